package dev.sempre.pos.till;

import static dev.sempre.pos.till.TestShop.done;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.sempre.model.journal.EventKind;
import dev.sempre.model.money.Rate;
import dev.sempre.model.organisation.Permission;
import dev.sempre.model.sale.Discount;
import dev.sempre.model.sale.OpenSale;
import dev.sempre.model.shift.Takings;
import dev.sempre.pos.approval.Approval;
import dev.sempre.pos.sell.Failure;
import dev.sempre.pos.sell.NoSaleAnswer;
import dev.sempre.pos.sell.Obstacle;
import dev.sempre.pos.sell.StepAnswer;
import dev.sempre.pos.shift.ShiftAnswer;
import dev.sempre.replica.chain.ChainStore;
import dev.sempre.replica.db.Priority;
import dev.sempre.replica.journal.JournalStore;
import dev.sempre.replica.journal.JournalStore.Noted;
import dev.sempre.replica.organisation.SettingStore;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
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

  /// What is taken off a line is a line of its own, at the price that it had: nobody has changed
  /// it.
  @Test
  void sellingLessOfWhatIsReducedChangesNoPriceAndGivesNoDiscount() {
    OpenSale cheaper = sale.changePrice(1, 150).orElseThrow();
    OpenSale kept =
        done(desk.keep(cheaper, new Approval("lucia", Set.of(Permission.PRICE_OVERRIDE))));
    OpenSale five = done(desk.keep(kept.changeQuantity(1, 5_000).orElseThrow()));

    done(desk.keep(five.changeQuantity(1, 4_000).orElseThrow()));

    assertThat(journal())
        .extracting(Noted::kind)
        .containsExactlyInAnyOrder("PRICE_OVERRIDE", "LINE_VOIDED");
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

  /// Ten off ten pieces is the limit; the same ten off the one that is left would be a gift.
  @Test
  void anAmountThatIsAboveTheLimitOnceThereIsLessToTakeItOffNeedsLeaveThen() {
    OpenSale ten = done(desk.keep(sale.changeQuantity(1, 10_000).orElseThrow()));
    OpenSale off = done(desk.keep(ten.discountLine(1, Discount.amount(200)).orElseThrow()));
    StepAnswer asked = new StepAnswer.NeedsApproval(Set.of(Permission.DISCOUNT_ABOVE_LIMIT));

    assertThat(desk.keep(off.changeQuantity(1, 1_000).orElseThrow())).isEqualTo(asked);
    assertThat(desk.keep(off.changePrice(1, 20).orElseThrow()))
        .isEqualTo(
            new StepAnswer.NeedsApproval(
                Set.of(Permission.PRICE_OVERRIDE, Permission.DISCOUNT_ABOVE_LIMIT)));
    assertThat(journal()).isEmpty();
    done(desk.keep(off.changeQuantity(1, 11_000).orElseThrow()));
  }

  @Test
  void anAmountOffTheTicketIsLookedAtAgainWhenALineIsVoided() {
    OpenSale five = sale;
    for (int i = 0; i < 4; i++) {
      five = done(desk.ringUp(five, MILK));
    }
    OpenSale off = done(desk.keep(five.discountTicket(Discount.amount(100)).orElseThrow()));
    StepAnswer asked = new StepAnswer.NeedsApproval(Set.of(Permission.DISCOUNT_ABOVE_LIMIT));
    OpenSale four = off.voidLine(5).orElseThrow();

    assertThat(desk.keep(four)).isEqualTo(asked);
    OpenSale allowed =
        done(desk.keep(four, new Approval("lucia", Set.of(Permission.DISCOUNT_ABOVE_LIMIT))));
    assertThat(journal())
        .filteredOn(noted -> noted.kind().equals("DISCOUNT"))
        .extracting(Noted::approvedBy, Noted::amountMinor, Noted::detail)
        .contains(tuple("lucia", 25L, "1 Latte intero"))
        .hasSize(4);
    done(desk.keep(allowed.noteLine(1, "gift").orElseThrow()));
    done(desk.ringUp(allowed, MILK));
  }

  /// What was allowed is not asked for again because a cent is rounded otherwise, and no row of
  /// small steps comes past the limit.
  @Test
  void leaveHoldsForAsLongAsNoGreaterPartIsOff() {
    OpenSale fifth =
        done(
            desk.keep(
                sale.discountLine(1, percent(20)).orElseThrow(),
                new Approval("lucia", Set.of(Permission.DISCOUNT_ABOVE_LIMIT))));
    for (long pieces : new long[] {7_000, 3_000, 11_000}) {
      fifth = done(desk.keep(fifth.changeQuantity(1, pieces).orElseThrow()));
    }
    OpenSale off = done(desk.keep(fifth.discountLine(1, Discount.amount(440 - 220)).orElseThrow()));
    off = done(desk.keep(off.discountLine(1, Discount.amount(221)).orElseThrow()));
    assertThat(desk.keep(off.discountLine(1, Discount.amount(222)).orElseThrow()))
        .isEqualTo(new StepAnswer.NeedsApproval(Set.of(Permission.DISCOUNT_ABOVE_LIMIT)));
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

  /// Source: T4, R38. As if what is taken off had been a line of its own.
  @Test
  void aPartOfALineIsTakenOffByWhomeverMayVoidItAndLeavesItsTrace() {
    OpenSale five = done(desk.keep(sale.changeQuantity(1, 5_000).orElseThrow()));
    assertThat(journal()).isEmpty();
    OpenSale one = done(desk.keep(five.changeQuantity(1, 1_000).orElseThrow()));

    Noted noted = journal().getFirst();
    assertThat(noted.kind()).isEqualTo("LINE_VOIDED");
    assertThat(noted.amountMinor()).isEqualTo(800);
    assertThat(noted.detail()).isEqualTo("1 Latte intero: 5 > 1");
    assertThat(noted.subjectId()).isEqualTo(sale.id());
    assertThat(journal()).hasSize(1);
    assertThat(TestShop.paid(desk.complete(TestShop.inCash(one))).totals().grossMinor())
        .isEqualTo(200);
    Takings takings =
        Objects.requireNonNull(
                Objects.requireNonNull(shop.shiftDesk("lucia").look().open()).figures())
            .takings();
    assertThat(takings.voidedLines()).isOne();
    assertThat(takings.voidedMinor()).isEqualTo(800);
  }

  @Test
  void whoMayVoidNoLineTakesNoPartOfOneOffEither() {
    OpenSale five = done(desk.keep(sale.changeQuantity(1, 5_000).orElseThrow()));
    shop.role("CASHIER", Set.of(Permission.SELL, Permission.DISCOUNT));
    TillDesk strict = shop.desk("maria");
    OpenSale mine = strict.current().sale();
    StepAnswer asked = new StepAnswer.NeedsApproval(Set.of(Permission.VOID_LINE));

    assertThat(strict.keep(mine.voidLine(1).orElseThrow())).isEqualTo(asked);
    assertThat(strict.keep(mine.changeQuantity(1, 4_000).orElseThrow())).isEqualTo(asked);
    OpenSale less =
        done(
            strict.keep(
                mine.changeQuantity(1, 4_000).orElseThrow(),
                new Approval("lucia", Set.of(Permission.VOID_LINE))));
    assertThat(journal().getFirst().approvedBy()).isEqualTo("lucia");
    assertThat(five.lines()).hasSize(1);
    done(strict.keep(less.changeQuantity(1, 6_000).orElseThrow()));
  }

  /// Source: T1. What nobody can hold against what was there before, nobody can judge.
  @Test
  void aStepOfASaleThatLiesBeforeNobodyIsRefusedAndOneOfTheCartOnDiskIsHeldAgainstThat() {
    OpenSale stranger = sale.under(shop.replica.ids().next());
    assertThat(desk.keep(stranger.changePrice(1, 1).orElseThrow()))
        .isEqualTo(new StepAnswer.NotSaved(Failure.ELSEWHERE));

    TillDesk after = shop.desk("maria");
    assertThat(after.keep(sale.changePrice(1, 1).orElseThrow()))
        .isEqualTo(new StepAnswer.NeedsApproval(Set.of(Permission.PRICE_OVERRIDE)));
    done(after.keep(sale.voidLine(1).orElseThrow()));
    assertThat(journal()).extracting(Noted::kind).containsExactly("LINE_VOIDED");
  }

  /// Source: T1. From the next ticket on: one that is begun goes by the terms that it was begun on.
  @Test
  void whatHeadOfficeTakesFromSomebodyHeMayNotDoAnyMoreThoughHeIsStillLoggedIn() {
    TillDesk lucia = shop.desk("lucia");
    ShiftDesk drawer = shop.shiftDesk("lucia");
    OpenSale hers = done(lucia.ringUp(lucia.current().sale(), MILK));
    done(lucia.keep(hers.changePrice(1, 150).orElseThrow()));

    shop.user("lucia", "Lucia R.", "CASHIER", null);
    OpenSale next = lucia.current().sale();
    assertThat(lucia.keep(next.changePrice(1, 100).orElseThrow()))
        .isEqualTo(new StepAnswer.NeedsApproval(Set.of(Permission.PRICE_OVERRIDE)));
    assertThat(drawer.open(0)).isEqualTo(new ShiftAnswer.NotPermitted<>(Permission.OPEN_SHIFT));
    assertThat(drawer.look().may()).doesNotContain(Permission.CLOSE_SHIFT);

    shop.replica.write(
        Priority.BACKGROUND,
        tx -> tx.handle().execute("update app_user set active = 0 where id = 'lucia'"));
    OpenSale last = lucia.current().sale();
    assertThat(lucia.ringUp(last, MILK)).isEqualTo(new StepAnswer.Blocked(Obstacle.NOT_PERMITTED));
    assertThat(drawer.look().may()).isEmpty();
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
