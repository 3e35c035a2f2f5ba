package dev.sempre.agent.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sempre.agent.AgentWiring;
import dev.sempre.agent.identity.DataFolder;
import dev.sempre.agent.identity.Enrolment;
import dev.sempre.agent.identity.FolderLock;
import dev.sempre.agent.identity.Identity;
import dev.sempre.agent.testing.Clock;
import dev.sempre.agent.testing.Samples;
import dev.sempre.agent.testing.TestCentre;
import dev.sempre.model.organisation.DeviceKind;
import dev.sempre.model.sync.SyncCatalogue;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.db.StoreFailure;
import dev.sempre.replica.sync.SyncRequests;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A database that is served whoever comes and goes.
final class AgentHereTest {
  @TempDir private Path temp;

  private final Deque<Runnable> tasks = new ArrayDeque<>();
  private final List<Long> waits = new ArrayList<>();
  private TestCentre centre;
  private DataFolder folder;
  private Replica replica;
  private Identity identity;
  private Runnable ring = () -> {};
  private boolean freed;

  @BeforeEach
  void open() throws IOException {
    Clock clock = new Clock();
    clock.set(System.currentTimeMillis());
    centre = new TestCentre(temp, clock);
    Samples.putMany(centre.replica(), SyncCatalogue.PRODUCT, "p", 3);
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

  private Assembled assemble() {
    return AgentWiring.assemble(folder, replica, identity, "till");
  }

  private AgentHere here(Supplier<Assembled> assemble) {
    return new AgentHere(
        replica,
        assemble,
        tasks::add,
        (millis, task) -> {
          waits.add(millis);
          ring = task;
        },
        () -> freed = true);
  }

  private void work() {
    while (!tasks.isEmpty()) {
      tasks.poll().run();
    }
  }

  private void awaitProducts() {
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> Samples.count(replica, SyncCatalogue.PRODUCT) == 3);
  }

  @Test
  void placeThatIsFreeIsTakenAtOnceButNotOnTheThreadOfTheCaller() {
    try (AgentHere here = here(this::assemble)) {
      here.start();
      assertThat(folder.agent()).as("nothing but a task so far").isEmpty();
      work();
      assertThat(here.isHere()).isTrue();
      assertThat(waits).isEmpty();
      awaitProducts();
    }
    assertThat(freed).isTrue();
    assertThat(folder.agent()).isEmpty();
  }

  @Test
  void placeOfAnotherProgramIsTakenOnceThatHasEnded() {
    FolderLock other = ((FolderLock.Taken.Mine) folder.lockAgent("service")).lock();
    try (AgentHere here = here(this::assemble)) {
      here.start();
      work();
      ring.run();
      assertThat(here.isHere()).isFalse();
      assertThat(waits).containsExactly(60_000L, 60_000L);

      other.close();
      ring.run();
      assertThat(here.isHere()).isTrue();
      assertThat(waits).as("nothing to look for any more").hasSize(2);
      awaitProducts();
    }
  }

  @Test
  void whoTriesNowAsksTheOtherProgramOrTakesItsPlace() {
    FolderLock other = ((FolderLock.Taken.Mine) folder.lockAgent("service")).lock();
    try (AgentHere here = here(this::assemble)) {
      here.start();
      here.tryNow("maria");
      work();
      assertThat(replica.read(SyncRequests::open))
          .extracting(SyncRequests.Request::requestedBy)
          .containsExactly("maria");

      other.close();
      here.tryNow("maria");
      work();
      assertThat(here.isHere()).isTrue();
      awaitProducts();
    }
  }

  @Test
  void troubleIsNotToldToTheCallerAndTriedAgain() {
    Deque<RuntimeException> troubles = new ArrayDeque<>();
    troubles.add(new IllegalStateException("for the test"));
    troubles.add(
        new StoreFailure(
            StoreFailure.Kind.DISK_FULL, StoreFailure.Outcome.NOT_SAVED, "for the test", null));
    Supplier<Assembled> moody =
        () -> {
          RuntimeException trouble = troubles.poll();
          if (trouble != null) {
            throw trouble;
          }
          return assemble();
        };
    try (AgentHere here = here(moody)) {
      here.start();
      work();
      here.tryNow("maria");
      work();
      assertThat(here.isHere()).isFalse();
      assertThat(waits).containsExactly(60_000L);
      ring.run();
      assertThat(here.isHere()).isTrue();
    }
  }

  @Test
  void whatIsClosedMeanwhileIsNotHeld() {
    AgentHere[] here = new AgentHere[1];
    here[0] =
        here(() -> {
          Assembled made = assemble();
          here[0].close();
          return made;
        });
    here[0].start();
    work();
    assertThat(folder.agent()).isEmpty();
    assertThat(waits).isEmpty();
  }

  @Test
  void realOneStartsAndEnds() {
    try (AgentHere here = AgentWiring.here(folder, replica, identity, "till")) {
      here.start();
      awaitProducts();
      assertThat(folder.agent()).isPresent();
    }
    assertThat(folder.agent()).isEmpty();
  }

  @Test
  void agentThatCannotBeMadeHoldsNothing() {
    Replica broken = AgentWiring.openReplica(folder);
    broken.close();
    assertThatThrownBy(() -> AgentWiring.assemble(folder, broken, identity, "till"))
        .isInstanceOf(RuntimeException.class);
    assertThat(folder.agent()).isEmpty();
    Assembled made = assemble();
    assertThat(made).isInstanceOf(Assembled.Here.class);
    ((Assembled.Here) made).agent().close();
  }
}
