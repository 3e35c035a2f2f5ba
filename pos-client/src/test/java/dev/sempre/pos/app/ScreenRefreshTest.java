package dev.sempre.pos.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.agent.run.Indicator;
import dev.sempre.agent.run.SyncSnapshot;
import dev.sempre.model.id.UuidV7;
import dev.sempre.pos.shell.Cashier;
import dev.sempre.pos.shell.InlineWork;
import dev.sempre.pos.shell.ShellViewModel;
import dev.sempre.pos.words.Language;
import dev.sempre.pos.words.Words;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.db.SqliteDatabase;
import dev.sempre.replica.sync.SyncRuns;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScreenRefreshTest {
  @TempDir Path folder;

  private final InlineWork work = new InlineWork();
  private final List<String> told = new ArrayList<>();
  private final ShellViewModel shell =
      new ShellViewModel(
          new Words(Language.EN),
          work,
          () -> Instant.EPOCH,
          () -> ZoneOffset.UTC,
          () -> {},
          () -> false);
  private SyncSnapshot now = snapshot("r-1", 0);
  private @Nullable Error error;
  private Replica replica;
  private ScreenRefresh refresh;

  @BeforeEach
  void open() {
    replica =
        Replica.open(
            new SqliteDatabase(folder.resolve("till.db"), 1_000, Runnable::run),
            () -> 1,
            new UuidV7(() -> 1, new Random(1)));
    shell.welcome(new Cashier("maria", "Maria B.", Language.EN));
    refresh =
        new ScreenRefresh(
            replica,
            work,
            this::look,
            shell,
            new ScreenRefresh.Told(
                () -> told.add("people"),
                () -> told.add("goods"),
                () -> told.add("index"),
                () -> told.add("issues")));
    work.advance(5_000);
    told.clear();
  }

  @AfterEach
  void close() {
    refresh.close();
    replica.close();
  }

  private SyncSnapshot look() {
    if (error != null) {
      throw error;
    }
    return now;
  }

  private static SyncSnapshot snapshot(String lastRun, long openIssues) {
    SyncRuns.Run last =
        new SyncRuns.Run(
            lastRun, "ROUTINE", 1, 2L, SyncRuns.Outcome.DONE, null, null, 1, 0, 1, 0, 0, 0);
    return new SyncSnapshot(
        3, Indicator.CONNECTED, null, Map.of(), openIssues, null, List.of(), last);
  }

  @Test
  void aRunOfAnotherProgramThatNobodySawRunningRefreshesTheScreens() {
    work.advance(3_000);
    assertThat(told).isEmpty();
    now = snapshot("r-2", 0);
    work.advance(3_000);
    assertThat(told).containsExactly("index", "people", "goods");
  }

  @Test
  void anErrorOfTheMachineDoesNotEndTheLooking() {
    error = new OutOfMemoryError("planted");
    work.advance(1_000);
    error = null;
    now = snapshot("r-2", 0);
    work.advance(3_000);
    assertThat(told).contains("goods");
  }

  @Test
  void theMonitorIsToldWhenTheNumberOfIssuesChanges() {
    now = snapshot("r-1", 2);
    work.advance(5_000);
    assertThat(told).containsExactly("issues");
  }
}
