package dev.sempre.centre.command;

import dev.sempre.centre.answer.Answer;
import dev.sempre.centre.imports.TableImport;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "table",
    description = {
      "Imports a reference table from a CSV file in UTF-8 with a header line.",
      "Tables: product_category, cost_centre, profit_centre, cfop, city, entity_classification,"
          + " establishment, role, vat_rate, payment_method, account_setting, product, price,"
          + " contact.",
      "Columns: id (or code) and the columns of the table. Also: name_en, name_it, name_pt, name_fr"
          + " for translated names; rate_percent for rate_bp; barcodes of a product (gtin) and"
          + " permissions of a role (permission) separated by |; for a price, product (sku or"
          + " barcode) in place of product_id, and no id.",
      "Known files: cities with istat_code (Italy), insee_code (France) or ibge_code (Brazil); cfop"
          + " with cfop; product_category with category and parent."
    },
    mixinStandardHelpOptions = true)
final class ImportTableCommand extends TenantCommand {
  @Parameters(index = "0", paramLabel = "NAME", description = "Name of the table.")
  String table = "";

  @Parameters(index = "1", paramLabel = "FILE.csv", description = "The list.")
  Path file = Path.of("");

  private final Console console;

  ImportTableCommand(Opening opening, Voice voice, Console console) {
    super(opening, voice);
    this.console = console;
  }

  @Override
  Answer<? extends Result> run(Company company) {
    return TableImport.run(company.replica(), table, file, new ProgressLine(console))
        .then(result -> Answer.done(ImportOutcome.of(company.name(), result)));
  }
}
