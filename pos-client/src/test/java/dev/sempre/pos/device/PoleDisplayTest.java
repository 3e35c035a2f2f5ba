package dev.sempre.pos.device;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.pos.device.Face.Row;
import dev.sempre.pos.device.FakeNetPrinter.Manner;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Source: T9.
@Timeout(60)
final class PoleDisplayTest {
  private static final Face FACE =
      new Face(
          new Row("Caffè macinato 250 g", "12,90"), new Row("Totale", "€ 1.234,50"), List.of());

  private static List<String> shown(CodePage codePage, Face face) {
    VirtualDisplay twin = new VirtualDisplay();
    assertThat(new PoleDisplay(twin, new PoleEncoder(codePage)).show(face))
        .isEqualTo(new DeviceOutcome.Done());
    return twin.lines();
  }

  @Test
  void figuresStandWholeAtTheRightAndTextIsCutBeforeThem() {
    assertThat(shown(CodePage.WPC1252, FACE))
        .containsExactly("Caffè macinato 12,90", "Totale    € 1.234,50");
    assertThat(
            shown(
                CodePage.CP437,
                new Face(new Row("Pão", "€ 1,00"), new Row("x".repeat(30), ""), List.of())))
        .containsExactly("Pao         EUR 1,00", "x".repeat(20));
  }

  @Test
  void whatSteersADisplayIsNoText() {
    assertThat(
            shown(
                CodePage.WPC1252,
                new Face(new Row("A\u001b@\u000cB", "1"), new Row("", ""), List.of())))
        .containsExactly("A@ B" + " ".repeat(15) + "1", " ".repeat(20));
  }

  /// Source: Epson, ESC/POS for customer displays.
  @Test
  void theBytesAreThoseOfEscPos() {
    byte[] bytes = new PoleEncoder(CodePage.CP858).face(FACE);

    assertThat(bytes).hasSize(6 + 2 * (4 + 20)).startsWith(0x1b, '@', 0x1b, 't', 19, 0x0c);
    assertThat(new String(bytes, 6, 4, StandardCharsets.ISO_8859_1))
        .isEqualTo("\u001f$\u0001\u0001");
    assertThat(new String(bytes, 30, 4, StandardCharsets.ISO_8859_1))
        .isEqualTo("\u001f$\u0001\u0002");
  }

  /// A display has no status and would show the question for one.
  @Test
  void aDisplayAtTheNetworkIsAskedNothing() throws Exception {
    try (FakeNetPrinter device = new FakeNetPrinter(Manner.MUTE)) {
      Wire wire =
          TcpWire.mute(
              "127.0.0.1",
              device.port(),
              TcpWire.Patience.USUAL,
              () -> System.nanoTime() / 1_000_000);
      long before = System.nanoTime();

      assertThat(new PoleDisplay(wire, new PoleEncoder(CodePage.CP858)).show(FACE))
          .isEqualTo(new DeviceOutcome.HandedOver());

      assertThat((System.nanoTime() - before) / 1_000_000).isLessThan(600);
      assertThat(device.printed()).isEqualTo(new PoleEncoder(CodePage.CP858).face(FACE));
    }
  }

  @Test
  void anUnpluggedTwinShowsNothing() {
    VirtualDisplay twin = new VirtualDisplay();
    PoleDisplay display = new PoleDisplay(twin, new PoleEncoder(CodePage.WPC1252));
    display.show(FACE);
    twin.plug(false);

    assertThat(twin.lines()).containsOnly(" ".repeat(20));
    assertThat(display.show(FACE)).isInstanceOf(DeviceOutcome.NotReachable.class);
  }
}
