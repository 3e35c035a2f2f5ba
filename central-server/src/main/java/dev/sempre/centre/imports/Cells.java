package dev.sempre.centre.imports;

import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.sempre.model.money.Currency;
import dev.sempre.model.sync.Column;
import dev.sempre.model.sync.Hlc;
import dev.sempre.model.sync.RecordCheck;
import dev.sempre.model.sync.RootRecord;
import dev.sempre.model.sync.TableSpec;
import dev.sempre.model.sync.Violation;
import dev.sempre.replica.sync.Records.Draft;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// What people write into cells, as the catalogue wants it.
final class Cells {
  private static final Set<String> YES = Set.of("1", "true", "yes");
  private static final Set<String> NO = Set.of("0", "false", "no");
  private static final Pattern WHOLE = Pattern.compile("[+-]?[0-9]{1,18}");
  private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,12}([.,][0-9]{1,9})?");

  private Cells() {}

  /// The value of a cell that is not empty, for a column of the catalogue.
  ///
  /// @throws BadCell if it is not of that kind
  static Object value(Column column, String cellName, String cell) throws BadCell {
    return switch (column.kind()) {
      case TEXT, CODE -> cell;
      case JSON -> json(cellName, cell);
      case DATE -> cell;
      case CURRENCY -> cell.toUpperCase(Locale.ROOT);
      case INTEGER, MONEY_MINOR, QUANTITY_MILLI, BASIS_POINTS -> whole(cellName, cell);
      case BOOLEAN -> flag(cellName, cell);
      case INSTANT_MILLIS -> instant(cellName, cell);
    };
  }

  private static String json(String column, String cell) throws BadCell {
    try {
      return JsonParser.parseString(cell).toString();
    } catch (JsonParseException e) {
      throw new BadCell(column, "is not JSON");
    }
  }

  static long whole(String column, String cell) throws BadCell {
    if (!WHOLE.matcher(cell).matches()) {
      throw new BadCell(column, "is not a whole number: " + shorten(cell));
    }
    return Long.parseLong(cell);
  }

  private static long flag(String column, String cell) throws BadCell {
    String word = cell.toLowerCase(Locale.ROOT);
    if (YES.contains(word)) {
      return 1;
    }
    if (NO.contains(word)) {
      return 0;
    }
    throw new BadCell(column, "is neither 1 nor 0: " + shorten(cell));
  }

  private static long instant(String column, String cell) throws BadCell {
    if (WHOLE.matcher(cell).matches()) {
      return Long.parseLong(cell);
    }
    try {
      return OffsetDateTime.parse(cell).toInstant().toEpochMilli();
    } catch (DateTimeException e) {
      throw new BadCell(
          column, "is not a moment such as 2026-12-31T08:00:00+01:00: " + shorten(cell));
    }
  }

  /// An amount as people write it, `2.49` or `2,49`, in minor units.
  static long minor(String column, String cell, Currency currency) throws BadCell {
    BigDecimal amount = decimal(column, cell);
    if (amount.scale() > currency.minorDigits()) {
      throw new BadCell(
          column,
          "has more than "
              + currency.minorDigits()
              + " decimals, which "
              + currency.code()
              + " has not: "
              + shorten(cell));
    }
    return amount.movePointRight(currency.minorDigits()).longValueExact();
  }

  /// A percentage as people write it, `22` or `5.5`, with or without its sign, in basis points.
  static long basisPoints(String column, String cell) throws BadCell {
    String number = cell.endsWith("%") ? cell.substring(0, cell.length() - 1).strip() : cell;
    BigDecimal percent = decimal(column, number).stripTrailingZeros();
    if (percent.scale() > 2) {
      throw new BadCell(column, "has more than two decimals: " + shorten(cell));
    }
    return percent.movePointRight(2).longValueExact();
  }

  private static BigDecimal decimal(String column, String cell) throws BadCell {
    if (!DECIMAL.matcher(cell).matches()) {
      throw new BadCell(column, "is not a number such as 2.49: " + shorten(cell));
    }
    return new BigDecimal(cell.replace(',', '.'));
  }

  /// Words for people: one blank where there was any blank, tab or line end.
  static String words(String column, String cell) throws BadCell {
    String plain = cell.replaceAll("\\s+", " ");
    if (plain.chars().anyMatch(Character::isISOControl)) {
      throw new BadCell(column, "contains control characters");
    }
    return plain;
  }

  /// Checks a record as the centre checks those of devices, and that every till can read it.
  ///
  /// @throws BadCell naming the column
  static void check(TableSpec table, Draft draft) throws BadCell {
    RootRecord record =
        new RootRecord(
            table,
            draft.id(),
            RootRecord.CENTRE,
            1,
            null,
            Hlc.ofMillis(1),
            "import",
            false,
            draft.values(),
            draft.children(),
            null,
            null);
    List<Violation> violations = RecordCheck.check(record);
    if (!violations.isEmpty()) {
      Violation first = violations.getFirst();
      throw new BadCell(first.field(), reason(first));
    }
    TillValues.check(table, draft);
  }

  private static String reason(Violation violation) {
    return switch (violation.code()) {
      case Violation.MISSING -> "is missing";
      case Violation.TOO_LONG -> "is longer than " + violation.detail() + " characters";
      default -> "has a value that is not allowed: " + violation.detail();
    };
  }

  static String shorten(String text) {
    return text.length() <= 40 ? text : text.substring(0, 40) + "...";
  }
}
