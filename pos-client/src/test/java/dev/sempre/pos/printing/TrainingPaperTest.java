package dev.sempre.pos.printing;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.sempre.model.sale.CompletedSale;
import dev.sempre.model.shift.CashCount;
import dev.sempre.model.shift.CashCount.Counted;
import dev.sempre.model.shift.CashMovementKind;
import dev.sempre.pos.device.Printed;
import dev.sempre.pos.mail.MailSettings;
import dev.sempre.pos.mail.MailSettings.Security;
import dev.sempre.pos.shift.ShiftAnswer;
import dev.sempre.pos.till.ShiftDesk;
import dev.sempre.replica.receipt.ReceiptJob;
import dev.sempre.replica.receipt.ReceiptJob.State;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openpdf.text.pdf.PdfReader;
import org.openpdf.text.pdf.parser.PdfTextExtractor;

/// Whatever paper leaves a till that somebody practises at says above and below that it counts for
/// nothing: nobody may take it for one that does. Source: T12.
@Timeout(120)
final class TrainingPaperTest {
  private static final String MARK = "ADDESTRAMENTO - NON VALIDO";
  private static final CashCount COUNT = new CashCount(List.of(new Counted(5_000, 1)));

  @TempDir Path folder;

  private static <T> T value(ShiftAnswer<T> answer) {
    assertThat(answer).isInstanceOf(ShiftAnswer.Done.class);
    return ((ShiftAnswer.Done<T>) answer).value();
  }

  private static String squeezed(String text) {
    return text.replaceAll("\\s+", " ").strip();
  }

  /// The papers of a whole practice day: receipt and its duplicate, slip, X, Z and its duplicate.
  private static List<String> day(PaperStand till) {
    ShiftDesk lucia = till.shop.shiftDesk("lucia");
    String shift = value(lucia.open(50_000));
    CompletedSale sale = till.sell();
    till.settle();
    assertThat(till.paper.print(sale.id(), "maria")).isTrue();
    till.settle();
    till.shifts.moved(value(lucia.move(CashMovementKind.SAFE_DROP, 40_000, "Busta 12")));
    till.settle();
    assertThat(till.shifts.printReading(shift)).isTrue();
    till.settle();
    String closing = value(lucia.close(shift, COUNT, "Manca la vendita")).closing().id();
    assertThat(till.shifts.print(closing, "lucia")).isTrue();
    till.settle();
    assertThat(till.shifts.print(closing, "lucia")).isTrue();
    till.settle();
    List<String> papers =
        till.printer().papers().stream()
            .map(Printed::text)
            .map(TrainingPaperTest::squeezed)
            .toList();
    assertThat(papers).hasSize(6);
    return papers;
  }

  private static String pdf(byte[] file) throws IOException {
    return squeezed(new PdfTextExtractor(new PdfReader(file)).getTextFromPage(1));
  }

  @Test
  void receiptSlipXAndZBearTheMarkAboveAndBelow() {
    try (PaperStand till = PaperStand.forTraining(folder)) {
      List<String> papers = day(till);

      assertThat(papers)
          .as("each is of its kind")
          .satisfiesExactly(
              receipt -> assertThat(receipt).contains("Scontrino TRAIN-1-2-00001"),
              again -> assertThat(again).contains("TRAIN-1-2-00001", "DUPLICATO N. 1"),
              slip -> assertThat(slip).contains("In cassaforte", "400,00"),
              reading -> assertThat(reading).contains("LETTURA X"),
              closing -> assertThat(closing).contains("Z 1", "chiuso da Lucia R."),
              again -> assertThat(again).contains("Z 1", "DUPLICATO N. 1"));
      assertThat(papers).allSatisfy(TrainingPaperTest::bearsTheMarkTwice);
      assertThat(papers.subList(2, 6))
          .as("a paper of the shift begins and ends with it")
          .allSatisfy(paper -> assertThat(paper).startsWith(MARK).endsWith(MARK));
    }
  }

  private static void bearsTheMarkTwice(String paper) {
    assertThat(paper.split(MARK, -1)).as(paper).hasSize(3);
  }

  @Test
  void filesAndLettersBearTheMark() throws Exception {
    GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"));
    server.start();
    try (PaperStand till = PaperStand.forTraining(folder)) {
      till.mailSettings.write(
          new MailSettings(
              "127.0.0.1",
              server.getSmtp().getPort(),
              Security.NONE,
              "",
              "",
              "cassa@bottegarossi.example"));
      CompletedSale sale = till.sell();
      till.settle();

      bearsTheMarkTwice(pdf(Files.readAllBytes(till.paper.pdf(sale.id(), "maria").orElseThrow())));
      assertThat(till.paper.mail(sale.id(), "anna@example.org", "maria")).isTrue();
      till.settle();

      assertThat(server.getReceivedMessages()).hasSize(1);
      MimeMultipart letter = (MimeMultipart) server.getReceivedMessages()[0].getContent();
      bearsTheMarkTwice(pdf(letter.getBodyPart(1).getInputStream().readAllBytes()));
      assertThat(till.paper.of(sale.id()))
          .extracting(ReceiptJob::state)
          .hasSize(3)
          .containsOnly(State.DONE);
    } finally {
      server.stop();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "en, TRAINING - NOT VALID",
    "it, ADDESTRAMENTO - NON VALIDO",
    "pt-BR, TREINAMENTO - SEM VALOR",
    "fr, MODE ÉCOLE - SANS VALEUR"
  })
  void theMarkIsInTheLanguageOfTheShop(String language, String mark) {
    try (PaperStand till = PaperStand.forTraining(folder)) {
      till.shop.speak(language);

      assertThat(day(till)).allSatisfy(paper -> assertThat(paper).contains(mark));
    }
  }

  @Test
  void noPaperOfATillThatSellsBearsIt() {
    try (PaperStand till = new PaperStand(folder, false)) {
      assertThat(day(till)).noneMatch(paper -> paper.contains("ADDESTRAMENTO"));
    }
  }
}
