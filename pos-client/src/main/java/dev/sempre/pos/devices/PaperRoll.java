package dev.sempre.pos.devices;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.MultiFormatWriter;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import dev.sempre.pos.device.Printed;
import dev.sempre.pos.device.Printed.Mark;
import java.util.EnumMap;
import java.util.Map;
import javafx.geometry.VPos;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.TextAlignment;

/// A paper as it has come out of the virtual printer, drawn character by character as a print head
/// does, so that its columns are the printer's whatever font there is.
public final class PaperRoll extends Canvas {
  private static final double CELL_WIDTH = 7;
  private static final double CELL_HEIGHT = 15;
  private static final double MARGIN = 16;
  private static final double FONT_SIZE = 11.5;
  private static final double BARCODE_HEIGHT = 44;

  private final GraphicsContext pen = getGraphicsContext2D();
  private final double inner;
  private double y = MARGIN;

  public PaperRoll(Printed paper) {
    this.inner = paper.paper().columns() * CELL_WIDTH;
    setWidth(inner + 2 * MARGIN);
    setHeight(2 * MARGIN + paper.marks().stream().mapToDouble(this::height).sum());
    pen.setFill(Color.WHITE);
    pen.fillRect(0, 0, getWidth(), getHeight());
    pen.setFill(Color.BLACK);
    pen.setTextAlign(TextAlignment.CENTER);
    pen.setTextBaseline(VPos.CENTER);
    paper.marks().forEach(this::draw);
    setAccessibleText(paper.text());
  }

  /// Width of a dot of the print head on the screen.
  private double dot() {
    return CELL_WIDTH / 12;
  }

  private double height(Mark mark) {
    return switch (mark) {
      case Mark.Line line -> CELL_HEIGHT * line.scale();
      case Mark.Barcode _ -> BARCODE_HEIGHT + CELL_HEIGHT + 6;
      case Mark.Qr qr -> code(qr.content(), BarcodeFormat.QR_CODE).getHeight() * 4 * dot() + 8;
      case Mark.Dots dots -> dots.height() * dot() + 4;
    };
  }

  private void draw(Mark mark) {
    switch (mark) {
      case Mark.Line(String text, boolean strong, int scale) -> text(text, strong, scale, MARGIN);
      case Mark.Barcode(String code) -> barcode(code);
      case Mark.Qr(String content) -> qr(content);
      case Mark.Dots dots -> dots(dots);
    }
    y += height(mark);
  }

  private void text(String text, boolean strong, int scale, double left) {
    pen.setFont(
        Font.font("Monospaced", strong ? FontWeight.BOLD : FontWeight.NORMAL, FONT_SIZE * scale));
    double cell = CELL_WIDTH * scale;
    for (int i = 0; i < text.length(); i++) {
      pen.fillText(text.substring(i, i + 1), left + (i + 0.5) * cell, y + CELL_HEIGHT * scale / 2);
    }
  }

  private void barcode(String code) {
    BitMatrix bars = code(code, BarcodeFormat.CODE_128);
    double bar = 2 * dot();
    double left = MARGIN + (inner - bars.getWidth() * bar) / 2;
    for (int x = 0; x < bars.getWidth(); x++) {
      if (bars.get(x, 0)) {
        pen.fillRect(left + x * bar, y + 2, bar, BARCODE_HEIGHT);
      }
    }
    double before = y;
    y += BARCODE_HEIGHT + 4;
    text(code, false, 1, MARGIN + (inner - code.length() * CELL_WIDTH) / 2);
    y = before;
  }

  private void qr(String content) {
    BitMatrix code = code(content, BarcodeFormat.QR_CODE);
    double module = 4 * dot();
    double left = MARGIN + (inner - code.getWidth() * module) / 2;
    for (int row = 0; row < code.getHeight(); row++) {
      for (int column = 0; column < code.getWidth(); column++) {
        if (code.get(column, row)) {
          pen.fillRect(left + column * module, y + 4 + row * module, module, module);
        }
      }
    }
  }

  private void dots(Mark.Dots dots) {
    double left = MARGIN + (inner - dots.width() * dot()) / 2;
    for (int row = 0; row < dots.height(); row++) {
      for (int column = 0; column < dots.width(); column++) {
        if (dots.black().get(row * dots.width() + column)) {
          pen.fillRect(left + column * dot(), y + row * dot(), dot(), dot());
        }
      }
    }
  }

  private static BitMatrix code(String content, BarcodeFormat format) {
    Map<EncodeHintType, Object> hints = new EnumMap<>(EncodeHintType.class);
    hints.put(EncodeHintType.MARGIN, 0);
    if (format == BarcodeFormat.QR_CODE) {
      hints.put(EncodeHintType.ERROR_CORRECTION, ErrorCorrectionLevel.M);
    }
    try {
      return new MultiFormatWriter().encode(content, format, 0, 0, hints);
    } catch (WriterException e) {
      throw new IllegalArgumentException("no code of " + content, e);
    }
  }
}
