package dev.sempre.centre.command;

import dev.sempre.centre.answer.Answer;
import dev.sempre.centre.tenant.CentreStore;
import dev.sempre.centre.tenant.Tenant;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;

@Command(name = "list", description = "Lists the companies.", mixinStandardHelpOptions = true)
final class TenantListCommand extends StoreCommand {
  record Listed(List<Tenant> tenants) implements Result {
    @Override
    public String text() {
      return tenants.isEmpty()
          ? "There is no company yet: create one with tenant create."
          : tenants.stream()
              .map(tenant -> tenant.name() + "  " + tenant.company())
              .collect(Collectors.joining("\n"));
    }
  }

  TenantListCommand(Opening opening, Voice voice) {
    super(opening, voice);
  }

  @Override
  Answer<? extends Result> run(CentreStore store) {
    return Answer.done(new Listed(store.tenants().all()));
  }
}
