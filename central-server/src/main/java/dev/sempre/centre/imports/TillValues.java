package dev.sempre.centre.imports;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import dev.sempre.centre.organisation.Establishments;
import dev.sempre.model.catalogue.ProductUnit;
import dev.sempre.model.money.Currency;
import dev.sempre.model.organisation.EstablishmentKind;
import dev.sempre.model.organisation.Permission;
import dev.sempre.model.sale.SaleLimits;
import dev.sempre.model.sale.TenderKind;
import dev.sempre.model.sync.Column;
import dev.sempre.model.sync.ColumnKind;
import dev.sempre.model.sync.RootRecord.ChildRow;
import dev.sempre.model.sync.SyncCatalogue;
import dev.sempre.model.sync.TableSpec;
import dev.sempre.model.tax.TaxMode;
import dev.sempre.replica.sync.Records.Draft;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Values that are well formed and yet would stop every till of a shop that reads them: words that
/// are none of those there are, currencies and time zones that do not exist, amounts that no sale
/// can hold. Source: P3.
final class TillValues {
  private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");

  private final TableSpec table;
  private final Draft draft;

  private TillValues(TableSpec table, Draft draft) {
    this.table = table;
    this.draft = draft;
  }

  /// Checks a record that is well formed.
  ///
  /// @throws BadCell naming the column
  static void check(TableSpec table, Draft draft) throws BadCell {
    new TillValues(table, draft).check();
  }

  private void check() throws BadCell {
    for (Column column : table.columns()) {
      if (column.kind() == ColumnKind.CURRENCY) {
        currency(column.name());
      }
      if (column.name().equals("names")) {
        translations(column.name());
      }
    }
    if (table == SyncCatalogue.ESTABLISHMENT) {
      establishment();
    } else if (table == SyncCatalogue.PAYMENT_METHOD) {
      oneOf("kind", TenderKind.values());
      within("sort", Integer.MIN_VALUE, Integer.MAX_VALUE);
    } else if (table == SyncCatalogue.ROLE) {
      permissions();
    } else if (table == SyncCatalogue.PRODUCT) {
      oneOf("unit", ProductUnit.values());
      within("quick_key", Integer.MIN_VALUE, Integer.MAX_VALUE);
    } else if (table == SyncCatalogue.PRICE) {
      within("amount_minor", 0, SaleLimits.MAX_PRICE_MINOR);
    }
  }

  private void establishment() throws BadCell {
    if (!Establishments.isCode(draft.id())) {
      throw new BadCell("id", "is not 1 to 10 letters and digits: " + Cells.shorten(draft.id()));
    }
    oneOf("kind", EstablishmentKind.values());
    oneOf("tax_mode", TaxMode.values());
    String country = text("country");
    if (country != null && !COUNTRY.matcher(country).matches()) {
      throw new BadCell("country", "is not a country of two capital letters: " + country);
    }
    zone("time_zone");
    language("language");
  }

  private void currency(String column) throws BadCell {
    String code = text(column);
    try {
      if (code != null) {
        Currency.of(code);
      }
    } catch (IllegalArgumentException e) {
      throw new BadCell(column, "is no currency that one can pay with: " + Cells.shorten(code));
    }
  }

  private void zone(String column) throws BadCell {
    String zone = text(column);
    try {
      if (zone != null) {
        ZoneId.of(zone);
      }
    } catch (DateTimeException e) {
      throw new BadCell(
          column, "is no time zone such as Europe/Rome: " + Cells.shorten(String.valueOf(zone)));
    }
  }

  private void language(String column) throws BadCell {
    String tag = text(column);
    try {
      if (tag != null) {
        new Locale.Builder().setLanguageTag(tag).build();
      }
    } catch (IllformedLocaleException e) {
      throw new BadCell(
          column, "is no language such as it or pt-BR: " + Cells.shorten(String.valueOf(tag)));
    }
  }

  private void translations(String column) throws BadCell {
    String json = text(column);
    if (json == null) {
      return;
    }
    JsonElement names = JsonParser.parseString(json);
    boolean texts =
        names.isJsonObject()
            && names.getAsJsonObject().asMap().values().stream()
                .allMatch(name -> name.isJsonPrimitive() && name.getAsJsonPrimitive().isString());
    if (!texts) {
      throw new BadCell(column, "is not a list of texts by language such as {\"it\":\"Pane\"}");
    }
  }

  private void permissions() throws BadCell {
    for (List<ChildRow> rows : draft.children()) {
      for (ChildRow row : rows) {
        oneOf("permission", (String) row.values()[0], Permission.values());
      }
    }
  }

  private void oneOf(String column, Enum<?>[] words) throws BadCell {
    oneOf(column, text(column), words);
  }

  private static void oneOf(String column, @Nullable String word, Enum<?>[] words) throws BadCell {
    if (word != null && Arrays.stream(words).noneMatch(known -> known.name().equals(word))) {
      String all = Arrays.stream(words).map(Enum::name).collect(Collectors.joining(", "));
      throw new BadCell(column, "is none of " + all + ": " + Cells.shorten(word));
    }
  }

  private void within(String column, long least, long most) throws BadCell {
    Object value = draft.values()[table.requireIndexOf(column)];
    if (value instanceof Long number && (number < least || number > most)) {
      throw new BadCell(column, "is not within " + least + " and " + most + ": " + number);
    }
  }

  private @Nullable String text(String column) {
    return draft.values()[table.requireIndexOf(column)] instanceof String text ? text : null;
  }
}
