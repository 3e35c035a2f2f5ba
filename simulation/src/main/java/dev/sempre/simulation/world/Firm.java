package dev.sempre.simulation.world;

/// The companies that a world may have. Each writes its canary into its own rows: a word that
/// nobody else may ever see. Source: I10.
enum Firm {
  ROSSI("rossi", "Bottega Rossi"),
  VERDI("verdi", "Verdi e Figli");

  private final String tenant;
  private final String company;

  Firm(String tenant, String company) {
    this.tenant = tenant;
    this.company = company;
  }

  String tenant() {
    return tenant;
  }

  String company() {
    return company;
  }

  String canary() {
    return "canary-of-" + tenant;
  }
}
