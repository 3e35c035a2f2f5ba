package dev.sempre.pos.sell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.model.sale.OpenSale;
import dev.sempre.pos.approval.ApprovalViewModel;
import dev.sempre.pos.login.FakeLogIn;
import dev.sempre.pos.scan.ScanCatcher;
import dev.sempre.pos.scan.ScanCatcher.Catch;
import dev.sempre.pos.shell.InlineWork;
import dev.sempre.pos.shell.Work;
import dev.sempre.pos.words.Language;
import dev.sempre.pos.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/// Twenty codes a second for a minute, key by key, on a till that needs 60 ms for each: more than
/// it can keep up with. Source: T2.
class ScanQueueTest {
  private static final int SECONDS = 60;
  private static final int CODES_PER_SECOND = 20;
  private static final long STEP_MILLIS = 60;
  private static final long CODE_MILLIS = 1_000 / CODES_PER_SECOND;
  private static final long KEY_MILLIS = 2;

  /// Each task takes its time, on the clock of `clock`; answers come when it is over.
  private record SlowWork(InlineWork clock) implements Work {
    @Override
    public <T> void run(Supplier<T> task, Consumer<? super T> answer, Consumer<Throwable> bug) {
      clock.after(STEP_MILLIS, () -> clock.run(task, answer, bug));
    }

    @Override
    public void onUi(Runnable step) {
      clock.onUi(step);
    }

    @Override
    public Timer after(long delayMillis, Runnable step) {
      return clock.after(delayMillis, step);
    }

    @Override
    public Timer every(long periodMillis, Runnable step) {
      return clock.every(periodMillis, step);
    }
  }

  private final InlineWork clock = new InlineWork();
  private final FakeShop shop = new FakeShop();
  private final List<String> pieces = shop.codesOfPieces();
  private final FakeTill till = new FakeTill(shop);
  private final AtomicInteger beeps = new AtomicInteger();
  private final SellViewModel sell =
      new SellViewModel(
          new Words(Language.IT),
          new SlowWork(clock),
          till,
          new FakeReturns(till, shop),
          shop,
          shop::findCustomers,
          new ApprovalViewModel(new Words(Language.IT), clock, clock::nowMillis, new FakeLogIn()),
          new PaperViewModel(clock, new FakePaper(), () -> "maria"),
          beeps::incrementAndGet);
  private final ScanCatcher catcher = new ScanCatcher();
  private final StringBuilder typed = new StringBuilder();
  private int mostBehind;
  private int sent;

  private void hear(List<Catch> clear) {
    for (Catch one : clear) {
      switch (one) {
        case Catch.Scan(String code, String _) -> sell.scan(code);
        case Catch.Typed(String text) -> typed.append(text);
      }
    }
  }

  private void keys(String text, long gapMillis) {
    for (int i = 0; i < text.length(); i++) {
      clock.advance(gapMillis);
      hear(catcher.key(text.charAt(i), clock.nowMillis()));
    }
  }

  private void scanner(String code) {
    long start = clock.nowMillis();
    keys(code, KEY_MILLIS);
    clock.advance(KEY_MILLIS);
    hear(catcher.end(clock.nowMillis()));
    sent++;
    clock.advance(Math.max(0, CODE_MILLIS - (clock.nowMillis() - start)));
  }

  private OpenSale sale() {
    return Objects.requireNonNull(sell.ticketProperty().get()).sale();
  }

  private List<String> codesOnTheTicket() {
    return sale().lines().stream()
        .map(line -> Objects.requireNonNull(line.item().gtin()).substring(1))
        .toList();
  }

  @Test
  void aMinuteOfScansFasterThanTheTillLosesNoneAndKeepsTheirOrder() {
    sell.start();
    clock.advance(10 * STEP_MILLIS);
    List<String> known = new ArrayList<>();
    int unknown = 0;
    for (int i = 0; i < SECONDS * CODES_PER_SECOND; i++) {
      // A ticket holds a thousand lines; each fourth code is nobody's.
      if (i % 4 == 3) {
        scanner("999%010d".formatted(i));
        unknown++;
      } else {
        String code = pieces.get(i % pieces.size());
        scanner(code);
        known.add(code);
      }
      mostBehind = Math.max(mostBehind, sent - sale().lines().size() - beeps.get());
    }
    assertThat(mostBehind).as("the till was slower, so there was a queue").isGreaterThan(100);
    clock.advance(2L * mostBehind * STEP_MILLIS);

    assertThat(codesOnTheTicket()).isEqualTo(known);
    assertThat(beeps).hasValue(unknown);
    assertThat(till.onDisk()).isEqualTo(sale());
    assertThat(typed).isEmpty();
  }

  @Test
  void whatAPersonTypesMeanwhileIsNoScanAndTakesNoneAway() {
    sell.start();
    clock.advance(10 * STEP_MILLIS);
    List<String> known = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      String code = pieces.get(i % pieces.size());
      scanner(code);
      known.add(code);
      clock.advance(500);
      keys("pane", 90);
      clock.advance(200);
      hear(catcher.quiet(clock.nowMillis()));
      clock.advance(500);
    }
    clock.advance(100 * STEP_MILLIS);

    assertThat(codesOnTheTicket()).isEqualTo(known);
    assertThat(typed).hasToString("pane".repeat(20));
    assertThat(beeps).hasValue(0);
  }
}
