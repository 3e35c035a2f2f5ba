package dev.sempre.model.id;

/// Where ids of new records come from. An id is made and stored before the record is first sent,
/// and is used unchanged for ever. Safe to call from any thread. Source: R10.
@FunctionalInterface
public interface Ids {

  /// An id that was never given before, anywhere.
  String next();
}
