package dev.sempre.pos.sell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.model.sale.CompletedSale;
import dev.sempre.pos.approval.ApprovalViewModel;
import dev.sempre.pos.device.DeviceOutcome;
import dev.sempre.pos.login.FakeLogIn;
import dev.sempre.pos.sell.PaperViewModel.Line;
import dev.sempre.pos.shell.InlineWork;
import dev.sempre.pos.words.Language;
import dev.sempre.pos.words.Word;
import dev.sempre.pos.words.Words;
import dev.sempre.replica.receipt.ReceiptJob.Channel;
import dev.sempre.replica.receipt.ReceiptJob.State;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaperViewModelTest {
  private final InlineWork work = new InlineWork();
  private final FakeShop shop = new FakeShop();
  private final FakeTill till = new FakeTill(shop);
  private final FakePaper paper = new FakePaper();
  private final PaperViewModel model = new PaperViewModel(work, paper, () -> "maria");
  private final SellViewModel sell =
      new SellViewModel(
          new Words(Language.IT),
          work,
          till,
          new FakeReturns(till, shop),
          shop,
          shop::findCustomers,
          new ApprovalViewModel(new Words(Language.IT), work, () -> 0, new FakeLogIn()),
          model,
          () -> {});

  @BeforeEach
  void open() {
    sell.start();
  }

  private CompletedSale sold() {
    sell.scan(FakeShop.gtin(4));
    sell.payKey();
    sell.tender(till.paymentMethods().getFirst());
    assertThat(sell.panelProperty().get()).isInstanceOf(Panel.Change.class);
    return till.completed().getLast();
  }

  private List<Word> said() {
    return Objects.requireNonNull(model.toldProperty().get()).lines().stream()
        .map(Line::word)
        .toList();
  }

  @ParameterizedTest
  @CsvSource({
    "WAITING, , PAPER_PRINTING",
    "RUNNING, , PAPER_PRINTING",
    "DONE, DONE, PAPER_PRINTED",
    "DONE, HANDED_OVER, PAPER_HANDED_OVER",
    "WAITING, NO_PAPER, PAPER_WAITS_NO_PAPER",
    "WAITING, COVER_OPEN, PAPER_WAITS_COVER",
    "WAITING, NOT_REACHABLE, PAPER_WAITS_NO_ANSWER",
    "WAITING, TIMED_OUT, PAPER_WAITS_NO_ANSWER",
    "WAITING, FAULTY, PAPER_WAITS_FAULT",
    "WAITING, NO_ACCESS, PAPER_WAITS_NO_ACCESS",
    "WAITING, NOT_SET_UP, PAPER_WAITS_GONE",
    "UNKNOWN, UNKNOWN, PAPER_UNKNOWN",
    "REFUSED, REFUSED, PAPER_REFUSED",
    "DROPPED, NO_PAPER, PAPER_DROPPED"
  })
  void whatThePrinterDoesIsSaidWhenItDoesIt(State state, String outcome, Word word) {
    CompletedSale sale = sold();
    assertThat(said()).containsExactly(Word.PAPER_ON_REQUEST);

    paper.comeTo(sale.id(), Channel.PRINT, state, outcome);

    assertThat(said()).containsExactly(word);
  }

  @Test
  void theNextCopyIsADuplicateOnceOneMayBeOut() {
    CompletedSale sale = sold();
    paper.comeTo(sale.id(), Channel.PRINT, State.WAITING, "NO_PAPER");
    assertThat(Objects.requireNonNull(model.toldProperty().get()).again()).isFalse();

    paper.comeTo(sale.id(), Channel.PRINT, State.UNKNOWN, "UNKNOWN");

    assertThat(Objects.requireNonNull(model.toldProperty().get()).again()).isTrue();
  }

  @Test
  void withoutAPrinterThatIsSaidAndTheFileIsThere() {
    paper.printer(false);
    sold();
    assertThat(said()).containsExactly(Word.PAPER_NO_PRINTER);

    model.pdf();

    assertThat(said()).containsExactly(Word.PAPER_NO_PRINTER, Word.PDF_SAVED);
  }

  @Test
  void aFileThatCannotBeWrittenIsSaid() {
    sold();
    paper.fullDisk();

    model.pdf();

    assertThat(said()).contains(Word.PDF_NOT_SAVED);
  }

  @Test
  void anEmailIsAskedForBesideTheTicketAndItsFateIsSaid() {
    CompletedSale sale = sold();
    sell.panels().open(new Panel.MailReceipt(sale.number().printed(), new Panel.Change(sale)));
    model.addressProperty().set("anna");
    AtomicReference<String> answer = new AtomicReference<>();
    model.mail(() -> answer.set("sent"), () -> answer.set("no address"));
    assertThat(answer).hasValue("no address");

    model.addressProperty().set("anna@example.org");
    model.mail(() -> answer.set("sent"), () -> answer.set("no address"));

    assertThat(answer).hasValue("sent");
    assertThat(said()).contains(Word.MAIL_SENDING);
    paper.comeTo(sale.id(), Channel.MAIL, State.WAITING, "NOT_REACHABLE");
    assertThat(said()).contains(Word.MAIL_WAITS);
    paper.comeTo(sale.id(), Channel.MAIL, State.REFUSED, "REFUSED");
    assertThat(said()).contains(Word.MAIL_REFUSED);
  }

  @Test
  void aDrawerThatDidNotOpenIsSaidFirst() {
    paper.drawer(new DeviceOutcome.NotReachable("unplugged"));
    sold();

    assertThat(said()).startsWith(Word.DRAWER_NOT_OPEN);
  }

  @Test
  void nothingIsSaidOfATicketBeforeThisOne() {
    CompletedSale first = sold();
    paper.comeTo(first.id(), Channel.PRINT, State.WAITING, "NO_PAPER");
    sold();

    assertThat(said()).containsExactly(Word.PAPER_ON_REQUEST);
  }

  @Test
  void theDrawerOpensWithoutASaleAndSaysWhatItDid() {
    sell.drawerKey();
    assertThat(Objects.requireNonNull(sell.noticeProperty().get()).word())
        .isEqualTo(Word.DRAWER_NONE);
    paper.drawer(new DeviceOutcome.Done());
    sell.drawerKey();
    assertThat(Objects.requireNonNull(sell.noticeProperty().get()).word())
        .isEqualTo(Word.DRAWER_OPENED);
    paper.drawer(new DeviceOutcome.HandedOver());
    sell.drawerKey();
    assertThat(Objects.requireNonNull(sell.noticeProperty().get()).word())
        .isEqualTo(Word.DRAWER_PULSED);
    paper.drawer(new DeviceOutcome.TimedOut());
    sell.drawerKey();
    assertThat(Objects.requireNonNull(sell.noticeProperty().get()).word())
        .isEqualTo(Word.DRAWER_NOT_OPEN);
  }

  @Test
  void whatCannotBeNotedOpensNoDrawer() {
    paper.drawer(new DeviceOutcome.Done());
    till.failWith(Failure.DISK_FULL);

    sell.drawerKey();

    assertThat(Objects.requireNonNull(sell.noticeProperty().get()).word())
        .isEqualTo(Word.FAILED_DISK_FULL);
  }
}
