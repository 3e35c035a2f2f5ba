package dev.sempre.centre.command;

import dev.sempre.centre.answer.Answer;
import dev.sempre.centre.report.StatusReport;
import dev.sempre.centre.tenant.CentreStore;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

@Command(
    name = "status",
    description = "Shows the companies, their devices and when each was last heard of.",
    mixinStandardHelpOptions = true)
final class StatusCommand extends StoreCommand {
  record Status(String store, List<StatusReport.Company> tenants) implements Result {
    @Override
    public String text() {
      StringBuilder text = new StringBuilder("Store: ").append(store);
      for (StatusReport.Company company : tenants) {
        text.append(
            "\n%s (%s): %,d changes, %,d open issues%s"
                .formatted(
                    company.tenant(),
                    company.company(),
                    company.head(),
                    company.openIssues(),
                    company.failure() == null ? "" : ", CANNOT BE OPENED: " + company.failure()));
        for (StatusReport.Device device : company.devices()) {
          text.append(
              "\n  %s-%d  %s  %s%s, last contact %s"
                  .formatted(
                      device.establishment(),
                      device.number(),
                      device.device(),
                      device.name(),
                      device.active() ? "" : " (revoked)",
                      when(device.lastContactMillis())));
        }
      }
      return text.toString();
    }

    private static String when(@Nullable Long millis) {
      return millis == null ? "never" : Instant.ofEpochMilli(millis).toString();
    }
  }

  StatusCommand(Opening opening, Voice voice) {
    super(opening, voice);
  }

  @Override
  Answer<? extends Result> run(CentreStore store) {
    StatusReport report = StatusReport.of(store);
    return Answer.done(new Status(report.store(), report.tenants()));
  }
}
