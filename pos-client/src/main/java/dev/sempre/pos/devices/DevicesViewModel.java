package dev.sempre.pos.devices;

import dev.sempre.model.organisation.BadgeScan;
import dev.sempre.model.sale.PaymentMethod;
import dev.sempre.pos.device.Connection;
import dev.sempre.pos.device.DeviceSettings;
import dev.sempre.pos.device.DrawerSettings;
import dev.sempre.pos.device.PrinterSettings;
import dev.sempre.pos.device.ScannerSettings;
import dev.sempre.pos.device.VirtualScanner;
import dev.sempre.pos.devices.DeviceDesk.Article;
import dev.sempre.pos.devices.DeviceDesk.Queue;
import dev.sempre.pos.mail.MailSettings;
import dev.sempre.pos.mail.MailSettingsFile;
import dev.sempre.pos.shell.Work;
import dev.sempre.pos.terminal.TerminalCondition;
import dev.sempre.pos.terminal.VirtualTerminal;
import dev.sempre.pos.trouble.Explanation;
import dev.sempre.pos.trouble.Trouble;
import dev.sempre.pos.words.Word;
import dev.sempre.replica.receipt.ReceiptJob;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import javafx.beans.property.LongProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleLongProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/// The screen of printers and devices. UI thread only.
public final class DevicesViewModel {
  /// More would take long to draw, and moves up as what is before it comes out.
  private static final int WAITING = 500;

  private static final int NEWEST = 60;

  /// For whoever tries a scanner to take something and hold it before it.
  static final long TRY_MILLIS = 15_000;

  /// Its pages.
  public enum Tab {
    PRINTERS,
    QUEUE,
    OTHER,
    MAIL,
    /// The devices on the screen: what they show, and what can happen to them.
    PAPER
  }

  private final Work work;
  private final DeviceDesk desk;
  private final Supplier<String> person;
  private final Runnable toSelling;
  private final BooleanSupplier triedOut;
  private final ObjectProperty<Tab> tab = new SimpleObjectProperty<>(Tab.PRINTERS);
  private final ReadOnlyObjectWrapper<DeviceSettings> settings;
  private final ReadOnlyObjectWrapper<Queue> queue = new ReadOnlyObjectWrapper<>(Queue.EMPTY);
  private final ReadOnlyObjectWrapper<MailSettingsFile.Answer> mail =
      new ReadOnlyObjectWrapper<>(new MailSettingsFile.Answer.NeverSet());
  private final ReadOnlyObjectWrapper<List<PaymentMethod>> cardMethods =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyBooleanWrapper mayChange = new ReadOnlyBooleanWrapper();
  private final ReadOnlyObjectWrapper<@Nullable Word> message = new ReadOnlyObjectWrapper<>();
  private final Explanation<Word> explanation = new Explanation<>(message, Trouble::of, tab);
  private final LongProperty paper = new SimpleLongProperty();
  private final ReadOnlyObjectWrapper<@Nullable PrinterForm> form = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable ScanTry> scanTry = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<List<Article>> articles =
      new ReadOnlyObjectWrapper<>(List.of());
  private Work.@Nullable Timer trying;
  private boolean scannerGone;
  private boolean looking;
  private boolean lookAgain;
  private boolean shown;

  /// As the longer form, where nothing is sold.
  public DevicesViewModel(Work work, DeviceDesk desk, Supplier<String> person) {
    this(work, desk, person, () -> {}, () -> false);
  }

  /// @param person id of who is logged in
  /// @param toSelling goes to the screen that rings up what is scanned
  /// @param triedOut whether nobody works here for real: only then what is typed counts as a badge
  public DevicesViewModel(
      Work work,
      DeviceDesk desk,
      Supplier<String> person,
      Runnable toSelling,
      BooleanSupplier triedOut) {
    this.work = work;
    this.desk = desk;
    this.person = person;
    this.toSelling = toSelling;
    this.triedOut = triedOut;
    this.settings = new ReadOnlyObjectWrapper<>(desk.settings());
    desk.onChange(() -> work.onUi(this::changed));
    tab.addListener((_, _, now) -> {
      message.set(null);
      if (now == Tab.MAIL) {
        tellOfMail();
      }
    });
  }

  public ObjectProperty<Tab> tabProperty() {
    return tab;
  }

  /// The devices as they are set up.
  ReadOnlyObjectProperty<DeviceSettings> settingsProperty() {
    return settings.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<Queue> queueProperty() {
    return queue.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<MailSettingsFile.Answer> mailProperty() {
    return mail.getReadOnlyProperty();
  }

  /// The ways to pay that could go through a payment terminal.
  ReadOnlyObjectProperty<List<PaymentMethod>> cardMethodsProperty() {
    return cardMethods.getReadOnlyProperty();
  }

  /// Whether who is logged in may change anything.
  ReadOnlyBooleanProperty mayChangeProperty() {
    return mayChange.getReadOnlyProperty();
  }

  /// What is to be said; null if nothing.
  ReadOnlyObjectProperty<@Nullable Word> messageProperty() {
    return message.getReadOnlyProperty();
  }

  /// What the message means, while somebody wants to know.
  Explanation<Word> explanation() {
    return explanation;
  }

  /// Counts the changes of the virtual devices.
  ReadOnlyLongProperty paperProperty() {
    return paper;
  }

  /// The printer that is being set up; null if none is chosen.
  ReadOnlyObjectProperty<@Nullable PrinterForm> formProperty() {
    return form.getReadOnlyProperty();
  }

  DeviceDesk desk() {
    return desk;
  }

  /// The screen is shown: it reads what it shows, and goes on doing so until [#hidden].
  void shown() {
    shown = true;
    settings.set(desk.settings());
    if (form.get() == null && !settings.get().printers().isEmpty()) {
      choose(settings.get().printers().getFirst().id());
    }
    if (desk.isUnread()) {
      message.set(Word.DEVICES_UNREAD);
    }
    String who = person.get();
    mayChange.set(false); // What the one before him might do is not his.
    work.run(() -> desk.mayChange(who), mayChange::set);
    work.run(desk::mail, this::mailRead);
    work.run(desk::cardMethods, cardMethods::set);
    if (desk.virtualScanner().isPresent()) {
      work.run(desk::articlesAtHand, articles::set);
    }
    look();
  }

  private void mailRead(MailSettingsFile.Answer now) {
    mail.set(now);
    tellOfMail();
  }

  /// Unless something else is said already: the page of the mail says it once more.
  private void tellOfMail() {
    if (mail.get() instanceof MailSettingsFile.Answer.NotUnderstood && message.get() == null) {
      message.set(Word.DEVICES_MAIL_UNREAD);
    }
  }

  /// The screen is not shown any more. What was said of it is not said again when it comes back.
  void hidden() {
    shown = false;
    stopTrying();
    scanTry.set(null);
    work.onUi(() -> {
      if (!shown) {
        message.set(null);
      }
    });
  }

  private void changed() {
    settings.set(desk.settings());
    paper.set(paper.get() + 1);
    if (shown) {
      look();
    }
  }

  /// One look at a time, and one more if something has changed meanwhile.
  private void look() {
    if (looking) {
      lookAgain = true;
      return;
    }
    looking = true;
    work.run(() -> desk.queue(WAITING, NEWEST), this::looked, _ -> looked(queue.get()));
  }

  private void looked(Queue now) {
    looking = false;
    queue.set(now);
    if (lookAgain) {
      lookAgain = false;
      look();
    }
  }

  /// Sets up the printer of an id.
  void choose(String id) {
    message.set(null);
    settings.get().printer(id).ifPresent(printer -> form.set(PrinterForm.of(printer)));
  }

  /// Sets up another printer.
  void add() {
    message.set(null);
    work.run(
        desk::nextPrinterId,
        id -> form.set(PrinterForm.blank(id)),
        _ -> message.set(Word.DEVICES_NOT_SAVED));
  }

  /// Stores the printer that is being set up.
  void save() {
    PrinterForm now = form.get();
    Optional<PrinterSettings> printer = now == null ? Optional.empty() : now.printer();
    if (printer.isEmpty()) {
      incomplete();
      return;
    }
    PrinterSettings stored = printer.get();
    store(before -> with(before, stored));
  }

  private static DeviceSettings with(DeviceSettings before, PrinterSettings printer) {
    List<PrinterSettings> printers = new ArrayList<>(before.printers());
    int place = printers.stream().map(PrinterSettings::id).toList().indexOf(printer.id());
    if (place < 0) {
      printers.add(printer);
    } else {
      printers.set(place, printer);
    }
    String receipts = before.receiptPrinter().isEmpty() ? printer.id() : before.receiptPrinter();
    return new DeviceSettings(
        printers,
        receipts,
        before.automatic(),
        before.drawer(),
        before.customerDisplay(),
        before.scale(),
        before.scanner(),
        before.terminal());
  }

  /// Takes the chosen printer away, with the drawer behind it; what waits for it goes to another
  /// when a person says so.
  void remove() {
    PrinterForm now = form.get();
    if (now == null) {
      return;
    }
    String id = now.id();
    form.set(null);
    boolean drawer =
        settings.get().drawer() instanceof DrawerSettings.BehindPrinter(String behind, var _)
            && behind.equals(id);
    store(
        before ->
            new DeviceSettings(
                before.printers().stream().filter(printer -> !printer.id().equals(id)).toList(),
                before.receiptPrinter().equals(id) ? "" : before.receiptPrinter(),
                before.automatic(),
                drawer ? new DrawerSettings.None() : before.drawer(),
                before.customerDisplay(),
                before.scale(),
                before.scanner(),
                before.terminal()),
        drawer ? Word.DEVICES_DRAWER_LOST : Word.DEVICES_SAVED);
  }

  /// Receipts go to a printer from now on. Everybody may say so: a shop whose printer is dead goes
  /// on with another.
  void sendReceiptsTo(String id) {
    put(before -> before.receiptsTo(id), Word.DEVICES_SAVED);
  }

  /// Changes the settings, if who is logged in may.
  void store(UnaryOperator<DeviceSettings> change) {
    store(change, Word.DEVICES_SAVED);
  }

  private void store(UnaryOperator<DeviceSettings> change, Word done) {
    if (!mayChange.get()) {
      message.set(Word.DEVICES_NO_LEAVE);
      return;
    }
    put(change, done);
  }

  private void put(UnaryOperator<DeviceSettings> change, Word done) {
    DeviceSettings next = change.apply(desk.settings());
    String who = person.get();
    work.run(
        () -> {
          try {
            return desk.set(next, who) ? done : Word.DEVICES_NOT_NOTED;
          } catch (DeviceDesk.NoLeave refused) {
            return Word.DEVICES_NO_LEAVE;
          } catch (IOException unwritten) {
            return Word.DEVICES_NOT_SAVED;
          }
        },
        message::set,
        _ -> message.set(Word.DEVICES_NOT_SAVED));
  }

  /// Whether nobody works here for real.
  boolean isTriedOut() {
    return triedOut.getAsBoolean();
  }

  /// Stores how e-mail is sent.
  void storeMail(MailSettings next) {
    if (!mayChange.get()) {
      message.set(Word.DEVICES_NO_LEAVE);
      return;
    }
    String who = person.get();
    work.run(
        () -> {
          try {
            desk.setMail(next, who);
            return Word.DEVICES_SAVED;
          } catch (DeviceDesk.NoLeave refused) {
            return Word.DEVICES_NO_LEAVE;
          } catch (IOException unwritten) {
            return Word.DEVICES_NOT_SAVED;
          }
        },
        said -> {
          message.set(said);
          work.run(desk::mail, this::mailRead);
        },
        _ -> message.set(Word.DEVICES_NOT_SAVED));
  }

  /// The form could not be understood.
  void incomplete() {
    message.set(null); // Said once more, so that the screen goes to the field once more.
    message.set(Word.DEVICES_FILL_IN);
  }

  /// The test page of the chosen printer, as it is stored.
  void testPage() {
    PrinterForm now = form.get();
    if (now == null || settings.get().printer(now.id()).isEmpty()) {
      message.set(Word.DEVICES_SAVE_FIRST);
      return;
    }
    run(() -> desk.testPage(now.id()), Word.DEVICES_TEST_ASKED);
  }

  /// What waits is tried now, at a printer.
  void tryNow(String jobId, String printer) {
    run(() -> desk.tryNow(jobId, printer), null);
  }

  /// A receipt that may have come out or not is printed once more.
  void printAgain(ReceiptJob job) {
    String who = person.get();
    again(() -> desk.printAgain(job, who), Word.PAPER_NO_PRINTER);
  }

  /// A receipt is mailed once more.
  void mailAgain(ReceiptJob job, String address) {
    String who = person.get();
    again(() -> desk.mailAgain(job, address, who), Word.MAIL_NO_ADDRESS);
  }

  /// @param otherwise why it was not done
  private void again(Supplier<Boolean> task, Word otherwise) {
    work.run(
        task,
        done -> {
          message.set(done ? null : otherwise);
          look();
        },
        _ -> message.set(Word.PAPER_NOT_QUEUED));
  }

  /// What waits is not wanted any more.
  void drop(String jobId) {
    run(() -> desk.drop(jobId), null);
  }

  /// Somebody has seen that it came out.
  void cameOut(String jobId) {
    run(() -> desk.cameOut(jobId), null);
  }

  /// All that waits to be printed goes to a printer.
  void allTo(String printer) {
    run(() -> desk.allTo(printer), null);
  }

  /// Nothing of what waits to be printed is wanted any more.
  void dropAllPrints() {
    run(desk::dropAllPrints, null);
  }

  private void run(Runnable task, @Nullable Word done) {
    work.run(
        () -> {
          task.run();
          return true;
        },
        _ -> {
          message.set(done);
          look();
        },
        _ -> message.set(Word.PAPER_NOT_QUEUED));
  }

  /// The other printers that a job could go to.
  List<PrinterSettings> others(String printer) {
    return settings.get().printers().stream().filter(other -> !other.id().equals(printer)).toList();
  }

  /// What a printer is called; empty if it is not there any more.
  Optional<String> nameOf(String printer) {
    return settings.get().printer(printer).map(PrinterSettings::name);
  }

  /// What the printers on the screen are called, in the order of [DeviceDesk#virtualPrinters].
  List<String> virtualNames() {
    return settings.get().printers().stream()
        .filter(printer -> printer.connection() instanceof Connection.Virtual)
        .map(PrinterSettings::name)
        .toList();
  }

  /// The payment terminal on the screen comes to another outcome from now on.
  void become(VirtualTerminal terminal, TerminalCondition next) {
    work.run(
        () -> {
          terminal.become(next);
          return true;
        },
        _ -> {},
        _ -> message.set(Word.DEVICES_NOT_SAVED));
  }

  /// What has come of trying the scanner; null while nobody tries it.
  ReadOnlyObjectProperty<@Nullable ScanTry> scanTryProperty() {
    return scanTry.getReadOnlyProperty();
  }

  /// What there is to hold before the scanner on the screen.
  ReadOnlyObjectProperty<List<Article>> articlesProperty() {
    return articles.getReadOnlyProperty();
  }

  /// Shows what the scanner reads next, as it is stored.
  ///
  /// @param filledIn what stands in the form; empty if something is missing there
  void tryScanner(Optional<ScannerSettings> filledIn) {
    stopTrying();
    scanTry.set(null);
    if (!filledIn.equals(Optional.of(settings.get().scanner()))) {
      message.set(Word.DEVICES_SCANNER_UNSAVED);
    } else if (scannerGone) {
      message.set(Word.SCANNER_GONE);
    } else {
      message.set(null);
      scanTry.set(ScanTry.waits());
      trying = work.after(TRY_MILLIS, () -> endTry(Word.DEVICES_SCANNER_SILENT));
    }
  }

  private void stopTrying() {
    Work.Timer before = trying;
    trying = null;
    if (before != null) {
      before.close();
    }
  }

  private boolean isTrying() {
    return trying != null;
  }

  private void endTry(Word why) {
    if (isTrying()) {
      stopTrying();
      scanTry.set(null);
      message.set(why);
    }
  }

  /// The scanner with a line of its own has read a code.
  ///
  /// @return whether that is what somebody waits for here
  public boolean scanned(String code) {
    boolean wanted = isTrying();
    if (wanted) {
      stopTrying();
      scanTry.set(ScanTry.read(code));
    }
    return wanted;
  }

  /// It has sent something that is no code.
  ///
  /// @return whether somebody waits for it here
  public boolean scannedNoise() {
    boolean wanted = isTrying();
    endTry(Word.SCAN_GARBLED);
    return wanted;
  }

  /// Whether it is not there.
  public void scannerIs(boolean gone) {
    scannerGone = gone;
    if (gone) {
      endTry(Word.SCANNER_GONE);
    }
  }

  /// Holds a code before the scanner on the screen, where it is rung up; or here, if that is what
  /// somebody waits for. A badge is not typed: whoever has read one off somebody's card does not
  /// get in by it. Source: R49.
  void hold(VirtualScanner scanner, String code) {
    if (code.isBlank()) {
      incomplete();
      return;
    }
    if (!triedOut.getAsBoolean() && BadgeScan.of(code.strip()).isPresent()) {
      message.set(Word.BADGE_TYPED);
      return;
    }
    if (!isTrying()) {
      toSelling.run();
    }
    scanner.read(code.strip());
  }

  /// Whether a device on the screen is set up.
  boolean hasVirtual() {
    return !virtualNames().isEmpty()
        || desk.virtualDisplay().isPresent()
        || desk.virtualScale().isPresent()
        || desk.virtualScanner().isPresent()
        || desk.virtualTerminal().isPresent();
  }
}
