package dev.sempre.model.sync;

import static dev.sempre.model.sync.Column.of;
import static dev.sempre.model.sync.ColumnKind.CODE;
import static dev.sempre.model.sync.ColumnKind.INTEGER;

import java.util.List;

/// What a table has whose records are sealed in the chain of their till; its column `series` says
/// in which. Optional, since what was stored before there were chains is not sealed. Source: T11,
/// R35.
public final class SealColumns {
  /// Place in the chain, from 1.
  public static final String NUMBER = "chain_number";

  /// Hash of the record before.
  public static final String PREVIOUS = "chain_previous";

  /// What the till has ever sold, the record included, in minor units. No limit of an amount holds
  /// for it: it would refuse a ticket for what was sold before.
  public static final String PERPETUAL = "perpetual_minor";

  /// Hash of the record, 64 hex digits.
  public static final String HASH = "chain_hash";

  /// The device's signature, base64.
  public static final String SIGNATURE = "chain_signature";

  private static final int HASH_LENGTH = 64;
  private static final int SIGNATURE_LENGTH = 88;

  private SealColumns() {}

  /// The columns, in schema order.
  public static List<Column> all() {
    return List.of(
        of(NUMBER, INTEGER).optional(),
        of(PREVIOUS, CODE).upTo(HASH_LENGTH).optional(),
        of(PERPETUAL, INTEGER).optional(),
        of(HASH, CODE).upTo(HASH_LENGTH).optional(),
        of(SIGNATURE, CODE).upTo(SIGNATURE_LENGTH).optional());
  }

  /// Whether the records of a table are sealed.
  public static boolean areIn(TableSpec table) {
    return table.indexOf(NUMBER) >= 0;
  }
}
