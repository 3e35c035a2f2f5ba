package dev.sempre.model.sync;

/// A value that arrived with another type than its column has, kept so that the record can be
/// refused by name instead of the whole batch.
///
/// @param json what arrived, shortened
public record Misfit(String json) {
  @Override
  public String toString() {
    return json;
  }
}
