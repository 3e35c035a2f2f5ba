package dev.sempre.model.sync;

/// What happens when two places hold different states of one record.
public enum ConflictPolicy {
  /// Never changed after it is written. A second state under the same id is a conflict that is
  /// shown and never applied. Source: P1, R11, R25.
  FACT,
  /// The centre's state stands; the other is kept and shown. Source: S15.
  CENTRE_WINS,
  /// Field by field the latest stamp stands, ties by base id; what loses is kept. Source: S9, R22.
  LATEST_PER_FIELD
}
