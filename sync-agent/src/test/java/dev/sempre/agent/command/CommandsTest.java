package dev.sempre.agent.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.sempre.agent.AgentWiring;
import dev.sempre.agent.identity.DataFolder;
import dev.sempre.agent.identity.FolderLock;
import dev.sempre.agent.identity.Identity;
import dev.sempre.agent.schedule.Assembled;
import dev.sempre.agent.schedule.SyncAgent;
import dev.sempre.agent.testing.Clock;
import dev.sempre.agent.testing.Fault;
import dev.sempre.agent.testing.Samples;
import dev.sempre.agent.testing.TestCentre;
import dev.sempre.model.sync.SyncCatalogue;
import dev.sempre.replica.db.Replica;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The commands as scripts and people use them, in this process.
final class CommandsTest {
  @TempDir private Path temp;

  private final CountDownLatch stop = new CountDownLatch(1);
  private TestCentre centre;

  /// What a command left behind.
  private record Ran(int exit, String out, String err) {
    JsonObject json() {
      assertThat(out.lines()).as("exactly one document").hasSize(1);
      return JsonParser.parseString(out).getAsJsonObject();
    }

    String code() {
      JsonObject refusal = json();
      assertThat(refusal.keySet()).containsExactlyInAnyOrder("code", "message", "field");
      assertThat(refusal.get("message").getAsString()).isNotBlank();
      return refusal.get("code").getAsString();
    }
  }

  @BeforeEach
  void open() throws IOException {
    Clock clock = new Clock();
    clock.set(System.currentTimeMillis());
    centre = new TestCentre(temp, clock);
  }

  @AfterEach
  void close() {
    centre.close();
  }

  private Ran run(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Tools tools =
        new Tools(
            AgentWiring.CLOCK,
            System::nanoTime,
            new SecureRandom(),
            CommandsTest::sleep,
            folder -> {},
            AgentWiring::openReplica,
            (folder, replica, identity) -> AgentWiring.assemble(folder, replica, identity, "test"),
            this::awaitStop);
    int exit = Commands.of(tools, new PrintWriter(out), new PrintWriter(err)).execute(arguments);
    return new Ran(exit, out.toString(), err.toString());
  }

  private static void sleep(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void awaitStop() {
    try {
      assertThat(stop.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private String data() {
    return temp.resolve("till").toString();
  }

  private Ran enrol() {
    return enrol("GOOD");
  }

  @Test
  void folderOfRevokedDeviceJoinsAgainWithItsCodeUnlessItIsInUse() {
    enrol();
    sell("s", 5);
    centre.revoke("till-1");
    assertThat(run("sync", "--data", data(), "--json").code()).isEqualTo("DEVICE_REVOKED");
    DataFolder folder = folder();
    try (FolderLock _ = ((FolderLock.Taken.Mine) folder.lockAgent("app")).lock()) {
      assertThat(enrol("AGAIN").code()).isEqualTo("AGENT_RUNNING");
    }
    JsonObject again = enrol("AGAIN").json();
    assertThat(again.get("device").getAsString()).isEqualTo("till-1");
    assertThat(run("sync", "--data", data(), "--json").json().get("outcome").getAsString())
        .isEqualTo("DONE");
    assertThat(Samples.count(centre.replica(), SyncCatalogue.SALE)).isEqualTo(5);
  }

  private Ran enrol(String code) {
    return run("enrol", "--data", data(), "--server", centre.url(), "--code", code, "--json");
  }

  private DataFolder folder() {
    return ((DataFolder.Opened.Good) DataFolder.open(temp.resolve("till"))).folder();
  }

  private void sell(String prefix, int count) {
    try (Replica replica = AgentWiring.openReplica(folder())) {
      Samples.putSales(replica, "till-1", prefix, count);
    }
  }

  @Test
  void deviceJoinsSynchronisesAndSaysHowItStands() {
    Samples.putMany(centre.replica(), SyncCatalogue.PRODUCT, "p", 40);
    JsonObject enrolled = enrol().json();
    assertThat(enrolled.get("company").getAsString()).isEqualTo("Bottega Rossi");
    assertThat(enrolled.get("device").getAsString()).isEqualTo("till-1");
    sell("s", 7);

    Ran first = run("sync", "--data", data(), "--json");
    assertThat(first.exit()).isZero();
    JsonObject run = first.json().getAsJsonObject("run");
    assertThat(first.json().get("outcome").getAsString()).isEqualTo("DONE");
    assertThat(run.get("recordsUp").getAsLong()).isEqualTo(7);
    assertThat(run.get("recordsDown").getAsLong()).isEqualTo(40);
    assertThat(run.get("reason").getAsString()).isEqualTo("COMMAND");
    assertThat(Samples.count(centre.replica(), SyncCatalogue.SALE)).isEqualTo(7);

    Ran second = run("sync", "--data", data(), "--json");
    assertThat(second.exit()).isZero();
    assertThat(second.json().get("outcome").getAsString()).isEqualTo("NOTHING_TO_DO");
    assertThat(second.json().get("run").isJsonNull()).isTrue();
    assertThat(second.json().getAsJsonArray("waiting")).isEmpty();

    JsonObject status = run("status", "--data", data(), "--check", "--json").json();
    assertThat(status.getAsJsonObject("link").get("indicator").getAsString())
        .isEqualTo("CONNECTED");
    assertThat(status.getAsJsonArray("waiting")).isEmpty();
    assertThat(status.get("agent").isJsonNull()).isTrue();
    status
        .getAsJsonArray("tables")
        .forEach(table ->
            assertThat(table.getAsJsonObject().get("equal").getAsBoolean())
                .as(table.toString())
                .isTrue());
    assertThat(status.getAsJsonArray("tables")).hasSameSizeAs(SyncCatalogue.TABLES);
  }

  @Test
  void tableThatAnOlderCentreDoesNotKnowIsNotSaidToDiffer() {
    enrol();
    centre.ofVersion(SyncCatalogue.SCHEMA - 1, SyncCatalogue.CONTACT);

    Ran status = run("status", "--data", data(), "--check");

    assertThat(status.out().lines().filter(line -> line.contains("contact")))
        .singleElement()
        .asString()
        .contains("unknown upstream until it is updated");
    assertThat(status.out()).doesNotContain("differs");
  }

  @Test
  void databaseThatIsGoneIsNotMadeAnew() throws Exception {
    enrol();
    sell("s", 1);
    try (Stream<Path> files = Files.list(folder().database().getParent())) {
      for (Path file : files.filter(CommandsTest::isOfTheDatabase).toList()) {
        Files.delete(file);
      }
    }
    for (String command : List.of("status", "sync", "run")) {
      Ran refused = run(command, "--data", data(), "--json");
      assertThat(refused.exit()).isEqualTo(1);
      assertThat(refused.code()).isEqualTo("STORE_MISSING");
      assertThat(refused.out()).contains("is gone").contains("from a backup");
    }
    assertThat(enrol().code()).isEqualTo("STORE_MISSING");
    assertThat(folder().database()).doesNotExist();
  }

  private static boolean isOfTheDatabase(Path file) {
    return file.getFileName().toString().startsWith("sempre.db");
  }

  @Test
  void statusShowsWhatWaitsAndWhatNeedsPerson() {
    enrol();
    try (Replica replica = AgentWiring.openReplica(folder())) {
      Samples.put(
          replica,
          SyncCatalogue.SALE,
          Samples.draft(
              SyncCatalogue.SALE,
              "bad",
              Map.of("establishment_id", "1", "device_id", "till-1", "currency", "eur")));
    }
    JsonObject before = run("status", "--data", data(), "--json").json();
    assertThat(before.getAsJsonArray("waiting").get(0).toString())
        .isEqualTo("{\"table\":\"sale\",\"sendable\":1,\"refused\":0}");
    Ran sync = run("sync", "--data", data(), "--json");
    assertThat(sync.json().get("outcome").getAsString()).isEqualTo("DONE_WITH_REFUSALS");

    JsonObject after = run("status", "--data", data(), "--json").json();
    assertThat(after.getAsJsonArray("waiting").get(0).toString())
        .isEqualTo("{\"table\":\"sale\",\"sendable\":0,\"refused\":1}");
    JsonObject issue = after.getAsJsonArray("issues").get(0).getAsJsonObject();
    assertThat(issue.get("record").getAsString()).isEqualTo("bad");
    assertThat(issue.get("field").getAsString()).isEqualTo("currency");
    assertThat(run("status", "--data", data()).out()).contains("needs a person: sale bad");

    assertThat(sync.json().getAsJsonArray("waiting").toString())
        .isEqualTo("[{\"table\":\"sale\",\"sendable\":0,\"refused\":1}]");
    assertThat(run("sync", "--data", data()).out())
        .isEqualToIgnoringNewLines("Nothing to do. Records that wait for a person: 1 (sale 1).");
  }

  @Test
  void syncWithoutLineFailsAndLosesNothing() {
    enrol();
    sell("s", 3);
    centre.gate(route -> Fault.status(503));
    Ran failed = run("sync", "--data", data(), "--json");
    assertThat(failed.exit()).isEqualTo(1);
    assertThat(failed.code()).isEqualTo("OVERLOADED");
    centre.gate(route -> Fault.NONE);
    assertThat(run("sync", "--data", data(), "--json").json().get("outcome").getAsString())
        .isEqualTo("DONE");
    assertThat(Samples.count(centre.replica(), SyncCatalogue.SALE)).isEqualTo(3);
  }

  @Test
  void syncAsksTheAgentThatServesTheDatabaseAlready() {
    enrol();
    DataFolder folder = folder();
    Identity identity = folder.deviceFile().identity().orElseThrow();
    try (Replica replica = AgentWiring.openReplica(folder)) {
      Assembled assembled = AgentWiring.assemble(folder, replica, identity, "app");
      try (SyncAgent agent = ((Assembled.Here) assembled).agent()) {
        agent.start();
        sell("s", 5);
        Ran sync = run("sync", "--data", data(), "--json");
        assertThat(sync.exit()).as(sync.err() + sync.out()).isZero();
        assertThat(Samples.count(centre.replica(), SyncCatalogue.SALE)).isEqualTo(5);
        assertThat(run("status", "--data", data(), "--json").json().get("agent").getAsString())
            .startsWith("app, process");
        Ran second = run("run", "--data", data(), "--json");
        assertThat(second.exit()).isEqualTo(1);
        assertThat(second.code()).isEqualTo("AGENT_RUNNING");
      }
    }
  }

  /// Upstream says "later" about all: nothing was refused, and it is not all well. Source: P4.
  @Test
  void syncNamesWhatUpstreamHasPutOff() {
    enrol();
    sell("s", 2);
    centre.script(
        "records",
        Fault.verdicts(verdicts ->
            verdicts.forEach(row -> row.getAsJsonObject().addProperty("verdict", "RETRY"))));
    Ran sync = run("sync", "--data", data(), "--json");
    assertThat(sync.exit()).isZero();
    assertThat(sync.json().get("outcome").getAsString()).isEqualTo("DONE_SOME_WAIT");
    assertThat(sync.json().getAsJsonArray("waiting").toString())
        .isEqualTo("[{\"table\":\"sale\",\"sendable\":2,\"refused\":0}]");
    assertThat(run("sync", "--data", data(), "--json").json().get("outcome").getAsString())
        .isEqualTo("DONE");
  }

  /// The agent's place is held by somebody who does nothing.
  @Test
  void syncDoesNotWaitForEverForAnAgentThatIsDeaf() {
    enrol();
    AtomicLong nanos = new AtomicLong();
    StringWriter out = new StringWriter();
    Tools tools =
        new Tools(
            AgentWiring.CLOCK,
            nanos::get,
            new SecureRandom(),
            millis -> nanos.addAndGet(millis * 1_000_000),
            folder -> {},
            AgentWiring::openReplica,
            (folder, replica, identity) -> new Assembled.Elsewhere("app, process 1"),
            () -> {});
    int exit =
        Commands.of(tools, new PrintWriter(out), new PrintWriter(out))
            .execute("sync", "--data", data(), "--json");
    assertThat(exit).isEqualTo(1);
    assertThat(new Ran(exit, out.toString(), "").code()).isEqualTo("NOT_SERVED");
  }

  @Test
  void runServesUntilItIsStopped() throws Exception {
    enrol();
    sell("s", 2);
    CompletableFuture<Ran> running =
        CompletableFuture.supplyAsync(() -> run("run", "--data", data(), "--json"));
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> Samples.count(centre.replica(), SyncCatalogue.SALE) == 2);
    stop.countDown();
    Ran ran = running.get(20, TimeUnit.SECONDS);
    assertThat(ran.exit()).isZero();
    assertThat(ran.json().get("outcome").getAsString()).isEqualTo("STOPPED");
    assertThat(folder().agent()).isEmpty();
  }

  @Test
  void refusalsSayWhyAndExitWithOne() throws IOException {
    Ran notEnrolled = run("sync", "--data", data(), "--json");
    assertThat(notEnrolled.exit()).isEqualTo(1);
    assertThat(notEnrolled.code()).isEqualTo("NOT_ENROLLED");
    assertThat(run("status", "--data", data(), "--json").code()).isEqualTo("NOT_ENROLLED");
    assertThat(
            run("enrol", "--data", data(), "--server", centre.url(), "--code", "BAD", "--json")
                .code())
        .isEqualTo("CODE_REFUSED");
    assertThat(
            run("enrol", "--data", data(), "--server", "http://8.8.8.8", "--code", "x", "--json")
                .code())
        .isEqualTo("ADDRESS_NOT_SECURE");
    enrol();
    assertThat(enrol().code()).isEqualTo("ALREADY_ENROLLED");
    Path file = Files.writeString(temp.resolve("file"), "x");
    assertThat(run("status", "--data", file.toString(), "--json").code())
        .isEqualTo("FOLDER_UNUSABLE");
  }

  @Test
  void refusalForPeopleGoesToTheErrorOutput() {
    Ran ran = run("sync", "--data", data());
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err()).contains("has not joined a company yet");
  }

  @Test
  void whatIsNotUnderstoodExitsWithTwo() {
    assertThat(run().exit()).isEqualTo(2);
    assertThat(run("sync").exit()).isEqualTo(2);
    assertThat(run("dance", "--data", data()).exit()).isEqualTo(2);
    Ran json = run("enrol", "--json", "--data", data());
    assertThat(json.exit()).isEqualTo(2);
    assertThat(json.code()).isEqualTo("USAGE");
    assertThat(
            run("enrol", "--data", data(), "--server", "x", "--code", "y", "--kind", "OVEN").exit())
        .isEqualTo(2);
    assertThat(run("--help").exit()).isZero();
  }
}
