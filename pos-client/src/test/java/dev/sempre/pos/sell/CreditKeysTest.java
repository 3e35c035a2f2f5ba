package dev.sempre.pos.sell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.model.sale.TenderKind;
import dev.sempre.pos.approval.ApprovalViewModel;
import dev.sempre.pos.login.FakeLogIn;
import dev.sempre.pos.shell.InlineWork;
import dev.sempre.pos.words.Language;
import dev.sempre.pos.words.Word;
import dev.sempre.pos.words.Words;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The keys that put what a customer buys on his account. Source: T5.
class CreditKeysTest {
  private final Words words = new Words(Language.EN);
  private final InlineWork work = new InlineWork();
  private final FakeShop shop = new FakeShop();
  private final FakeTill till = new FakeTill(shop);
  private final SellViewModel model =
      new SellViewModel(
          words,
          work,
          till,
          new FakeReturns(till, shop),
          shop,
          shop::findCustomers,
          new ApprovalViewModel(words, work, work::nowMillis, new FakeLogIn()),
          new PaperViewModel(work, new FakePaper(), () -> "maria"),
          () -> {});

  @BeforeEach
  void ringUpForACustomer() {
    till.sellOnAccount();
    model.start();
    model.scan(shop.codeOf("Focaccia"));
    model.customerKeys().choose(shop.findCustomers("", 1).getFirst());
    model.payKey();
    model.tender(till.paymentMethods().getLast());
    assertThat(model.panelProperty().get()).isEqualTo(new Panel.OnAccount());
  }

  private CreditKeys keys() {
    return model.payKeys().credit();
  }

  @Test
  void whatIsGrantedIsTenderedInTheOpenPayment() {
    keys().confirm();
    assertThat(till.completed()).hasSize(1);
    assertThat(till.completed().getFirst().tenders().getFirst().kind())
        .isEqualTo(TenderKind.ACCOUNT);
  }

  @Test
  void whichOfTheTwoCannotBeReadIsSaid() {
    keys().partsProperty().set("six");
    keys().confirm();
    assertThat(said()).isEqualTo(Word.ACCOUNT_PARTS_UNREADABLE);
    keys().partsProperty().set("6");
    keys().firstDueProperty().set("one day");
    keys().confirm();
    assertThat(said()).isEqualTo(Word.ACCOUNT_DUE_UNREADABLE);
    assertThat(till.askedForAccount()).isZero();
  }

  private Word said() {
    return Objects.requireNonNull(model.noticeProperty().get()).word();
  }

  @Test
  void enterOnceTooOftenPutsItOnTheAccountOnce() {
    work.hold();
    keys().confirm();
    keys().confirm();
    work.release();
    assertThat(till.askedForAccount()).isEqualTo(1);
    assertThat(till.completed()).hasSize(1);
  }

  @Test
  void aPaymentThatHasGivenWayToGoodsIsNotOpenedAgainByTheLeaveForIt() {
    work.hold();
    keys().confirm();
    model.scan(shop.codeOf("Focaccia"));
    work.release();
    assertThat(model.pay().saleProperty().get()).isNull();
    assertThat(model.panelProperty().get()).as("no payment of nothing").isNull();
    model.payKey();
    assertThat(model.pay().exactMinor()).isEqualTo(till.onDisk().totals().grossMinor());
    assertThat(till.completed()).isEmpty();
  }
}
