package dev.sempre.agent.command;

import dev.sempre.agent.identity.DataFolder;
import dev.sempre.agent.identity.Enrolment;
import dev.sempre.agent.identity.Enrolment.Result;
import dev.sempre.agent.identity.FolderLock;
import dev.sempre.agent.identity.Identity;
import dev.sempre.model.organisation.DeviceKind;
import dev.sempre.replica.db.Replica;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `enrol`: joins this installation to a company.
@Command(
    name = "enrol",
    description = {
      "joins this installation to a company with a one-time code",
      "A folder that belongs to a company already joins again as the device that it is, with a code"
          + " that was made for that device; nothing that waits in it is lost."
    })
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
    // Whoever synchronises would go on with the key that ends now.
    return switch (folder.lockAgent("enrol")) {
      case FolderLock.Taken.Busy(String holder) ->
          output.refused(
              "AGENT_RUNNING",
              "This folder is in use by " + holder + ": close that and enrol then.",
              "--data");
      case FolderLock.Taken.Mine(FolderLock lock) -> {
        try (lock) {
          yield tell(
              new Enrolment(folder, replica, tools().random()).enrol(server, code, name, kind),
              output);
        }
      }
    };
  }

  private static int tell(Result result, Output output) {
    return switch (result) {
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
      case Result.AlreadyEnrolled(String company, String device) ->
          output.refused(
              "ALREADY_ENROLLED",
              """
              This installation is device %1$s of %2$s already: to join again it needs a code made \
              for it (device code --device %1$s at the centre); another till needs another folder.\
              """
                  .formatted(device, company),
              "--code");
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
