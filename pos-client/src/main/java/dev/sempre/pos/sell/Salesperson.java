package dev.sempre.pos.sell;

/// Who may have sold a line.
///
/// @param id the user's id
/// @param name as it is shown to others
public record Salesperson(String id, String name) {}
