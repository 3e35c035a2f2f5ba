package dev.sempre.model.sync;

/// A value that arrived with another type than its column has, kept so that the record can be
/// refused by name instead of the whole batch.
///
/// @param json what arrived, shortened
public record Misfit(String json) {
  private static final int LONGEST = 80;

  /// What arrived, shortened here.
  public static Misfit of(String json) {
    return new Misfit(json.length() <= LONGEST ? json : json.substring(0, LONGEST) + "...");
  }

  @Override
  public String toString() {
    return json;
  }
}
