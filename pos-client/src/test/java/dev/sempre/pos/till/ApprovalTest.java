package dev.sempre.pos.till;

import static dev.sempre.pos.till.TestShop.done;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.sempre.model.journal.EventKind;
import dev.sempre.model.money.Rate;
import dev.sempre.model.organisation.Permission;
import dev.sempre.model.sale.Discount;
import dev.sempre.model.sale.OpenSale;
import dev.sempre.pos.approval.Approval;
import dev.sempre.pos.sell.NoSaleAnswer;
import dev.sempre.pos.sell.StepAnswer;
import dev.sempre.replica.chain.ChainStore;
import dev.sempre.replica.journal.JournalStore;
import dev.sempre.replica.journal.JournalStore.Noted;
import dev.sempre.replica.organisation.SettingStore;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Leave on the spot: what a cashier may not do alone is done with somebody else's, and the journal
/// says whose.
class ApprovalTest {
  private static final String MILK = "8001234567896";

  @TempDir Path folder;
  private TestShop shop;
  private TillDesk desk;
  private OpenSale sale;

  @BeforeEach
  void open() {
    shop = TestShop.create(folder.resolve("till.db"));
    shop.product("milk", "Latte intero", 200, MILK);
    desk = shop.desk("maria");
    sale = done(desk.ringUp(desk.current().sale(), MILK));
  }

  @AfterEach
  void close() {
    shop.close();
  }

  @Test
  void aPriceIsChangedWithTheLeaveOfAManagerAndTheJournalSaysWhose() {
    OpenSale cheaper = sale.changePrice(1, 150).orElseThrow();
    done(desk.keep(cheaper, new Approval("lucia", Set.of(Permission.PRICE_OVERRIDE))));

    Noted noted = journal().getFirst();
    assertThat(noted.kind()).isEqualTo("PRICE_OVERRIDE");
    assertThat(noted.userId()).isEqualTo("maria");
    assertThat(noted.approvedBy()).isEqualTo("lucia");
    assertThat(noted.subjectId()).isEqualTo(sale.id());
    assertThat(noted.detail()).isEqualTo("1 Latte intero: 200 > 150");
    assertThat(journal()).hasSize(1);
  }

  @Test
  void leaveOfSomebodyWhoMayNotHimselfIsWorthNothing() {
    OpenSale cheaper = sale.changePrice(1, 150).orElseThrow();
    StepAnswer asked = new StepAnswer.NeedsApproval(Set.of(Permission.PRICE_OVERRIDE));
    for (String nobody : List.of("maria", "guest", "stranger")) {
      assertThat(desk.keep(cheaper, new Approval(nobody, Set.of(Permission.PRICE_OVERRIDE))))
          .as(nobody)
          .isEqualTo(asked);
    }
    assertThat(desk.keep(cheaper, new Approval("lucia", Set.of(Permission.REFUND))))
        .as("leave for something else")
        .isEqualTo(asked);
    assertThat(journal()).isEmpty();
  }

  @Test
  void leaveIsForOneStep() {
    OpenSale cheaper = sale.changePrice(1, 150).orElseThrow();
    OpenSale kept =
        done(desk.keep(cheaper, new Approval("lucia", Set.of(Permission.PRICE_OVERRIDE))));
    assertThat(desk.keep(kept.changePrice(1, 100).orElseThrow()))
        .isInstanceOf(StepAnswer.NeedsApproval.class);
  }

  @Test
  void aDiscountUpToTheLimitNeedsNobodyAndOneAboveItDoes() {
    OpenSale tenPercent = sale.discountLine(1, percent(10)).orElseThrow();
    OpenSale elevenPercent = sale.discountLine(1, percent(11)).orElseThrow();
    StepAnswer asked = new StepAnswer.NeedsApproval(Set.of(Permission.DISCOUNT_ABOVE_LIMIT));

    assertThat(desk.keep(elevenPercent)).isEqualTo(asked);
    OpenSale kept = done(desk.keep(tenPercent));
    assertThat(desk.keep(kept.discountTicket(percent(5)).orElseThrow()))
        .as("what is taken off line and ticket counts together")
        .isEqualTo(asked);
    assertThat(journal()).isEmpty();
  }

  @Test
  void theLimitIsTheShops() {
    shop.setting(SettingStore.DISCOUNT_LIMIT, "2500");
    TillDesk after = shop.desk("maria");
    OpenSale mine = after.current().sale();
    done(after.keep(mine.discountLine(1, percent(25)).orElseThrow()));
    assertThat(after.keep(mine.discountLine(1, percent(27)).orElseThrow()))
        .isInstanceOf(StepAnswer.NeedsApproval.class);
  }

  @Test
  void aLineIsVoidedByWhomeverMayAndTheJournalSaysSoAllTheSame() {
    done(desk.keep(sale.voidLine(1).orElseThrow()));
    Noted noted = journal().getFirst();
    assertThat(noted.kind()).isEqualTo("LINE_VOIDED");
    assertThat(noted.approvedBy()).isNull();
    assertThat(noted.amountMinor()).isEqualTo(200);
  }

  @Test
  void theDrawerIsOpenedWithoutASaleByWhomMayOrWithHisLeaveAndTheJournalSaysWhose() {
    assertThat(desk.noSale(null))
        .isEqualTo(new NoSaleAnswer.NeedsApproval(Set.of(Permission.OPEN_DRAWER)));
    assertThat(desk.noSale(new Approval("guest", Set.of(Permission.OPEN_DRAWER))))
        .isInstanceOf(NoSaleAnswer.NeedsApproval.class);
    assertThat(journal()).isEmpty();

    assertThat(desk.noSale(new Approval("lucia", Set.of(Permission.OPEN_DRAWER))))
        .isEqualTo(new NoSaleAnswer.Noted());
    assertThat(shop.desk("lucia").noSale(null)).isEqualTo(new NoSaleAnswer.Noted());

    assertThat(journal())
        .extracting(Noted::kind, Noted::userId, Noted::approvedBy)
        .containsExactly(
            tuple("DRAWER_OPENED", "lucia", null), tuple("DRAWER_OPENED", "maria", "lucia"));
  }

  @Test
  void aStepThatChangesNothingIsNotInTheJournal() {
    String chain = TestShop.SERIES + ChainStore.JOURNAL;
    done(desk.keep(sale.voidLine(1).orElseThrow()));
    long noted = shop.replica.read(h -> ChainStore.head(h, chain)).orElseThrow().number();
    assertThat(desk.keep(sale.voidLine(1).orElseThrow())).isInstanceOf(StepAnswer.Done.class);
    assertThat(shop.replica.read(h -> ChainStore.head(h, chain)).orElseThrow().number())
        .as("nothing was voided by it")
        .isEqualTo(noted);
    assertThat(journal()).hasSize(1);
  }

  private static Discount percent(int percent) {
    return Discount.percent(Rate.ofPercent(percent));
  }

  /// What the journal has beyond the opening of the shift.
  private List<Noted> journal() {
    return shop.replica.read(handle -> JournalStore.newest(handle, "till-2", 10)).stream()
        .filter(noted -> !noted.kind().equals(EventKind.PARAMETERS_CHANGED.name()))
        .filter(noted -> !noted.kind().equals(EventKind.SHIFT_OPENED.name()))
        .toList();
  }
}
