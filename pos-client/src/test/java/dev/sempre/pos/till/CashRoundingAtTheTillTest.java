package dev.sempre.pos.till;

import static dev.sempre.pos.till.TestShop.done;
import static dev.sempre.pos.till.TestShop.paid;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.model.sale.CashRounding;
import dev.sempre.model.sale.CompletedSale;
import dev.sempre.model.sale.OpenSale;
import dev.sempre.model.sale.PayingSale;
import dev.sempre.model.sale.TenderKind;
import dev.sempre.pos.sell.OpenTicket;
import dev.sempre.replica.organisation.SettingStore;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CashRoundingAtTheTillTest {
  private static final CashRounding FIVE = new CashRounding(5);

  @TempDir Path folder;
  private TestShop shop;

  @BeforeEach
  void open() {
    shop = TestShop.create(folder.resolve("till.db"));
  }

  @AfterEach
  void close() {
    shop.close();
  }

  @Test
  void inEurosNothingIsRoundedUnlessTheShopSaysSo() {
    assertThat(shop.desk("maria").current().rounding()).isEqualTo(CashRounding.NONE);
    shop.setting(SettingStore.CASH_ROUNDING, " 5 ");
    assertThat(shop.desk("maria").current().rounding()).isEqualTo(FIVE);
    shop.setting(SettingStore.CASH_ROUNDING, "0");
    assertThat(shop.desk("maria").current().rounding()).isEqualTo(CashRounding.NONE);
  }

  @Test
  void aSettingThatCannotBeReadRoundsAsIsUsual() {
    for (String nonsense : new String[] {"five", "-5", "501", "0.05"}) {
      shop.setting(SettingStore.CASH_ROUNDING, nonsense);
      assertThat(shop.desk("maria").current().rounding()).as(nonsense).isEqualTo(CashRounding.NONE);
    }
  }

  @Test
  void aPaymentGoesOnAfterARestartAsItBeganWhateverTheShopHasSetMeanwhile() {
    shop.setting(SettingStore.CASH_ROUNDING, "5");
    TillDesk desk = shop.desk("maria");
    OpenTicket ticket = desk.current();
    OpenSale sale = done(desk.ringUpOpenPriced(ticket.sale(), "Bread", 1_003, 1_000));
    PayingSale begun =
        sale.beginPayment(ticket.rounding())
            .then(paying -> paying.addTender("cash", TenderKind.CASH, 500))
            .orElseThrow();
    assertThat(desk.keepPayment(begun)).isEmpty();
    shop.setting(SettingStore.CASH_ROUNDING, "0");

    TillDesk restarted = shop.desk("maria");
    OpenTicket again = restarted.current();
    PayingSale paying = new PayingSale(again.sale(), again.tenders(), again.rounding());
    assertThat(paying.dueMinor(TenderKind.CASH)).isEqualTo(505);
    CompletedSale sold =
        paid(restarted.complete(paying.addTender("cash", TenderKind.CASH, 505).orElseThrow()));

    assertThat(sold.totals().roundingMinor()).isEqualTo(2);
    assertThat(restarted.current().rounding()).as("the next ticket").isEqualTo(CashRounding.NONE);
  }

  @Test
  void goodsWithoutMoneyGoOnAsTheShopRoundsNow() {
    shop.setting(SettingStore.CASH_ROUNDING, "5");
    TillDesk desk = shop.desk("maria");
    OpenSale sale = done(desk.ringUpOpenPriced(desk.current().sale(), "Bread", 1_003, 1_000));
    shop.setting(SettingStore.CASH_ROUNDING, "10");

    OpenTicket again = shop.desk("maria").current();
    assertThat(again.sale().lines()).isEqualTo(sale.lines());
    assertThat(again.rounding()).isEqualTo(new CashRounding(10));
  }
}
