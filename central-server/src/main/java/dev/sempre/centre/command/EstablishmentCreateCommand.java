package dev.sempre.centre.command;

import dev.sempre.centre.answer.Answer;
import dev.sempre.centre.organisation.Establishments;
import dev.sempre.centre.organisation.NewCompany.Market;
import dev.sempre.model.organisation.Establishment;
import dev.sempre.model.organisation.EstablishmentKind;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "create",
    description =
        "Creates an establishment; what is left out is taken from the central establishment.",
    mixinStandardHelpOptions = true)
final class EstablishmentCreateCommand extends TenantCommand {
  @Option(
      names = "--code",
      required = true,
      description = "Short code, first part of its ticket numbers: 1 to 10 letters and digits.")
  String code = "";

  @Option(names = "--name", required = true, description = "What people read.")
  String name = "";

  @Option(
      names = "--kind",
      defaultValue = "REMOTE",
      description = "CENTRAL or REMOTE; REMOTE if left out.")
  EstablishmentKind kind = EstablishmentKind.REMOTE;

  @Option(names = "--address", description = "Printed on its receipts.")
  @Nullable String address;

  @Mixin MarketOptions market = new MarketOptions();

  record Created(
      String tenant,
      String code,
      String name,
      String kind,
      String country,
      String currency,
      String taxMode,
      String language,
      String timeZone)
      implements Result {
    static Created of(String tenant, Establishment place) {
      return new Created(
          tenant,
          place.id(),
          place.name(),
          place.kind().name(),
          place.country(),
          place.currency().code(),
          place.taxMode().name(),
          place.language(),
          place.zone().getId());
    }

    @Override
    public String text() {
      return "Establishment %s (%s) of %s: %s, %s, prices %s of tax, %s, %s."
          .formatted(code, name, tenant, country, currency, taxMode, language, timeZone);
    }
  }

  EstablishmentCreateCommand(Opening opening, Voice voice) {
    super(opening, voice);
  }

  @Override
  Answer<? extends Result> run(Company company) {
    Optional<Market> central = company.replica().read(Establishments::central);
    if (market.isEmpty() || central.isEmpty()) {
      return create(company, null);
    }
    return market.over(central.get()).then(place -> create(company, place));
  }

  private Answer<Created> create(Company company, @Nullable Market place) {
    return Establishments.create(company.replica(), code, name, kind, place, address)
        .then(created -> Answer.done(Created.of(company.name(), created)));
  }
}
