package dev.sempre.agent.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.agent.AgentWiring;
import dev.sempre.agent.identity.DataFolder;
import dev.sempre.agent.identity.Enrolment;
import dev.sempre.agent.identity.Identity;
import dev.sempre.agent.run.Indicator;
import dev.sempre.agent.run.SyncSnapshot;
import dev.sempre.agent.testing.Clock;
import dev.sempre.agent.testing.Fault;
import dev.sempre.agent.testing.Samples;
import dev.sempre.agent.testing.TestCentre;
import dev.sempre.model.organisation.DeviceKind;
import dev.sempre.model.sync.SyncCatalogue;
import dev.sempre.replica.db.Priority;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.sync.SyncRequests;
import dev.sempre.replica.sync.SyncRuns;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The agent as it runs in the programs: real threads, real clock.
final class SyncAgentTest {
  @TempDir private Path temp;

  private TestCentre centre;
  private DataFolder folder;
  private Replica replica;
  private Identity identity;

  @BeforeEach
  void open() throws IOException {
    Clock clock = new Clock();
    clock.set(System.currentTimeMillis());
    centre = new TestCentre(temp, clock);
    folder = ((DataFolder.Opened.Good) DataFolder.open(temp.resolve("till"))).folder();
    replica = AgentWiring.openReplica(folder);
    Enrolment.Result result =
        new Enrolment(folder, replica, new SecureRandom())
            .enrol(centre.url(), "GOOD", "Till", DeviceKind.TILL);
    identity = ((Enrolment.Result.Enrolled) result).identity();
  }

  @AfterEach
  void close() {
    replica.close();
    centre.close();
  }

  private SyncAgent assemble() {
    Assembled assembled = AgentWiring.assemble(folder, replica, identity, "test");
    return ((Assembled.Here) assembled).agent();
  }

  private static void await(java.util.concurrent.Callable<Boolean> condition) {
    Awaitility.await().atMost(Duration.ofSeconds(20)).until(condition);
  }

  @Test
  void agentThatStartsSynchronisesAtOnceAndTakesRequests() {
    Samples.putMany(centre.replica(), SyncCatalogue.PRODUCT, "p", 3_000);
    try (SyncAgent agent = assemble()) {
      agent.start();
      await(() -> Samples.count(replica, SyncCatalogue.PRODUCT) == 3_000);
      await(() -> SyncSnapshot.read(replica, AgentWiring.CLOCK).running() == null);
      SyncSnapshot snapshot = SyncSnapshot.read(replica, AgentWiring.CLOCK);
      assertThat(snapshot.indicator()).isEqualTo(Indicator.CONNECTED);

      Samples.putSales(replica, "till-1", "s", 600);
      String request = SyncAgent.request(replica, replica.ids(), "maria", "BUTTON");
      await(() -> replica.read(h -> SyncRequests.servedBy(h, request)).isPresent());
      await(() -> Samples.pending(replica, SyncCatalogue.SALE).isEmpty());
      assertThat(Samples.count(centre.replica(), SyncCatalogue.SALE)).isEqualTo(600);
    }
  }

  @Test
  void oneAgentPerDatabase() {
    try (SyncAgent agent = assemble()) {
      assertThat(agent).isNotNull();
      assertThat(AgentWiring.assemble(folder, replica, identity, "second"))
          .isEqualTo(new Assembled.Elsewhere("test, process " + ProcessHandle.current().pid()));
    }
    assemble().close();
  }

  @Test
  void tryNowDoesNotWait() {
    centre.gate(route -> Fault.status(503));
    try (SyncAgent agent = assemble()) {
      agent.start();
      await(() ->
          SyncSnapshot.read(replica, AgentWiring.CLOCK).indicator() == Indicator.RECONNECTING);
      centre.gate(route -> Fault.NONE);
      agent.tryNow();
      await(() -> SyncSnapshot.read(replica, AgentWiring.CLOCK).indicator() == Indicator.CONNECTED);
    }
  }

  @Test
  void stopEndsWhatIsUnderWay() {
    centre.gate(route -> {
      if (route.equals("changes")) {
        return real -> {
          TestCentre.Reply reply = real.get();
          return new TestCentre.Reply(reply.status(), reply.type(), reply.body(), reply.gzip(), -2);
        };
      }
      return Fault.NONE;
    });
    SyncAgent agent = assemble();
    agent.start();
    await(() -> centre.requests().contains("changes"));
    long begin = System.nanoTime();
    agent.close();
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(8));
    assertThat(SyncSnapshot.read(replica, AgentWiring.CLOCK).running()).isNull();
    assertThat(folder.agent()).isEmpty();
  }

  @Test
  void runThatKilledProcessLeftOpenIsClosed() {
    replica.write(
        Priority.BACKGROUND,
        tx -> {
          SyncRuns.save(
              tx,
              new SyncRuns.Run(
                  "r1",
                  "ROUTINE",
                  tx.nowMillis(),
                  null,
                  SyncRuns.Outcome.RUNNING,
                  null,
                  null,
                  1,
                  0,
                  0,
                  0,
                  0,
                  0));
          return null;
        });
    try (SyncAgent agent = assemble()) {
      assertThat(agent).isNotNull();
      SyncRuns.Run run = replica.read(h -> SyncRuns.find(h, "r1")).orElseThrow();
      assertThat(run.outcome()).isEqualTo(SyncRuns.Outcome.INTERRUPTED);
      assertThat(run.failureCode()).isEqualTo("STOPPED");
    }
  }

  @Test
  void intervalOfTheRoutineIsSetting() {
    assertThat(Routine.of(replica).periodMillis()).isEqualTo(900_000);
    setMinutes("5");
    assertThat(Routine.of(replica).periodMillis()).isEqualTo(300_000);
    for (String nonsense : new String[] {"0", "-3", "abc", "999999", "1441"}) {
      setMinutes(nonsense);
      assertThat(Routine.of(replica).periodMillis()).as(nonsense).isEqualTo(900_000);
    }
  }

  private void setMinutes(String value) {
    Samples.put(
        replica,
        SyncCatalogue.ACCOUNT_SETTING,
        Samples.draft(
            SyncCatalogue.ACCOUNT_SETTING, "r", Map.of("name", Routine.SETTING, "value", value)));
  }

  @Test
  void oldRunsAreForgotten() {
    long day = 86_400_000;
    long now = System.currentTimeMillis();
    replica.write(
        Priority.BACKGROUND,
        tx -> {
          for (long days : new long[] {0, 2, 5}) {
            long at = now - days * day;
            SyncRuns.save(
                tx,
                new SyncRuns.Run(
                    "r" + days,
                    "ROUTINE",
                    at,
                    at,
                    SyncRuns.Outcome.DONE,
                    null,
                    null,
                    1,
                    0,
                    0,
                    0,
                    0,
                    0));
          }
          return null;
        });
    RunPurge.run(replica);
    List<SyncRuns.Run> left = replica.read(h -> SyncRuns.since(h, 0));
    assertThat(left).extracting(SyncRuns.Run::id).containsExactly("r0", "r2");
  }
}
