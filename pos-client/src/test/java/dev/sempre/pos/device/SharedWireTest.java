package dev.sempre.pos.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Source: T9.
@Timeout(60)
final class SharedWireTest {
  private final List<String> sent = new CopyOnWriteArrayList<>();
  private final CountDownLatch printing = new CountDownLatch(1);
  private final CountDownLatch printed = new CountDownLatch(1);

  /// A printer that takes its time for a receipt.
  private DeviceOutcome slow(byte[] bytes, Runnable begins) {
    boolean pulse = bytes[0] == 0x1b;
    if (!pulse) {
      printing.countDown();
      try {
        assertThat(printed.await(50, TimeUnit.SECONDS)).isTrue();
      } catch (InterruptedException over) {
        Thread.currentThread().interrupt();
      }
    }
    begins.run();
    sent.add(pulse ? "pulse" : "receipt");
    return new DeviceOutcome.Done();
  }

  /// A pulse that waits for the printer opens the drawer when nobody stands before it any more.
  @Test
  void aDrawerBehindAPrinterThatIsLongAtItStaysShutAndDoesNotOpenLater() throws Exception {
    Wire wire = new SharedWire(this::slow);
    CashDrawer drawer = new PulsedDrawer(wire, EscPosEncoder.Pin.TWO);
    try (ExecutorService threads = Executors.newCachedThreadPool()) {
      Future<DeviceOutcome> receipt = threads.submit(() -> wire.send(new byte[] {'a'}, () -> {}));
      assertThat(printing.await(20, TimeUnit.SECONDS)).isTrue();
      Future<DeviceOutcome> opening = threads.submit(drawer::open);
      try {
        assertThat(opening.get(10, TimeUnit.SECONDS)).isEqualTo(new DeviceOutcome.TimedOut());
      } finally {
        printed.countDown();
      }
      assertThat(receipt.get(20, TimeUnit.SECONDS)).isEqualTo(new DeviceOutcome.Done());
    }
    assertThat(sent).containsExactly("receipt");
  }

  @Test
  void aDrawerBehindAPrinterThatIsSoonDoneOpens() throws Exception {
    Wire wire = new SharedWire(this::slow);
    CashDrawer drawer = new PulsedDrawer(wire, EscPosEncoder.Pin.TWO);
    try (ExecutorService threads = Executors.newCachedThreadPool()) {
      Future<DeviceOutcome> receipt = threads.submit(() -> wire.send(new byte[] {'a'}, () -> {}));
      assertThat(printing.await(20, TimeUnit.SECONDS)).isTrue();
      Future<DeviceOutcome> opening = threads.submit(drawer::open);
      printed.countDown();
      assertThat(opening.get(20, TimeUnit.SECONDS)).isEqualTo(new DeviceOutcome.Done());
      assertThat(receipt.get(20, TimeUnit.SECONDS)).isEqualTo(new DeviceOutcome.Done());
    }
    assertThat(sent).containsExactly("receipt", "pulse");
  }
}
