package dev.sempre.pos.sell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.model.organisation.Permission;
import dev.sempre.model.sale.OpenSale;
import dev.sempre.pos.approval.Approval;
import dev.sempre.pos.approval.ApprovalViewModel;
import dev.sempre.pos.login.FakeLogIn;
import dev.sempre.pos.shell.InlineWork;
import dev.sempre.pos.words.Language;
import dev.sempre.pos.words.Word;
import dev.sempre.pos.words.Words;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LeaveOnTheSpotTest {
  private static final Set<Permission> VOID = Set.of(Permission.VOID_LINE);

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

  @BeforeEach
  void open() {
    sell.start();
    sell.scan(FakeShop.gtin(4));
    till.askFor(VOID);
    sell.lineKeys().voidLine();
  }

  private OpenSale sale() {
    return Objects.requireNonNull(sell.ticketProperty().get()).sale();
  }

  private @Nullable Word notice() {
    Notice notice = sell.noticeProperty().get();
    return notice == null ? null : notice.word();
  }

  @Test
  void whoeverMayIsAskedBesideTheTicketAndTheStepIsTakenWithHisLeave() {
    assertThat(sell.panelProperty().get()).isEqualTo(new Panel.Approve(VOID));
    assertThat(sale().lines().getFirst().voided()).isFalse();

    leave.allow("lucia", FakeLogIn.PIN);

    assertThat(sell.panelProperty().get()).isNull();
    assertThat(sale().lines().getFirst().voided()).isTrue();
    assertThat(till.lastApproval()).isEqualTo(new Approval("lucia", VOID));
  }

  @Test
  void aBadgeThatIsScannedMeanwhileChoosesWhoGivesLeaveAndHandsNothingOver() {
    sell.handOverBy((_, _) -> {
      throw new IllegalStateException("nobody is to come");
    });
    sell.scan(FakeLogIn.LUCIAS_BADGE.text());
    assertThat(sell.panelProperty().get()).isEqualTo(new Panel.Approve(VOID));
    assertThat(sale().lines().getFirst().voided()).as("the PIN is asked for").isFalse();
    leave.allow("lucia", FakeLogIn.PIN);
    assertThat(till.lastApproval()).isEqualTo(new Approval("lucia", VOID));
  }

  @Test
  void aWrongPinTakesNoStep() {
    leave.allow("lucia", "1111");
    assertThat(sell.panelProperty().get()).isInstanceOf(Panel.Approve.class);
    assertThat(sale().lines().getFirst().voided()).isFalse();
  }

  @Test
  void theNextScanLandsAndNobodyIsAskedAnyMore() {
    till.askFor(Set.of());
    sell.scan(FakeShop.gtin(8));
    assertThat(sale().lines()).hasSize(2);
    assertThat(sell.panelProperty().get()).isNull();

    leave.allow("lucia", FakeLogIn.PIN);
    assertThat(sale().lines().getFirst().voided()).as("the question was dropped").isFalse();
  }

  @Test
  void whoeverPressesPayBeforeLeaveIsAskedForDoesNotPayWithoutIt() {
    sell.panels().close();
    work.hold();
    sell.lineKeys().voidLine();
    sell.payKey();
    work.release();

    assertThat(sell.panelProperty().get()).isEqualTo(new Panel.Approve(VOID));
    assertThat(notice()).isEqualTo(Word.APPROVAL_FIRST);
    leave.allow("lucia", FakeLogIn.PIN);
    assertThat(sale().lines().getFirst().voided()).isTrue();
  }

  @Test
  void whoeverParksBeforeLeaveIsAskedForDoesNotParkWithoutIt() {
    sell.panels().close();
    work.hold();
    sell.lineKeys().voidLine();
    sell.ticketKeys().parkNow();
    work.release();

    assertThat(sell.panelProperty().get()).isEqualTo(new Panel.Approve(VOID));
    assertThat(notice()).isEqualTo(Word.APPROVAL_FIRST);
    assertThat(till.parked()).isEmpty();
    sell.panels().close();
    sell.payKey();
    assertThat(sell.panelProperty().get()).isInstanceOf(Panel.Pay.class);
  }

  /// Whoever scanned has not seen the question yet.
  @Test
  void aScanFromBeforeTheQuestionLandsAndLeavesIt() {
    sell.panels().close();
    work.hold();
    sell.lineKeys().voidLine();
    sell.scan(FakeShop.gtin(8));
    work.releaseOne();
    till.askFor(Set.of());
    work.release();

    assertThat(sale().lines()).hasSize(2);
    assertThat(sell.panelProperty().get()).isEqualTo(new Panel.Approve(VOID));
    leave.allow("lucia", FakeLogIn.PIN);
    assertThat(sale().lines().getFirst().voided()).isTrue();
    assertThat(sell.panelProperty().get()).isNull();
  }

  @Test
  void escapeDropsTheQuestion() {
    sell.panels().close();
    leave.allow("lucia", FakeLogIn.PIN);
    assertThat(sale().lines().getFirst().voided()).isFalse();
  }
}
