package dev.sempre.pos.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.Test;

class FxWorkTest {
  private final List<Throwable> bugs = new ArrayList<>();

  @Test
  void whatIsAskedForWhileTheWindowClosesIsForgottenAndNoFault() {
    ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    FxWork work = new FxWork(clock, clock, bugs::add);
    clock.shutdownNow();
    assertThatCode(
            () -> {
              work.run(() -> true, _ -> {});
              work.after(10, () -> {}).close();
              work.every(10, () -> {}).close();
            })
        .doesNotThrowAnyException();
    assertThat(bugs).isEmpty();
  }
}
