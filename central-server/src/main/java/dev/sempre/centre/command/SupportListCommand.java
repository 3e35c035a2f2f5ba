package dev.sempre.centre.command;

import dev.sempre.centre.answer.Answer;
import dev.sempre.model.support.SupportRequest;
import dev.sempre.model.support.SupportRequest.Subject;
import dev.sempre.replica.support.SupportRequestStore;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "list",
    description = "Lists what the shops have asked about records that are pending, newest first.",
    mixinStandardHelpOptions = true)
final class SupportListCommand extends TenantCommand {
  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "100",
      description = "How many at most; ${DEFAULT-VALUE} if not given.")
  int limit;

  record Listed(String tenant, List<SupportRequest> requests) implements Result {
    @Override
    public String text() {
      return requests.isEmpty()
          ? "Nobody of " + tenant + " has asked anything."
          : requests.stream().map(Listed::line).collect(Collectors.joining("\n"));
    }

    private static String line(SupportRequest request) {
      return "%s  establishment %s, device %s, user %s: %s %s%s: %s"
          .formatted(
              Instant.ofEpochMilli(request.askedAtMillis()),
              request.establishmentId(),
              request.deviceId(),
              request.askedBy(),
              request.subjectTable(),
              request.code(),
              request.field() == null ? "" : " " + request.field(),
              request.records().stream().map(Subject::label).collect(Collectors.joining(", ")));
    }
  }

  SupportListCommand(Opening opening, Voice voice) {
    super(opening, voice);
  }

  @Override
  Answer<? extends Result> run(Company company) {
    return Answer.done(
        new Listed(
            company.name(),
            company.replica().read(handle -> SupportRequestStore.latest(handle, limit))));
  }
}
