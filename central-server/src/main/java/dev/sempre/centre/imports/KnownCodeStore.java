package dev.sempre.centre.imports;

import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/// What lines of a file may refer to.
final class KnownCodeStore {
  /// @param id id of the rate
  /// @param basisPoints its percentage
  record VatRow(String id, int basisPoints) {}

  private KnownCodeStore() {}

  static Set<String> categories(Handle handle) {
    return handle
        .createQuery("select id from product_category where deleted = 0")
        .mapTo(String.class)
        .set();
  }

  /// Rates that may be used, by id.
  static List<VatRow> vatRates(Handle handle) {
    return handle
        .createQuery(
            "select id, rate_bp from vat_rate where active = 1 and deleted = 0 order by id")
        .map((row, context) -> new VatRow(row.getString(1), row.getInt(2)))
        .list();
  }
}
