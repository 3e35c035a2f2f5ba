package dev.sempre.simulation.architecture.planted.model.names;

/// Has a name that says only that it is an interface.
interface IPrice {}
