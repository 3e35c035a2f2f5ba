package dev.sempre.pos.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.model.sale.CompletedSale;
import dev.sempre.model.sale.OpenSale;
import dev.sempre.model.sale.PayingSale;
import dev.sempre.model.sale.TenderKind;
import dev.sempre.pos.device.CodePage;
import dev.sempre.pos.device.Connection;
import dev.sempre.pos.device.DeviceSettings;
import dev.sempre.pos.device.DisplaySettings;
import dev.sempre.pos.device.DrawerSettings;
import dev.sempre.pos.device.EscPosEncoder.Pin;
import dev.sempre.pos.device.FakeNetPrinter;
import dev.sempre.pos.device.FakeNetPrinter.Manner;
import dev.sempre.pos.device.PrinterSettings;
import dev.sempre.pos.device.ScaleSettings;
import dev.sempre.pos.device.ScannerSettings;
import dev.sempre.pos.display.SecondScreen;
import dev.sempre.pos.receipt.PaperWidth;
import dev.sempre.pos.sell.FakeCards;
import dev.sempre.pos.sell.PaymentAnswer;
import dev.sempre.pos.sell.StepAnswer;
import dev.sempre.pos.terminal.TerminalSettings;
import dev.sempre.pos.till.TestShop;
import dev.sempre.replica.receipt.ReceiptJob;
import dev.sempre.replica.receipt.ReceiptJob.Channel;
import dev.sempre.replica.receipt.ReceiptJob.State;
import dev.sempre.replica.receipt.ReceiptJobStore;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

/// Sales through the till's own wiring, threads and sockets, beside printers that are dead, hang,
/// are slow or have no paper. Source: T9, T10, P5.
@ExtendWith(ApplicationExtension.class)
@Timeout(180)
class PrintersThatHoldNothingUpTest {
  private static final int SALES = 40;

  /// A printer that says nothing is waited for at least so long, for each question: as long as a
  /// sale would take at the least that waited for one. What a busy machine adds is far less.
  private static final long SHORTEST_WAIT_MILLIS = 700;

  @TempDir Path folder;

  /// A till with its wiring, on threads that run once the test lets them.
  private static final class Till implements AutoCloseable {
    final TestShop shop;
    final PaperWiring wiring;
    private final CurrentDesk desk;
    private final ExecutorService work;
    private final ScheduledExecutorService clock;

    Till(Path folder, DeviceSettings devices, CountDownLatch threadsRun) throws IOException {
      Files.createDirectories(folder);
      shop = TestShop.create(folder.resolve("till.db"));
      shop.product("p", "Latte intero 1 l", 165, "8001234567897");
      work = Executors.newCachedThreadPool(held("work", threadsRun));
      clock = Executors.newSingleThreadScheduledExecutor(held("clock", threadsRun));
      wiring =
          WaitForAsyncUtils.waitForAsyncFx(
              20_000,
              () ->
                  new PaperWiring(
                      folder,
                      shop.replica,
                      name -> held(name, threadsRun),
                      work,
                      clock,
                      new SecondScreen(Platform::runLater),
                      _ -> {}));
      desk = new CurrentDesk(wiring.paper()::paid, wiring.paper()::received, new FakeCards());
      desk.become(() -> shop.desk("maria"));
      wiring.start(devices);
    }

    /// Threads that begin with what they are for when the test says so, and not before.
    private static ThreadFactory held(String name, CountDownLatch run) {
      return task -> {
        Thread thread =
            new Thread(
                () -> {
                  try {
                    run.await();
                  } catch (InterruptedException over) {
                    return;
                  }
                  task.run();
                },
                name);
        thread.setDaemon(true);
        thread.setUncaughtExceptionHandler((_, _) -> {}); // The till is switched off beneath it.
        return thread;
      };
    }

    /// @return how long the payment took, in nanoseconds
    long sell(List<CompletedSale> paid) {
      OpenSale sale = ((StepAnswer.Done) desk.ringUp(desk.current().sale(), "p")).sale();
      PayingSale paying =
          sale.beginPayment().orElseThrow().addTender("cash", TenderKind.CASH, 200).orElseThrow();
      long before = System.nanoTime();
      PaymentAnswer answer = desk.complete(paying);
      long took = System.nanoTime() - before;
      paid.add(((PaymentAnswer.Paid) answer).sale());
      return took;
    }

    long onDisk() {
      return shop.replica.read(
          handle -> handle.createQuery("select count(*) from sale").mapTo(Long.class).one());
    }

    List<ReceiptJob> jobs() {
      return shop.replica.read(handle -> ReceiptJobStore.newest(handle, Channel.PRINT, 2 * SALES));
    }

    long came(State state) {
      return jobs().stream().filter(job -> job.state() == state).count();
    }

    @Override
    public void close() {
      wiring.close();
      work.shutdown();
      clock.shutdown();
      shop.close();
    }
  }

  private static DeviceSettings at(int port) {
    PrinterSettings printer =
        new PrinterSettings(
            "1",
            "Cassa",
            new Connection.Network(InetAddress.getLoopbackAddress().getHostAddress(), port),
            PaperWidth.MM_58,
            CodePage.WPC1252,
            true);
    return new DeviceSettings(
        List.of(printer),
        "1",
        true,
        new DrawerSettings.BehindPrinter("1", Pin.TWO),
        new DisplaySettings.None(),
        new ScaleSettings.None(),
        new ScannerSettings.Keyboard(),
        TerminalSettings.NONE);
  }

  private static CountDownLatch open() {
    return new CountDownLatch(0);
  }

  /// By its structure: all threads that print, open the drawer, write down what is to be printed or
  /// wake the queue stand still, and still every sale is paid. A payment that waited for any of
  /// them would never end. Let go, they print each receipt once.
  @Test
  void everySaleIsPaidWhileAllThreadsOfThePaperStandStill() throws Exception {
    CountDownLatch run = new CountDownLatch(1);
    try (FakeNetPrinter printer = FakeNetPrinter.untilClosed(Manner.TELLS);
        Till till = new Till(folder, at(printer.port()), run)) {
      List<CompletedSale> paid = new ArrayList<>();
      for (int sale = 0; sale < SALES; sale++) {
        till.sell(paid);
      }

      assertThat(till.onDisk()).isEqualTo(SALES);
      assertThat(till.jobs()).as("nobody has even written down what is to be printed").isEmpty();
      run.countDown();
      WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, () -> till.came(State.DONE) == SALES);
      assertThat(till.jobs())
          .extracting(ReceiptJob::documentId)
          .containsExactlyInAnyOrderElementsOf(paid.stream().map(CompletedSale::id).toList());
    }
  }

  /// A sale beside each kind of printer takes as long as one beside a printer that works, in the
  /// same run and by turns.
  @ParameterizedTest
  @EnumSource(Manner.class)
  void aSaleTakesNoLongerBesideAPrinterThatFails(Manner manner) throws Exception {
    try (FakeNetPrinter good = FakeNetPrinter.untilClosed(Manner.TELLS);
        FakeNetPrinter bad = FakeNetPrinter.untilClosed(manner)) {
      compare(good.port(), bad.port(), bad::awaitReached, manner);
    }
  }

  @Test
  void aSaleTakesNoLongerBesideAPrinterThatIsSwitchedOff() throws Exception {
    int free;
    try (ServerSocket socket = new ServerSocket(0)) {
      free = socket.getLocalPort();
    }
    try (FakeNetPrinter good = FakeNetPrinter.untilClosed(Manner.TELLS)) {
      compare(good.port(), free, () -> {}, Manner.NO_PAPER);
    }
  }

  private interface Reached {
    void await() throws InterruptedException;
  }

  private void compare(int good, int bad, Reached reached, Manner manner) throws Exception {
    try (Till works = new Till(folder.resolve("good"), at(good), open());
        Till fails = new Till(folder.resolve("bad"), at(bad), open())) {
      List<CompletedSale> paid = new ArrayList<>();
      works.sell(new ArrayList<>());
      fails.sell(paid);
      reached.await();
      List<Long> beside = new ArrayList<>();
      List<Long> alone = new ArrayList<>();
      for (int sale = 1; sale < SALES; sale++) {
        alone.add(works.sell(new ArrayList<>()));
        beside.add(fails.sell(paid));
      }

      assertThat(fails.onDisk()).isEqualTo(SALES);
      assertThat(paid).extracting(sale -> sale.number().number()).doesNotHaveDuplicates();
      assertThat(median(beside) - median(alone))
          .as("milliseconds that a printer which is %s adds to a payment", manner)
          .isLessThan(SHORTEST_WAIT_MILLIS / 2);
      switch (manner) {
        // All of them take longer over one receipt than all sales together may.
        case STOPS_ANSWERING, RUNS_OUT, ANSWERS_LATE, TELLS_UNASKED, NEVER_READS, SLOW ->
            assertThat(fails.came(State.DONE) + fails.came(State.UNKNOWN))
                .as("the sales were ahead of the printer")
                .isLessThan(SALES / 2);
        case NO_PAPER, COVER_OPEN -> assertThat(fails.came(State.DONE)).isZero();
        case TELLS, MUTE, TELLS_MUCH, RESETS -> {}
      }
    }
  }

  private static long median(List<Long> nanos) {
    return nanos.stream().sorted().toList().get(nanos.size() / 2) / 1_000_000;
  }
}
