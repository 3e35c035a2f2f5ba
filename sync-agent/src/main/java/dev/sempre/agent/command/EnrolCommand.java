package dev.sempre.agent.command;

import dev.sempre.agent.identity.DataFolder;
import dev.sempre.agent.identity.Enrolment;
import dev.sempre.agent.identity.Enrolment.Result;
import dev.sempre.agent.identity.Identity;
import dev.sempre.model.organisation.DeviceKind;
import dev.sempre.replica.db.Replica;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `enrol`: joins this installation to a company.
@Command(name = "enrol", description = "joins this installation to a company with a one-time code")
final class EnrolCommand extends FolderCommand {
  @Option(
      names = "--server",
      required = true,
      paramLabel = "URL",
      description = "address of the centre, or of the shop's hub")
  private String server = "";

  @Option(
      names = "--code",
      required = true,
      paramLabel = "CODE",
      description = "one-time code from an administrator")
  private String code = "";

  @Option(
      names = "--name",
      paramLabel = "NAME",
      defaultValue = "Till",
      description = "what people call this installation (default: ${DEFAULT-VALUE})")
  private String name = "";

  @Option(
      names = "--kind",
      paramLabel = "KIND",
      defaultValue = "TILL",
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
  private DeviceKind kind = DeviceKind.TILL;

  /// @param number number of the device within its establishment
  private record Document(
      String tenant,
      String company,
      String establishment,
      String device,
      int number,
      String server) {}

  EnrolCommand(Tools tools) {
    super(tools);
  }

  @Override
  int run(DataFolder folder, Replica replica, Output output) {
    Enrolment enrolment = new Enrolment(folder, replica, tools().random());
    return switch (enrolment.enrol(server, code, name, kind)) {
      case Result.Enrolled(Identity identity) ->
          output.done(
              new Document(
                  identity.tenant(),
                  identity.company(),
                  identity.establishment(),
                  identity.device(),
                  identity.number(),
                  identity.address().toString()),
              "This is device %d of establishment %s of %s now."
                  .formatted(identity.number(), identity.establishment(), identity.company()));
      case Result.AlreadyEnrolled(String company) ->
          output.refused(
              "ALREADY_ENROLLED",
              "This installation belongs to " + company + " already: use another folder.",
              "--data");
      case Result.CodeRefused(String message) -> output.refused("CODE_REFUSED", message, "--code");
      case Result.TooManyTries(long waitMillis) ->
          output.refused(
              "TOO_MANY_TRIES",
              "Too many codes were tried: wait " + waitMillis / 1_000 + " s and try again.",
              "--code");
      case Result.BadAddress(String problem, String message) ->
          output.refused(problem, message, "--server");
      case Result.NotASempreServer(String detail) ->
          output.refused("NOT_THE_CENTRE", Sentences.of("NOT_THE_CENTRE", detail), "--server");
      case Result.ServerUnreachable(var silence, String detail) ->
          output.refused(silence.name(), Sentences.of(silence.name(), detail), "--server");
      case Result.Refused(String problem, String message) -> output.refused(problem, message, null);
    };
  }
}
