package dev.sempre.pos.printing;

import dev.sempre.model.account.AccountPayment;
import dev.sempre.pos.device.DeviceOutcome;
import dev.sempre.pos.mail.Mail;
import dev.sempre.pos.mail.MailCause;
import dev.sempre.pos.mail.MailSettings;
import dev.sempre.pos.mail.MailSettingsFile;
import dev.sempre.pos.mail.MailSettingsFile.Complaint;
import dev.sempre.pos.mail.SmtpSender;
import dev.sempre.pos.pdf.ReceiptPdf;
import dev.sempre.pos.receipt.Copy;
import dev.sempre.pos.receipt.Receipt;
import dev.sempre.pos.receipt.Repertoire;
import dev.sempre.pos.words.Word;
import dev.sempre.pos.words.Words;
import dev.sempre.replica.account.AccountPaymentStore;
import dev.sempre.replica.db.Place;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.receipt.ReceiptJob;
import dev.sempre.replica.sale.SaleStore;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/// How jobs of a till get to mailboxes: the receipt as a PDF, with two lines in the shop's
/// language.
public final class MailDelivery implements JobQueue.Delivery {
  private final Replica replica;
  private final StoredReceipts receipts;
  private final MailSettingsFile settings;
  private final LongSupplier nowMillis;

  /// @param nowMillis wall clock, for the date of the letter
  public MailDelivery(
      Replica replica, StoredReceipts receipts, MailSettingsFile settings, LongSupplier nowMillis) {
    this.replica = replica;
    this.receipts = receipts;
    this.settings = settings;
    this.nowMillis = nowMillis;
  }

  @Override
  public DeviceOutcome deliver(ReceiptJob job, Runnable begins) {
    return switch (settings.read()) {
      case MailSettingsFile.Answer.NeverSet() ->
          new DeviceOutcome.NotReachable(MailCause.NO_SERVER_SET.with("no mail server is set up"));
      case MailSettingsFile.Answer.NotUnderstood(MailSettings _, List<Complaint> complaints) ->
          new DeviceOutcome.NotReachable(
              MailCause.SETTINGS_UNREAD.with("not understood: " + complaints));
      case MailSettingsFile.Answer.Understood(MailSettings server) -> deliver(job, server, begins);
    };
  }

  private DeviceOutcome deliver(ReceiptJob job, MailSettings server, Runnable begins) {
    Optional<Receipt> receipt =
        receipts.receipt(job.documentId(), new Copy(job.duplicate(), false));
    Optional<String> number =
        replica.read(handle ->
            SaleStore.byId(handle, job.documentId())
                .map(sale -> sale.number().printed())
                .or(() ->
                    AccountPaymentStore.byId(handle, job.documentId())
                        .map(AccountPayment::printed)));
    if (receipt.isEmpty() || number.isEmpty()) {
      return new DeviceOutcome.Refused("there is no such ticket here");
    }
    return new SmtpSender(server, SmtpSender.USUAL_PATIENCE_MILLIS, nowMillis)
        .send(letter(job, receipt.get(), number.get()), begins);
  }

  private Mail letter(ReceiptJob job, Receipt receipt, String number) {
    Words words = new Words(receipts.language());
    String company =
        new Repertoire(StandardCharsets.UTF_8)
            .shown(replica.place().map(Place::company).orElse(""));
    return new Mail(
        job.id(),
        job.target(),
        words.say(Word.MAIL_SUBJECT, number, company),
        words.say(Word.MAIL_TEXT, number, company),
        number + ".pdf",
        ReceiptPdf.write(receipt, number));
  }
}
