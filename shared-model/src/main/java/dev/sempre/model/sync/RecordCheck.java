package dev.sempre.model.sync;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import dev.sempre.model.sync.RootRecord.ChildRow;
import dev.sempre.model.text.PlainText;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Checks the form of a record against the catalogue: nothing missing, every value of its type and
/// within its limits. Form only; what the record means is judged after it was accepted. Source: P1.
public final class RecordCheck {
  /// 9999-12-31T23:59:59.999Z.
  private static final long LAST_INSTANT_MILLIS = 253_402_300_799_999L;

  private static final long MAX_BASIS_POINTS = 100_000;

  /// Largest amount or quantity, far above any real one and far below an overflow of a sum of
  /// millions of them.
  public static final long MAX_AMOUNT = 1_000_000_000_000L;

  private RecordCheck() {}

  /// All violations, empty if the form is right.
  public static List<Violation> check(RootRecord record) {
    List<Violation> violations = new ArrayList<>();
    TableSpec table = record.table();
    header(record, violations);
    values("", table.columns(), record.values(), violations);
    extra("", record.extra(), Column.CARRIED_LENGTH, violations);
    for (int i = 0; i < table.children().size(); i++) {
      ChildSpec child = table.children().get(i);
      int position = 1;
      for (ChildRow row : record.children().get(i)) {
        String prefix = child.name() + "[" + position + "].";
        values(prefix, child.columns(), row.values(), violations);
        extra(prefix, row.extra(), Column.JSON_LENGTH, violations);
        position++;
      }
    }
    return violations;
  }

  private static void header(RootRecord record, List<Violation> violations) {
    code("id", record.id(), violations);
    code("origin", record.origin(), violations);
    code("modified_by", record.modifiedBy(), violations);
    if (record.version() < 1) {
      violations.add(bad("version", record.version()));
    }
    if (record.baseVersion() != null && record.baseVersion() < 1) {
      violations.add(bad("base_version", record.baseVersion()));
    }
    if (Hlc.millis(record.modifiedAt()) <= 0
        || Hlc.millis(record.modifiedAt()) > LAST_INSTANT_MILLIS) {
      violations.add(bad("modified_at", record.modifiedAt()));
    }
    if (record.stamps() != null && record.stamps().length() > Column.JSON_LENGTH) {
      violations.add(new Violation(Violation.TOO_LONG, "stamps", "" + Column.JSON_LENGTH));
    } else if (record.stamps() != null) {
      try {
        FieldStamps.of(record);
      } catch (IllegalArgumentException e) {
        violations.add(bad("stamps", record.stamps()));
      }
    }
  }

  /// What a newer program sent beside the known columns need not be understood, but it must have a
  /// canonical form.
  private static void extra(
      String prefix, @Nullable String extra, int longest, List<Violation> violations) {
    if (extra == null) {
      return;
    }
    if (extra.length() > longest) {
      violations.add(new Violation(Violation.TOO_LONG, prefix + "extra", "" + longest));
    } else if (!PlainText.isStorable(extra) || !isCarriable(extra)) {
      violations.add(bad(prefix + "extra", extra));
    }
  }

  private static boolean isCarriable(String extra) {
    try {
      return JsonParser.parseString(extra) instanceof JsonObject object
          && object.entrySet().stream()
              .allMatch(entry ->
                  entry.getKey().startsWith(CanonicalForm.CHILD_KEY)
                      ? areRows(entry.getValue())
                      : isScalar(entry.getValue()));
    } catch (JsonParseException | StackOverflowError e) {
      return false;
    }
  }

  private static boolean areRows(JsonElement element) {
    return element instanceof JsonArray rows
        && rows.asList().stream()
            .allMatch(row ->
                row instanceof JsonObject object
                    && object.asMap().values().stream().allMatch(RecordCheck::isScalar));
  }

  /// Whole numbers are the only ones on the wire, and what is a text here is to be stored as one
  /// after the next upgrade.
  private static boolean isScalar(JsonElement element) {
    if (element instanceof JsonPrimitive primitive && primitive.isString()) {
      return PlainText.isStorable(primitive.getAsString());
    }
    if (element instanceof JsonPrimitive primitive && primitive.isNumber()) {
      try {
        Long.parseLong(primitive.getAsString());
      } catch (NumberFormatException e) {
        return false;
      }
    }
    return true;
  }

  private static void code(String field, String value, List<Violation> violations) {
    if (value.isEmpty()) {
      violations.add(new Violation(Violation.MISSING, field, ""));
    } else if (value.length() > Column.CODE_LENGTH) {
      violations.add(new Violation(Violation.TOO_LONG, field, "" + Column.CODE_LENGTH));
    } else if (hasControlCharacter(value)) {
      violations.add(bad(field, value));
    }
  }

  private static void values(
      String prefix, List<Column> columns, @Nullable Object[] values, List<Violation> violations) {
    for (int i = 0; i < values.length; i++) {
      Violation violation = value(prefix, columns.get(i), values[i]);
      if (violation != null) {
        violations.add(violation);
      }
    }
  }

  private static @Nullable Violation value(String prefix, Column column, @Nullable Object value) {
    String field = prefix + column.name();
    if (value == null) {
      return column.required() ? new Violation(Violation.MISSING, field, "") : null;
    }
    if (value instanceof Misfit misfit) {
      return new Violation(Violation.WRONG_TYPE, field, shorten(misfit.json()));
    }
    if (column.kind().isInteger() != value instanceof Long) {
      return new Violation(Violation.WRONG_TYPE, field, shorten(value.toString()));
    }
    if (value instanceof String text) {
      if (text.length() > column.maxLength()) {
        return new Violation(Violation.TOO_LONG, field, "" + column.maxLength());
      }
      if (column.required() && text.isBlank()) {
        return new Violation(Violation.MISSING, field, "");
      }
    }
    return isGood(column.kind(), value) ? null : bad(field, value);
  }

  private static boolean isGood(ColumnKind kind, Object value) {
    return switch (kind) {
      case TEXT -> PlainText.isStorable((String) value);
      case CODE -> !hasControlCharacter((String) value);
      case JSON -> isJson((String) value);
      case DATE -> isDate((String) value);
      case CURRENCY -> isCurrency((String) value);
      case INTEGER -> true;
      case BOOLEAN -> (long) value == 0 || (long) value == 1;
      case MONEY_MINOR, QUANTITY_MILLI -> within((long) value, -MAX_AMOUNT, MAX_AMOUNT);
      case BASIS_POINTS -> within((long) value, 0, MAX_BASIS_POINTS);
      case INSTANT_MILLIS -> within((long) value, 0, LAST_INSTANT_MILLIS);
    };
  }

  private static boolean within(long value, long least, long most) {
    return value >= least && value <= most;
  }

  private static boolean hasControlCharacter(String text) {
    return text.chars().anyMatch(Character::isISOControl) || !PlainText.isStorable(text);
  }

  private static boolean isJson(String text) {
    try {
      return !JsonParser.parseString(text).isJsonNull() && PlainText.isStorable(text);
    } catch (JsonParseException | StackOverflowError e) {
      return false;
    }
  }

  private static boolean isDate(String text) {
    try {
      int year = LocalDate.parse(text).getYear();
      return year >= 1900 && year <= 9999;
    } catch (DateTimeException e) {
      return false;
    }
  }

  private static boolean isCurrency(String text) {
    return text.length() == 3 && text.chars().allMatch(c -> c >= 'A' && c <= 'Z');
  }

  private static Violation bad(String field, Object value) {
    return new Violation(Violation.BAD_VALUE, field, shorten(value.toString()));
  }

  private static String shorten(String text) {
    return text.length() <= 80 ? text : text.substring(0, 80) + "...";
  }
}
