package dev.sempre.pos.devices;

import dev.sempre.model.money.Currency;
import dev.sempre.model.money.Money;
import dev.sempre.model.sale.PaymentMethod;
import dev.sempre.model.sale.TenderKind;
import dev.sempre.model.text.Label;
import dev.sempre.pos.device.CodePage;
import dev.sempre.pos.device.Connection;
import dev.sempre.pos.device.DeviceOutcome;
import dev.sempre.pos.device.DeviceSettings;
import dev.sempre.pos.device.DisplaySettings;
import dev.sempre.pos.device.DrawerSettings;
import dev.sempre.pos.device.EscPosEncoder;
import dev.sempre.pos.device.EscPosPrinter;
import dev.sempre.pos.device.PoleDisplay;
import dev.sempre.pos.device.PoleEncoder;
import dev.sempre.pos.device.PrinterSettings;
import dev.sempre.pos.device.ScaleSettings;
import dev.sempre.pos.device.ScannerSettings;
import dev.sempre.pos.device.VirtualDisplay;
import dev.sempre.pos.device.VirtualPrinter;
import dev.sempre.pos.device.VirtualScale;
import dev.sempre.pos.device.VirtualScanner;
import dev.sempre.pos.display.FaceWriter;
import dev.sempre.pos.display.Moment;
import dev.sempre.pos.mail.MailSettings;
import dev.sempre.pos.mail.MailSettingsFile;
import dev.sempre.pos.receipt.Copy;
import dev.sempre.pos.receipt.PaperWidth;
import dev.sempre.pos.receipt.ReceiptSamples;
import dev.sempre.pos.receipt.ReceiptWriter;
import dev.sempre.pos.terminal.TerminalCondition;
import dev.sempre.pos.terminal.TerminalSettings;
import dev.sempre.pos.terminal.VirtualTerminal;
import dev.sempre.pos.words.Language;
import dev.sempre.pos.words.Words;
import dev.sempre.replica.receipt.ReceiptJob;
import dev.sempre.replica.receipt.ReceiptJob.Channel;
import dev.sempre.replica.receipt.ReceiptJob.Kind;
import dev.sempre.replica.receipt.ReceiptJob.State;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/// The devices of a till in memory.
public final class FakeDevices implements DeviceDesk {
  public final List<String> done = new CopyOnWriteArrayList<>();
  private final List<Runnable> watchers = new ArrayList<>();
  public final VirtualDisplay display = new VirtualDisplay();
  public final VirtualScale scale = new VirtualScale();
  public final VirtualScanner scanner = new VirtualScanner();
  private final VirtualPrinter virtual = new VirtualPrinter(PaperWidth.MM_80);
  private final VirtualTerminal terminal;
  private final long nowMillis;
  private volatile DeviceSettings settings = DeviceSettings.NONE;
  private volatile boolean manager = true;
  private volatile boolean full;
  private volatile boolean journalBroken;
  private volatile boolean unread;
  private volatile List<QueueEntry> jobs = List.of();
  private volatile MailSettingsFile.Answer mail = new MailSettingsFile.Answer.NeverSet();

  public FakeDevices(long nowMillis) {
    this.nowMillis = nowMillis;
    this.terminal = new VirtualTerminal(file(), VirtualTerminal.Pace.NONE);
    terminal.onChange(this::changed);
  }

  private static Path file() {
    try {
      Path file = Files.createTempFile("virtual-terminal", ".jsonl");
      file.toFile().deleteOnExit();
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Two printers, one of them on the screen, and jobs of all fates.
  public void furnish() {
    settings =
        new DeviceSettings(
            List.of(
                printer("1", "Epson TM-T20", new Connection.Network("192.168.1.50", 9_100)),
                printer("2", "Stampante virtuale", new Connection.Virtual())),
            "1",
            true,
            new DrawerSettings.BehindPrinter("1", EscPosEncoder.Pin.TWO),
            new DisplaySettings.Pole(new Connection.Virtual(), CodePage.WPC1252),
            new ScaleSettings.Toledo(new Connection.Virtual()),
            new ScannerSettings.Serial(new Connection.Virtual()),
            new TerminalSettings(new TerminalSettings.Place.Virtual(), Set.of()));
    mail =
        new MailSettingsFile.Answer.Understood(
            new MailSettings(
                "smtp.bottegarossi.example",
                587,
                MailSettings.Security.STARTTLS,
                "cassa",
                "secret",
                "cassa@bottegarossi.example"));
    jobs =
        List.of(
            job(Channel.PRINT, "1", 0, State.WAITING, "NO_PAPER"),
            job(Channel.PRINT, "7", 0, State.WAITING, "NOT_SET_UP"),
            job(Channel.PRINT, "1", 2, State.UNKNOWN, "UNKNOWN"),
            job(Channel.MAIL, "anna.verdi@example.org", 1, State.REFUSED, "REFUSED"),
            job(Channel.MAIL, "anna.verdi@example.org", 0, State.DONE, "DONE"),
            job(Channel.PRINT, "2", 0, State.DONE, "DONE"));
    new EscPosPrinter(virtual, new EscPosEncoder(PaperWidth.MM_80, CodePage.WPC1252, true, null))
        .print(
            ReceiptWriter.write(
                ReceiptSamples.shop(Language.IT),
                ReceiptSamples.facts(ReceiptSamples.groceries()),
                Copy.ORIGINAL),
            () -> {});
    DeviceOutcome _ =
        new PoleDisplay(display, new PoleEncoder(CodePage.WPC1252))
            .show(
                new FaceWriter(new Words(Language.IT), "Bottega Rossi")
                    .write(
                        new Moment.Paid(
                            1_373, 5_000, 3_627, ReceiptSamples.groceries().context().currency())));
    scale.put(482);
    cards();
    changed();
  }

  /// Cards of several fates.
  private void cards() {
    terminal.charge("card-1", new Money(1_373, Currency.of("EUR")));
    terminal.refund("card-2", new Money(250, Currency.of("EUR")));
    terminal.charge("card-3", new Money(4_530, Currency.of("EUR")));
    terminal.reverse("card-3");
    terminal.become(TerminalCondition.TIMES_OUT);
    terminal.charge("card-4", new Money(990, Currency.of("EUR")));
    terminal.become(TerminalCondition.APPROVES);
    terminal.ask("card-4");
  }

  private static PrinterSettings printer(String id, String name, Connection connection) {
    return new PrinterSettings(id, name, connection, PaperWidth.MM_80, CodePage.WPC1252, true);
  }

  private QueueEntry job(
      Channel channel, String target, int duplicate, State state, String outcome) {
    return new QueueEntry(
        new ReceiptJob(
            "job-" + channel + state + target,
            channel,
            Kind.RECEIPT,
            "sale",
            target,
            duplicate,
            state,
            1,
            0,
            outcome,
            outcome.equals("NOT_SET_UP") ? "no printer is set up as " + target : null,
            nowMillis - 60_000,
            nowMillis),
        "1-2-00458");
  }

  /// A cashier goes on with another printer.
  public void sendReceiptsTo(String id) {
    DeviceSettings now = settings;
    settings =
        new DeviceSettings(
            now.printers(),
            id,
            now.automatic(),
            now.drawer(),
            now.customerDisplay(),
            now.scale(),
            now.scanner(),
            now.terminal());
    changed();
  }

  /// Whether who is logged in may change anything.
  public void manager(boolean is) {
    manager = is;
  }

  /// Nothing can be stored from here on.
  public void breakJournal() {
    journalBroken = true;
  }

  public void fullDisk() {
    full = true;
  }

  private void changed() {
    watchers.forEach(Runnable::run);
  }

  @Override
  public DeviceSettings settings() {
    return settings;
  }

  @Override
  public boolean isUnread() {
    return unread;
  }

  /// The file of devices was spoilt.
  public void unread() {
    unread = true;
  }

  @Override
  public boolean set(DeviceSettings next, String by) throws IOException {
    if (full) {
      throw new IOException("disk full");
    }
    settings = next;
    unread = false;
    changed();
    return !journalBroken;
  }

  @Override
  public boolean mayChange(String userId) {
    return manager;
  }

  @Override
  public void testPage(String printer) {
    done.add("test page " + printer);
  }

  @Override
  public Queue queue(int waiting, int newest) {
    return new Queue(
        jobs.stream().filter(one -> one.job().state() == State.WAITING).limit(waiting).toList(),
        (int)
            jobs.stream()
                .map(QueueEntry::job)
                .filter(job -> job.state() == State.WAITING && job.channel() == Channel.PRINT)
                .count(),
        past(Channel.PRINT, newest),
        past(Channel.MAIL, newest));
  }

  private List<QueueEntry> past(Channel channel, int newest) {
    return jobs.stream()
        .filter(one -> one.job().channel() == channel && one.job().state() != State.WAITING)
        .limit(newest)
        .toList();
  }

  @Override
  public void allTo(String printer) {
    done.add("all to " + printer);
  }

  @Override
  public void dropAllPrints() {
    done.add("drop all");
  }

  @Override
  public String nextPrinterId() {
    return PrinterIds.next(settings.printers().stream().map(PrinterSettings::id));
  }

  @Override
  public boolean tryNow(String jobId, String printer) {
    return done.add("now " + jobId + " at " + printer);
  }

  @Override
  public boolean printAgain(ReceiptJob job, String by) {
    return done.add("print again " + job.id() + " by " + by);
  }

  @Override
  public boolean mailAgain(ReceiptJob job, String address, String by) {
    return address.contains("@") && done.add("mail again " + job.id() + " to " + address);
  }

  @Override
  public boolean cameOut(String jobId) {
    return done.add("came out " + jobId);
  }

  @Override
  public boolean drop(String jobId) {
    return done.add("drop " + jobId);
  }

  @Override
  public List<VirtualPrinter> virtualPrinters() {
    return List.of(virtual);
  }

  @Override
  public Optional<VirtualDisplay> virtualDisplay() {
    return settings.customerDisplay() instanceof DisplaySettings.Pole
        ? Optional.of(display)
        : Optional.empty();
  }

  @Override
  public Optional<VirtualScale> virtualScale() {
    return settings.scale() instanceof ScaleSettings.Toledo ? Optional.of(scale) : Optional.empty();
  }

  @Override
  public Optional<VirtualScanner> virtualScanner() {
    return settings.scanner() instanceof ScannerSettings.Serial(Connection.Virtual())
        ? Optional.of(scanner)
        : Optional.empty();
  }

  @Override
  public List<Article> articlesAtHand() {
    return List.of(
        new Article(new Label("Latte intero fresco 1 l", Map.of()), "8000300285964"),
        new Article(new Label("Spaghetti n. 5", Map.of()), "8076802085738"),
        new Article(new Label("Parmigiano Reggiano 24 mesi", Map.of()), "2000000000015"));
  }

  @Override
  public Optional<VirtualTerminal> virtualTerminal() {
    return Optional.of(terminal);
  }

  @Override
  public List<PaymentMethod> cardMethods() {
    return List.of(
        method(
            "debit",
            TenderKind.CARD,
            "Carta di debito",
            "Debit card",
            "Cartão de débito",
            "Carte de débit"),
        method(
            "credit",
            TenderKind.CARD,
            "Carta di credito",
            "Credit card",
            "Cartão de crédito",
            "Carte de crédit"),
        method(
            "meal",
            TenderKind.VOUCHER,
            "Buono pasto",
            "Meal voucher",
            "Vale-refeição",
            "Titre-restaurant"));
  }

  private static PaymentMethod method(
      String id, TenderKind kind, String it, String en, String pt, String fr) {
    return new PaymentMethod(
        id, kind, new Label(it, Map.of("it", it, "en", en, "pt-BR", pt, "fr", fr)), 0, true);
  }

  @Override
  public MailSettingsFile.Answer mail() {
    return mail;
  }

  /// The file of the mail settings says this.
  void mailSays(MailSettingsFile.Answer next) {
    mail = next;
  }

  @Override
  public void setMail(MailSettings next, String by) throws IOException {
    if (full) {
      throw new IOException("disk full");
    }
    mail = new MailSettingsFile.Answer.Understood(next);
  }

  @Override
  public void onChange(Runnable watcher) {
    watchers.add(watcher);
  }
}
