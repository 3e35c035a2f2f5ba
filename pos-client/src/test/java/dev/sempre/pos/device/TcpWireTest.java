package dev.sempre.pos.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sempre.pos.device.FakeNetPrinter.Manner;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Against real connections to printers of all manners.
@Timeout(30)
final class TcpWireTest {
  private static final TcpWire.Patience SHORT = new TcpWire.Patience(500, 200, 400, 400);
  private static final byte[] RECEIPT = "a receipt\n".getBytes(StandardCharsets.US_ASCII);

  private final AtomicInteger begun = new AtomicInteger();

  private static TcpWire wire(int port) {
    return new TcpWire(
        InetAddress.getLoopbackAddress().getHostAddress(),
        port,
        SHORT,
        () -> System.nanoTime() / 1_000_000);
  }

  private DeviceOutcome send(int port, byte[] bytes) {
    return wire(port).send(bytes, begun::incrementAndGet);
  }

  /// Of a printer that never says anything nobody knows more than that it has taken it. Source:
  /// I17.
  @ParameterizedTest
  @CsvSource({"TELLS, DONE", "MUTE, HANDED_OVER"})
  void whatIsSentArrivesWhole(Manner manner, String outcome) throws Exception {
    try (FakeNetPrinter printer = new FakeNetPrinter(manner)) {
      assertThat(send(printer.port(), RECEIPT).name()).isEqualTo(outcome);
      assertThat(printer.printed()).isEqualTo(RECEIPT);
      assertThat(begun).hasValue(1);
    }
  }

  @Test
  void aPrinterWithoutPaperIsSentNothing() throws Exception {
    try (FakeNetPrinter printer = new FakeNetPrinter(Manner.NO_PAPER)) {
      assertThat(send(printer.port(), RECEIPT)).isEqualTo(new DeviceOutcome.NoPaper());
      assertThat(printer.printed()).isEmpty();
      assertThat(begun).hasValue(0);
    }
  }

  @Test
  void theDrawerBehindAPrinterWithoutPaperOpens() throws Exception {
    byte[] pulse = EscPosEncoder.pulse(EscPosEncoder.Pin.TWO);
    try (FakeNetPrinter printer = new FakeNetPrinter(Manner.NO_PAPER)) {
      assertThat(send(printer.port(), pulse)).isEqualTo(new DeviceOutcome.HandedOver());
      assertThat(printer.printed()).isEqualTo(pulse);
    }
  }

  @Test
  void aPrinterThatStandsOpenIsSentNothing() throws Exception {
    try (FakeNetPrinter printer = new FakeNetPrinter(Manner.COVER_OPEN)) {
      assertThat(send(printer.port(), RECEIPT)).isEqualTo(new DeviceOutcome.CoverOpen());
      assertThat(begun).hasValue(0);
    }
  }

  @Test
  void aPrinterThatIsSwitchedOffIsNotReached() throws IOException {
    int free;
    try (ServerSocket socket = new ServerSocket(0)) {
      free = socket.getLocalPort();
    }
    assertThat(send(free, RECEIPT)).isInstanceOf(DeviceOutcome.NotReachable.class);
    assertThat(begun).hasValue(0);
  }

  @Test
  void aNameThatNobodyHasIsNotReached() {
    TcpWire wire =
        new TcpWire("printer.invalid", 9_100, SHORT, () -> System.nanoTime() / 1_000_000);

    assertThat(wire.send(RECEIPT, begun::incrementAndGet))
        .isEqualTo(new DeviceOutcome.NotReachable("no device is called printer.invalid"));
  }

  @Test
  void whetherAPrinterThatStopsAnsweringHasPrintedIsUnknown() throws Exception {
    try (FakeNetPrinter printer = new FakeNetPrinter(Manner.STOPS_ANSWERING)) {
      assertThat(send(printer.port(), RECEIPT))
          .isEqualTo(new DeviceOutcome.Unknown("the printer did not say that it has printed"));
      assertThat(begun).hasValue(1);
    }
  }

  /// Each of them sends bytes while the answer is waited for that are none.
  @ParameterizedTest
  @EnumSource(
      value = Manner.class,
      names = {"ANSWERS_LATE", "TELLS_UNASKED"})
  void whatIsNoAnswerDoesNotSayThatItHasPrinted(Manner manner) throws Exception {
    try (FakeNetPrinter printer = new FakeNetPrinter(manner)) {
      assertThat(send(printer.port(), RECEIPT))
          .isEqualTo(new DeviceOutcome.Unknown("the printer did not say that it has printed"));
    }
  }

  @Test
  void theAnswerIsHeardAmongWhateverElseAPrinterTells() throws Exception {
    try (FakeNetPrinter printer = new FakeNetPrinter(Manner.TELLS_MUCH)) {
      assertThat(send(printer.port(), RECEIPT)).isEqualTo(new DeviceOutcome.Done());
    }
  }

  @Test
  void paperThatRunsOutInTheMiddleIsTold() throws Exception {
    try (FakeNetPrinter printer = new FakeNetPrinter(Manner.RUNS_OUT)) {
      assertThat(send(printer.port(), RECEIPT))
          .isEqualTo(new DeviceOutcome.Unknown("the paper ran out while it was printing"));
    }
  }

  @Test
  void aPrinterThatNeverReadsIsGivenUpInTime() throws Exception {
    try (FakeNetPrinter printer = new FakeNetPrinter(Manner.NEVER_READS)) {
      long before = System.nanoTime();

      DeviceOutcome outcome = send(printer.port(), new byte[20_000_000]);

      assertThat(outcome).isInstanceOf(DeviceOutcome.Unknown.class);
      assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(5));
    }
  }

  @Test
  void aConnectionThatIsResetLeavesItUnknown() throws Exception {
    try (FakeNetPrinter printer = new FakeNetPrinter(Manner.RESETS)) {
      assertThat(send(printer.port(), new byte[5_000_000]))
          .isInstanceOf(DeviceOutcome.Unknown.class);
    }
  }

  @Test
  void nothingIsPrintedIfItCannotBeWrittenDownThatItBegins() throws Exception {
    try (FakeNetPrinter printer = new FakeNetPrinter(Manner.MUTE)) {
      assertThatThrownBy(() ->
              wire(printer.port())
                  .send(
                      RECEIPT,
                      () -> {
                        throw new IllegalStateException("disk full");
                      }))
          .hasMessage("disk full");
      assertThat(printer.printed()).isEmpty();
    }
  }
}
