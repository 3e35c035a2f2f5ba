package dev.sempre.pos.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sempre.model.catalogue.ProductUnit;
import dev.sempre.model.tax.TaxMode;
import dev.sempre.pos.device.Printed.Mark;
import dev.sempre.pos.receipt.Copy;
import dev.sempre.pos.receipt.PaperWidth;
import dev.sempre.pos.receipt.Receipt;
import dev.sempre.pos.receipt.Receipt.Align;
import dev.sempre.pos.receipt.Receipt.Part;
import dev.sempre.pos.receipt.Receipt.Weight;
import dev.sempre.pos.receipt.ReceiptSamples;
import dev.sempre.pos.receipt.ReceiptWriter;
import dev.sempre.pos.receipt.TestPage;
import dev.sempre.pos.words.Language;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What is said to a printer, as the virtual one understands it.
final class EscPosEncoderTest {
  private static EscPosEncoder encoder(PaperWidth paper, CodePage page) {
    return new EscPosEncoder(paper, page, true, null);
  }

  private static Printed printed(EscPosEncoder encoder, Receipt receipt) {
    List<Printed> papers = EscPosDecoder.decode(encoder.paper(), encoder.receipt(receipt)).papers();
    assertThat(papers).hasSize(1);
    return papers.getFirst();
  }

  @Test
  void aReceiptComesOutWithItsLinesItsWeightsAndItsCodes() {
    Receipt receipt =
        ReceiptWriter.write(
            ReceiptSamples.shop(Language.IT),
            ReceiptSamples.facts(ReceiptSamples.groceries()),
            Copy.ORIGINAL);

    List<Mark> marks = printed(encoder(PaperWidth.MM_58, CodePage.WPC1252), receipt).marks();

    assertThat(marks)
        .containsSubsequence(
            new Mark.Line(" Bottega Rossi", true, 2),
            new Mark.Line("         Milano Centro", true, 1),
            new Mark.Line("Latte intero 1 l          1,65 A", false, 1),
            new Mark.Line("TOTALE   € 12,73", true, 2),
            new Mark.Barcode("1-2-00458"));
    assertThat(marks)
        .anyMatch(mark -> mark instanceof Mark.Qr(String content) && content.contains("1-2-00458"));
  }

  @ParameterizedTest
  @EnumSource(CodePage.class)
  void theLettersArriveInEveryTableOfCharacters(CodePage page) {
    String text = "Crème brûlée, perché, ação, œuf, 5 €";
    Receipt receipt = new Receipt(List.of(new Part.Text(text, Align.LEFT, Weight.NORMAL)));

    String shown = printed(encoder(PaperWidth.MM_80, page), receipt).text();

    assertThat(shown.strip()).isEqualTo(page.repertoire().shown(text));
    assertThat(shown).contains("Crème", "perché").doesNotContain("?");
  }

  @ParameterizedTest
  @EnumSource(PaperWidth.class)
  void theTestPagePrints(PaperWidth paper) {
    for (CodePage page : CodePage.values()) {
      assertThat(printed(encoder(paper, page), TestPage.of("Cassa", paper, Language.PT_BR)).marks())
          .contains(new Mark.Qr("SEMPRE TEST"), new Mark.Barcode("1-2-00458"));
    }
  }

  /// A name that opens the drawer, cuts the paper and prints black.
  @Test
  void noNameGivesACommandToThePrinter() {
    String evil = "Tea\u001bp\u0001\u0019\u00fa\u001dV\u0001\u001b@\u0010\u0014\u0001\r\n\u009b";
    Receipt receipt =
        ReceiptWriter.write(
            ReceiptSamples.shop(Language.EN),
            ReceiptSamples.facts(
                ReceiptSamples.paid(
                    ReceiptSamples.open(TaxMode.INCLUSIVE)
                        .addLine(ReceiptSamples.item(evil, ProductUnit.PIECE, 100, 10), 1_000)
                        .orElseThrow(),
                    100)),
            Copy.ORIGINAL);
    EscPosEncoder encoder = encoder(PaperWidth.MM_80, CodePage.WPC1252);

    EscPosDecoder.Result result = EscPosDecoder.decode(PaperWidth.MM_80, encoder.receipt(receipt));

    assertThat(result.pulses()).isZero();
    assertThat(result.papers()).hasSize(1);
    assertThat(result.papers().getFirst().text()).contains("Teap");
  }

  @Test
  void theVirtualPrinterTakesCommandsOfStrangersForFaults() {
    byte[] raw = "Tea\u001bi".getBytes(StandardCharsets.US_ASCII);

    assertThatThrownBy(() -> EscPosDecoder.decode(PaperWidth.MM_80, raw))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aPictureIsMadeAsSmallAsThePaperAndBlackOrWhite() {
    Logo wide = Logo.of(1_152, 100, (x, y) -> x < 576 ? 0xff101010 : 0xffe0e0e0);
    EscPosEncoder encoder = new EscPosEncoder(PaperWidth.MM_80, CodePage.CP858, true, wide);

    List<Mark> marks = printed(encoder, new Receipt(List.of(new Part.Logo()))).marks();

    assertThat(marks.getFirst())
        .isInstanceOfSatisfying(
            Mark.Dots.class,
            dots -> {
              assertThat(dots.width()).isEqualTo(576);
              assertThat(dots.height()).isEqualTo(50);
              assertThat(dots.black().get(0)).isTrue();
              assertThat(dots.black().get(575)).isFalse();
            });
  }

  @Test
  void aPulseOpensTheDrawerAndPrintsNothing() {
    EscPosDecoder.Result result =
        EscPosDecoder.decode(PaperWidth.MM_58, EscPosEncoder.pulse(EscPosEncoder.Pin.FIVE));

    assertThat(result.pulses()).isEqualTo(1);
    assertThat(result.papers()).isEmpty();
  }
}
