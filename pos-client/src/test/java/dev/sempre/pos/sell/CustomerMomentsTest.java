package dev.sempre.pos.sell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.model.sale.PaymentMethod;
import dev.sempre.pos.approval.ApprovalViewModel;
import dev.sempre.pos.display.Moment;
import dev.sempre.pos.login.FakeLogIn;
import dev.sempre.pos.shell.InlineWork;
import dev.sempre.pos.words.Language;
import dev.sempre.pos.words.Words;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Source: T9.
class CustomerMomentsTest {
  private static final String MILK = "Latte intero fresco 1 l";
  private static final String COFFEE = "Caffè macinato 250 g";

  private final InlineWork work = new InlineWork();
  private final FakeShop shop = new FakeShop();
  private final FakeTill till = new FakeTill(shop);
  private final List<Moment> told = new ArrayList<>();
  private final SellViewModel sell =
      new SellViewModel(
          new Words(Language.IT),
          work,
          till,
          new FakeReturns(till, shop),
          shop,
          shop::findCustomers,
          new ApprovalViewModel(new Words(Language.IT), work, () -> 0, new FakeLogIn()),
          new PaperViewModel(work, new FakePaper(), () -> "maria"),
          () -> {});

  @BeforeEach
  void open() {
    CustomerMoments _ = new CustomerMoments(sell, told::add);
    sell.start();
  }

  private Moment.RungUp rungUp() {
    return (Moment.RungUp) told.getLast();
  }

  private void payBy(String id) {
    PaymentMethod method =
        sell.pay().methods().stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow();
    sell.tender(method);
  }

  @Test
  void eachLineIsShownWithTheTotalSoFar() {
    sell.scan(shop.codeOf(MILK));
    long milk = rungUp().totalMinor();
    assertThat(rungUp().line().item().description()).isEqualTo(MILK);
    sell.scan(shop.codeOf(COFFEE));
    assertThat(rungUp().line().item().description()).isEqualTo(COFFEE);
    assertThat(rungUp().totalMinor()).isGreaterThan(milk);

    sell.ticket().select(1);
    sell.ticket().change(sale -> sale.changeQuantity(1, 3_000));
    assertThat(rungUp().line().item().description()).isEqualTo(MILK);
    assertThat(rungUp().line().quantityMilli()).isEqualTo(3_000);
    sell.ticket().change(sale -> sale.voidLine(1));
    assertThat(rungUp().line().item().description()).isEqualTo(COFFEE);
  }

  @Test
  void moneyIsShownAsItComesAndTheChangeUntilTheNextScan() {
    sell.scan(shop.codeOf(MILK));
    long total = rungUp().totalMinor();
    sell.payKey();
    assertThat(told.getLast()).isEqualTo(new Moment.Paying(total, 0, total, FakeShop.EUR));
    sell.pay().entryProperty().set("1,00");
    payBy("card");
    assertThat(told.getLast()).isEqualTo(new Moment.Paying(total, 100, total - 100, FakeShop.EUR));
    sell.pay().entryProperty().set("50,00");
    payBy("cash");

    Moment paid = new Moment.Paid(total, 5_100, 5_100 - total, FakeShop.EUR);
    assertThat(told.getLast()).isEqualTo(paid);
    sell.panels().close();
    assertThat(told.getLast()).as("the panel has gone, the change stands").isEqualTo(paid);
    sell.scan(shop.codeOf(COFFEE));
    assertThat(rungUp().line().item().description()).isEqualTo(COFFEE);
  }

  @Test
  void whenNobodyIsServedAnyMoreTheGreetingComesBack() {
    sell.scan(shop.codeOf(MILK));
    sell.ticket().change(sale -> sale.voidLine(1));
    assertThat(told.getLast()).isEqualTo(new Moment.Idle());
  }

  @Test
  void aPaymentThatIsGivenUpShowsTheTicketAgain() {
    sell.scan(shop.codeOf(MILK));
    sell.payKey();
    sell.panels().close();
    assertThat(rungUp().line().item().description()).isEqualTo(MILK);
  }
}
