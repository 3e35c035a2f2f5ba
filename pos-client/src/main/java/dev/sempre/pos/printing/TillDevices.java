package dev.sempre.pos.printing;

import dev.sempre.model.account.AccountPayment;
import dev.sempre.model.organisation.Permission;
import dev.sempre.model.organisation.Role;
import dev.sempre.model.organisation.User;
import dev.sempre.model.sale.PaymentMethod;
import dev.sempre.model.sale.TenderKind;
import dev.sempre.model.sale.TicketNumber;
import dev.sempre.pos.device.DeviceSettings;
import dev.sempre.pos.device.Devices;
import dev.sempre.pos.device.PrinterSettings;
import dev.sempre.pos.device.VirtualDisplay;
import dev.sempre.pos.device.VirtualPrinter;
import dev.sempre.pos.device.VirtualScale;
import dev.sempre.pos.device.VirtualScanner;
import dev.sempre.pos.devices.DeviceDesk;
import dev.sempre.pos.devices.PrinterIds;
import dev.sempre.pos.mail.MailSettings;
import dev.sempre.pos.mail.MailSettingsFile;
import dev.sempre.pos.terminal.VirtualTerminal;
import dev.sempre.replica.account.AccountPaymentStore;
import dev.sempre.replica.catalogue.ProductStore;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.journal.SettingsChange;
import dev.sempre.replica.organisation.UserStore;
import dev.sempre.replica.receipt.ReceiptJob;
import dev.sempre.replica.receipt.ReceiptJob.Channel;
import dev.sempre.replica.receipt.ReceiptJobStore;
import dev.sempre.replica.sale.PaymentMethodStore;
import dev.sempre.replica.sale.SaleStore;
import dev.sempre.replica.shift.ClosingStore;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/// The devices and queues of this till, for the screen that sets them up. Safe to call from any
/// thread.
public final class TillDevices implements DeviceDesk {
  private static final int ARTICLES = 6;

  /// Not each of them has a barcode.
  private static final int LOOKED_THROUGH = 60;

  private final Replica replica;
  private final Devices devices;
  private final TillPaper paper;
  private final MailSettingsFile mail;

  public TillDevices(Replica replica, Devices devices, TillPaper paper, MailSettingsFile mail) {
    this.replica = replica;
    this.devices = devices;
    this.paper = paper;
    this.mail = mail;
  }

  @Override
  public DeviceSettings settings() {
    return devices.settings();
  }

  @Override
  public boolean isUnread() {
    return devices.isUnread();
  }

  @Override
  public boolean set(DeviceSettings settings, String by) throws IOException, NoLeave {
    if (!devices.settings().receiptsTo(settings.receiptPrinter()).equals(settings)) {
      mustBeAllowed(by);
    }
    return SettingsChange.of(replica, by, devices.settings().otherThan(settings))
        .storeAnyway(() -> devices.set(settings));
  }

  @Override
  public boolean mayChange(String userId) {
    return replica.read(handle ->
        UserStore.byId(handle, userId)
            .filter(User::active)
            .map(User::roleId)
            .flatMap(role -> UserStore.role(handle, role))
            .map(Role::permissions)
            .filter(allowed -> allowed.contains(Permission.MANAGE_SETTINGS))
            .isPresent());
  }

  private void mustBeAllowed(String userId) throws NoLeave {
    if (!mayChange(userId)) {
      throw new NoLeave(userId);
    }
  }

  @Override
  public void testPage(String printer) {
    paper.testPage(printer);
  }

  @Override
  public Queue queue(int waiting, int newest) {
    return replica.read(handle ->
        new Queue(
            entries(handle, ReceiptJobStore.waiting(handle, waiting)),
            ReceiptJobStore.waitingPrints(handle),
            entries(handle, ReceiptJobStore.newest(handle, Channel.PRINT, newest)),
            entries(handle, ReceiptJobStore.newest(handle, Channel.MAIL, newest))));
  }

  private List<QueueEntry> entries(Handle handle, List<ReceiptJob> jobs) {
    return jobs.stream().map(job -> new QueueEntry(job, subject(handle, job))).toList();
  }

  private String subject(Handle handle, ReceiptJob job) {
    return switch (job.kind()) {
      case RECEIPT ->
          SaleStore.numberOf(handle, job.documentId())
              .map(TicketNumber::printed)
              .or(() ->
                  AccountPaymentStore.byId(handle, job.documentId()).map(AccountPayment::printed))
              .orElse(job.documentId());
      case CLOSING ->
          ClosingStore.byId(handle, job.documentId())
              .map(closing -> Long.toString(closing.number()))
              .orElse(job.documentId());
      case READING, MOVEMENT -> "";
      case TEST_PAGE ->
          devices.settings().printer(job.target()).map(PrinterSettings::name).orElse(job.target());
    };
  }

  @Override
  public boolean tryNow(String jobId, String printer) {
    return paper.tryNow(jobId, printer);
  }

  @Override
  public boolean printAgain(ReceiptJob job, String by) {
    return paper.print(job.documentId(), by);
  }

  @Override
  public boolean mailAgain(ReceiptJob job, String address, String by) {
    boolean queued = paper.mail(job.documentId(), address, by);
    if (queued) {
      paper.drop(job.id());
    }
    return queued;
  }

  @Override
  public boolean drop(String jobId) {
    return paper.drop(jobId);
  }

  @Override
  public boolean cameOut(String jobId) {
    return paper.cameOut(jobId);
  }

  @Override
  public void allTo(String printer) {
    paper.allTo(printer);
  }

  @Override
  public void dropAllPrints() {
    paper.dropAllPrints();
  }

  @Override
  public String nextPrinterId() {
    return PrinterIds.next(
        Stream.concat(
            devices.settings().printers().stream().map(PrinterSettings::id),
            replica.read(ReceiptJobStore::printers).stream()));
  }

  @Override
  public List<VirtualPrinter> virtualPrinters() {
    return devices.virtualPrinters();
  }

  @Override
  public Optional<VirtualDisplay> virtualDisplay() {
    return devices.virtualDisplay();
  }

  @Override
  public Optional<VirtualScale> virtualScale() {
    return devices.virtualScale();
  }

  @Override
  public Optional<VirtualScanner> virtualScanner() {
    return devices.virtualScanner();
  }

  @Override
  public List<Article> articlesAtHand() {
    return replica.read(handle -> ProductStore.quickKeys(handle, LOOKED_THROUGH)).stream()
        .filter(product -> !product.barcodes().isEmpty())
        .limit(ARTICLES)
        .map(product -> new Article(product.name(), printed(product.barcodes().getFirst())))
        .toList();
  }

  /// A code as it stands on most goods: of thirteen digits, without the zero in front.
  private static String printed(String lookupKey) {
    return lookupKey.length() == 14 && lookupKey.startsWith("0")
        ? lookupKey.substring(1)
        : lookupKey;
  }

  @Override
  public Optional<VirtualTerminal> virtualTerminal() {
    return devices.virtualTerminal();
  }

  @Override
  public List<PaymentMethod> cardMethods() {
    return replica.read(PaymentMethodStore::active).stream()
        .filter(method -> method.kind() != TenderKind.CASH)
        .toList();
  }

  @Override
  public MailSettingsFile.Answer mail() {
    return mail.read();
  }

  @Override
  public void setMail(MailSettings settings, String by) throws IOException, NoLeave {
    mustBeAllowed(by);
    MailSettingsFile.Kept before = mail.keep();
    SettingsChange.of(replica, by, otherThan(mail.read(), settings))
        .store(() -> mail.write(settings), () -> mail.putBack(before));
    paper.mailIsSetUp();
  }

  private static List<String> otherThan(MailSettingsFile.Answer before, MailSettings next) {
    return before instanceof MailSettingsFile.Answer.Understood(MailSettings known)
        ? known.otherThan(next)
        : List.of("mail");
  }

  @Override
  public void onChange(Runnable watcher) {
    devices.onChange(watcher);
    paper.onChange(watcher);
  }
}
