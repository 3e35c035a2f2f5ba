package dev.sempre.centre.command;

import dev.sempre.centre.answer.Answer;
import dev.sempre.centre.organisation.Devices;
import dev.sempre.centre.organisation.RegisteredDevice;
import dev.sempre.replica.chain.CompletenessStore;
import dev.sempre.replica.chain.CompletenessStore.Completeness;
import dev.sempre.replica.chain.CompletenessStore.Missing;
import dev.sempre.replica.chain.CompletenessStore.Numbers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

/// `chain list`: whether all that the tills have numbered has arrived. Source: R43.
@Command(
    name = "list",
    description =
        "Lists what each till has numbered, what of it is here and what is missing, with times.",
    mixinStandardHelpOptions = true)
final class ChainListCommand extends TenantCommand {
  /// @param tills names of the tills that have sealed in it
  record Listing(List<String> tills, Completeness chain) {
    private String text() {
      List<String> lines = new ArrayList<>();
      lines.add(
          "%s  %s  %s%s"
              .formatted(
                  chain.series(),
                  String.join(", ", tills),
                  line("records", chain.places()),
                  chain.lastToldAtMillis() == null
                      ? ", never told of"
                      : ", told of last at " + at(chain.lastToldAtMillis())));
      chain.places().missing().forEach(missing -> lines.add("  missing " + line(missing)));
      Numbers tickets = chain.tickets();
      if (tickets != null) {
        lines.add("  " + line("tickets", tickets));
        tickets.missing().forEach(missing -> lines.add("  missing ticket " + line(missing)));
      }
      return String.join("\n", lines);
    }

    private static String line(String what, Numbers numbers) {
      return "%d %s issued, %d received".formatted(numbers.issued(), what, numbers.received());
    }

    private static String line(Missing missing) {
      String range =
          missing.from() == missing.to()
              ? String.valueOf(missing.from())
              : missing.from() + " to " + missing.to();
      return missing.toldAtMillis() == null
          ? range
          : range + ", told of at " + at(missing.toldAtMillis());
    }

    private static String at(@Nullable Long millis) {
      return millis == null ? "" : Instant.ofEpochMilli(millis).toString();
    }
  }

  record Listed(String tenant, List<Listing> chains) implements Result {
    @Override
    public String text() {
      return chains.isEmpty()
          ? "No till of " + tenant + " has sealed anything yet."
          : chains.stream().map(Listing::text).collect(Collectors.joining("\n"));
    }
  }

  ChainListCommand(Opening opening, Voice voice) {
    super(opening, voice);
  }

  @Override
  Answer<? extends Result> run(Company company) {
    List<Completeness> chains = company.replica().read(CompletenessStore::all);
    return Answer.done(
        new Listed(
            company.name(),
            chains.stream().map(chain -> new Listing(tills(company, chain), chain)).toList()));
  }

  private static List<String> tills(Company company, Completeness chain) {
    return chain.devices().stream()
        .map(id -> Devices.find(company.replica(), id).map(RegisteredDevice::name).orElse(id))
        .toList();
  }
}
