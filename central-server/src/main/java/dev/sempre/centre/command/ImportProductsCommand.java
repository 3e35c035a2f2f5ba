package dev.sempre.centre.command;

import dev.sempre.centre.answer.Answer;
import dev.sempre.centre.imports.ProductImport;
import dev.sempre.model.money.Currency;
import dev.sempre.model.sale.SaleLimits;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "products",
    description = {
      "Imports products from a CSV file in UTF-8 with a header line.",
      "Columns: gtin (or ean), name, brand, category, department, quantity (of one package); and if"
          + " there are such: sku, price (2.49) or price_minor (249), unit (pcs, kg, l, m, m2, h),"
          + " vat (percent or id). Other columns are passed over.",
      "A product is known again by sku, else by gtin; an empty cell leaves what is there. Missing"
          + " categories are created. Bad lines are listed, the rest is imported."
    },
    mixinStandardHelpOptions = true)
final class ImportProductsCommand extends TenantCommand {
  @Parameters(index = "0", paramLabel = "FILE.csv", description = "The list.")
  Path file = Path.of("");

  @Option(
      names = "--vat",
      paramLabel = "RATE",
      description =
          "VAT rate of new products without one, percent or id; the company's usual rate if left"
              + " out.")
  @Nullable String vat;

  @Option(
      names = "--price-minor",
      paramLabel = "N",
      description = "Price of new products without one, in minor units (cents); none if left out.")
  @Nullable Long priceMinor;

  @Option(
      names = "--currency",
      paramLabel = "CODE",
      description = "Currency of the prices; the central establishment's if left out.")
  @Nullable String currency;

  private final Console console;

  ImportProductsCommand(Opening opening, Voice voice, Console console) {
    super(opening, voice);
    this.console = console;
  }

  @Override
  Answer<? extends Result> run(Company company) {
    if (priceMinor != null && (priceMinor < 0 || priceMinor > SaleLimits.MAX_PRICE_MINOR)) {
      return Answer.<Result>refused(
          "PRICE_AMOUNT",
          "price-minor",
          "A price is 0 or more, and no more than "
              + SaleLimits.MAX_PRICE_MINOR
              + ", the most that a till sells one unit for.");
    }
    Currency money;
    try {
      money = currency == null ? null : Currency.of(currency);
    } catch (IllegalArgumentException e) {
      return Answer.<Result>refused(
          "CURRENCY", "currency", "A currency is three capital letters of ISO 4217, such as EUR.");
    }
    return ProductImport.run(
            company.replica(),
            file,
            new ProductImport.Options(vat, priceMinor, money),
            new ProgressLine(console))
        .then(result -> Answer.done(ImportOutcome.of(company.name(), result)));
  }
}
