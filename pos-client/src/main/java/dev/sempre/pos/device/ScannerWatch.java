package dev.sempre.pos.device;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Listens to the scanner that is set up, all day: one that goes away is waited for and opened
/// again. It holds one thread, which no scan and no screen waits for. Safe to call from any thread;
/// returns at once. Source: T2, T9.
public final class ScannerWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ScannerWatch.class);

  /// How long is waited for what.
  ///
  /// @param firstMillis before a scanner that is gone is opened again; twice as long each time
  /// @param mostMillis at most, before that
  /// @param openMillis until one that does not open counts as gone
  /// @param steadyMillis until one that opens and says nothing counts as back
  /// @param silenceMillis until half a code is no code any more
  public record Patience(
      long firstMillis, long mostMillis, long openMillis, long steadyMillis, long silenceMillis) {
    public static final Patience USUAL = new Patience(500, 8_000, 5_000, 2_000, 500);
  }

  /// Wakes each step once, after its wait.
  @FunctionalInterface
  public interface Waits {
    void after(long millis, Runnable step);
  }

  /// After a stall of the whole machine the reader first gets to read what waits for it.
  private static final long STALL_MILLIS = 100;

  private final Supplier<Optional<Scanner>> setUp;
  private final Executor threads;
  private final Waits waits;
  private final LongSupplier nowMillis;
  private final Patience patience;
  private final Consumer<Heard> ear;
  private @Nullable Sitting sitting;
  private boolean closed;

  /// @param setUp the scanner of now; the same one as long as it is set up the same
  /// @param threads where a scanner may keep a thread
  /// @param nowMillis a clock that never goes back
  /// @param ear told what is heard, one after the other and in order; must be quick
  public ScannerWatch(
      Supplier<Optional<Scanner>> setUp,
      Executor threads,
      Waits waits,
      LongSupplier nowMillis,
      Patience patience,
      Consumer<Heard> ear) {
    this.setUp = setUp;
    this.threads = threads;
    this.waits = waits;
    this.nowMillis = nowMillis;
    this.patience = patience;
    this.ear = ear;
  }

  /// Listens to what is set up now, unless it does so already.
  public synchronized void look() {
    Optional<Scanner> now = closed ? Optional.empty() : setUp.get();
    Sitting before = sitting;
    if (before != null && now.filter(before.scanner::equals).isPresent()) {
      return;
    }
    sitting = null;
    if (before != null) {
      before.end();
    }
    if (now.isPresent()) {
      Sitting next = new Sitting(now.get());
      sitting = next;
      next.begin();
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    look();
  }

  private void beside(Runnable task) {
    try {
      threads.execute(task);
    } catch (RejectedExecutionException closing) {
      LOG.debug("the program is closing");
    }
  }

  /// The time with one scanner.
  private final class Sitting {
    private final Scanner scanner;
    private final CodeCutter cutter = new CodeCutter();
    private Scanner.@Nullable Line line;
    private long waitMillis = patience.firstMillis;
    private long heardMillis;
    private int tries;
    private boolean gone;
    private boolean ended;
    private boolean minding;

    Sitting(Scanner scanner) {
      this.scanner = scanner;
    }

    private void begin() {
      beside(this::live);
    }

    /// Nothing of it is told any more from here on.
    private synchronized void end() {
      ended = true;
      if (gone) {
        ear.accept(new Heard.Dismissed());
      }
      Scanner.Line open = line;
      if (open != null) {
        beside(() -> close(open)); // Some systems wait for whoever reads.
      }
    }

    private static void close(Scanner.Line open) {
      try {
        open.close();
      } catch (IOException e) {
        LOG.debug("a scanner does not let go", e);
      }
    }

    /// From opening it until it goes away. A bug costs no more than a scanner that goes away.
    private void live() {
      int now = tried();
      waits.after(patience.openMillis, () -> stillOpening(now));
      String why;
      try (Scanner.Line open = scanner.open()) {
        if (!opened(open)) {
          return; // Somebody has set up another one meanwhile.
        }
        waits.after(patience.steadyMillis, () -> steady(now));
        why = listen(open);
      } catch (IOException | RuntimeException failure) {
        why = String.valueOf(failure.getMessage());
      }
      lost(why);
    }

    private synchronized int tried() {
      return ++tries;
    }

    private synchronized boolean opened(Scanner.Line open) {
      line = open;
      return !ended;
    }

    private String listen(Scanner.Line open) throws IOException {
      for (int next = open.next(); next >= 0; next = open.next()) {
        if (!hear(next)) {
          break;
        }
      }
      return "nothing more comes";
    }

    private synchronized boolean hear(int next) {
      if (ended) {
        return false;
      }
      back();
      heardMillis = nowMillis.getAsLong();
      cutter.put(next).ifPresent(ear);
      mindHalf();
      return true;
    }

    private synchronized void stillOpening(int which) {
      if (!ended && which == tries && line == null) {
        gone("it does not open");
      }
    }

    private synchronized void steady(int which) {
      if (!ended && which == tries && line != null) {
        back();
      }
    }

    private synchronized void lost(String why) {
      if (ended) {
        return;
      }
      line = null;
      cutter.drop().ifPresent(ear);
      gone(why);
      waits.after(waitMillis, () -> beside(this::again));
      waitMillis = Math.min(patience.mostMillis, 2 * waitMillis);
    }

    private void again() {
      if (!isEnded()) {
        live();
      }
    }

    private synchronized boolean isEnded() {
      return ended;
    }

    /// Once, however often it is tried.
    private void gone(String why) {
      if (!gone) {
        gone = true;
        LOG.warn("DEV-6 Nothing is heard from the scanner: {}", why);
        ear.accept(new Heard.Gone(why));
      }
    }

    private void back() {
      waitMillis = patience.firstMillis;
      if (gone) {
        gone = false;
        ear.accept(new Heard.Back());
      }
    }

    /// Half a code with silence behind it must not become the beginning of the next.
    private void mindHalf() {
      if (!ended && !minding && cutter.isHalf()) {
        minding = true;
        waits.after(patience.silenceMillis, this::silence);
      }
    }

    private synchronized void silence() {
      long at = heardMillis;
      long leftMillis = at + patience.silenceMillis - nowMillis.getAsLong();
      if (leftMillis > 0 && cutter.isHalf()) {
        waits.after(leftMillis, this::silence);
      } else {
        waits.after(STALL_MILLIS, () -> silentSince(at));
      }
    }

    private synchronized void silentSince(long at) {
      minding = false;
      if (!ended && heardMillis == at) {
        cutter.drop().ifPresent(ear);
      }
      mindHalf();
    }
  }
}
