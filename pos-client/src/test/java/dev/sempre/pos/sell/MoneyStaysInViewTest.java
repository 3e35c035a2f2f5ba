package dev.sempre.pos.sell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.model.organisation.Permission;
import dev.sempre.model.sale.CompletedSale;
import dev.sempre.model.sale.Tender;
import dev.sempre.pos.approval.ApprovalViewModel;
import dev.sempre.pos.login.FakeLogIn;
import dev.sempre.pos.shell.InlineWork;
import dev.sempre.pos.words.Language;
import dev.sempre.pos.words.Word;
import dev.sempre.pos.words.Words;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Answers that come late find money on the counter, and leave it there. Source: P1.
class MoneyStaysInViewTest {
  private final InlineWork work = new InlineWork();
  private final InlineWork paperWork = new InlineWork();
  private final FakeShop shop = new FakeShop();
  private final FakeTill till = new FakeTill(shop);
  private final FakePaper paper = new FakePaper();
  private final SellViewModel sell =
      new SellViewModel(
          new Words(Language.IT),
          work,
          till,
          new FakeReturns(till, shop),
          shop,
          shop::findCustomers,
          new ApprovalViewModel(new Words(Language.IT), work, () -> 0, new FakeLogIn()),
          new PaperViewModel(paperWork, paper, () -> "maria"),
          () -> {});

  @BeforeEach
  void open() {
    sell.start();
  }

  private @Nullable Word notice() {
    Notice notice = sell.noticeProperty().get();
    return notice == null ? null : notice.word();
  }

  private void payInFull() {
    sell.scan(FakeShop.gtin(4));
    sell.payKey();
    sell.tender(till.paymentMethods().getFirst());
  }

  private void takeSome() {
    sell.payKey();
    sell.pay().tender(till.paymentMethods().getFirst(), 100);
  }

  private Panel.MailReceipt asksForAddress() {
    CompletedSale paid = till.completed().getLast();
    Panel.MailReceipt mail = new Panel.MailReceipt(paid.number().printed(), new Panel.Change(paid));
    sell.panels().open(mail);
    sell.paper().addressProperty().set("anna@example.org");
    return mail;
  }

  private void standsWithItsMoney() {
    assertThat(sell.panelProperty().get()).isEqualTo(new Panel.Pay());
    assertThat(sell.moneyLies()).isTrue();
    assertThat(till.tendersOnDisk()).extracting(Tender::amountMinor).containsExactly(100L);
  }

  @Test
  void theChangeComesBackOnceTheMailIsOnItsWay() {
    payInFull();
    Panel.MailReceipt mail = asksForAddress();
    sell.send(mail);
    assertThat(sell.panelProperty().get()).isEqualTo(mail.before());
    assertThat(paper.asked()).hasSize(1);
  }

  @Test
  void aMailThatIsAnsweredLateDoesNotCoverTheNextPayment() {
    payInFull();
    Panel.MailReceipt mail = asksForAddress();
    paperWork.hold();
    sell.send(mail);
    sell.scan(FakeShop.gtin(8));
    takeSome();
    paperWork.release();

    assertThat(paper.asked()).hasSize(1);
    assertThat(notice()).as("nobody is told anything").isNull();
    standsWithItsMoney();
    sell.scan(FakeShop.gtin(10));
    standsWithItsMoney();
  }

  @Test
  void aMailThatIsAnsweredLateDoesNotCoverTheNextTicket() {
    payInFull();
    Panel.MailReceipt mail = asksForAddress();
    paperWork.hold();
    sell.send(mail);
    sell.scan(FakeShop.gtin(8));
    paperWork.release();
    assertThat(sell.panelProperty().get()).isNull();
  }

  @Test
  void noPanelTakesThePlaceOfMoneyThatLies() {
    payInFull();
    Panel.MailReceipt mail = asksForAddress();
    sell.scan(FakeShop.gtin(8));
    takeSome();
    for (Panel late :
        new Panel[] {mail, mail.before(), new Panel.PriceCheck(), new Panel.Account()}) {
      sell.hush();
      sell.panels().open(late);
      assertThat(notice()).isEqualTo(Word.SELL_MONEY_LIES);
      standsWithItsMoney();
    }
    sell.panels().open(null);
    standsWithItsMoney();
  }

  @Test
  void leaveThatIsAskedForLateDoesNotCoverMoney() {
    sell.scan(FakeShop.gtin(4));
    till.askFor(Set.of(Permission.OPEN_DRAWER));
    sell.payKey();
    work.hold();
    sell.drawerKey();
    sell.pay().tender(till.paymentMethods().getFirst(), 100);
    work.release();
    standsWithItsMoney();
    assertThat(notice()).isEqualTo(Word.SELL_MONEY_LIES);
  }
}
