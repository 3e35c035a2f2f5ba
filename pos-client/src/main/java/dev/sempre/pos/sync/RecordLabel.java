package dev.sempre.pos.sync;

import dev.sempre.model.sale.TicketNumber;
import dev.sempre.model.sync.RootRecord;
import dev.sempre.model.sync.SyncCatalogue;
import dev.sempre.model.sync.TableSpec;
import org.jspecify.annotations.Nullable;

/// What people call a record.
final class RecordLabel {
  private RecordLabel() {}

  /// A ticket's number, a customer's name; the id of what has neither.
  static String of(RootRecord record) {
    TableSpec table = record.table();
    if (table == SyncCatalogue.SALE
        && record.value("series") instanceof String series
        && record.value("number") instanceof Long number
        && number > 0) {
      return new TicketNumber(series, number).printed();
    }
    String name = table.indexOf("name") < 0 ? null : text(record, "name");
    return name == null || name.isBlank() ? record.id() : name;
  }

  /// What stands in a column; null if there is no such column or nothing in it.
  static @Nullable String text(RootRecord record, @Nullable String column) {
    int index = column == null ? -1 : record.table().indexOf(column);
    Object value = index < 0 ? null : record.values()[index];
    return value == null ? null : value.toString();
  }
}
