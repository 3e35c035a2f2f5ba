package dev.sempre.pos.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.model.catalogue.ProductUnit;
import dev.sempre.model.sale.OpenSale;
import dev.sempre.model.tax.TaxMode;
import dev.sempre.pos.receipt.Receipt.Align;
import dev.sempre.pos.receipt.Receipt.Part;
import dev.sempre.pos.receipt.Receipt.Weight;
import dev.sempre.pos.words.Language;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class LayoutTest {
  private static final Repertoire WESTERN = new Repertoire(Charset.forName("windows-1252"));

  private static List<String> lay(Part part) {
    return Layout.of(new Receipt(List.of(part)), PaperWidth.MM_58, WESTERN).stream()
        .map(line -> ((PaperLine.Text) line).text())
        .toList();
  }

  @Test
  void longNamesGoOnInTheNextLineAndTheAmountStandsAtTheRightEdge() {
    assertThat(
            lay(
                new Part.Row(
                    "Olio extra vergine di oliva biologico della Riviera 750 ml",
                    "12,90 A",
                    Weight.NORMAL)))
        .containsExactly(
            "Olio extra vergine di oliva",
            "biologico della Riviera 750 ml",
            "                         12,90 A");
  }

  @Test
  void aFigureKeepsItsUnitAndASignWhatItStandsBefore() {
    assertThat(lay(new Part.Text("Latte intero fresco di montagna 1 l", Align.LEFT, Weight.NORMAL)))
        .containsExactly("Latte intero fresco di montagna", "1 l");
    assertThat(lay(new Part.Text("Latte intero fresco di malga, 1 l", Align.LEFT, Weight.NORMAL)))
        .containsExactly("Latte intero fresco di malga,", "1 l");
    assertThat(lay(new Part.Text("Offerta: mele del Trentino 1,5 / kg", Align.LEFT, Weight.NORMAL)))
        .containsExactly("Offerta: mele del Trentino", "1,5 / kg");
    assertThat(lay(new Part.Text("Prosciutto crudo 0,482 kg x 21,90", Align.LEFT, Weight.NORMAL)))
        .containsExactly("Prosciutto crudo 0,482 kg", "x 21,90");
    assertThat(
            lay(new Part.Text("1 l 1 l 1 l 1 l 1 l 1 l 1 l 1 l x  y", Align.LEFT, Weight.NORMAL)))
        .hasSize(2);
  }

  @Test
  void aWordThatIsLongerThanTheLineIsBroken() {
    assertThat(lay(new Part.Text("x".repeat(70), Align.LEFT, Weight.NORMAL)))
        .containsExactly("x".repeat(32), "x".repeat(32), "x".repeat(6));
  }

  @Test
  void aTotalThatIsTooLongForLargeLettersIsStrongInstead() {
    List<PaperLine> lines =
        Layout.of(
            new Receipt(List.of(new Part.Row("TOTAL", "€9,999,999,999.99", Weight.LARGE))),
            PaperWidth.MM_58,
            WESTERN);

    assertThat(lines)
        .containsExactly(new PaperLine.Text("TOTAL          €9,999,999,999.99", Weight.STRONG));
  }

  @Test
  void figuresThatDoNotFitSideBySideAreToldOneByOne() {
    String large = "9.999.999.999,99";

    assertThat(
            lay(
                new Part.Table(
                    List.of("IVA", "Netto", "Imposta"), List.of(List.of("22 %", large, large)))))
        .containsExactly(
            "IVA                         22 %",
            "  Netto         9.999.999.999,99", "  Imposta       9.999.999.999,99");
  }

  @Test
  void aBarCodeThatDoesNotFitThePaperIsLeftOut() {
    Part.Barcode wide = new Part.Barcode("12345678901234567890");

    assertThat(Layout.of(new Receipt(List.of(wide)), PaperWidth.MM_58, WESTERN)).isEmpty();
    assertThat(Layout.of(new Receipt(List.of(wide)), PaperWidth.MM_80, WESTERN)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void everyLineOfEveryReceiptFitsThePaper(long seed) {
    Random random = new Random(seed);
    for (int receipt = 0; receipt < 60; receipt++) {
      OpenSale sale =
          ReceiptSamples.open(random.nextBoolean() ? TaxMode.INCLUSIVE : TaxMode.EXCLUSIVE);
      int count = 1 + random.nextInt(6);
      for (int line = 0; line < count; line++) {
        ProductUnit unit =
            List.of(ProductUnit.values()).get(random.nextInt(ProductUnit.values().length));
        long milli =
            unit == ProductUnit.PIECE || unit == ProductUnit.OTHER
                ? 1_000L * (1 + random.nextInt(900))
                : 1 + random.nextInt(900_000);
        sale =
            sale.addLine(
                    ReceiptSamples.item(
                        name(random),
                        unit,
                        random.nextLong(99_999_999),
                        List.of(0, 4, 10, 22).get(random.nextInt(4))),
                    milli)
                .orElseThrow();
      }
      long enough = 2 * sale.totals().grossMinor() + 1;
      Language language = List.of(Language.values()).get(random.nextInt(4));
      Receipt written =
          ReceiptWriter.write(
              ReceiptSamples.shop(language),
              ReceiptSamples.facts(ReceiptSamples.paid(sale, enough)),
              new Copy(random.nextInt(3), random.nextBoolean()));
      for (PaperWidth paper : PaperWidth.values()) {
        assertFits(Layout.of(written, paper, WESTERN), paper);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(PaperWidth.class)
  void theTestPageFitsAndItsRulerIsExactlyAsWideAsThePaper(PaperWidth paper) {
    for (Language language : Language.values()) {
      List<PaperLine> lines =
          Layout.of(TestPage.of("Epson at the till", paper, language), paper, WESTERN);
      assertFits(lines, paper);
      assertThat(lines)
          .anyMatch(line ->
              line instanceof PaperLine.Text(String text, var _)
                  && text.startsWith("123456789")
                  && text.length() == paper.columns());
    }
  }

  private static void assertFits(List<PaperLine> lines, PaperWidth paper) {
    for (PaperLine line : lines) {
      if (line instanceof PaperLine.Text text) {
        assertThat(text.columns()).as(text.text()).isLessThanOrEqualTo(paper.columns());
        assertThat(text.text().chars()).as(text.text()).allMatch(c -> c >= ' ' && c != 0x7f);
        assertThat(WESTERN.charset().newEncoder().canEncode(text.text())).as(text.text()).isTrue();
      }
    }
  }

  /// Any characters at all, with spaces in between.
  private static String name(Random random) {
    StringBuilder name = new StringBuilder("N");
    int length = random.nextInt(120);
    for (int i = 0; i < length; i++) {
      int kind = random.nextInt(8);
      int c =
          switch (kind) {
            case 0 -> ' ';
            case 1 -> random.nextInt(0x20);
            case 2 -> 0xa0 + random.nextInt(0x500);
            case 3 -> 0x1f300 + random.nextInt(0x300);
            default -> 'a' + random.nextInt(26);
          };
      name.appendCodePoint(c == 0 ? 1 : c);
    }
    return name.toString();
  }
}
