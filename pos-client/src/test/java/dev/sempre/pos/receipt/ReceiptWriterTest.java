package dev.sempre.pos.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.model.catalogue.ProductUnit;
import dev.sempre.model.money.Currency;
import dev.sempre.model.sale.CompletedSale;
import dev.sempre.model.sale.OpenSale;
import dev.sempre.model.sale.SaleContext;
import dev.sempre.model.sale.WeighedBy;
import dev.sempre.model.tax.TaxMode;
import dev.sempre.pos.words.Language;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class ReceiptWriterTest {
  private static final Repertoire WESTERN = new Repertoire(Charset.forName("windows-1252"));

  private static List<String> printed(
      CompletedSale sale, Language language, Copy copy, PaperWidth paper) {
    Receipt receipt =
        ReceiptWriter.write(ReceiptSamples.shop(language), ReceiptSamples.facts(sale), copy);
    return Layout.of(receipt, paper, WESTERN).stream().map(ReceiptWriterTest::text).toList();
  }

  private static String text(PaperLine line) {
    return switch (line) {
      case PaperLine.Text(String text, var _) -> text;
      case PaperLine.Logo() -> "[logo]";
      case PaperLine.Barcode(String code) -> "[barcode " + code + "]";
      case PaperLine.Qr(String content) -> "[qr " + content + "]";
    };
  }

  @Test
  void saysWhatWasSoldWhatItCameToAndHowItWasPaid() {
    List<String> lines =
        printed(ReceiptSamples.groceries(), Language.IT, Copy.ORIGINAL, PaperWidth.MM_58);

    assertThat(lines)
        .containsSubsequence(
            "[logo]",
            " Bottega Rossi",
            "         Milano Centro",
            "       Corso Garibaldi 12",
            "          20121 Milano",
            "       P. IVA 01234567897",
            "Rigatoni n.24 500 g",
            "  2 x 1,29                2,58 A",
            "Parmigiano Reggiano 24 mesi",
            "  0,482 kg x 21,90       10,56 B",
            "  Sconto 10%              - 1,06",
            "Latte intero 1 l          1,65 A",
            "Subtotale                  13,73",
            "Sconto sul totale         - 1,00",
            "TOTALE   € 12,73",
            "Contanti                   50,00",
            "Resto                      37,27");
    assertThat(lines).noneMatch(line -> line.contains("Vino"));
  }

  @Test
  void theTableOfRatesAddsUpToTheTicket() {
    CompletedSale sale = ReceiptSamples.groceries();

    List<String> lines = printed(sale, Language.EN, Copy.ORIGINAL, PaperWidth.MM_80);

    int heading = rowOf(lines, "VAT +Net +Tax +Gross");
    List<String> rows = lines.subList(heading + 1, heading + 4);
    assertThat(rows.get(0)).startsWith("A 4%");
    assertThat(rows.get(1)).startsWith("B 10%");
    assertThat(rows.get(2)).startsWith("Sum");
    for (int column = 1; column <= 3; column++) {
      assertThat(cents(rows.get(0), column) + cents(rows.get(1), column))
          .isEqualTo(cents(rows.get(2), column));
    }
    assertThat(cents(rows.get(2), 1) + cents(rows.get(2), 2)).isEqualTo(cents(rows.get(2), 3));
    assertThat(cents(rows.get(2), 3)).isEqualTo(sale.totals().grossMinor());
  }

  private static int rowOf(List<String> lines, String pattern) {
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).matches(pattern)) {
        return i;
      }
    }
    throw new AssertionError("no line " + pattern + " in " + lines);
  }

  private static long cents(String row, int columnFromTheLeft) {
    String[] cells = row.replaceFirst("^[A-Z] ", "").trim().split(" +");
    return Long.parseLong(cells[columnFromTheLeft].replace(".", ""));
  }

  @Test
  void taxThatComesOnTopIsSaidBeforeTheTotal() {
    CompletedSale sale =
        ReceiptSamples.paid(
            ReceiptSamples.open(TaxMode.EXCLUSIVE)
                .addLine(ReceiptSamples.item("Bolts", ProductUnit.PIECE, 1_000, 22), 1_000)
                .orElseThrow(),
            1_220);

    assertThat(printed(sale, Language.EN, Copy.ORIGINAL, PaperWidth.MM_58))
        .containsSubsequence(
            "Bolts                    10.00 A",
            "Net                        10.00",
            "VAT                         2.20",
            "TOTAL     €12.20");
  }

  @Test
  void roundedCashIsSaidUnderTheTotalAndAddsUpToTheChange() {
    SaleContext swiss =
        new SaleContext("1", "till-2", "shift-1", "maria", Currency.of("CHF"), TaxMode.INCLUSIVE);
    CompletedSale sale =
        ReceiptSamples.paid(
            OpenSale.begin("sale-1", swiss)
                .addLine(ReceiptSamples.item("Pane", ProductUnit.PIECE, 497, 4), 1_000)
                .orElseThrow(),
            1_000);

    assertThat(printed(sale, Language.IT, Copy.ORIGINAL, PaperWidth.MM_58))
        .containsSubsequence(
            "Arrotondamento            - 0,02",
            "Da pagare in contanti       4,95",
            "Contanti                   10,00",
            "Resto                       5,05");
  }

  @Test
  void carriesNumberTimePeopleSealAndBothCodes() {
    List<String> lines =
        printed(ReceiptSamples.groceries(), Language.FR, Copy.ORIGINAL, PaperWidth.MM_80);

    assertThat(lines)
        .containsSubsequence(
            "Ticket 1-2-00458                21/11/2026 14:02",
            "Cassa 2                                 Maria B.",
            "Sceau 458 : 3F2A 91BC 77D0",
            "[barcode 1-2-00458]",
            "[qr SEMPRE1;1-2-00458;EUR;1273;2026-11-21T14:02:11;3f2a91bc77d0"
                + "0".repeat(52)
                + "]",
            "              Grazie e arrivederci");
    assertThat(lines).noneMatch(line -> line.contains("non signé"));
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void speaksTheLanguageOfTheShop(Language language) {
    Map<Language, String> change =
        Map.of(
            Language.EN, "Change",
            Language.IT, "Resto",
            Language.PT_BR, "Troco",
            Language.FR, "Rendu");

    assertThat(printed(ReceiptSamples.groceries(), language, Copy.ORIGINAL, PaperWidth.MM_58))
        .anyMatch(line -> line.startsWith(change.get(language)));
  }

  @Test
  void aDuplicateSaysSoWithItsCountAboveAndBelow() {
    List<String> lines =
        printed(ReceiptSamples.groceries(), Language.IT, Copy.duplicate(3), PaperWidth.MM_80);

    assertThat(lines).filteredOn(line -> line.contains("DUPLICATO N. 3")).hasSize(2);
    assertThat(printed(ReceiptSamples.groceries(), Language.IT, Copy.ORIGINAL, PaperWidth.MM_80))
        .noneMatch(line -> line.contains("DUPLICATO"));
  }

  @Test
  void aTicketOfTheTrainingSaysThatItIsNoReceipt() {
    assertThat(
            printed(ReceiptSamples.groceries(), Language.EN, new Copy(0, true), PaperWidth.MM_58))
        .filteredOn(line -> line.contains("TRAINING"))
        .hasSize(2);
  }

  @Test
  void whatIsBroughtBackHasItsSignItsWordAndTheTicketThatSoldIt() {
    List<String> lines =
        printed(ReceiptSamples.broughtBack(), Language.IT, Copy.ORIGINAL, PaperWidth.MM_80);

    assertThat(lines)
        .containsSubsequence(
            "RESO Parmigiano Reggiano 24 mesi",
            "  - 0,482 kg x 21,90                   - 10,56 A",
            "  Sconto                                    1,75",
            "  dallo scontrino 1-2-00458",
            "  motivo: Avariato, scaduto",
            "------------------------------------------------",
            "DA RIMBORSARE   - € 8,81",
            "Contanti                                  - 8,81",
            "A 10%        - 8,01         - 0,80        - 8,81");
    assertThat(lines).noneMatch(line -> line.startsWith("Subtotale"));
  }

  /// Source: T7. One paper for what came back and what was taken for it.
  @Test
  void anExchangeAddsUpToWhatIsStillPaid() {
    List<String> lines =
        printed(ReceiptSamples.exchanged(), Language.IT, Copy.ORIGINAL, PaperWidth.MM_58);

    assertThat(lines)
        .containsSubsequence(
            "  - 0,482 kg x 21,90   - 10,56 B",
            "  Sconto                    1,75",
            "  dallo scontrino 1-2-00458",
            "Olio extravergine 750 ml 12,90 A",
            "TOTALE    € 4,09",
            "Contanti                    4,09",
            "Somma      4,39   - 0,30    4,09");
  }

  /// Source: T4.
  @Test
  void saysWhatWasNotedWhoSoldALineAndThatAWeightWasTyped() {
    OpenSale sale =
        ReceiptSamples.open(TaxMode.INCLUSIVE)
            .addLine(
                ReceiptSamples.item("Parmigiano Reggiano", ProductUnit.KILOGRAM, 2_190, 10),
                482,
                WeighedBy.HAND)
            .orElseThrow()
            .addLine(
                ReceiptSamples.item("Pecorino", ProductUnit.KILOGRAM, 1_990, 10),
                250,
                WeighedBy.SCALE)
            .orElseThrow()
            .noteLine(1, "Sacchetto a parte")
            .orElseThrow()
            .sellLineBy(1, "lucia")
            .orElseThrow()
            .sellLineBy(2, "gone")
            .orElseThrow()
            .withNote("Ritira alle 18")
            .orElseThrow();

    assertThat(
            printed(ReceiptSamples.paid(sale, 2_000), Language.IT, Copy.ORIGINAL, PaperWidth.MM_58))
        .containsSubsequence(
            "  0,482 kg x 21,90       10,56 A",
            "  peso inserito a mano",
            "  Sacchetto a parte",
            "  servito da Lucia F.",
            "  0,250 kg x 19,90        4,98 A",
            "  servito da gone",
            "Nota: Ritira alle 18")
        .containsOnlyOnce("  peso inserito a mano");
  }

  @Test
  void theQrCodeIsReadBack() {
    CompletedSale sale = ReceiptSamples.groceries();
    TicketCode code = TicketCode.of(sale, ReceiptSamples.facts(sale).seal());

    assertThat(TicketCode.parse(code.text())).contains(code);
    assertThat(TicketCode.parse("SEMPRE1;x;EUR;many;2026-11-21T14:02:11;")).isEmpty();
    assertThat(TicketCode.parse("8001234567890")).isEmpty();
  }
}
