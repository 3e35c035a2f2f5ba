package dev.sempre.model.sync;

/// Who may create and change the rows of a table.
public enum Owner {
  /// Only the centre. Source: S5.
  CENTRE,
  /// Only the base that created the row; the centre keeps it. Source: S7.
  ISSUER,
  /// Any base and the centre. Source: S4, S9.
  ANY
}
