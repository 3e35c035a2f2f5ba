package dev.sempre.centre.command;

import dev.sempre.centre.answer.Answer;
import dev.sempre.centre.organisation.Devices;
import dev.sempre.centre.organisation.RegisteredDevice;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;

@Command(
    name = "list",
    description = "Lists the devices of a company, revoked ones too.",
    mixinStandardHelpOptions = true)
final class DeviceListCommand extends TenantCommand {
  record Listed(String tenant, List<RegisteredDevice> devices) implements Result {
    @Override
    public String text() {
      return devices.isEmpty()
          ? "No device has joined " + tenant + " yet: make a code with device code."
          : devices.stream().map(Listed::line).collect(Collectors.joining("\n"));
    }

    private static String line(RegisteredDevice device) {
      return "%s  %s-%d  %s  %s%s"
          .formatted(
              device.id(),
              device.establishment(),
              device.number(),
              device.kind(),
              device.name(),
              device.active() ? "" : "  REVOKED");
    }
  }

  DeviceListCommand(Opening opening, Voice voice) {
    super(opening, voice);
  }

  @Override
  Answer<? extends Result> run(Company company) {
    return Answer.done(new Listed(company.name(), Devices.all(company.replica())));
  }
}
