package dev.sempre.model.sync;

/// Who of the company's bases sees the rows of a table.
public enum Scope {
  /// Every base of the company.
  TENANT,
  /// The bases of the establishment named in the column `establishment_id`.
  ESTABLISHMENT,
  /// Rows with an empty `establishment_id` go to every base, others to their establishment only.
  TENANT_OR_ESTABLISHMENT
}
