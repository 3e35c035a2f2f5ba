package dev.sempre.centre.command;

import dev.sempre.centre.answer.Answer;
import dev.sempre.centre.catalogue.PriceChange;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "set",
    description = "Sets what one unit of a product costs from now on.",
    mixinStandardHelpOptions = true)
final class PriceSetCommand extends TenantCommand {
  @Option(
      names = "--product",
      paramLabel = "CODE",
      required = true,
      description = "The company's code of the product (SKU) or a barcode (GTIN).")
  String product = "";

  @Option(
      names = "--amount-minor",
      paramLabel = "N",
      required = true,
      description = "Price in minor units: 249 for 2.49 EUR.")
  long amountMinor;

  @Option(
      names = "--establishment",
      paramLabel = "CODE",
      description = "The only place where it holds; everywhere if left out.")
  @Nullable String establishment;

  record Priced(
      String tenant,
      String product,
      String sku,
      String name,
      String currency,
      long amountMinor,
      @Nullable String establishment,
      boolean changed)
      implements Result {
    @Override
    public String text() {
      return "%s (%s) costs %s%s%s."
          .formatted(
              name,
              sku,
              Amounts.text(amountMinor, currency),
              establishment == null ? "" : " at " + establishment,
              changed ? "" : ", as before");
    }
  }

  PriceSetCommand(Opening opening, Voice voice) {
    super(opening, voice);
  }

  @Override
  Answer<? extends Result> run(Company company) {
    return PriceChange.set(company.replica(), product, amountMinor, establishment)
        .then(set ->
            Answer.done(
                new Priced(
                    company.name(),
                    set.product(),
                    set.sku(),
                    set.name(),
                    set.currency(),
                    set.amountMinor(),
                    set.establishment(),
                    set.changed())));
  }
}
