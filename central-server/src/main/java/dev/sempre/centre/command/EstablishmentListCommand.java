package dev.sempre.centre.command;

import dev.sempre.centre.answer.Answer;
import dev.sempre.centre.organisation.Establishments;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;

@Command(
    name = "list",
    description = "Lists the establishments of a company.",
    mixinStandardHelpOptions = true)
final class EstablishmentListCommand extends TenantCommand {
  record Listed(String tenant, List<EstablishmentCreateCommand.Created> establishments)
      implements Result {
    @Override
    public String text() {
      return establishments.stream()
          .map(EstablishmentCreateCommand.Created::text)
          .collect(Collectors.joining("\n"));
    }
  }

  EstablishmentListCommand(Opening opening, Voice voice) {
    super(opening, voice);
  }

  @Override
  Answer<? extends Result> run(Company company) {
    return Answer.done(
        new Listed(
            company.name(),
            company.replica().read(Establishments::all).stream()
                .map(place -> EstablishmentCreateCommand.Created.of(company.name(), place))
                .toList()));
  }
}
