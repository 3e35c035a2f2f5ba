package dev.sempre.simulation.program;

/// Where a centre keeps its companies.
public enum CentreStore {
  SQLITE("SQLite"),
  POSTGRES("PostgreSQL");

  private final String label;

  CentreStore(String label) {
    this.label = label;
  }

  /// As people say it.
  public String label() {
    return label;
  }
}
