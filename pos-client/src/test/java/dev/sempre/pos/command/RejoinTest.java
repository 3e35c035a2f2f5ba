package dev.sempre.pos.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.agent.AgentWiring;
import dev.sempre.agent.identity.DataFolder;
import dev.sempre.agent.identity.Enrolment;
import dev.sempre.agent.identity.Identity;
import dev.sempre.centre.Centre;
import dev.sempre.centre.CentreOptions;
import dev.sempre.centre.answer.Answer;
import dev.sempre.centre.demo.DemoCompany;
import dev.sempre.centre.organisation.Devices;
import dev.sempre.centre.tenant.EnrolmentCodes.Offer;
import dev.sempre.model.organisation.DeviceKind;
import dev.sempre.replica.db.Priority;
import dev.sempre.replica.db.Replica;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A till that the centre has shut out comes back with what it sold meanwhile. Source: P1, R51.
final class RejoinTest {
  private static final String BASKETS =
      """
      basket_id,gtin,item,quantity,price
      1,,Bread,1,1.10
      2,,Bread,1,1.20
      3,,Bread,1,1.30
      4,,Bread,1,1.40
      5,,Bread,1,1.50
      """;

  @TempDir Path folder;

  /// Why the till cannot send.
  enum Trouble {
    REVOKED,
    FILE_LOST,
    FORGOTTEN_BY_THE_CENTRE
  }

  @ParameterizedTest
  @EnumSource
  void whatWasSoldMeanwhileArrivesUnderTheOldIdAndTheNumbersGoOn(Trouble trouble)
      throws IOException {
    Path till = folder.resolve("till");
    CentreOptions options =
        new CentreOptions(folder.resolve("centre"), CentreOptions.DEFAULT_HOST, 0, null);
    try (Centre centre = Centre.start(options)) {
      assertThat(DemoCompany.create(centre.store())).isInstanceOf(Answer.Done.class);
      Identity first = joined(enrol(till, centre, null));
      assertThat(synchronise(till)).isEqualTo("DONE");
      assertThat(sell(till, "--offline")).isEqualTo(Answers.DONE);

      begin(trouble, till, centre, first.device());
      assertThat(enrol(till, centre, "0123456789")).isInstanceOf(Enrolment.Result.Refused.class);
      if (trouble != Trouble.FILE_LOST) {
        assertThat(synchronise(till)).as("the refused code helps nobody").isNotEqualTo("DONE");
      }
      Identity again = joined(enrol(till, centre, first.device()));
      assertThat(synchronise(till)).isEqualTo("DONE");
      assertThat(sell(till, "--limit", "1")).isEqualTo(Answers.DONE);

      assertThat(again.place()).isEqualTo(first.place());
      assertThat(again.key().publicBase64()).isNotEqualTo(first.key().publicBase64());
      assertThat(tickets(company(centre)))
          .containsExactly(
              "1-1 1 " + first.device(),
              "1-1 2 " + first.device(),
              "1-1 3 " + first.device(),
              "1-1 4 " + first.device(),
              "1-1 5 " + first.device(),
              "1-1 6 " + first.device());
    }
  }

  private static void begin(Trouble trouble, Path till, Centre centre, String device)
      throws IOException {
    switch (trouble) {
      case REVOKED -> Devices.revoke(company(centre), device);
      case FILE_LOST -> Files.delete(till.resolve("device.json"));
      case FORGOTTEN_BY_THE_CENTRE ->
          company(centre)
              .write(
                  Priority.PERSON,
                  tx -> tx.handle().execute("delete from device where id = ?", device));
    }
  }

  private static List<String> tickets(Replica company) {
    return company.read(handle ->
        handle
            .createQuery("select series, number, device_id from sale order by number")
            .map((row, context) -> row.getString(1) + " " + row.getLong(2) + " " + row.getString(3))
            .list());
  }

  private static Replica company(Centre centre) {
    return centre.store().tenants().replica(DemoCompany.TENANT).orElseThrow();
  }

  private static Identity joined(Enrolment.Result result) {
    assertThat(result).isInstanceOf(Enrolment.Result.Enrolled.class);
    return ((Enrolment.Result.Enrolled) result).identity();
  }

  /// @param device the only device that the code is for, or null
  private static Enrolment.Result enrol(Path path, Centre centre, @Nullable String device) {
    String code = centre.store().codes().issue(new Offer(DemoCompany.TENANT, "1", device)).code();
    DataFolder data = dataFolder(path);
    try (Replica replica = AgentWiring.openReplica(data)) {
      return new Enrolment(data, replica, new SecureRandom())
          .enrol(centre.url(), code, "Till", DeviceKind.TILL);
    }
  }

  private static DataFolder dataFolder(Path path) {
    return ((DataFolder.Opened.Good) DataFolder.open(path)).folder();
  }

  private static String synchronise(Path till) {
    try (OneRound round = new OneRound(dataFolder(till))) {
      return round.sync();
    }
  }

  private int sell(Path till, String... options) throws IOException {
    Path baskets = Files.writeString(folder.resolve("baskets.csv"), BASKETS);
    Tools tools =
        new Tools(
            AgentWiring.CLOCK,
            millis -> LockSupport.parkNanos(millis * 1_000_000),
            _ -> {},
            AgentWiring::openReplica,
            (data, replica, identity) -> AgentWiring.assemble(data, replica, identity, "test"),
            _ -> {});
    StringWriter out = new StringWriter();
    String[] arguments = new String[5 + options.length];
    System.arraycopy(
        new String[] {"sell", "--data", till.toString(), "--baskets", baskets.toString()},
        0,
        arguments,
        0,
        5);
    System.arraycopy(options, 0, arguments, 5, options.length);
    return Commands.of(tools, new PrintWriter(out), new PrintWriter(out)).execute(arguments);
  }
}
