package dev.sempre.centre.command;

import dev.sempre.centre.answer.Answer;
import dev.sempre.centre.tenant.CentreStore;
import dev.sempre.centre.tenant.Tenant;
import dev.sempre.replica.db.Replica;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// A command about one company.
abstract class TenantCommand extends StoreCommand {
  @Option(
      names = "--tenant",
      paramLabel = "NAME",
      description = "Short name of the company; may be left out if there is only one.")
  @Nullable String tenant;

  TenantCommand(Opening opening, Voice voice) {
    super(opening, voice);
  }

  /// The company that a command is about.
  ///
  /// @param name short name
  /// @param replica its database
  /// @param store what it is in
  record Company(String name, Replica replica, CentreStore store) {}

  abstract Answer<? extends Result> run(Company company);

  @Override
  final Answer<? extends Result> run(CentreStore store) {
    return switch (name(store)) {
      case Answer.Done<String>(String name) ->
          run(new Company(name, store.tenants().replica(name).orElseThrow(), store));
      case Answer.Refused<String>(var why) -> Answer.<Result>refused(why);
    };
  }

  private Answer<String> name(CentreStore store) {
    String asked = tenant;
    List<Tenant> all = store.tenants().all();
    String names = all.stream().map(Tenant::name).collect(Collectors.joining(", "));
    if (all.isEmpty()) {
      return Answer.refused(
          "NO_TENANT", "tenant", "There is no company yet: create one with tenant create.");
    }
    if (asked == null) {
      return all.size() == 1
          ? Answer.done(all.getFirst().name())
          : Answer.refused(
              "TENANT_NEEDED", "tenant", "Name one of the companies with --tenant: " + names + ".");
    }
    return all.stream().anyMatch(known -> known.name().equals(asked))
        ? Answer.done(asked)
        : Answer.refused(
            "TENANT_UNKNOWN",
            "tenant",
            "There is no company " + asked + "; there are " + names + ".");
  }
}
