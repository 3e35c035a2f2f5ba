package dev.sempre.pos.sell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.sempre.model.organisation.Permission;
import dev.sempre.model.sale.OpenSale;
import dev.sempre.pos.approval.Approval;
import dev.sempre.pos.approval.ApprovalViewModel;
import dev.sempre.pos.login.FakeLogIn;
import dev.sempre.pos.shell.InlineWork;
import dev.sempre.pos.words.Language;
import dev.sempre.pos.words.Word;
import dev.sempre.pos.words.Words;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TicketKeysTest {
  private static final String MILK = "Latte intero fresco 1 l";
  private static final String COFFEE = "Caffè macinato 250 g";

  private final InlineWork work = new InlineWork();
  private final FakeShop shop = new FakeShop();
  private final FakeTill till = new FakeTill(shop);
  private final ApprovalViewModel leave =
      new ApprovalViewModel(new Words(Language.IT), work, () -> 0, new FakeLogIn());
  private final SellViewModel sell =
      new SellViewModel(
          new Words(Language.IT),
          work,
          till,
          new FakeReturns(till, shop),
          shop,
          shop::findCustomers,
          leave,
          new PaperViewModel(work, new FakePaper(), () -> "maria"),
          () -> {});
  private final TicketKeys keys = sell.ticketKeys();

  @BeforeEach
  void open() {
    sell.start();
  }

  private OpenSale sale() {
    return Objects.requireNonNull(sell.ticketProperty().get()).sale();
  }

  private void scan(String name) {
    sell.scan(shop.codeOf(name));
  }

  private @Nullable Notice notice() {
    return sell.noticeProperty().get();
  }

  private void park(String name, String article) {
    scan(article);
    keys.park();
    keys.nameProperty().set(name);
    keys.park();
  }

  @Test
  void theSameKeyTwiceParksUnderTheCustomersName() {
    scan(MILK);
    sell.customerKeys().choose(new Customer("c-1", "Bar Centrale s.r.l."));
    keys.park();
    assertThat(sell.panelProperty().get()).isEqualTo(new Panel.Park());
    assertThat(keys.nameProperty().get()).isEqualTo("Bar Centrale s.r.l.");

    keys.park();

    assertThat(sale().lines()).isEmpty();
    assertThat(sell.panelProperty().get()).isNull();
    assertThat(notice()).isEqualTo(Notice.done(Word.PARKED, "Bar Centrale s.r.l."));
    assertThat(keys.countProperty().get()).isEqualTo(1);
    scan(COFFEE);
    assertThat(sale().lines()).hasSize(1);
    assertThat(notice()).as("the next step has nothing to do with it").isNull();
  }

  @Test
  void aTicketWithoutANameIsSaidByWhatItComesTo() {
    park("", MILK);
    assertThat(notice()).isEqualTo(Notice.done(Word.PARKED, "€\u00a01,65"));
  }

  @Test
  void nothingIsParkedWhereNothingIs() {
    keys.park();
    assertThat(sell.panelProperty().get()).isNull();
    assertThat(notice()).isEqualTo(Notice.hint(Word.REFUSED_NOTHING_TO_PAY));
  }

  @Test
  void theListIsSearchedAsOneTypes() {
    park("Rossi", MILK);
    park("Bianchi", COFFEE);
    keys.recall();
    assertThat(keys.shown()).extracting(ParkedTicket::name).containsExactly("Bianchi", "Rossi");
    keys.wantedProperty().set("ros");
    assertThat(keys.shown()).extracting(ParkedTicket::name).containsExactly("Rossi");
    keys.wantedProperty().set("caff");
    assertThat(keys.shown()).extracting(ParkedTicket::name).containsExactly("Bianchi");
    keys.wantedProperty().set("1,65");
    assertThat(keys.shown()).extracting(ParkedTicket::name).containsExactly("Rossi");
    assertThat(keys.markedProperty().get()).isZero();
    keys.wantedProperty().set("nobody");
    assertThat(keys.shown()).isEmpty();
    keys.recallMarked();
    assertThat(sale().lines()).isEmpty();
  }

  @Test
  void whatSomebodyElseHasLeftOpenIsTakenUpLikeAParkedOne() {
    till.leavesOpen("lucia", shop.codeOf(COFFEE));
    park("Rossi", MILK);
    keys.recall();
    assertThat(keys.shown())
        .extracting(ParkedTicket::by, ParkedTicket::isOpen)
        .containsExactly(tuple("Maria B.", false), tuple("Lucia F.", true));
    keys.mark(1);
    keys.recall();
    assertThat(sale().lines().getFirst().item().description()).isEqualTo(COFFEE);
    assertThat(sale().context().cashierId()).isEqualTo("maria");
    keys.recall();
    assertThat(keys.shown()).extracting(ParkedTicket::name).containsExactly("Rossi");
  }

  @Test
  void whatIsLeftOpenIsNotCountedAsParked() {
    till.leavesOpen("lucia", shop.codeOf(COFFEE));
    keys.reload();
    assertThat(keys.countProperty().get()).isZero();
    assertThat(keys.someProperty().get()).isTrue();
  }

  @Test
  void whoComesBackIsToldOnceWhoHasGoneOnWithHisTicket() {
    till.takeOver("Lucia F.");
    sell.start();
    assertThat(notice()).isEqualTo(Notice.done(Word.TAKEN_OVER, "Lucia F."));
    sell.start();
    assertThat(notice()).isNull();
  }

  @Test
  void whoPressesTwiceAtOnceTakesUpTheFirstThatIsKnown() {
    park("Rossi", MILK);
    work.hold();
    keys.recall();
    keys.recall();
    work.release();
    assertThat(sale().lines().getFirst().item().description()).isEqualTo(MILK);
    assertThat(sell.panelProperty().get()).isNull();
  }

  @Test
  void theMarkedOneIsTakenUpAndTheOpenOneParkedAndSaid() {
    park("Rossi", MILK);
    park("Bianchi", COFFEE);
    scan(COFFEE);
    scan(COFFEE);
    keys.recall();
    keys.mark(1);
    keys.recall();

    assertThat(sale().lines().getFirst().item().description()).isEqualTo(MILK);
    assertThat(sell.selectedProperty().get()).isEqualTo(1);
    assertThat(sell.panelProperty().get()).isNull();
    assertThat(notice()).isEqualTo(Notice.done(Word.PARKED_OWN, "€\u00a08,98"));
    assertThat(keys.countProperty().get()).isEqualTo(2);
  }

  @Test
  void whatWasSaidOfWhatWasDoneBeforeIsGoneWhereSomethingElseIsBegun() {
    sell.say(Notice.done(Word.PARKED_OWN, "8,98"));
    sell.beginElse();
    assertThat(notice()).isNull();

    Notice notDone = Notice.problem(Word.FAILED_BUG);
    sell.say(notDone);
    sell.beginElse();
    assertThat(notice()).isEqualTo(notDone);
  }

  @Test
  void whoIsTooLateIsToldWhoHasItAndTheListIsReadAnew() {
    park("Rossi", MILK);
    keys.recall();
    till.takeElsewhere(keys.shown().getFirst().id());
    keys.recall();

    assertThat(notice()).isEqualTo(Notice.hint(Word.RECALL_TAKEN, "Lucia F."));
    assertThat(sell.panelProperty().get()).isEqualTo(new Panel.Recall());
    assertThat(keys.shown()).isEmpty();
  }

  @Test
  void whileMoneyLiesNoTicketLeaves() {
    park("Rossi", MILK);
    scan(COFFEE);
    sell.payKey();
    sell.pay().tender(till.paymentMethods().getLast(), 100);

    List<Runnable> all = List.of(keys::park, keys::recall, keys::voidTicket);
    for (Runnable key : all) {
      key.run();
      assertThat(sell.panelProperty().get()).isEqualTo(new Panel.Pay());
      assertThat(notice()).isEqualTo(Notice.hint(Word.SELL_MONEY_LIES));
    }
  }

  @Test
  void parkingWaitsForTheScansBeforeIt() {
    scan(MILK);
    keys.park();
    work.hold();
    keys.parkNow();
    scan(COFFEE);
    work.release();

    assertThat(sale().lines())
        .singleElement()
        .satisfies(line -> assertThat(line.item().description()).isEqualTo(COFFEE));
    keys.recall();
    assertThat(keys.shown().getFirst().items()).isEqualTo(1);
  }

  @Test
  void aDiskThatTakesNothingLeavesTheTicketOpen() {
    scan(MILK);
    till.failWith(Failure.DISK_FULL);
    keys.park();
    keys.park();
    assertThat(sale().lines()).hasSize(1);
    assertThat(notice()).isEqualTo(Notice.problem(Word.FAILED_DISK_FULL));
  }

  @Test
  void theWholeTicketIsGivenUpOnlyAfterAReason() {
    scan(MILK);
    keys.voidTicket();
    assertThat(sell.panelProperty().get()).isEqualTo(new Panel.VoidTicket());
    keys.reasonProperty().set("  ");
    keys.voidNow();
    assertThat(notice()).isEqualTo(Notice.hint(Word.VOID_NEEDS_REASON));
    assertThat(sale().lines()).hasSize(1);

    keys.reasonProperty().set("Ha cambiato idea");
    keys.voidNow();

    assertThat(sale().lines()).isEmpty();
    assertThat(till.voided()).containsExactly("Ha cambiato idea");
    assertThat(notice()).isEqualTo(Notice.done(Word.VOIDED));
  }

  @Test
  void whoMayNotGiveItUpAloneAsksWhoMay() {
    Set<Permission> needed = Set.of(Permission.VOID_TICKET);
    scan(MILK);
    till.askFor(needed);
    keys.voidTicket();
    keys.reasonProperty().set("Prova");
    keys.voidNow();
    assertThat(sale().lines()).hasSize(1);
    assertThat(sell.panelProperty().get()).isEqualTo(new Panel.Approve(needed));

    leave.allow("lucia", FakeLogIn.PIN);

    assertThat(sale().lines()).isEmpty();
    assertThat(sell.panelProperty().get()).isNull();
    assertThat(till.voided()).containsExactly("Prova");
    assertThat(till.lastApproval()).isEqualTo(new Approval("lucia", needed));
  }

  @Test
  void anEmptyTicketIsNotGivenUp() {
    keys.voidTicket();
    assertThat(sell.panelProperty().get()).isNull();
    assertThat(notice()).isEqualTo(Notice.hint(Word.REFUSED_NOTHING_TO_PAY));
  }

  @Test
  void whatIsStillOnItsWayWhenAnotherCashierComesStaysOffHisScreen() {
    scan(MILK);
    keys.park();
    work.hold();
    keys.parkNow();
    sell.start();
    till.seat("lucia");
    work.release();

    assertThat(notice()).isNull();
    assertThat(sale().context().cashierId()).isEqualTo("lucia");
  }

  /// The keys are meant for what is on the screen when they are pressed. Source: T4.
  @Test
  void whatIsPressedWhileAnotherTicketIsOnItsWayIsNotDoneToThatOne() {
    park("Rossi", MILK);
    scan(COFFEE);
    keys.recall();
    work.hold();
    keys.recallMarked();
    sell.lineKeys().voidLine();
    sell.ticketKeys().reasonProperty().set("left");
    sell.ticketKeys().voidNow();
    work.release();

    assertThat(sale().lines())
        .singleElement()
        .satisfies(line -> {
          assertThat(line.item().description()).isEqualTo(MILK);
          assertThat(line.voided()).isFalse();
        });
    assertThat(keys.countProperty().get()).as("the coffee waits").isEqualTo(1);
  }
}
