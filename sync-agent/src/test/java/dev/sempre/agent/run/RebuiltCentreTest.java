package dev.sempre.agent.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.agent.machine.State;
import dev.sempre.agent.testing.Clock;
import dev.sempre.agent.testing.Fault;
import dev.sempre.agent.testing.Samples;
import dev.sempre.agent.testing.TestBase;
import dev.sempre.agent.testing.TestCentre;
import dev.sempre.model.sync.SyncCatalogue;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a base still has of a centre that was restored without it.
final class RebuiltCentreTest {
  @TempDir private Path folder;

  private final Clock clock = new Clock();
  private TestCentre centre;
  private TestBase base;

  @BeforeEach
  void open() throws IOException {
    centre = new TestCentre(folder, clock);
    base = new TestBase(folder, centre, clock);
    Samples.putMany(centre.replica(), SyncCatalogue.PRODUCT, "kept", 3);
    Samples.putMany(centre.replica(), SyncCatalogue.PRODUCT, "lost", 300);
    base.sync();
    assertThat(products()).isEqualTo(303);
    centre.rebuild();
    Samples.putMany(centre.replica(), SyncCatalogue.PRODUCT, "kept", 3);
  }

  @AfterEach
  void close() {
    base.close();
    centre.close();
  }

  @Test
  void whatItLacksLeavesTheBase() {
    base.sync();

    assertThat(base.state()).isInstanceOf(State.Resting.class);
    assertThat(Samples.find(base.replica(), SyncCatalogue.PRODUCT, "kept-1")).isPresent();
    assertThat(products()).isEqualTo(3);
  }

  @Test
  void nothingLeavesBeforeTheAnswerWasWhole() {
    Samples.putMany(centre.replica(), SyncCatalogue.PRODUCT, "new", 800);
    centre.script("changes", Fault.cutAfter(3_000));
    base.sync();
    assertThat(base.state()).isInstanceOf(State.BackingOff.class);
    assertThat(products()).isGreaterThanOrEqualTo(303);
    assertThat(Samples.find(base.replica(), SyncCatalogue.PRODUCT, "lost-1")).isPresent();

    base.sync();
    assertThat(products()).isEqualTo(803);
  }

  private long products() {
    return Samples.count(base.replica(), SyncCatalogue.PRODUCT);
  }
}
