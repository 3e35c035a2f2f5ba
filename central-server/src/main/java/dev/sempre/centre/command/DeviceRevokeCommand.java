package dev.sempre.centre.command;

import dev.sempre.centre.answer.Answer;
import dev.sempre.centre.organisation.Devices;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "revoke",
    description = "Takes a device its access, from its next request on. What it sold stays.",
    mixinStandardHelpOptions = true)
final class DeviceRevokeCommand extends TenantCommand {
  @Option(names = "--device", paramLabel = "ID", required = true, description = "See device list.")
  String device = "";

  record Revoked(String tenant, String device, String name) implements Result {
    @Override
    public String text() {
      return "Device %s (%s) of %s is revoked.".formatted(device, name, tenant);
    }
  }

  DeviceRevokeCommand(Opening opening, Voice voice) {
    super(opening, voice);
  }

  @Override
  Answer<? extends Result> run(Company company) {
    return Devices.revoke(company.replica(), device)
        .then(revoked -> Answer.done(new Revoked(company.name(), revoked.id(), revoked.name())));
  }
}
