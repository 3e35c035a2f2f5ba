package dev.sempre.pos.shell;

/// Where this installation stands: the three names at the left of the top bar.
public record Place(String company, String establishment, String device) {}
