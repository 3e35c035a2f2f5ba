package dev.sempre.model.archive;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import dev.sempre.model.archive.ArchiveManifest.TableTotal;
import dev.sempre.model.archive.ArchiveManifest.TaxTotal;
import dev.sempre.model.chain.ChainCheck;
import dev.sempre.model.chain.Seal;
import dev.sempre.model.sync.Hlc;
import dev.sempre.model.sync.RootRecord;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Adds up what is in an archive, and writes a line for each record that people can read. Whoever
/// makes an archive and whoever checks one comes to the same from the same lines.
final class ArchiveSummary {
  static final String HEAD =
      Csv.line(
          "place",
          "table",
          "id",
          "number",
          "at",
          "by",
          "amount_minor",
          "currency",
          "perpetual_minor",
          "hash");

  private static final String TAX = "_tax";
  private static final String RATE = "rate_bp";

  private final Map<String, TableTotal> tables = new TreeMap<>();
  private final Map<Long, TaxTotal> taxes = new TreeMap<>();

  /// Takes a record in.
  ///
  /// @param record as [RecordLine] reads it
  /// @return its line of `summary.csv`
  /// @throws ArithmeticException if the amounts are more than a number holds
  String add(RootRecord record) {
    JsonObject fields = JsonParser.parseString(String.valueOf(record.extra())).getAsJsonObject();
    long amount = ChainCheck.amountOf(record);
    TableTotal one = new TableTotal(record.table().name(), 1, amount);
    tables.merge(one.table(), one, ArchiveSummary::sum);
    for (Map.Entry<String, JsonElement> child : fields.entrySet()) {
      if (child.getKey().endsWith(TAX) && child.getValue() instanceof JsonArray rows) {
        rows.forEach(row -> addTax(row.getAsJsonObject()));
      }
    }
    Seal seal = Seal.of(record).orElse(null);
    return Csv.line(
        seal == null ? null : seal.number(),
        record.table().name(),
        record.id(),
        number(fields, "number"),
        at(record),
        record.modifiedBy(),
        amount,
        text(fields, "currency"),
        seal == null ? null : seal.perpetualMinor(),
        seal == null ? null : seal.hash());
  }

  private static String at(RootRecord record) {
    return Instant.ofEpochMilli(Hlc.millis(record.modifiedAt())).toString();
  }

  private void addTax(JsonObject row) {
    Long rate = number(row, RATE);
    if (rate != null) {
      TaxTotal one =
          new TaxTotal(
              rate, orZero(row, "net_minor"), orZero(row, "tax_minor"), orZero(row, "gross_minor"));
      taxes.merge(rate, one, ArchiveSummary::sum);
    }
  }

  private static TableTotal sum(TableTotal one, TableTotal other) {
    return new TableTotal(
        one.table(),
        one.records() + other.records(),
        Math.addExact(one.amountMinor(), other.amountMinor()));
  }

  private static TaxTotal sum(TaxTotal one, TaxTotal other) {
    return new TaxTotal(
        one.rateBp(),
        Math.addExact(one.netMinor(), other.netMinor()),
        Math.addExact(one.taxMinor(), other.taxMinor()),
        Math.addExact(one.grossMinor(), other.grossMinor()));
  }

  private static long orZero(JsonObject row, String name) {
    Long number = number(row, name);
    return number == null ? 0 : number;
  }

  private static @Nullable Long number(JsonObject row, String name) {
    return row.get(name) instanceof JsonPrimitive value && value.isNumber()
        ? (Long) value.getAsLong()
        : null;
  }

  private static @Nullable String text(JsonObject row, String name) {
    return row.get(name) instanceof JsonPrimitive value && value.isString()
        ? value.getAsString()
        : null;
  }

  List<TableTotal> tables() {
    return List.copyOf(tables.values());
  }

  List<TaxTotal> taxes() {
    return List.copyOf(taxes.values());
  }

  /// How many records there were.
  long records() {
    return tables.values().stream().mapToLong(TableTotal::records).sum();
  }

  /// The file `totals.csv`.
  String totals() {
    StringBuilder file =
        new StringBuilder(
            Csv.line("kind", "key", "records", "net_minor", "tax_minor", "gross_minor"));
    for (TableTotal total : tables()) {
      file.append(
          Csv.line("table", total.table(), total.records(), null, null, total.amountMinor()));
    }
    for (TaxTotal total : taxes()) {
      file.append(
          Csv.line(
              "vat_bp",
              total.rateBp(),
              null,
              total.netMinor(),
              total.taxMinor(),
              total.grossMinor()));
    }
    return file.toString();
  }
}
