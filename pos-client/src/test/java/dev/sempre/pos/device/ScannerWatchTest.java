package dev.sempre.pos.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Scanners with a line of their own, as bytes that really come: through a pipe, which is opened
/// and read like a device, and through a socket. Source: T2, T9.
@Timeout(60)
final class ScannerWatchTest {
  private static final String PASTA = "8076802085738";
  private static final String PEN = "4006381333931";
  private static final int A_MINUTE_OF_CODES = 1_200;

  /// No machine is so slow that a wait ends by itself; tried again it is soon.
  private static final ScannerWatch.Patience LONG =
      new ScannerWatch.Patience(10, 80, 60_000, 60_000, 60_000);

  private static final ScannerWatch.Patience SHORT_FOR_OPENING =
      new ScannerWatch.Patience(10, 80, 100, 60_000, 60_000);

  private static final ScannerWatch.Patience SHORT_FOR_SILENCE =
      new ScannerWatch.Patience(10, 80, 60_000, 60_000, 300);

  @TempDir Path folder;

  private final ThreadFactory daemons =
      task -> {
        Thread thread = new Thread(task);
        thread.setDaemon(true);
        return thread;
      };
  private final ExecutorService threads = Executors.newCachedThreadPool(daemons);
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(daemons);
  private final BlockingQueue<Heard> heard = new LinkedBlockingQueue<>();
  private volatile @Nullable Scanner setUp;
  private ScannerWatch watch = watch(LONG);

  private ScannerWatch watch(ScannerWatch.Patience patience) {
    return new ScannerWatch(
        () -> Optional.ofNullable(setUp),
        threads,
        (millis, step) -> {
          if (!clock.isShutdown()) {
            var _ = clock.schedule(step, millis, TimeUnit.MILLISECONDS);
          }
        },
        () -> System.nanoTime() / 1_000_000,
        patience,
        heard::add);
  }

  @AfterEach
  void close() {
    watch.close();
    clock.shutdownNow();
    threads.shutdownNow();
  }

  private void setUp(@Nullable Scanner scanner) {
    setUp = scanner;
    watch.look();
  }

  private Path device() {
    return folder.resolve("ttyACM0");
  }

  private Path plugIn() throws Exception {
    Assumptions.assumeTrue(Files.isExecutable(Path.of("/usr/bin/mkfifo")));
    new ProcessBuilder("/usr/bin/mkfifo", device().toString()).start().waitFor();
    return device();
  }

  private static void send(OutputStream port, String bytes) throws IOException {
    port.write(bytes.getBytes(StandardCharsets.ISO_8859_1));
    port.flush();
  }

  private Heard next() throws InterruptedException {
    return Objects.requireNonNull(heard.poll(30, TimeUnit.SECONDS), "waited in vain");
  }

  private static Heard code(String text) {
    return new Heard.Code(text);
  }

  @Test
  void aMinuteOfCodesInOneGoComesWholeAndInOrder() throws Exception {
    setUp(new FileScanner(plugIn().toString()));
    List<Heard> sent = new ArrayList<>();
    StringBuilder bytes = new StringBuilder();
    for (int i = 0; i < A_MINUTE_OF_CODES; i++) {
      String code = "29%011d".formatted(i);
      bytes.append(code).append(List.of("\r", "\n", "\r\n", "\t").get(i % 4));
      sent.add(code(code));
    }
    try (OutputStream port = Files.newOutputStream(device())) {
      send(port, bytes.toString());
      for (Heard each : sent) {
        assertThat(next()).isEqualTo(each);
      }
    }
  }

  @Test
  void halfACodeWithSilenceBehindItIsToldAndTakesNoOtherAway() throws Exception {
    watch = watch(SHORT_FOR_SILENCE);
    setUp(new FileScanner(plugIn().toString()));
    try (OutputStream port = Files.newOutputStream(device())) {
      send(port, PEN + "\r" + PASTA.substring(0, 7));
      assertThat(next()).isEqualTo(code(PEN));
      assertThat(next()).isInstanceOf(Heard.Noise.class);
      send(port, PASTA + "\r");
      assertThat(next()).isEqualTo(code(PASTA));
    }
  }

  @Test
  void halfACodeOfAScannerThatIsNotSetUpAnyMoreIsMindedNoLonger() throws Exception {
    BlockingQueue<Integer> bytes = new LinkedBlockingQueue<>();
    BlockingQueue<Runnable> waits = new LinkedBlockingQueue<>();
    AtomicLong now = new AtomicLong();
    watch =
        new ScannerWatch(
            () -> Optional.ofNullable(setUp),
            threads,
            (millis, step) -> {
              if (millis < 60_000) {
                waits.add(step);
              }
            },
            now::get,
            SHORT_FOR_SILENCE,
            heard::add);
    setUp(() -> new FedLine(bytes));
    bytes.add((int) '8');
    Runnable silence = Objects.requireNonNull(waits.poll(30, TimeUnit.SECONDS));
    setUp(null);
    now.addAndGet(10_000);
    silence.run();
    Objects.requireNonNull(waits.poll(), "after a stall").run();
    assertThat(waits).isEmpty();
    bytes.add(-1);
  }

  /// A line that says what it is fed.
  private record FedLine(BlockingQueue<Integer> bytes) implements Scanner.Line {
    @Override
    public int next() throws IOException {
      try {
        return bytes.take();
      } catch (InterruptedException e) {
        throw new IOException(e);
      }
    }

    @Override
    public void close() {}
  }

  @Test
  void aPortThatIsPulledIsToldOnceAndReadAgainOnceItIsBack() throws Exception {
    setUp(new FileScanner(plugIn().toString()));
    try (OutputStream port = Files.newOutputStream(device())) {
      send(port, PEN + "\r" + PASTA.substring(0, 7));
      assertThat(next()).isEqualTo(code(PEN));
    }
    assertThat(next()).as("half a code").isInstanceOf(Heard.Noise.class);
    assertThat(next()).isInstanceOf(Heard.Gone.class);
    try (OutputStream port = Files.newOutputStream(device())) {
      send(port, PASTA + "\r");
      assertThat(next()).isEqualTo(new Heard.Back());
      assertThat(next()).isEqualTo(code(PASTA));
    }
  }

  @Test
  void aDeviceThatIsNotThereYetIsToldAndReadOnceItIs() throws Exception {
    setUp(new FileScanner(device().toString()));
    assertThat(next()).isEqualTo(new Heard.Gone("there is no " + device()));
    Path _ = plugIn();
    try (OutputStream port = Files.newOutputStream(device())) {
      send(port, PASTA + "\r");
      assertThat(next()).isEqualTo(new Heard.Back());
      assertThat(next()).isEqualTo(code(PASTA));
    }
  }

  /// A pipe that nobody writes to does not even open.
  @Test
  void aDeviceThatHangsWhenItIsOpenedIsToldAndHoldsNobodyUp() throws Exception {
    watch = watch(SHORT_FOR_OPENING);
    setUp(new FileScanner(plugIn().toString()));
    assertThat(next()).isEqualTo(new Heard.Gone("it does not open"));
    try (OutputStream port = Files.newOutputStream(device())) {
      send(port, PASTA + "\r");
      assertThat(next()).isEqualTo(new Heard.Back());
      assertThat(next()).isEqualTo(code(PASTA));
    }
  }

  @Test
  void anAdapterThatHangsUpAndIsDeadForAWhileIsToldOnceAndReadAgain() throws Exception {
    InetAddress here = InetAddress.getLoopbackAddress();
    int port;
    try (ServerSocket adapter = new ServerSocket(0, 5, here)) {
      port = adapter.getLocalPort();
      setUp(new TcpScanner("127.0.0.1", port, 1_000));
      try (Socket line = adapter.accept()) {
        send(line.getOutputStream(), "\u0000\u00ff\u0007\r" + PEN + "\t");
        assertThat(next()).as("garbage is somebody's code as well").isEqualTo(code("ÿ"));
        assertThat(next()).isEqualTo(code(PEN));
      }
    }
    assertThat(next()).isInstanceOf(Heard.Gone.class);
    try (ServerSocket adapter = new ServerSocket()) {
      adapter.setReuseAddress(true);
      adapter.bind(new InetSocketAddress(here, port));
      try (Socket line = adapter.accept()) {
        send(line.getOutputStream(), PASTA + "\n");
        assertThat(next()).isEqualTo(new Heard.Back());
        assertThat(next()).isEqualTo(code(PASTA));
      }
    }
  }

  @Test
  void whereAnotherScannerIsSetUpTheOneBeforeIsNotHeardAnyMore() throws Exception {
    setUp(new FileScanner(plugIn().toString()));
    VirtualScanner twin = new VirtualScanner();
    try (OutputStream port = Files.newOutputStream(device())) {
      send(port, PEN + "\r");
      assertThat(next()).isEqualTo(code(PEN));
      setUp(twin);
      send(port, PASTA + "\r");
      twin.read(PEN);
      assertThat(next()).isEqualTo(code(PEN));
    } catch (IOException letGo) {
      assertThat(letGo).as("nobody reads it any more").hasMessageContaining("pipe");
      twin.read(PEN);
      assertThat(next()).isEqualTo(code(PEN));
    }
    twin.plug(false);
    assertThat(next()).isInstanceOf(Heard.Gone.class);
    twin.read(PASTA);
    setUp(null);
    assertThat(next()).isEqualTo(new Heard.Dismissed());
  }

  @Test
  void theTwinIsHeardAsARealOneWouldBe() throws Exception {
    VirtualScanner twin = new VirtualScanner();
    setUp(twin);
    twin.read(PASTA);
    assertThat(next()).isEqualTo(code(PASTA));
    twin.plug(false);
    assertThat(next()).isInstanceOf(Heard.Gone.class);
    twin.read(PASTA);
    twin.plug(true);
    twin.read(PEN);
    assertThat(next()).isEqualTo(new Heard.Back());
    assertThat(next()).as("what was held before an unplugged one is not read").isEqualTo(code(PEN));
  }

  /// Time and threads are the test's: each step is taken when it says so.
  private static final class Steps {
    private record Step(long millis, Runnable step) {}

    private final List<Step> waiting = new ArrayList<>();
    private final List<Heard> heard = new ArrayList<>();
    private int opened;

    private ScannerWatch watch(Scanner scanner) {
      Scanner counted =
          () -> {
            opened++;
            return scanner.open();
          };
      return new ScannerWatch(
          () -> Optional.of(counted),
          Runnable::run,
          (millis, step) -> waiting.add(new Step(millis, step)),
          () -> 0,
          ScannerWatch.Patience.USUAL,
          heard::add);
    }

    /// What is waited for next before it is opened again, in milliseconds; it is.
    private long retry() {
      Step next = waiting.getLast();
      waiting.clear();
      next.step.run();
      return next.millis;
    }
  }

  @Test
  void aScannerThatStaysAwayIsTriedMoreAndMoreSeldomAndToldOnce() {
    Steps steps = new Steps();
    try (ScannerWatch watch =
        steps.watch(() -> {
          throw new IOException("nobody there");
        })) {
      watch.look();
      List<Long> waits = new ArrayList<>();
      for (int i = 0; i < 7; i++) {
        waits.add(steps.retry());
      }
      assertThat(waits).containsExactly(500L, 1_000L, 2_000L, 4_000L, 8_000L, 8_000L, 8_000L);
      assertThat(steps.opened).isEqualTo(8);
      assertThat(steps.heard).containsExactly(new Heard.Gone("nobody there"));
      watch.look();
      assertThat(steps.opened).as("it is listened to already").isEqualTo(8);
    }
  }

  /// Such as a plain file, or an adapter that somebody else uses.
  @Test
  void aScannerThatOpensAndIsGoneAtOnceIsNotToldToBeBackEachTime() {
    Steps steps = new Steps();
    try (ScannerWatch watch = steps.watch(NothingComes::new)) {
      watch.look();
      for (int i = 0; i < 5; i++) {
        steps.retry();
      }
      assertThat(steps.heard).containsExactly(new Heard.Gone("nothing more comes"));
    }
  }

  private static final class NothingComes implements Scanner.Line {
    @Override
    public int next() {
      return -1;
    }

    @Override
    public void close() {
      // There is nothing to let go of.
    }
  }

  @Test
  void aBugInADriverCostsNoMoreThanAScannerThatGoesAway() {
    Steps steps = new Steps();
    try (ScannerWatch watch =
        steps.watch(() -> {
          throw new IllegalStateException("a bug");
        })) {
      watch.look();
      steps.retry();
      assertThat(steps.opened).isEqualTo(2);
      assertThat(steps.heard).containsExactly(new Heard.Gone("a bug"));
    }
  }
}
