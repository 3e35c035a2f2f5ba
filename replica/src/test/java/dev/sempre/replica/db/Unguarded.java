package dev.sempre.replica.db;

/// A place whose database somebody works at who has taken its guards away.
public final class Unguarded {
  private Unguarded() {}

  public static void lift(Replica place) {
    place.write(
        Priority.PERSON,
        tx -> {
          new FactGuards(tx.dialect(), tx.connection()).lift();
          return null;
        });
  }
}
