package dev.sempre.pos.devices;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.model.organisation.BadgeCode;
import dev.sempre.pos.device.Connection;
import dev.sempre.pos.device.DrawerSettings;
import dev.sempre.pos.device.PrinterSettings;
import dev.sempre.pos.device.ScannerSettings;
import dev.sempre.pos.mail.MailSettings;
import dev.sempre.pos.mail.MailSettingsFile;
import dev.sempre.pos.mail.MailSettingsFile.Complaint;
import dev.sempre.pos.shell.InlineWork;
import dev.sempre.pos.terminal.TerminalCondition;
import dev.sempre.pos.terminal.TerminalSettings;
import dev.sempre.pos.terminal.VirtualTerminal;
import dev.sempre.pos.words.Word;
import dev.sempre.replica.receipt.ReceiptJob;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DevicesViewModelTest {
  private final FakeDevices devices = new FakeDevices(0);
  private final InlineWork work = new InlineWork();
  private final List<String> sold = new ArrayList<>();
  private boolean triedOut;
  private final DevicesViewModel model =
      new DevicesViewModel(
          work, devices, () -> "lucia", () -> sold.add("goes selling"), () -> triedOut);

  private PrinterForm form() {
    return Objects.requireNonNull(model.formProperty().get());
  }

  private void fillIn(String name, String address) {
    form().nameProperty().set(name);
    form().addressProperty().set(address);
  }

  @Test
  void theFirstPrinterGetsTheReceipts() {
    model.shown();
    model.add();
    fillIn("Epson", "10.0.0.9");
    model.save();

    assertThat(model.messageProperty().get()).isEqualTo(Word.DEVICES_SAVED);
    assertThat(devices.settings().printers())
        .extracting(PrinterSettings::connection)
        .containsExactly(new Connection.Network("10.0.0.9", 9_100));
    assertThat(devices.settings().receiptPrinter()).isEqualTo("1");
  }

  @Test
  void anotherPrinterGetsAnIdOfItsOwnAndTheReceiptsStay() {
    devices.furnish();
    model.shown();
    model.add();
    fillIn("Kitchen", "10.0.0.10");
    model.save();

    assertThat(devices.settings().printers())
        .extracting(PrinterSettings::id)
        .containsExactly("1", "2", "3");
    assertThat(devices.settings().receiptPrinter()).isEqualTo("1");
  }

  @Test
  void whatWasNotUnderstoodIsToldUntilSomebodyHasSavedIt() {
    devices.furnish();
    devices.unread();
    model.shown();
    assertThat(model.messageProperty().get()).isEqualTo(Word.DEVICES_UNREAD);
    model.save();
    assertThat(model.messageProperty().get()).isEqualTo(Word.DEVICES_SAVED);
    model.hidden();
    model.shown();
    assertThat(model.messageProperty().get()).isNull();
  }

  @Test
  void aTerminalIsSetUpByWhoMayAndTheRestStays() {
    devices.furnish();
    TerminalSettings next =
        new TerminalSettings(
            new TerminalSettings.Place.Network("10.0.0.7", 20_007), Set.of("debit"));
    devices.manager(false);
    model.shown();
    model.store(before -> before.with(next));
    assertThat(model.messageProperty().get()).isEqualTo(Word.DEVICES_NO_LEAVE);
    devices.manager(true);
    model.shown();
    model.store(before -> before.with(next));
    assertThat(devices.settings().terminal()).isEqualTo(next);
    assertThat(devices.settings().printers()).hasSize(2);
    assertThat(model.cardMethodsProperty().get()).hasSize(3);
  }

  @Test
  void whatTheTerminalOnTheScreenComesToNextIsSetThere() {
    devices.furnish();
    VirtualTerminal terminal = devices.virtualTerminal().orElseThrow();
    assertThat(model.hasVirtual()).isTrue();
    long drawn = model.paperProperty().get();
    model.become(terminal, TerminalCondition.LOSES_ANSWER);
    assertThat(terminal.condition()).isEqualTo(TerminalCondition.LOSES_ANSWER);
    assertThat(model.paperProperty().get()).isGreaterThan(drawn);
  }

  private Optional<ScannerSettings> stored() {
    return Optional.of(devices.settings().scanner());
  }

  /// Source: T2, T9.
  @Test
  void whoTriesTheScannerSeesWhatItReadsNextAndNothingElseOfItIsTaken() {
    devices.furnish();
    model.shown();
    assertThat(model.scanned("1")).as("nobody tries it").isFalse();
    model.tryScanner(stored());
    assertThat(model.scanTryProperty().get()).isEqualTo(ScanTry.waits());
    assertThat(model.scanned("8076802085738")).isTrue();
    assertThat(model.scanTryProperty().get()).isEqualTo(ScanTry.read("8076802085738"));
    assertThat(model.scanned("2")).isFalse();
    work.advance(DevicesViewModel.TRY_MILLIS);
    assertThat(model.messageProperty().get()).isNull();
  }

  @Test
  void aScannerThatSaysNothingOrNoCodeOrIsGoneIsToldToWhoTriesIt() {
    devices.furnish();
    model.shown();
    model.tryScanner(stored());
    work.advance(DevicesViewModel.TRY_MILLIS);
    assertThat(model.messageProperty().get()).isEqualTo(Word.DEVICES_SCANNER_SILENT);
    assertThat(model.scanTryProperty().get()).isNull();
    assertThat(model.scannedNoise()).isFalse();
    model.tryScanner(stored());
    assertThat(model.messageProperty().get()).isNull();
    assertThat(model.scannedNoise()).isTrue();
    assertThat(model.messageProperty().get()).isEqualTo(Word.SCAN_GARBLED);
    model.tryScanner(stored());
    model.scannerIs(true);
    assertThat(model.messageProperty().get()).isEqualTo(Word.SCANNER_GONE);
    model.tryScanner(stored());
    assertThat(model.messageProperty().get()).isEqualTo(Word.SCANNER_GONE);
    assertThat(model.scanTryProperty().get()).isNull();
  }

  @Test
  void onlyAScannerThatIsSavedIsTriedAndOnlyWhileTheScreenIsShown() {
    devices.furnish();
    model.shown();
    model.tryScanner(Optional.empty());
    assertThat(model.messageProperty().get()).isEqualTo(Word.DEVICES_SCANNER_UNSAVED);
    model.tryScanner(
        Optional.of(new ScannerSettings.Serial(new Connection.DeviceFile("/dev/ttyACM0"))));
    assertThat(model.messageProperty().get()).isEqualTo(Word.DEVICES_SCANNER_UNSAVED);
    model.tryScanner(stored());
    model.hidden();
    assertThat(model.scanned("1")).isFalse();
  }

  @Test
  void whatIsHeldBeforeTheScannerOnTheScreenIsRungUpWhereThingsAreSoldOrTriedHere() {
    devices.furnish();
    model.shown();
    assertThat(model.articlesProperty().get()).hasSize(3);
    model.hold(devices.scanner, " ");
    assertThat(model.messageProperty().get()).isEqualTo(Word.DEVICES_FILL_IN);
    assertThat(sold).isEmpty();
    model.hold(devices.scanner, "8076802085738");
    assertThat(sold).containsExactly("goes selling");
    model.tryScanner(stored());
    model.hold(devices.scanner, "8076802085738");
    assertThat(sold).hasSize(1);
  }

  /// Whoever has read one off somebody's card does not get in by it. Source: R49.
  @Test
  void aBadgeIsNotTypedBeforeTheScannerOnTheScreenUnlessTheTillIsTriedOut() {
    devices.furnish();
    model.shown();
    String badge = BadgeCode.random(new Random(1)).text();
    for (String typed : List.of(badge, " " + badge.toLowerCase(Locale.ROOT), badge + badge)) {
      model.hold(devices.scanner, typed);
      assertThat(model.messageProperty().get()).isEqualTo(Word.BADGE_TYPED);
    }
    assertThat(sold).isEmpty();
    triedOut = true;
    model.hold(devices.scanner, badge);
    assertThat(sold).containsExactly("goes selling");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "65536", "many", "-1", "999999"})
  void aPortThatIsNoneIsNotStored(String port) {
    model.shown();
    model.add();
    fillIn("Epson", "10.0.0.9");
    form().portProperty().set(port);
    model.save();

    assertThat(model.messageProperty().get()).isEqualTo(Word.DEVICES_FILL_IN);
    assertThat(devices.settings().printers()).isEmpty();
  }

  @Test
  void aPrinterWithoutAnAddressIsNotStored() {
    model.shown();
    model.add();
    fillIn("Epson", " ");
    model.save();

    assertThat(model.messageProperty().get()).isEqualTo(Word.DEVICES_FILL_IN);
  }

  @Test
  void whoMayNotChangeAnythingMayStillSendReceiptsToAnotherPrinter() {
    devices.furnish();
    devices.manager(false);
    model.shown();
    form().nameProperty().set("Mine");
    model.save();
    assertThat(model.messageProperty().get()).isEqualTo(Word.DEVICES_NO_LEAVE);
    assertThat(devices.settings().printers()).noneMatch(one -> one.name().equals("Mine"));

    model.sendReceiptsTo("2");

    assertThat(devices.settings().receiptPrinter()).isEqualTo("2");
  }

  @Test
  void whoMayNotChangeAnythingSetsNoMailServer() {
    devices.furnish();
    devices.manager(false);
    model.shown();
    model.storeMail(
        new MailSettings("evil.example", 25, MailSettings.Security.NONE, "", "", "a@b.example"));

    assertThat(devices.mail())
        .isInstanceOfSatisfying(
            MailSettingsFile.Answer.Understood.class,
            still -> assertThat(still.settings().host()).isEqualTo("smtp.bottegarossi.example"));
  }

  @Test
  void mailSettingsThatAreNotUnderstoodAreToldUntilSomebodyHasSavedThem() {
    MailSettings rest =
        new MailSettings("mail.example", 587, MailSettings.Security.TLS, "u", "p", "a@b.example");
    devices.mailSays(
        new MailSettingsFile.Answer.NotUnderstood(
            rest, List.of(new Complaint(MailSettingsFile.Field.PORT, "smtps"))));
    model.shown();
    assertThat(model.messageProperty().get()).isEqualTo(Word.DEVICES_MAIL_UNREAD);
    model.tabProperty().set(DevicesViewModel.Tab.OTHER);
    assertThat(model.messageProperty().get()).isNull();
    model.tabProperty().set(DevicesViewModel.Tab.MAIL);
    assertThat(model.messageProperty().get()).isEqualTo(Word.DEVICES_MAIL_UNREAD);

    model.storeMail(rest);

    assertThat(model.messageProperty().get()).isEqualTo(Word.DEVICES_SAVED);
    assertThat(model.mailProperty().get()).isEqualTo(new MailSettingsFile.Answer.Understood(rest));
  }

  @Test
  void aPrinterThatIsTakenAwayGetsNoReceiptsAnyMore() {
    devices.furnish();
    model.shown();
    model.remove();

    assertThat(devices.settings().printers()).extracting(PrinterSettings::id).containsExactly("2");
    assertThat(devices.settings().receiptPrinter()).isEmpty();
    assertThat(model.formProperty().get()).isNull();
    assertThat(devices.settings().drawer()).isEqualTo(new DrawerSettings.None());
    assertThat(model.messageProperty().get())
        .as("the drawer behind it is gone with it")
        .isEqualTo(Word.DEVICES_DRAWER_LOST);
  }

  @Test
  void whatIsStoredAndNotInTheJournalIsSaid() {
    devices.furnish();
    model.shown();
    devices.breakJournal();
    model.sendReceiptsTo("2");

    assertThat(model.messageProperty().get()).isEqualTo(Word.DEVICES_NOT_NOTED);
    assertThat(devices.settings().receiptPrinter()).isEqualTo("2");
  }

  @Test
  void whatTheDiskDoesNotTakeIsSaidAndStaysAsItWas() {
    devices.furnish();
    model.shown();
    devices.fullDisk();
    form().nameProperty().set("Other");
    model.save();

    assertThat(model.messageProperty().get()).isEqualTo(Word.DEVICES_NOT_SAVED);
    assertThat(devices.settings().printer("1").orElseThrow().name()).isEqualTo("Epson TM-T20");
  }

  @Test
  void aPrinterThatIsNotStoredPrintsNoTestPage() {
    model.shown();
    model.add();
    model.testPage();
    assertThat(model.messageProperty().get()).isEqualTo(Word.DEVICES_SAVE_FIRST);
    assertThat(devices.done).isEmpty();
  }

  @Test
  void whatWaitsIsTriedElsewhereOrDropped() {
    devices.furnish();
    model.shown();
    String job = model.queueProperty().get().waiting().getFirst().job().id();

    assertThat(model.others("1")).extracting(PrinterSettings::id).containsExactly("2");
    model.tryNow(job, "2");
    model.drop(job);

    model.allTo("2");
    model.dropAllPrints();

    assertThat(devices.done)
        .containsExactly("now " + job + " at 2", "drop " + job, "all to 2", "drop all");
  }

  @Test
  void whatPerhapsDidNotGetThereIsSentOnceMore() {
    devices.furnish();
    model.shown();
    ReceiptJob unknown = model.queueProperty().get().printed().getFirst().job();
    ReceiptJob refused = model.queueProperty().get().mailed().getFirst().job();

    model.printAgain(unknown);
    assertThat(model.messageProperty().get()).isNull();
    model.mailAgain(refused, "anna.verdi");
    assertThat(model.messageProperty().get()).isEqualTo(Word.MAIL_NO_ADDRESS);
    model.mailAgain(refused, "anna@example.org");
    assertThat(model.messageProperty().get()).isNull();

    assertThat(devices.done)
        .containsExactly(
            "print again " + unknown.id() + " by lucia",
            "mail again " + refused.id() + " to anna@example.org");
  }
}
