package dev.sempre.pos.printing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.sempre.model.sale.CompletedSale;
import dev.sempre.pos.device.CodePage;
import dev.sempre.pos.device.Connection;
import dev.sempre.pos.device.DeviceSettings;
import dev.sempre.pos.device.DisplaySettings;
import dev.sempre.pos.device.DrawerSettings;
import dev.sempre.pos.device.PrinterSettings;
import dev.sempre.pos.device.ScaleSettings;
import dev.sempre.pos.device.ScannerSettings;
import dev.sempre.pos.device.VirtualPrinter.Condition;
import dev.sempre.pos.devices.DeviceDesk;
import dev.sempre.pos.devices.DeviceDesk.Queue;
import dev.sempre.pos.devices.DeviceDesk.QueueEntry;
import dev.sempre.pos.mail.MailSettings;
import dev.sempre.pos.mail.MailSettingsFile;
import dev.sempre.pos.receipt.PaperWidth;
import dev.sempre.pos.terminal.TerminalSettings;
import dev.sempre.replica.db.Priority;
import dev.sempre.replica.receipt.ReceiptJob;
import dev.sempre.replica.receipt.ReceiptJob.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
final class TillDevicesTest {
  @TempDir Path folder;

  private static TillDevices desk(PaperStand till) {
    return new TillDevices(till.shop.replica, till.devices, till.paper, till.mailSettings);
  }

  private static DeviceSettings with(PrinterSettings... printers) {
    return new DeviceSettings(
        List.of(printers),
        printers[0].id(),
        true,
        new DrawerSettings.None(),
        new DisplaySettings.None(),
        new ScaleSettings.None(),
        new ScannerSettings.Keyboard(),
        TerminalSettings.NONE);
  }

  private static PrinterSettings printer(String id) {
    return new PrinterSettings(
        id, "Printer " + id, new Connection.Virtual(), PaperWidth.MM_80, CodePage.WPC1252, true);
  }

  private static List<String> subjects(List<QueueEntry> entries) {
    return entries.stream().map(QueueEntry::subject).toList();
  }

  @Test
  void allThatWaitsIsListedBeforeWhatCameOutSinceAndEmailsHaveAHistoryOfTheirOwn() {
    try (PaperStand till = new PaperStand(folder, false)) {
      TillDevices desk = desk(till);
      till.printer().become(Condition.NO_PAPER);
      List<String> waits = new ArrayList<>();
      CompletedSale first = till.sell();
      waits.add(first.number().printed());
      waits.add(till.sell().number().printed());
      till.settle();
      till.paper.mail(first.id(), "anna@example.org", "maria");
      till.settle();
      till.paper.drop(till.paper.of(first.id()).getLast().id());
      till.printer().become(Condition.READY);
      till.paper.testPage("1");
      till.settle();
      till.ring();
      assertThat(desk.queue(500, 60).waiting()).isEmpty();
      till.printer().become(Condition.NO_PAPER);
      waits.clear();
      waits.add(till.sell().number().printed());
      waits.add(till.sell().number().printed());
      waits.add(till.sell().number().printed());
      till.settle();

      Queue queue = desk.queue(500, 1);

      assertThat(subjects(queue.waiting())).containsExactlyElementsOf(waits);
      assertThat(queue.waitingPrints()).isEqualTo(3);
      assertThat(queue.printed()).hasSize(1);
      assertThat(subjects(queue.mailed())).containsExactly(first.number().printed());
    }
  }

  @Test
  void whatPerhapsDidNotGetThereIsSentOnceMoreAsAnotherCopy() {
    try (PaperStand till = new PaperStand(folder, false)) {
      TillDevices desk = desk(till);
      CompletedSale sale = till.sell();
      till.settle();
      till.paper.mail(sale.id(), "ana@example.org", "maria");
      ReceiptJob print = till.paper.of(sale.id()).getFirst();
      ReceiptJob mail = till.paper.of(sale.id()).getLast();

      assertThat(desk.printAgain(print, "maria")).isTrue();
      till.settle();
      assertThat(till.printer().papers().getLast().text()).contains("DUPLICATO");

      assertThat(desk.mailAgain(mail, "anna", "maria")).isFalse();
      assertThat(desk.mailAgain(mail, "anna@example.org", "maria")).isTrue();
      assertThat(till.paper.of(sale.id()))
          .filteredOn(job -> job.channel() == ReceiptJob.Channel.MAIL)
          .extracting(ReceiptJob::target, job -> job.state() == ReceiptJob.State.DROPPED)
          .containsExactlyInAnyOrder(
              tuple("ana@example.org", true), tuple("anna@example.org", false));
    }
  }

  @Test
  void allThatWaitsGoesToAnotherPrinter() throws Exception {
    try (PaperStand till = new PaperStand(folder, false)) {
      TillDevices desk = desk(till);
      till.devices.set(with(printer("1"), printer("2")));
      till.devices.virtualPrinters().getFirst().become(Condition.UNPLUGGED);
      till.sell();
      till.sell();
      till.paper.testPage("1");
      till.settle();

      desk.allTo("2");
      till.settle();

      assertThat(till.devices.virtualPrinters().getLast().papers()).hasSize(2);
      assertThat(desk.queue(500, 60).waiting())
          .as("a test page shows how its own printer is set up")
          .extracting(one -> one.job().kind())
          .containsExactly(ReceiptJob.Kind.TEST_PAGE);
    }
  }

  @Test
  void allThatWaitsIsDropped() {
    try (PaperStand till = new PaperStand(folder, false)) {
      TillDevices desk = desk(till);
      till.printer().become(Condition.NO_PAPER);
      till.sell();
      till.sell();
      till.settle();

      desk.dropAllPrints();
      till.printer().become(Condition.READY);
      till.ring();

      assertThat(till.printer().papers()).isEmpty();
      assertThat(desk.queue(500, 60).printed())
          .extracting(one -> one.job().state())
          .containsOnly(State.DROPPED);
    }
  }

  /// A job of a printer that was removed must not come out at a new one by itself.
  @Test
  void aNewPrinterGetsNoIdThatAJobStillGoesBy() throws Exception {
    try (PaperStand till = new PaperStand(folder, false)) {
      TillDevices desk = desk(till);
      assertThat(desk.nextPrinterId()).isEqualTo("2");
      till.devices.set(with(printer("1"), printer("2")));
      till.devices.virtualPrinters().getLast().become(Condition.UNPLUGGED);
      till.paper.testPage("2");
      till.settle();
      till.devices.set(with(printer("1")));
      for (int later = 0; later < 70; later++) {
        till.paper.testPage("1");
      }
      till.settle();

      assertThat(desk.nextPrinterId()).isEqualTo("3");
    }
  }

  private static List<String> noted(PaperStand till) {
    return till.shop.replica.read(handle ->
        handle
            .createQuery(
                """
                select user_id || ': ' || detail from journal_event
                 where kind = 'SETTINGS_CHANGED' and chain_number is not null order by seq
                """)
            .mapTo(String.class)
            .list());
  }

  private static MailSettings server(String password) {
    return new MailSettings(
        "smtp.example.org", 587, MailSettings.Security.STARTTLS, "till", password, "a@example.org");
  }

  @Test
  void theJournalNamesEachSettingThatIsAnotherAndWhoDidItButNotWhatItIs() throws Exception {
    try (PaperStand till = new PaperStand(folder, false)) {
      TillDevices desk = desk(till);
      desk.set(with(printer("1"), printer("2")), "lucia");
      DeviceSettings network =
          desk.settings()
              .with(
                  new TerminalSettings(
                      new TerminalSettings.Place.Network("10.1.2.3", 7_000), Set.of()));
      desk.set(network, "lucia");
      desk.set(network, "lucia");
      desk.setMail(server("first"), "lucia");
      desk.setMail(server("second"), "lucia");
      assertThat(noted(till))
          .containsExactly(
              "lucia: printer 1, printer 2, drawer, customer display, scale, scanner, payment"
                  + " terminal (none)",
              "lucia: payment terminal (network)",
              "lucia: mail",
              "lucia: mail password");
    }
  }

  /// Whatever the screen has read of his rights, and when.
  @Test
  void whoMayNotSetDevicesUpOnlySaysWhereReceiptsGo() throws Exception {
    try (PaperStand till = new PaperStand(folder, false)) {
      TillDevices desk = desk(till);
      desk.set(with(printer("1"), printer("2")), "lucia");
      DeviceSettings before = desk.settings();

      assertThatThrownBy(() -> desk.set(with(printer("2")), "maria"))
          .isInstanceOf(DeviceDesk.NoLeave.class);
      assertThatThrownBy(() -> desk.setMail(server("hers"), "maria"))
          .isInstanceOf(DeviceDesk.NoLeave.class);
      assertThat(desk.settings()).isEqualTo(before);
      assertThat(desk.mail()).isInstanceOf(MailSettingsFile.Answer.NeverSet.class);

      assertThat(desk.set(before.receiptsTo("2"), "maria")).isTrue();
      assertThat(desk.settings().receiptPrinter()).isEqualTo("2");
      till.shop.replica.write(
          Priority.BACKGROUND,
          tx -> tx.handle().execute("update app_user set active = 0 where id = 'lucia'"));
      assertThat(desk.mayChange("lucia")).as("whoever is blocked").isFalse();
    }
  }

  @Test
  void whatCouldNotBeStoredIsNotNotedEither() throws Exception {
    try (PaperStand till = new PaperStand(folder, false)) {
      TillDevices desk = desk(till);
      DeviceSettings before = desk.settings();
      Files.createDirectories(folder.resolve("devices.properties").resolve("in the way"));
      assertThatThrownBy(() -> desk.set(with(printer("9")), "lucia"))
          .isInstanceOf(IOException.class);
      assertThat(desk.settings()).isEqualTo(before);
      assertThat(noted(till)).isEmpty();
    }
  }

  /// From now on the journal takes nothing, neither at once nor, if `late`, at the end of a
  /// transaction.
  private static void breakJournal(PaperStand till, boolean late) {
    till.shop.replica.write(
        Priority.PERSON,
        tx -> {
          tx.handle().execute("create table none (id integer primary key)");
          tx.handle()
              .execute(
                  "create table orphan"
                      + " (id integer references none (id) deferrable initially deferred)");
          tx.handle()
              .execute(
                  late
                      ? "create trigger broken after insert on journal_event"
                          + " begin insert into orphan values (1); end"
                      : "create trigger broken before insert on journal_event"
                          + " begin select raise(abort, 'no'); end");
          return null;
        });
  }

  /// A dead printer is replaced also where the journal is broken.
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void devicesAreSetUpAlsoWhereThatCannotBeNotedAndThisIsTold(boolean late) throws Exception {
    try (PaperStand till = new PaperStand(folder, false)) {
      TillDevices desk = desk(till);
      assertThat(desk.set(with(printer("8")), "lucia")).isTrue();
      breakJournal(till, late);

      assertThat(desk.set(with(printer("9")), "lucia")).isFalse();

      assertThat(desk.settings()).isEqualTo(with(printer("9")));
      assertThat(noted(till)).hasSize(1);
    }
    try (PaperStand again = new PaperStand(folder, true)) {
      assertThat(again.devices.settings()).isEqualTo(with(printer("9")));
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void mailIsSetUpAndNotedOrNeither(boolean late) throws Exception {
    try (PaperStand till = new PaperStand(folder, false)) {
      TillDevices desk = desk(till);
      breakJournal(till, late);
      assertThatThrownBy(() -> desk.setMail(server("first"), "lucia"))
          .isInstanceOf(IOException.class)
          .hasNoSuppressedExceptions();
      assertThat(desk.mail()).isEqualTo(new MailSettingsFile.Answer.NeverSet());

      till.mailSettings.write(server("before"));
      assertThatThrownBy(() -> desk.setMail(server("second"), "lucia"))
          .isInstanceOf(IOException.class);
      assertThat(desk.mail()).isEqualTo(new MailSettingsFile.Answer.Understood(server("before")));
      assertThat(noted(till)).isEmpty();
    }
  }

  @Test
  void mailThatWasNotUnderstoodStandsThereAgainIfItCouldNotBeNotedThatItWasSetUp()
      throws Exception {
    try (PaperStand till = new PaperStand(folder, false)) {
      TillDevices desk = desk(till);
      breakJournal(till, true);
      Path file = folder.resolve("mail.properties");
      Files.writeString(file, "host=mail.example.org\nport=a lot\n");

      assertThatThrownBy(() -> desk.setMail(server("first"), "lucia"))
          .isInstanceOf(IOException.class);

      assertThat(file).hasContent("host=mail.example.org\nport=a lot\n");
      assertThat(desk.mail()).isInstanceOf(MailSettingsFile.Answer.NotUnderstood.class);
    }
  }
}
