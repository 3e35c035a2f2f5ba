package dev.sempre.pos.printing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.sempre.model.sale.CompletedSale;
import dev.sempre.pos.mail.MailSettings;
import dev.sempre.pos.mail.MailSettings.Security;
import dev.sempre.replica.receipt.ReceiptJob;
import dev.sempre.replica.receipt.ReceiptJob.Channel;
import dev.sempre.replica.receipt.ReceiptJob.State;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MailDeliveryTest {
  @TempDir Path folder;

  private static ReceiptJob mailOf(PaperStand till, CompletedSale sale) {
    List<ReceiptJob> mails =
        till.paper.of(sale.id()).stream().filter(job -> job.channel() == Channel.MAIL).toList();
    assertThat(mails).hasSize(1);
    return mails.getFirst();
  }

  @Test
  void aReceiptWaitsForItsServerAndIsMailedOnce() throws Exception {
    GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"));
    try (PaperStand till = new PaperStand(folder, false)) {
      CompletedSale sale = till.sell();
      till.settle();
      till.paper.mail(sale.id(), "anna@example.org", "maria");
      till.settle();
      assertThat(mailOf(till, sale).state()).isEqualTo(State.WAITING);
      assertThat(mailOf(till, sale).detail()).isEqualTo("NO_SERVER_SET: no mail server is set up");

      server.start();
      till.mailSettings.write(
          new MailSettings(
              "127.0.0.1",
              server.getSmtp().getPort(),
              Security.NONE,
              "",
              "",
              "cassa@bottegarossi.example"));
      till.ring();
      till.mails.wake();
      till.settle();

      assertThat(mailOf(till, sale).state()).isEqualTo(State.DONE);
      assertThat(server.getReceivedMessages()).hasSize(1);
      assertThat(server.getReceivedMessages()[0].getSubject())
          .isEqualTo("La sua ricevuta " + sale.number().printed() + ", Bottega Rossi");
    } finally {
      server.stop();
    }
  }

  @Test
  void whatIsMailedOrSavedAfterThePaperIsADuplicateAndCountedOn() throws IOException {
    try (PaperStand till = new PaperStand(folder, false)) {
      CompletedSale sale = till.sell();
      till.settle();

      Path first = till.paper.pdf(sale.id(), "maria").orElseThrow();
      till.paper.mail(sale.id(), "anna@example.org", "maria");
      till.paper.print(sale.id(), "maria");
      till.settle();

      assertThat(Files.readAllBytes(first)).startsWith("%PDF".getBytes(StandardCharsets.US_ASCII));
      assertThat(first.getFileName()).hasToString(sale.number().printed() + "-1.pdf");
      assertThat(till.paper.of(sale.id()))
          .extracting(ReceiptJob::channel, ReceiptJob::duplicate)
          .containsExactlyInAnyOrder(
              tuple(Channel.PRINT, 0),
              tuple(Channel.PDF, 1),
              tuple(Channel.MAIL, 2),
              tuple(Channel.PRINT, 3));
    }
  }
}
