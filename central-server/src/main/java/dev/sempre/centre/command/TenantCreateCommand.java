package dev.sempre.centre.command;

import dev.sempre.centre.answer.Answer;
import dev.sempre.centre.organisation.Companies;
import dev.sempre.centre.organisation.NewCompany;
import dev.sempre.centre.organisation.NewCompany.Market;
import dev.sempre.centre.tenant.CentreStore;
import dev.sempre.centre.tenant.Tenant;
import dev.sempre.model.money.Currency;
import dev.sempre.model.tax.TaxMode;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "create",
    description =
        "Creates a company with its central establishment (code 0), the roles ADMIN, MANAGER and"
            + " CASHIER, an administrator, cash and card, and the VAT rates of its country.",
    mixinStandardHelpOptions = true)
final class TenantCreateCommand extends StoreCommand {
  private static final Market DEFAULTS =
      new Market(Currency.of("EUR"), "IT", "it", ZoneId.of("Europe/Rome"), TaxMode.INCLUSIVE);

  @Option(
      names = "--name",
      paramLabel = "NAME",
      required = true,
      description = "Short name: lower-case letters, digits, single hyphens.")
  String name = "";

  @Option(names = "--company", required = true, description = "Full name of the company.")
  String company = "";

  @Mixin MarketOptions market = new MarketOptions();

  @Option(
      names = "--admin-pin",
      paramLabel = "PIN",
      interactive = true,
      arity = "0..1",
      description = "PIN of the administrator; made up and shown once if left out.")
  @Nullable String adminPin;

  /// @param adminPin shown this once
  record Created(
      String tenant, String company, String establishment, String adminLogin, String adminPin)
      implements Result {
    @Override
    public String text() {
      return """
      Company %s (%s) with its central establishment %s.
      Administrator: log-in %s, PIN %s. The PIN is shown only now.
      Next: establishment create, device code, import products.\
      """
          .formatted(tenant, company, establishment, adminLogin, adminPin);
    }
  }

  TenantCreateCommand(Opening opening, Voice voice) {
    super(opening, voice);
  }

  @Override
  Answer<? extends Result> run(CentreStore store) {
    Companies companies = new Companies(store);
    String pin = adminPin == null ? companies.randomPin() : adminPin;
    return market
        .over(DEFAULTS)
        .then(place -> companies.create(new NewCompany(name, company, place, pin)))
        .then((Tenant tenant) ->
            Answer.done(
                new Created(
                    tenant.name(), tenant.company(), Companies.CENTRAL, Companies.ADMIN, pin)));
  }
}
