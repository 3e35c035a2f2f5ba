package dev.sempre.centre.demo;

import dev.sempre.centre.imports.BadLine;
import dev.sempre.centre.imports.CsvFile;
import dev.sempre.centre.imports.CsvFile.Next;
import dev.sempre.centre.imports.CsvRow;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// The lists that the demo company is made from.
enum DemoFile {
  CATEGORIES("categories.csv"),
  CONTACTS("contacts.csv"),
  COST_CENTRES("cost_centres.csv"),
  ENTITY_CLASSIFICATIONS("entity_classifications.csv"),
  ESTABLISHMENTS("establishments.csv"),
  PAYMENT_METHODS("payment_methods.csv"),
  PRODUCTS("products.csv"),
  PROFIT_CENTRES("profit_centres.csv"),
  ROLES("roles.csv"),
  USERS("users.csv"),
  VAT_RATES("vat_rates.csv");

  private final String file;

  DemoFile(String file) {
    this.file = file;
  }

  /// Every line as something else, in order.
  ///
  /// @throws IllegalStateException if a line cannot be read: a bug of the program's own file
  <T> List<T> map(Function<CsvRow, T> understanding) {
    InputStream in = DemoFile.class.getResourceAsStream(file);
    if (in == null) {
      throw new IllegalStateException("the program lacks its own file " + file);
    }
    List<T> result = new ArrayList<>();
    try (CsvFile csv = CsvFile.read(file, in, 0)) {
      for (Next next = csv.next(); !(next instanceof Next.End); next = csv.next()) {
        switch (next) {
          case Next.Row(CsvRow row) -> result.add(understanding.apply(row));
          case Next.Bad(BadLine line) -> throw new IllegalStateException(file + ": " + line);
          case Next.End() -> throw new IllegalStateException("behind the end of " + file);
        }
      }
    }
    return result;
  }
}
