package dev.sempre.pos.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.agent.identity.Identity;
import dev.sempre.agent.identity.NumberWitness;
import dev.sempre.centre.Centre;
import dev.sempre.pos.demo.FurnishedCentre;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A till whose folder was restored from a backup, or copied: it sends what it has, and gives out
/// no number again. Source: R21, F31.
final class CopiedTillTest {
  private static final String SAYS_WHY = "SET_BACK";

  @TempDir Path folder;

  private Centre centre;
  private TillFolder till;
  private Identity identity;

  @BeforeEach
  void open() throws IOException {
    centre = FurnishedCentre.start(folder.resolve("centre"));
    till = new TillFolder(folder.resolve("till"));
    identity = TillFolder.joined(till.enrol(centre, null));
    assertThat(till.synchronise()).isEqualTo("DONE");
    assertThat(till.sell("--offline", "--limit", "2").code()).isEqualTo(Answers.DONE);
    assertThat(till.synchronise()).isEqualTo("DONE");
  }

  @AfterEach
  void close() {
    centre.close();
  }

  /// What this machine remembers of the till is lost, as on another machine.
  private void forgetHere() throws IOException {
    try (Stream<Path> files = Files.list(NumberWitness.folderOfUser())) {
      for (Path file : files.toList()) {
        if (file.getFileName().toString().startsWith(identity.device())) {
          Files.delete(file);
        }
      }
    }
  }

  private void restore(TillFolder backup) throws IOException {
    try (Stream<Path> files = Files.walk(till.path())) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
    backup.copyTo(till.path());
  }

  @Test
  void restoredTillGivesOutNoNumberAgainEvenWithoutALine() throws IOException {
    TillFolder backup = till.copyTo(folder.resolve("backup"));
    assertThat(till.sell("--offline", "--limit", "3").code()).isEqualTo(Answers.DONE);
    restore(backup);

    TillFolder.Done refused = till.sell("--offline", "--limit", "1");

    assertThat(refused.code()).isNotEqualTo(Answers.DONE);
    assertThat(refused.told()).contains(SAYS_WHY);
    assertThat(till.synchronise()).as("it may send, and its journal says it").isEqualTo("DONE");
  }

  @Test
  void restoredTillSellsAgainUnderAnotherNumberOnceItHasJoinedAnew() throws IOException {
    TillFolder backup = till.copyTo(folder.resolve("backup"));
    assertThat(till.sell("--offline", "--limit", "3").code()).isEqualTo(Answers.DONE);
    assertThat(till.synchronise()).isEqualTo("DONE");
    restore(backup);
    forgetHere();
    assertThat(till.synchronise()).isNotEqualTo("FAILED");
    assertThat(till.sell("--offline", "--limit", "1").told()).contains(SAYS_WHY);

    Identity again = TillFolder.joined(till.enrol(centre, identity.device()));
    assertThat(till.sell("--offline", "--limit", "1").code()).isEqualTo(Answers.DONE);
    assertThat(till.synchronise()).isEqualTo("DONE");

    assertThat(again.device()).isEqualTo(identity.device());
    assertThat(TillFolder.tickets(centre))
        .containsExactly("1-1 1", "1-1 2", "1-1 3", "1-1 4", "1-1 5", "1-" + again.number() + " 1");
  }

  /// It was restored, joined anew, and is restored from the same copy once more.
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void copyFromBeforeATillHasJoinedAnewGivesOutNoNumber(boolean onTheSameMachine)
      throws IOException {
    TillFolder backup = till.copyTo(folder.resolve("backup"));
    assertThat(till.sell("--offline", "--limit", "1").code()).isEqualTo(Answers.DONE);
    assertThat(till.synchronise()).isEqualTo("DONE");
    restore(backup);
    assertThat(till.sell("--offline", "--limit", "1").told()).contains(SAYS_WHY);
    Identity first = TillFolder.joined(till.enrol(centre, identity.device()));
    assertThat(till.synchronise()).as("it has sold nothing").isNotEqualTo("FAILED");

    restore(backup);
    if (!onTheSameMachine) {
      forgetHere();
      assertThat(till.synchronise()).isEqualTo("INTERRUPTED");
    }

    assertThat(till.sell("--offline", "--limit", "1").told()).contains(SAYS_WHY);
    Identity second = TillFolder.joined(till.enrol(centre, identity.device()));
    assertThat(till.sell("--offline", "--limit", "1").code()).isEqualTo(Answers.DONE);
    assertThat(till.synchronise()).isEqualTo("DONE");
    assertThat(second.number()).isGreaterThan(first.number());
    assertThat(TillFolder.tickets(centre))
        .containsExactly("1-1 1", "1-1 2", "1-1 3", "1-" + second.number() + " 1");
  }

  @Test
  void ofTwoCopiesOnTwoMachinesTheSecondIsStoppedAndLosesNothing() throws IOException {
    TillFolder copy = till.copyTo(folder.resolve("copy"));
    assertThat(till.sell("--offline", "--limit", "1").code()).isEqualTo(Answers.DONE);
    assertThat(till.synchronise()).isEqualTo("DONE");
    forgetHere();
    assertThat(copy.sell("--offline", "--limit", "1").code())
        .as("nobody can know yet")
        .isEqualTo(Answers.DONE);

    assertThat(copy.synchronise()).as("it sends what it has sold").isEqualTo("DONE");
    assertThat(copy.sell("--offline", "--limit", "1").told()).contains(SAYS_WHY);
    assertThat(till.synchronise()).isEqualTo("NOTHING_TO_DO");
    forgetHere();
    assertThat(till.sell("--offline", "--limit", "1").code()).isEqualTo(Answers.DONE);

    assertThat(TillFolder.tickets(centre))
        .as("both customers have paid")
        .containsExactly("1-1 1", "1-1 2", "1-1 3", "1-1 3");
  }
}
