package dev.sempre.pos.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.print.PrintException;
import javax.print.PrintServiceLookup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Through the printing of the platform itself, to a printer that is registered with it.
@Timeout(60)
final class SystemWireTest {
  private static final byte[] RECEIPT = "\u001b@a receipt\n".getBytes(StandardCharsets.US_ASCII);
  private static final long PATIENCE_MILLIS = 20_000;

  private final String name = "Cassa " + UUID.randomUUID();
  private final ExecutorService threads =
      Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task);
        thread.setDaemon(true);
        return thread;
      });
  private final AtomicInteger begun = new AtomicInteger();
  private final ByteArrayOutputStream taken = new ByteArrayOutputStream();

  @AfterEach
  void end() {
    threads.shutdownNow();
  }

  private SystemWire wire(long patienceMillis) {
    return new SystemWire(name, threads, patienceMillis);
  }

  private void register(QueuePrinter.Manner manner) {
    assertThat(PrintServiceLookup.registerService(new QueuePrinter(name, taken, manner))).isTrue();
  }

  @Test
  void theQueueGetsExactlyTheBytesAndIsNamedWhereItIsSetUp() {
    register(bytes -> {});

    assertThat(SystemWire.names()).contains(name).isSorted();
    assertThat(wire(PATIENCE_MILLIS).send(RECEIPT, begun::incrementAndGet))
        .as("what becomes of it then is not told")
        .isEqualTo(new DeviceOutcome.HandedOver());
    assertThat(taken.toByteArray()).isEqualTo(RECEIPT);
    assertThat(begun).hasValue(1);
  }

  @Test
  void aDrawerBehindItOpens() {
    byte[] pulse = EscPosEncoder.pulse(EscPosEncoder.Pin.TWO);
    register(bytes -> {});

    assertThat(wire(PATIENCE_MILLIS).pulse(pulse)).isEqualTo(new DeviceOutcome.HandedOver());
    assertThat(taken.toByteArray()).isEqualTo(pulse);
  }

  @Test
  void aQueueThatRefusesIsFaultyAndSaysWhy() {
    register(bytes -> {
      throw new PrintException("the queue is stopped");
    });

    assertThat(wire(PATIENCE_MILLIS).send(RECEIPT, begun::incrementAndGet))
        .isEqualTo(new DeviceOutcome.Faulty("the queue is stopped"));
    assertThat(taken.size()).isZero();
  }

  @Test
  void aQueueThatBreaksOffMayHavePrinted() {
    register(bytes -> {
      throw new IllegalStateException("broken");
    });

    assertThat(wire(PATIENCE_MILLIS).send(RECEIPT, begun::incrementAndGet))
        .isInstanceOf(DeviceOutcome.Unknown.class);
    assertThat(begun).hasValue(1);
  }

  @Test
  void aNameThatNobodyKnowsIsNotSetUpAndNothingBegins() {
    register(bytes -> {});
    SystemWire unknown = new SystemWire(name + " B", threads, PATIENCE_MILLIS);

    assertThat(unknown.send(RECEIPT, begun::incrementAndGet))
        .isEqualTo(
            new DeviceOutcome.NotSetUp(
                "the operating system knows no printer called " + name + " B"));
    assertThat(unknown.pulse(RECEIPT)).isInstanceOf(DeviceOutcome.NotSetUp.class);
    assertThat(taken.size()).isZero();
    assertThat(begun).hasValue(0);
  }

  /// A spooler that does not answer costs one thread, and not one a try.
  @Test
  void aQueueThatHangsIsGivenUpAndNotAskedAgainWhileItHangs() {
    CountDownLatch never = new CountDownLatch(1);
    AtomicInteger asked = new AtomicInteger();
    register(bytes -> {
      asked.incrementAndGet();
      QueuePrinter.await(never);
    });
    assertThat(SystemWire.names()).as("the platform has looked once").contains(name);
    SystemWire wire = wire(2_000);

    assertThat(wire.send(RECEIPT, begun::incrementAndGet))
        .as("it had begun: nobody knows")
        .isInstanceOf(DeviceOutcome.Unknown.class);
    assertThat(wire.send(RECEIPT, begun::incrementAndGet)).isEqualTo(new DeviceOutcome.TimedOut());
    assertThat(asked).hasValue(1);
    assertThat(begun).hasValue(1);
    never.countDown();
  }
}
