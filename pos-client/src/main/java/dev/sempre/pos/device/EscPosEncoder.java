package dev.sempre.pos.device;

import com.github.anastaciocintra.escpos.EscPos;
import com.github.anastaciocintra.escpos.EscPosConst.Justification;
import com.github.anastaciocintra.escpos.Style;
import com.github.anastaciocintra.escpos.Style.FontSize;
import com.github.anastaciocintra.escpos.barcode.BarCode;
import com.github.anastaciocintra.escpos.barcode.BarCode.BarCodeHRIPosition;
import com.github.anastaciocintra.escpos.barcode.BarCode.BarCodeSystem;
import com.github.anastaciocintra.escpos.barcode.QRCode;
import com.github.anastaciocintra.escpos.barcode.QRCode.QRErrorCorrectionLevel;
import com.github.anastaciocintra.escpos.image.BitonalThreshold;
import com.github.anastaciocintra.escpos.image.EscPosImage;
import com.github.anastaciocintra.escpos.image.RasterBitImageWrapper;
import dev.sempre.pos.receipt.Layout;
import dev.sempre.pos.receipt.PaperLine;
import dev.sempre.pos.receipt.PaperWidth;
import dev.sempre.pos.receipt.Receipt;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/// Says receipts in ESC/POS, the language of receipt printers. Immutable.
///
/// @param paper the roll in the printer
/// @param codePage the table of characters that the printer is switched to
/// @param cuts whether it has a cutter
/// @param logo printed where a receipt has a place for it; null = none
public record EscPosEncoder(
    PaperWidth paper, CodePage codePage, boolean cuts, @Nullable Logo logo) {
  private static final int BARCODE_DOTS = 2;
  private static final int BARCODE_HEIGHT_DOTS = 80;
  private static final int QR_DOTS = 4;

  /// So that the last line has come out from under the print head.
  private static final int FEED_LINES = 4;

  private static final int PULSE_ON = 50;
  private static final int PULSE_OFF = 200;

  /// Where a drawer is plugged in.
  public enum Pin {
    /// The usual one.
    TWO(EscPos.PinConnector.Pin_2),
    FIVE(EscPos.PinConnector.Pin_5);

    private final EscPos.PinConnector connector;

    Pin(EscPos.PinConnector connector) {
      this.connector = connector;
    }
  }

  /// The bytes that print a receipt.
  public byte[] receipt(Receipt receipt) {
    return bytes(printer -> {
      printer.initializePrinter();
      printer.setCharacterCodeTable(codePage.table());
      printer.setCharsetName(codePage.charset().name());
      for (PaperLine line : Layout.of(receipt, paper, codePage.repertoire())) {
        write(printer, line);
      }
      printer.feed(FEED_LINES);
      if (cuts) {
        printer.cut(EscPos.CutMode.PART);
      }
    });
  }

  /// The bytes that open a drawer: nothing is printed, and no paper is needed.
  public static byte[] pulse(Pin pin) {
    return bytes(printer -> printer.pulsePin(pin.connector, PULSE_ON, PULSE_OFF));
  }

  @FunctionalInterface
  private interface Writing {
    void to(EscPos printer) throws IOException;
  }

  private static byte[] bytes(Writing writing) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (EscPos printer = new EscPos(bytes)) {
      writing.to(printer);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // Nothing is written but memory.
    }
    return bytes.toByteArray();
  }

  private void write(EscPos printer, PaperLine line) throws IOException {
    switch (line) {
      case PaperLine.Text(String text, Receipt.Weight weight) ->
          printer.writeLF(style(weight), text);
      case PaperLine.Barcode(String code) ->
          printer.write(barcode(), "{B" + code.replace("{", "{{"));
      case PaperLine.Qr(String content) -> printer.write(qr(), content);
      case PaperLine.Logo() -> {
        if (logo != null) {
          printer.write(
              new RasterBitImageWrapper().setJustification(Justification.Center),
              new EscPosImage(logo.noWiderThan(paper.dots()), new BitonalThreshold()));
        }
      }
    }
  }

  private static Style style(Receipt.Weight weight) {
    Style style = new Style();
    return switch (weight) {
      case NORMAL -> style;
      case STRONG -> style.setBold(true);
      case LARGE -> style.setBold(true).setFontSize(FontSize._2, FontSize._2);
    };
  }

  private static BarCode barcode() {
    return new BarCode()
        .setSystem(BarCodeSystem.CODE128)
        .setBarCodeSize(BARCODE_DOTS, BARCODE_HEIGHT_DOTS)
        .setHRIPosition(BarCodeHRIPosition.BelowBarCode)
        .setJustification(Justification.Center);
  }

  private static QRCode qr() {
    QRCode code =
        new QRCode()
            .setSize(QR_DOTS)
            .setErrorCorrectionLevel(QRErrorCorrectionLevel.QR_ECLEVEL_M_Default);
    code.setJustification(Justification.Center);
    return code;
  }
}
