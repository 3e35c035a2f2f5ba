package dev.sempre.pos.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.model.catalogue.ProductUnit;
import dev.sempre.model.tax.TaxMode;
import dev.sempre.pos.receipt.Copy;
import dev.sempre.pos.receipt.Receipt;
import dev.sempre.pos.receipt.ReceiptSamples;
import dev.sempre.pos.receipt.ReceiptWriter;
import dev.sempre.pos.words.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.openpdf.text.pdf.PdfReader;
import org.openpdf.text.pdf.parser.PdfTextExtractor;

final class ReceiptPdfTest {
  private static Receipt receipt(Language language, String... names) {
    var sale = ReceiptSamples.open(TaxMode.INCLUSIVE);
    for (String name : names) {
      sale =
          sale.addLine(ReceiptSamples.item(name, ProductUnit.PIECE, 123_456, 10), 1_000)
              .orElseThrow();
    }
    var sold =
        names.length == 0
            ? ReceiptSamples.groceries()
            : ReceiptSamples.paid(sale, sale.totals().grossMinor());
    return ReceiptWriter.write(
        ReceiptSamples.shop(language), ReceiptSamples.facts(sold), Copy.duplicate(2));
  }

  private static String text(byte[] pdf) throws IOException {
    try (PdfReader reader = new PdfReader(pdf)) {
      assertThat(reader.getNumberOfPages()).isEqualTo(1);
      return new PdfTextExtractor(reader).getTextFromPage(1).replace('\u00a0', ' ');
    }
  }

  @Test
  void everythingThatStandsOnThePaperStandsInTheFile() throws IOException {
    byte[] pdf = ReceiptPdf.write(receipt(Language.FR), "1-2-00458");

    Path pictures = Path.of("target", "pictures");
    Files.createDirectories(pictures);
    Files.write(pictures.resolve("receipt.pdf"), pdf);
    assertThat(text(pdf))
        .contains("Bottega Rossi", "DUPLICATA", "Rigatoni n.24 500 g", "12,73", "3F2A 91BC 77D0");
  }

  @Test
  void lettersThatNoReceiptPrinterHasAreThereAndNoLineRunsOut() throws IOException {
    byte[] pdf =
        ReceiptPdf.write(
            receipt(Language.EN, "Ελιές Καλαμών", "Борщ 1 л", "x".repeat(300), "茶\u202e"), "t");

    assertThat(text(pdf)).contains("Ελιές Καλαμών", "Борщ 1 л");
  }
}
