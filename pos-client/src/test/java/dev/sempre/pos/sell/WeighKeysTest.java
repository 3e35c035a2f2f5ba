package dev.sempre.pos.sell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.sempre.model.sale.OpenSale;
import dev.sempre.model.sale.SaleLine;
import dev.sempre.model.sale.WeighedBy;
import dev.sempre.pos.approval.ApprovalViewModel;
import dev.sempre.pos.device.VirtualScale.Condition;
import dev.sempre.pos.login.FakeLogIn;
import dev.sempre.pos.shell.InlineWork;
import dev.sempre.pos.words.Language;
import dev.sempre.pos.words.Word;
import dev.sempre.pos.words.Words;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Source: T4, T9.
class WeighKeysTest {
  private static final String MILK = "Latte intero fresco 1 l";
  private static final String CHEESE = "Parmigiano Reggiano 24 mesi";
  private static final String BANANAS = "Banane";

  private final InlineWork work = new InlineWork();
  private final FakeShop shop = new FakeShop();
  private final FakeTill till = new FakeTill(shop);
  private final FakeWeigher weigher = new FakeWeigher();
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
          () -> {},
          weigher);

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

  private WeighKeys keys() {
    return sell.weighKeys();
  }

  private @Nullable Word notice() {
    Notice notice = sell.noticeProperty().get();
    return notice == null ? null : notice.word();
  }

  private boolean weighs(String name) {
    return sell.panelProperty().get() instanceof Panel.Weigh weigh
        && weigh.item().description().equals(name);
  }

  @Test
  void whatIsTypedIsAWeightOnlyOnceItCanBeRead() {
    scan(CHEESE);
    assertThat(keys().typedGrams()).isEmpty();
    keys().entryProperty().set("0,482");
    assertThat(keys().typedGrams()).hasValue(482);
    keys().entryProperty().set("0,4,8");
    assertThat(keys().typedGrams()).isEmpty();
  }

  @Test
  void theWeightIsShownBeforeItIsTakenAndStandsOnTheLine() {
    weigher.scale.put(482);
    scan(CHEESE);

    assertThat(weighs(CHEESE)).isTrue();
    assertThat(sale().lines()).isEmpty();
    assertThat(keys().weightGrams()).hasValue(482);
    keys().take();

    assertThat(sale().lines())
        .extracting(SaleLine::quantityMilli, SaleLine::weighedBy)
        .containsExactly(tuple(482L, WeighedBy.SCALE));
    assertThat(sell.panelProperty().get()).isNull();
  }

  /// Else a piece of cheese would be a kilogram of it, without a word.
  @Test
  void withoutAScaleTheWeightIsTypedAndMarked() {
    weigher.none = true;
    scan(CHEESE);
    assertThat(weighs(CHEESE)).isTrue();
    assertThat(keys().state()).isEqualTo(Word.WEIGH_NO_SCALE);
    keys().take();
    assertThat(notice()).isEqualTo(Word.SELL_NOT_A_FIGURE);
    assertThat(sale().lines()).isEmpty();
    keys().entryProperty().set("0,35");
    keys().take();

    assertThat(sale().lines())
        .extracting(SaleLine::quantityMilli, SaleLine::weighedBy)
        .containsExactly(tuple(350L, WeighedBy.HAND));
    scan(MILK);
    assertThat(sell.panelProperty().get()).isNull();
  }

  @Test
  void whoeverTypesAWeightSinceTheScaleCannotBeReadIsToldSo() {
    weigher.none = true;
    weigher.unread = true;
    scan(CHEESE);

    assertThat(keys().state()).isEqualTo(Word.WEIGH_SCALE_UNREAD);
    keys().entryProperty().set("0,35");
    keys().take();
    assertThat(sale().lines()).extracting(SaleLine::weighedBy).containsExactly(WeighedBy.HAND);
  }

  /// What was taken off is a line of its own at the end; the keys go on with the one it was.
  @Test
  void afterLessOfItTheLineStaysChosen() {
    scan(MILK);
    sell.ticket().change(sale -> sale.changeQuantity(1, 5_000));
    sell.ticket().change(sale -> sale.changeQuantity(1, 2_000));

    assertThat(sale().lines())
        .extracting(SaleLine::quantityMilli, SaleLine::voided)
        .containsExactly(tuple(2_000L, false), tuple(3_000L, true));
    assertThat(sell.selectedProperty().get()).isOne();
    assertThat(sell.ticket().openLine()).isPresent();
  }

  /// What is rung up says itself whether it needs a weight: its price is read with it, once.
  @Test
  void noPriceIsAskedForBesideWhatIsRungUp() {
    scan(MILK);
    scan(CHEESE);
    sell.finder().entryProperty().set("banan");
    sell.codes().enter();

    assertThat(keys().behind()).isOne();
    assertThat(till.pricesAsked()).isZero();
  }

  @Test
  void whatIsSoldByThePieceIsNotWeighed() {
    scan(MILK);
    assertThat(sell.panelProperty().get()).isNull();
    assertThat(sale().lines()).extracting(SaleLine::weighedBy).containsOnlyNulls();
  }

  @Test
  void whoeverTypesAWeightIsTakenAtHisWordAndItIsMarked() {
    weigher.scale.become(Condition.SILENT);
    scan(CHEESE);
    assertThat(keys().state()).isEqualTo(Word.WEIGH_NO_ANSWER);
    keys().entryProperty().set("1,25");
    keys().take();

    assertThat(sale().lines())
        .extracting(SaleLine::quantityMilli, SaleLine::weighedBy)
        .containsExactly(tuple(1_250L, WeighedBy.HAND));
  }

  @Test
  void anotherQuantityThanTheScalesIsOneThatWasTyped() {
    weigher.scale.put(482);
    scan(CHEESE);
    keys().take();
    sell.ticket().change(sale -> sale.changeQuantity(1, 500));

    assertThat(sale().lines().getFirst().weighedBy()).isEqualTo(WeighedBy.HAND);
  }

  @ParameterizedTest
  @CsvSource({
    "0, READY, WEIGH_EMPTY",
    "500, MOVING, WEIGH_MOVING",
    "15001, READY, WEIGH_OVERLOAD",
    "-3, READY, WEIGH_BELOW_ZERO",
    "500, SILENT, WEIGH_NO_ANSWER",
    "500, GARBLED, WEIGH_NOT_UNDERSTOOD",
  })
  void whatIsNoWeightIsNotTakenAndToldWithItsCode(long grams, Condition condition, Word told) {
    weigher.scale.put(grams);
    weigher.scale.become(condition);
    scan(CHEESE);
    keys().take();

    assertThat(notice()).isEqualTo(told);
    assertThat(Objects.requireNonNull(sell.noticeProperty().get()).trouble()).isPresent();
    assertThat(sale().lines()).isEmpty();
    assertThat(weighs(CHEESE)).isTrue();
    weigher.scale.become(Condition.READY);
    weigher.scale.put(250);
    work.advance(1_000);
    keys().take();
    assertThat(sale().lines()).extracting(SaleLine::quantityMilli).containsExactly(250L);
  }

  @Test
  void whatIsScannedMeanwhileIsRungUpAndNothingIsLost() {
    weigher.scale.put(482);
    scan(CHEESE);
    scan(MILK);
    scan(BANANAS);

    assertThat(weighs(CHEESE)).isTrue();
    assertThat(keys().behind()).isOne();
    assertThat(sale().lines()).hasSize(1);
    keys().take();
    assertThat(weighs(BANANAS)).isTrue();
    weigher.scale.put(1_100);
    work.advance(1_000);
    keys().take();

    assertThat(sale().lines())
        .extracting(line -> line.item().description(), SaleLine::quantityMilli)
        .containsExactly(tuple(MILK, 1_000L), tuple(CHEESE, 482L), tuple(BANANAS, 1_100L));
  }

  @Test
  void goodsThatStillLieThereAreNotWeighedForTheNextArticle() {
    weigher.scale.put(482);
    scan(CHEESE);
    keys().take();
    scan(BANANAS);
    work.advance(1_000);
    assertThat(keys().weightGrams()).isEmpty();
    keys().take();
    assertThat(notice()).isEqualTo(Word.WEIGH_SAME);

    weigher.scale.put(0);
    work.advance(1_000);
    weigher.scale.put(482);
    work.advance(1_000);
    keys().take();
    assertThat(sale().lines()).extracting(SaleLine::quantityMilli).containsExactly(482L, 482L);
  }

  @Test
  void theScaleIsLookedAtUntilItIsClearedAndNoLonger() {
    weigher.scale.put(482);
    scan(CHEESE);
    keys().take();
    weigher.scale.put(0);
    work.advance(1_000);
    weigher.scale.put(482);
    scan(BANANAS);
    keys().take();

    assertThat(sale().lines()).hasSize(2);
  }

  @Test
  void nothingIsPaidOrParkedWhileAnArticleWaitsForItsWeight() {
    scan(MILK);
    scan(CHEESE);
    sell.payKey();
    assertThat(notice()).isEqualTo(Word.WEIGH_FIRST);
    assertThat(weighs(CHEESE)).isTrue();
    sell.ticketKeys().park();
    assertThat(weighs(CHEESE)).isTrue();

    sell.panels().close();
    assertThat(sell.panelProperty().get()).isNull();
    sell.payKey();
    assertThat(sell.panelProperty().get()).isInstanceOf(Panel.Pay.class);
    assertThat(sale().lines()).hasSize(1);
  }

  /// Source: T2.
  @Test
  void whoeverPressesPayBeforeTheScanIsAnsweredStillWeighsFirst() {
    scan(MILK);
    work.hold();
    scan(CHEESE);
    sell.payKey();
    work.release();

    assertThat(weighs(CHEESE)).isTrue();
    assertThat(notice()).isEqualTo(Word.WEIGH_FIRST);
    assertThat(sell.pay().saleProperty().get()).isNull();
    weigher.scale.put(482);
    work.advance(1_000);
    keys().take();
    sell.payKey();
    assertThat(sell.panelProperty().get()).isInstanceOf(Panel.Pay.class);
    assertThat(sale().lines()).hasSize(2);
  }

  @Test
  void whoeverParksBeforeTheScanIsAnsweredStillWeighsFirst() {
    scan(MILK);
    sell.ticketKeys().park();
    work.hold();
    scan(CHEESE);
    sell.ticketKeys().parkNow();
    work.release();

    assertThat(weighs(CHEESE)).isTrue();
    assertThat(notice()).isEqualTo(Word.WEIGH_FIRST);
    assertThat(till.parked()).isEmpty();
    sell.panels().close();
    sell.ticketKeys().park();
    sell.ticketKeys().parkNow();
    assertThat(till.parked()).hasSize(1);
  }

  @Test
  void whoeverRecallsBeforeTheScanIsAnsweredStillWeighsFirst() {
    scan(MILK);
    sell.ticketKeys().parkNow();
    ParkedTicket parked = till.parked().getFirst();
    work.hold();
    scan(CHEESE);
    sell.ticketKeys().recall(parked);
    work.release();

    assertThat(weighs(CHEESE)).isTrue();
    assertThat(notice()).isEqualTo(Word.WEIGH_FIRST);
    assertThat(sale().lines()).isEmpty();
    assertThat(till.parked()).hasSize(1);
  }

  @Test
  void anotherCashierFindsNothingOnTheScale() {
    scan(CHEESE);
    sell.start();

    assertThat(sell.panelProperty().get()).isNull();
    assertThat(keys().isWaiting()).isFalse();
  }

  /// P5: the scale hangs, and the screen goes on.
  @Test
  void aScaleThatHangsIsAskedOnceAndHoldsUpNoScan() {
    scan(CHEESE);
    work.hold();
    work.advance(10_000);
    assertThat(work.waiting()).isOne();
    work.release();
    scan(MILK);
    assertThat(sale().lines()).hasSize(1);
  }
}
