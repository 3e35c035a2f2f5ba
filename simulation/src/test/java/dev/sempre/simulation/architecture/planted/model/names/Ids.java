package dev.sempre.simulation.architecture.planted.model.names;

/// Keeps the rules: an interface whose name begins with that letter.
interface Ids {}
