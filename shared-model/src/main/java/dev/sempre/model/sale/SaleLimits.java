package dev.sempre.model.sale;

/// How large a sale can be. Far above any real one and low enough that no sum of a sale, nor of
/// millions of sales, overflows a `long`, and that every amount is exact for a reader of JSON who
/// knows only doubles (2^53). What goes beyond is refused as a mistake of the hand, typically a
/// barcode scanned into a field of numbers.
public final class SaleLimits {

  /// 9 999 999.999 pieces or kilograms.
  public static final long MAX_QUANTITY_MILLI = 9_999_999_999L;

  /// Price of one unit: 99 999 999.99 in a currency of two digits.
  public static final long MAX_PRICE_MINOR = 9_999_999_999L;

  /// Total of a line, of a ticket with its tax, of what is tendered: 9 999 999 999.99 in a currency
  /// of two digits.
  public static final long MAX_TOTAL_MINOR = 999_999_999_999L;

  /// Lines of a ticket, voided ones included. So many with the longest texts still fit into one
  /// upload, 16 MiB.
  public static final int MAX_LINES = 1_000;

  /// Tenders of a ticket.
  public static final int MAX_TENDERS = 99;

  /// UTF-16 units of a note on a ticket or a line.
  public static final int MAX_NOTE_LENGTH = 1_000;

  /// UTF-16 units of the reason for which goods came back.
  public static final int MAX_REASON_LENGTH = 200;

  /// UTF-16 units of a line's description.
  public static final int MAX_DESCRIPTION_LENGTH = 400;

  private SaleLimits() {}
}
