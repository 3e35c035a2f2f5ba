package dev.sempre.pos.pdf;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import dev.sempre.pos.look.Look;
import dev.sempre.pos.receipt.Receipt;
import dev.sempre.pos.receipt.Receipt.Align;
import dev.sempre.pos.receipt.Receipt.Part;
import dev.sempre.pos.receipt.Receipt.Weight;
import dev.sempre.pos.receipt.Repertoire;
import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.openpdf.text.Document;
import org.openpdf.text.Rectangle;
import org.openpdf.text.pdf.Barcode128;
import org.openpdf.text.pdf.BaseFont;
import org.openpdf.text.pdf.PdfContentByte;
import org.openpdf.text.pdf.PdfTemplate;
import org.openpdf.text.pdf.PdfWriter;

/// A receipt as one page, as wide as the paper of a till and as long as it needs, in the program's
/// own font: what no code page of a printer has is there. Source: T9.
public final class ReceiptPdf {
  /// 80 mm.
  private static final float WIDTH = 226.8f;

  private static final float MARGIN = 14;
  private static final float INNER = WIDTH - 2 * MARGIN;
  private static final float GAP = 8;
  private static final float BARCODE_HEIGHT = 34;
  private static final float QR_SIDE = 86;
  private static final String UNKNOWN = "*";

  private final Fonts fonts;
  private final Receipt receipt;

  /// The program's font in its weights.
  private record Fonts(BaseFont regular, BaseFont bold) {
    static Fonts load() throws IOException {
      return new Fonts(font("Roboto-Regular.ttf"), font("Roboto-Bold.ttf"));
    }

    private static BaseFont font(String name) throws IOException {
      try (InputStream in =
          Objects.requireNonNull(Look.class.getResourceAsStream("fonts/" + name), name)) {
        return BaseFont.createFont(
            name, BaseFont.IDENTITY_H, BaseFont.EMBEDDED, true, in.readAllBytes(), null);
      }
    }

    Type type(Weight weight) {
      return switch (weight) {
        case NORMAL -> new Type(regular, 9);
        case STRONG -> new Type(bold, 9);
        case LARGE -> new Type(bold, 14);
      };
    }
  }

  /// A font in a size.
  private record Type(BaseFont font, float size) {
    float width(String text) {
      return font.getWidthPoint(text, size);
    }

    float lineHeight() {
      return size * 1.3f;
    }

    /// The text as this font can show it, on one line.
    String shown(String raw) {
      StringBuilder shown = new StringBuilder();
      new Repertoire(StandardCharsets.UTF_8)
          .shown(raw)
          .codePoints()
          .forEach(c -> shown.append(font.charExists(c) ? Character.toString(c) : UNKNOWN));
      return shown.toString();
    }

    List<String> wrap(String text, float room) {
      List<String> lines = new ArrayList<>();
      StringBuilder line = new StringBuilder();
      for (String word : text.strip().split(" +")) {
        String joined = line.isEmpty() ? word : line + " " + word;
        if (width(joined) <= room) {
          line.setLength(0);
          line.append(joined);
        } else {
          if (!line.isEmpty()) {
            lines.add(line.toString());
          }
          line.setLength(0);
          line.append(breakUp(word, room, lines));
        }
      }
      lines.add(line.toString());
      return lines;
    }

    private String breakUp(String word, float room, List<String> lines) {
      String rest = word;
      while (width(rest) > room && rest.length() > 1) {
        int end = rest.length() - 1;
        while (end > 1 && width(rest.substring(0, end)) > room) {
          end--;
        }
        lines.add(rest.substring(0, end));
        rest = rest.substring(end);
      }
      return rest;
    }
  }

  private ReceiptPdf(Receipt receipt, Fonts fonts) {
    this.receipt = receipt;
    this.fonts = fonts;
  }

  /// The file's bytes. Takes some hundred milliseconds the first time.
  ///
  /// @param title what a reader shows above it
  public static byte[] write(Receipt receipt, String title) {
    try {
      return new ReceiptPdf(receipt, Fonts.load()).write(title);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // Nothing is read but the program, written but memory.
    }
  }

  private byte[] write(String title) {
    float height = new Page(null, 0).all() + 2 * MARGIN;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Document document = new Document(new Rectangle(WIDTH, height));
    PdfWriter writer = PdfWriter.getInstance(document, bytes);
    document.addTitle(title);
    document.addCreator("Sempre");
    document.open();
    PdfContentByte content = writer.getDirectContent();
    float _ = new Page(content, height - MARGIN).all();
    document.close();
    return bytes.toByteArray();
  }

  /// Goes down a page, drawing on it or only measuring.
  private final class Page {
    private final @Nullable PdfContentByte content;
    private final float top;
    private float y;

    Page(@Nullable PdfContentByte content, float top) {
      this.content = content;
      this.top = top;
      this.y = top;
    }

    /// @return the height of everything
    float all() {
      receipt.parts().forEach(this::add);
      return top - y;
    }

    private void add(Part part) {
      switch (part) {
        case Part.Logo() -> {} // The picture of a receipt printer is too coarse for a page.
        case Part.Text(String text, Align align, Weight weight) -> text(text, align, weight);
        case Part.Row(String left, String right, Weight weight) -> row(left, right, weight);
        case Part.Table table -> table(table);
        case Part.Rule() -> rule();
        case Part.Space() -> y -= 6;
        case Part.Barcode(String code) -> barcode(code);
        case Part.Qr(String text) -> qr(text);
      }
    }

    private void text(String raw, Align align, Weight weight) {
      Type type = fonts.type(weight);
      for (String line : type.wrap(type.shown(raw), INNER)) {
        float x =
            switch (align) {
              case LEFT -> MARGIN;
              case CENTRE -> (WIDTH - type.width(line)) / 2;
            };
        down(type);
        show(type, line, x);
      }
    }

    private void row(String rawLeft, String rawRight, Weight weight) {
      Type type = fonts.type(weight);
      String left = type.shown(rawLeft);
      String right = type.shown(rawRight).strip();
      float indent = left.startsWith(" ") ? GAP : 0;
      List<String> lines = type.wrap(left, INNER - indent - GAP - type.width(right));
      for (int i = 0; i < lines.size(); i++) {
        down(type);
        show(type, lines.get(i), MARGIN + indent);
        if (i == lines.size() - 1) {
          show(type, right, WIDTH - MARGIN - type.width(right));
        }
      }
    }

    private void table(Part.Table table) {
      cells(table.heading(), fonts.type(Weight.STRONG));
      table.rows().forEach(row -> cells(row, fonts.type(Weight.NORMAL)));
    }

    private void cells(List<String> row, Type wanted) {
      float column = INNER / row.size();
      float widest = 0;
      for (String cell : row) {
        widest = Math.max(widest, wanted.width(cell));
      }
      Type type =
          widest > column - 2 ? new Type(wanted.font, wanted.size * (column - 2) / widest) : wanted;
      down(wanted);
      show(type, type.shown(row.getFirst()), MARGIN);
      for (int i = 1; i < row.size(); i++) {
        String cell = type.shown(row.get(i));
        show(type, cell, MARGIN + column * (i + 1) - type.width(cell));
      }
    }

    private void rule() {
      y -= 5;
      if (content != null) {
        content.setLineWidth(0.5f);
        content.moveTo(MARGIN, y);
        content.lineTo(WIDTH - MARGIN, y);
        content.stroke();
      }
      y -= 4;
    }

    private void barcode(String code) {
      y -= BARCODE_HEIGHT + 20;
      if (content != null) {
        Barcode128 bars = new Barcode128();
        bars.setCode(code);
        bars.setFont(fonts.regular);
        bars.setBarHeight(BARCODE_HEIGHT);
        PdfTemplate drawn = bars.createTemplateWithBarcode(content, Color.BLACK, Color.BLACK);
        float scale = Math.min(1, INNER / drawn.getWidth());
        content.addTemplate(drawn, scale, 0, 0, 1, (WIDTH - drawn.getWidth() * scale) / 2, y + 4);
      }
    }

    private void qr(String text) {
      y -= QR_SIDE + 8;
      if (content == null) {
        return;
      }
      BitMatrix matrix = matrix(text);
      float dot = QR_SIDE / matrix.getWidth();
      float left = (WIDTH - QR_SIDE) / 2;
      for (int row = 0; row < matrix.getHeight(); row++) {
        for (int column = 0; column < matrix.getWidth(); column++) {
          if (matrix.get(column, row)) {
            content.rectangle(left + column * dot, y + QR_SIDE - (row + 1) * dot, dot, dot);
          }
        }
      }
      content.fill();
    }

    private void down(Type type) {
      y -= type.lineHeight();
    }

    private void show(Type type, String text, float x) {
      if (content != null && !text.isEmpty()) {
        content.beginText();
        content.setFontAndSize(type.font, type.size);
        content.setTextMatrix(x, y + type.size * 0.25f);
        content.showText(text);
        content.endText();
      }
    }
  }

  private static BitMatrix matrix(String text) {
    try {
      return new QRCodeWriter()
          .encode(
              text,
              BarcodeFormat.QR_CODE,
              0,
              0,
              Map.of(
                  EncodeHintType.ERROR_CORRECTION,
                  ErrorCorrectionLevel.M,
                  EncodeHintType.MARGIN,
                  0));
    } catch (WriterException e) {
      throw new IllegalArgumentException("no QR code of " + text.length() + " characters", e);
    }
  }
}
