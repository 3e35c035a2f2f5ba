package dev.sempre.centre.command;

import dev.sempre.centre.answer.Answer;
import dev.sempre.centre.identity.TillChains;
import dev.sempre.replica.chain.ChainStore.Checked;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;

@Command(
    name = "verify",
    description = "Looks whether the tickets of a company are as its tills have sealed them.",
    mixinStandardHelpOptions = true)
final class ChainVerifyCommand extends TenantCommand {
  record Verified(String tenant, List<Checked> chains) implements Result {
    @Override
    public String text() {
      return chains.isEmpty()
          ? "No ticket of " + tenant + " is sealed yet."
          : chains.stream().map(Checked::line).collect(Collectors.joining("\n"));
    }
  }

  ChainVerifyCommand(Opening opening, Voice voice) {
    super(opening, voice);
  }

  @Override
  Answer<? extends Result> run(Company company) {
    Verified verified = new Verified(company.name(), TillChains.check(company.replica()));
    return verified.chains().stream().allMatch(Checked::holds)
        ? Answer.done(verified)
        : Answer.refused(
            "CHAIN_BROKEN",
            "tenant",
            "Tickets are not as they were sealed. Keep this database as it is.\n"
                + verified.text());
  }
}
