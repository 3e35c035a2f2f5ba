package dev.sempre.pos.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.sempre.agent.AgentWiring;
import dev.sempre.agent.identity.DataFolder;
import dev.sempre.agent.identity.Enrolment;
import dev.sempre.agent.identity.FolderLock;
import dev.sempre.centre.identity.TillChains;
import dev.sempre.model.journal.EventKind;
import dev.sempre.model.organisation.DeviceKind;
import dev.sempre.pos.demo.DemoCentre;
import dev.sempre.pos.demo.FurnishedCentre;
import dev.sempre.replica.chain.ChainStore;
import dev.sempre.replica.chain.ChainStore.Checked;
import dev.sempre.replica.db.Priority;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.journal.JournalStore;
import dev.sempre.replica.journal.JournalStore.Noted;
import dev.sempre.replica.sale.SalesReport;
import dev.sempre.replica.sale.SalesReportStore;
import dev.sempre.replica.sale.SalesReportStore.Days;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The commands against a real centre in this process.
final class SellCommandTest {
  private static final String BASKETS =
      """
      basket_id,gtin,item,quantity,price
      1,2900001300018,,2,
      1,,Flowers,1,9.90
      1,2900001300018,,0,
      2,2900001700016,,1,
      3,2900002100020,,1,
      """;

  private static final String MARIA = "--cashier=maria";

  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final List<@Nullable Path> windows = new ArrayList<>();

  @Test
  void aFileIsRungUpSentAndReportedAlikeAtBothPlaces() throws IOException {
    Path till = folder.resolve("till");
    try (DemoCentre centre = FurnishedCentre.demo(folder.resolve("centre"))) {
      enrol(till, centre);

      assertThat(run("sell", "--data", till, "--baskets", baskets(), "--cashier", "nobody"))
          .isEqualTo(Answers.REFUSED);
      assertThat(err.toString()).contains("NO_CASHIER");

      synchronise(till);
      assertThat(run("sell", "--data", till, "--baskets", baskets())).isEqualTo(Answers.REFUSED);
      assertThat(err.toString()).contains("CASHIER", "--cashier");
      assertThat(run("sell", "--data", till, "--baskets", baskets(), MARIA, "--json"))
          .isEqualTo(Answers.DONE);
      assertThat(acknowledged())
          .extracting(line -> line.substring(0, "ACK 1-1-00001 ".length()))
          .containsExactly("ACK 1-1-00001 ", "ACK 1-1-00002 ", "ACK 1-1-00003 ");
      JsonObject sums = lastLine(err);
      // The agent's first round may have taken them all before the last one was asked for.
      assertThat(sums.get("sync").getAsString()).isIn("DONE", "NOTHING_TO_DO");
      assertThat(sums.getAsJsonObject("sales").get("refusedLines").getAsLong()).isEqualTo(1);

      SalesReport atCentre =
          centre.company().read(handle -> SalesReportStore.read(handle, Days.ALL));
      assertThat(run("report", "sales", "--data", till, "--json")).isEqualTo(Answers.DONE);
      assertThat(lastLine(out)).isEqualTo(JsonParser.parseString(atCentre.toJson()));
      assertThat(atCentre.count()).isEqualTo(3);
      long acknowledgedMinor =
          acknowledged().stream()
              .mapToLong(line -> Long.parseLong(line.substring(line.lastIndexOf(' ') + 1)))
              .sum();
      assertThat(atCentre.totals().getFirst().grossMinor()).isEqualTo(acknowledgedMinor);
      whatWasSoldIsSealedAndSignedAtBothPlaces(till, centre);
    }
  }

  private void whatWasSoldIsSealedAndSignedAtBothPlaces(Path till, DemoCentre centre) {
    assertThat(TillChains.check(centre.company()))
        .allMatch(Checked::holds)
        .extracting(Checked::chain)
        .containsExactly("1-1", "1-1" + ChainStore.JOURNAL);
    assertThat(run("verify", "--data", till)).isEqualTo(Answers.DONE);
    assertThat(out.toString()).contains("1-1: 1 to 3 hold");
    whatWasSoldIsArchived(till);

    try (Replica replica = AgentWiring.openReplica(dataFolder(till))) {
      replica.write(
          Priority.PERSON,
          tx -> {
            tx.handle().execute("drop trigger guard_sale_update");
            return tx.handle().execute("update sale set gross_minor = 1 where number = 2");
          });
    }
    assertThat(run("verify", "--data", till)).isEqualTo(Answers.REFUSED);
    assertThat(run("verify", "--data", till)).isEqualTo(Answers.REFUSED);
    try (Replica replica = AgentWiring.openReplica(dataFolder(till))) {
      String device = replica.place().orElseThrow().base();
      assertThat(replica.<List<Noted>>read(handle -> JournalStore.newest(handle, device, 100)))
          .extracting(Noted::kind)
          .as("newest first; damage is told once, however often one looks")
          .containsSubsequence(
              EventKind.INTEGRITY_FAULT.name(),
              EventKind.ARCHIVED.name(),
              EventKind.STOPPED.name(),
              EventKind.STARTED.name())
          .containsOnlyOnce(EventKind.INTEGRITY_FAULT.name())
          .containsOnlyOnce(EventKind.ARCHIVED.name());
    }
    assertThat(err.toString()).contains("CHAIN_BROKEN", "at 2: its content was changed");
    assertThat(TillChains.check(centre.company())).allMatch(Checked::holds);
  }

  private void whatWasSoldIsArchived(Path till) {
    Path file = folder.resolve("archive.zip");
    String year = String.valueOf(LocalDate.now(ZoneId.systemDefault()).getYear());
    Object[] command = {
      "archive", "--data", till, "--from", year + "-01-01", "--to", year + "-12-31", "--out", file
    };
    assertThat(run(command)).as(err.toString()).isEqualTo(Answers.DONE);
    assertThat(out.toString()).contains("All 3 records are as they were sealed");
    assertThat(err.toString()).contains("100 %");
    assertThat(run(command)).isEqualTo(Answers.REFUSED);
    assertThat(err.toString()).contains("EXISTS");
  }

  @Test
  void withoutALineTheSalesStayHereAndNothingElseHappens() throws IOException {
    Path till = folder.resolve("till");
    try (DemoCentre centre = FurnishedCentre.demo(folder.resolve("centre"))) {
      enrol(till, centre);
      synchronise(till);
    }

    assertThat(
            run("sell", "--data", till, "--baskets", baskets(), MARIA, "--offline", "--limit", "2"))
        .isEqualTo(Answers.DONE);

    assertThat(acknowledged()).hasSize(2);
    try (DemoCentre again = new DemoCentre(folder.resolve("centre"), 0)) {
      again.start();
      SalesReport atCentre =
          again.company().read(handle -> SalesReportStore.read(handle, Days.ALL));
      assertThat(atCentre.count()).isZero();
    }
  }

  @Test
  void aSecondTillOnTheSameFolderIsRefused() throws IOException {
    DataFolder data = dataFolder(folder.resolve("till"));
    try (FolderLock lock = ((FolderLock.Taken.Mine) data.lockTill("the window")).lock()) {
      assertThat(lock).isNotNull();
      assertThat(run("sell", "--data", data.path(), "--baskets", baskets(), MARIA))
          .isEqualTo(Answers.REFUSED);
    }
    assertThat(err.toString()).contains("OPEN_ELSEWHERE").contains("the window");
  }

  @Test
  void anInstallationWithoutACompanyIsRefused() throws IOException {
    Path till = folder.resolve("till");
    assertThat(run("sell", "--data", till, "--baskets", baskets(), MARIA, "--json"))
        .isEqualTo(Answers.REFUSED);
    assertThat(lastLine(out).get("code").getAsString()).isEqualTo("NOT_ENROLLED");
  }

  @Test
  void aFileThatIsNoListOfBasketsIsRefused() throws IOException {
    Path file = Files.writeString(folder.resolve("wrong.csv"), "a,b\n1,2\n");

    assertThat(run("sell", "--data", folder.resolve("till"), "--baskets", file))
        .isEqualTo(Answers.REFUSED);
    assertThat(err.toString()).contains("has no column basket_id");
    assertThat(folder.resolve("till")).doesNotExist();
  }

  @Test
  void aReportOfAFolderThatIsNoInstallationMakesNone() {
    assertThat(run("report", "sales", "--data", folder.resolve("nothing"), "--json"))
        .isEqualTo(Answers.REFUSED);
    assertThat(lastLine(out).get("code").getAsString()).isEqualTo("NO_INSTALLATION");
    assertThat(folder.resolve("nothing")).doesNotExist();
  }

  @Test
  void withoutACommandTheWindowOpens() {
    assertThat(run()).isZero();
    assertThat(run("--data", folder)).isZero();
    assertThat(windows).containsExactly(null, folder);
  }

  @Test
  void whatIsNotUnderstoodIsSaid() {
    assertThat(run("sell", "--speed", "9")).isEqualTo(2);
    assertThat(err.toString()).contains("--data");

    assertThat(run("report")).isEqualTo(2);
    assertThat(err.toString()).contains("say which report: sales");
  }

  private int run(Object... arguments) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    String[] texts = new String[arguments.length];
    for (int i = 0; i < texts.length; i++) {
      texts[i] = arguments[i].toString();
    }
    Tools tools =
        new Tools(
            AgentWiring.CLOCK,
            millis -> LockSupport.parkNanos(millis * 1_000_000),
            _ -> {},
            AgentWiring::openReplica,
            (data, replica, identity) -> AgentWiring.assemble(data, replica, identity, "test"),
            windows::add);
    return Commands.of(tools, new PrintWriter(out), new PrintWriter(err)).execute(texts);
  }

  private Path baskets() throws IOException {
    return Files.writeString(folder.resolve("baskets.csv"), BASKETS);
  }

  private final List<String> heard = new ArrayList<>();

  /// The acknowledgements since the test began.
  private List<String> acknowledged() {
    out.toString().lines().filter(line -> line.startsWith("ACK ")).forEach(heard::add);
    out.getBuffer().setLength(0);
    return heard;
  }

  private static JsonObject lastLine(StringWriter text) {
    return JsonParser.parseString(text.toString().lines().toList().getLast()).getAsJsonObject();
  }

  private static DataFolder dataFolder(Path path) {
    return ((DataFolder.Opened.Good) DataFolder.open(path)).folder();
  }

  private static void enrol(Path path, DemoCentre centre) {
    DataFolder data = dataFolder(path);
    try (Replica replica = AgentWiring.openReplica(data)) {
      assertThat(
              new Enrolment(data, replica, new SecureRandom())
                  .enrol(centre.url(), centre.code("1"), "Till", DeviceKind.TILL))
          .isInstanceOf(Enrolment.Result.Enrolled.class);
    }
  }

  /// Brings everything that a till needs.
  private static void synchronise(Path till) {
    try (OneRound round = new OneRound(dataFolder(till))) {
      assertThat(round.sync()).isEqualTo("DONE");
    }
  }
}
