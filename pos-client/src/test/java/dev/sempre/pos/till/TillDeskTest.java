package dev.sempre.pos.till;

import static dev.sempre.pos.till.TestShop.done;
import static dev.sempre.pos.till.TestShop.inCash;
import static dev.sempre.pos.till.TestShop.paid;
import static dev.sempre.pos.till.TestShop.productValues;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.sempre.model.catalogue.Gtin;
import dev.sempre.model.catalogue.ProductUnit;
import dev.sempre.model.money.Currency;
import dev.sempre.model.money.Money;
import dev.sempre.model.money.Rate;
import dev.sempre.model.organisation.Permission;
import dev.sempre.model.sale.CompletedSale;
import dev.sempre.model.sale.Discount;
import dev.sempre.model.sale.LineItem;
import dev.sempre.model.sale.OpenSale;
import dev.sempre.model.sale.PayingSale;
import dev.sempre.model.sale.PaymentMethod;
import dev.sempre.model.sale.SaleContext;
import dev.sempre.model.sale.SaleLine;
import dev.sempre.model.sale.SaleRefusal.NotEnoughTendered;
import dev.sempre.model.sale.SaleRefusal.QuantityNotWhole;
import dev.sempre.model.sale.TenderKind;
import dev.sempre.model.sale.TicketNumber;
import dev.sempre.model.sale.WeighedBy;
import dev.sempre.model.sync.SyncCatalogue;
import dev.sempre.model.tax.TaxMode;
import dev.sempre.model.text.Label;
import dev.sempre.pos.sell.Customer;
import dev.sempre.pos.sell.Failure;
import dev.sempre.pos.sell.LastTicket;
import dev.sempre.pos.sell.Obstacle;
import dev.sempre.pos.sell.OpenTicket;
import dev.sempre.pos.sell.PaymentAnswer;
import dev.sempre.pos.sell.PriceAnswer;
import dev.sempre.pos.sell.StepAnswer;
import dev.sempre.pos.sell.TicketAnswer;
import dev.sempre.replica.db.Priority;
import dev.sempre.replica.journal.PlaceSetBack;
import dev.sempre.replica.organisation.SettingStore;
import dev.sempre.replica.sale.CartStore;
import dev.sempre.replica.sale.NewSeries;
import dev.sempre.replica.shift.Shift;
import dev.sempre.replica.shift.ShiftStore;
import dev.sempre.replica.sync.Values;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TillDeskTest {
  private static final Rate TEN = Rate.ofPercent(10);
  private static final String MILK = "08001234567897";
  private static final Currency EUR = Currency.of("EUR");

  @TempDir Path folder;
  private TestShop shop;
  private TillDesk desk;

  @BeforeEach
  void open() {
    shop = TestShop.create(folder.resolve("till.db"));
    shop.product("milk", "Latte intero", 165, MILK);
    desk = shop.desk("maria");
  }

  @AfterEach
  void close() {
    shop.close();
  }

  @Test
  void aTillThatSoldNothingShowsAnEmptyTicket() {
    OpenTicket ticket = desk.current();

    assertThat(ticket.sale().lines()).isEmpty();
    assertThat(ticket.sale().context())
        .isEqualTo(
            new SaleContext(
                "1", "till-2", ticket.sale().context().shiftId(), "maria", EUR, TaxMode.INCLUSIVE));
    assertThat(ticket.number()).isEqualTo(new TicketNumber(TestShop.SERIES, 1));
    assertThat(ticket.customer()).isNull();
  }

  /// Source: T4. At the price that was shown with the weight, and on disk with where that came
  /// from.
  @Test
  void whatWasWeighedIsOnDiskWithWhereItsWeightCameFrom() {
    LineItem cheese =
        new LineItem("milk", MILK, "Pecorino", ProductUnit.KILOGRAM, 1_990, "IT-10", TEN, null);
    OpenSale weighed =
        done(desk.ringUpWeighed(desk.current().sale(), cheese, 250, WeighedBy.SCALE));
    OpenSale sale = done(desk.ringUpWeighed(weighed, cheese, 500, WeighedBy.HAND));

    assertThat(sale.lines())
        .extracting(SaleLine::quantityMilli, SaleLine::weighedBy)
        .containsExactly(tuple(250L, WeighedBy.SCALE), tuple(500L, WeighedBy.HAND));
    assertThat(sale.totals().grossMinor()).isEqualTo(498 + 995);
    assertThat(shop.desk("maria").current().sale().lines()).isEqualTo(sale.lines());
  }

  @Test
  void aScanRingsUpThePriceThatHoldsAndWhatWasScanned() {
    OpenSale sale = done(desk.ringUp(desk.current().sale(), "8001234567897"));

    assertThat(sale.lines())
        .singleElement()
        .satisfies(line -> {
          assertThat(line.item())
              .isEqualTo(
                  new LineItem(
                      "milk", MILK, "Latte intero", ProductUnit.PIECE, 165, "IT-10", TEN, null));
          assertThat(line.quantityMilli()).isEqualTo(1_000);
          assertThat(line.amounts().grossMinor()).isEqualTo(165);
        });
  }

  @Test
  void theTicketSpeaksTheShopsLanguageWhoeverSells() {
    shop.product(
        "bread",
        productValues("B", "Roggenbrot")
            .set("names", "{\"it\":\"Pane di segale\",\"fr\":\"Pain de seigle\"}"));
    shop.price("bread", 300);

    OpenSale sale = done(desk.ringUp(desk.current().sale(), "B"));

    assertThat(sale.lines().getFirst().item().description()).isEqualTo("Pane di segale");
    assertThat(sale.lines().getFirst().item().gtin()).isNull();
  }

  @Test
  void aPriceThatHoldsFromLaterOnDoesNotHoldYet() {
    shop.put(
        SyncCatalogue.PRICE,
        "later",
        Values.of(SyncCatalogue.PRICE)
            .set("product_id", "milk")
            .set("currency", "EUR")
            .set("amount_minor", 199)
            .set("valid_from", TestShop.START_MILLIS + 1_000));
    OpenSale before = done(desk.ringUp(desk.current().sale(), MILK));
    shop.advance(1_000);
    OpenSale after = done(desk.ringUp(before, MILK));

    assertThat(after.lines()).extracting(line -> line.unitPriceMinor()).containsExactly(165L, 199L);
  }

  /// Source: R21.
  @Test
  void tillThatIsSetBackGivesOutNoNumberUntilItHasJoinedAnew() {
    OpenSale sale = done(desk.ringUp(desk.current().sale(), MILK));
    PayingSale paid = inCash(sale);
    PlaceSetBack.mark(shop.replica, "elsewhere:9");

    assertThat(desk.complete(paid)).isEqualTo(new PaymentAnswer.Blocked(Obstacle.SET_BACK));
    assertThat(desk.ringUp(sale, MILK)).isEqualTo(new StepAnswer.Blocked(Obstacle.SET_BACK));
    assertThat(desk.current().sale().lines()).as("the open sale is kept").hasSize(1);

    NewSeries.begin(shop.replica, 7);

    assertThat(desk.complete(paid))
        .as("another copy may have finished that sale")
        .isEqualTo(new PaymentAnswer.Blocked(Obstacle.SET_BACK));
    assertThat(desk.ringUp(sale, MILK)).isEqualTo(new StepAnswer.NotSaved(Failure.ELSEWHERE));
    assertThat(desk.keepPayment(paid)).contains(Failure.ELSEWHERE);
    assertThat(desk.park(sale, null)).isEqualTo(new TicketAnswer.NotSaved(Failure.ELSEWHERE));
    assertThat(shop.aside())
        .as("it stays aside")
        .extracting(TestShop.Aside::id)
        .contains(sale.id());
    OpenSale next = done(desk.ringUp(desk.current().sale(), MILK));
    assertThat(next.lines()).hasSize(1);
    assertThat(((PaymentAnswer.Paid) desk.complete(inCash(next))).sale().number().printed())
        .isEqualTo("1-7-00001");
    assertThat(desk.current().number().printed()).isEqualTo("1-7-00002");
  }

  @Test
  void whatNobodyKnowsIsAnUnknownCode() {
    OpenSale sale = desk.current().sale();

    assertThat(desk.ringUp(sale, "nothing")).isEqualTo(new StepAnswer.UnknownCode("nothing"));
    assertThat(desk.ringUp(sale, " ")).isEqualTo(new StepAnswer.UnknownCode(" "));
    assertThat(desk.ringUpProduct(sale, "nobody")).isEqualTo(new StepAnswer.UnknownCode("nobody"));
    assertThat(shop.desk("maria").current().sale().lines()).isEmpty();
  }

  @Test
  void whatCannotBeSoldNowSaysWhy() {
    shop.product("old", productValues("OLD", "Withdrawn").set("active", false), "04006381333931");
    shop.price("old", 100);
    shop.product("free", productValues("FREE", "Without price"));
    OpenSale sale = desk.current().sale();

    assertThat(desk.ringUp(sale, "OLD")).isEqualTo(new StepAnswer.Blocked(Obstacle.WITHDRAWN));
    assertThat(desk.ringUp(sale, "FREE")).isEqualTo(new StepAnswer.Blocked(Obstacle.NO_PRICE));
    assertThat(desk.ringUp(sale, "8001234567890"))
        .isEqualTo(new StepAnswer.Blocked(Obstacle.MISREAD));
  }

  @Test
  void aCompanyMayHaveCodesWithoutARightCheckDigit() {
    shop.product("own", productValues("12345678", "Numbered by ourselves"));
    shop.price("own", 70);

    OpenSale sale = done(desk.ringUp(desk.current().sale(), "12345678"));

    assertThat(sale.lines().getFirst().item().productId()).isEqualTo("own");
  }

  @Test
  void aProductWithoutPriceIsSoldAtATypedOne() {
    shop.product("free", productValues("FREE", "Without price"));

    OpenSale sale = done(desk.ringUpProduct(desk.current().sale(), "free", 2_000, 250L));
    OpenSale more = done(desk.ringUpProduct(sale, "milk", 1_000, 999L));

    assertThat(more.lines())
        .extracting(line -> line.amounts().grossMinor())
        .containsExactly(500L, 165L);
  }

  @Test
  void aWeightOnALabelIsTheQuantity() {
    shop.setting(SettingStore.EMBEDDED_CODES, "21IIIIIWWWWWC,22IIIIIPPPPPC");
    scaleProducts();
    desk = shop.desk("maria");

    OpenSale sale = done(desk.ringUp(desk.current().sale(), label("21", "00042", 482)));

    assertThat(sale.lines().getFirst().quantityMilli()).isEqualTo(482);
    assertThat(sale.lines().getFirst().amounts().grossMinor()).isEqualTo(1_056);
  }

  /// Else a piece of cheese would be a kilogram of it, without a word. Source: T4.
  @Test
  void whatIsSoldByWeightIsAskedForItsWeightUnlessSomebodySaysIt() {
    scaleProducts();
    OpenSale sale = desk.current().sale();

    assertThat(desk.ringUp(sale, "CH"))
        .isInstanceOfSatisfying(
            StepAnswer.NeedsWeight.class,
            asked -> assertThat(asked.item().listPriceMinor()).isEqualTo(2_190));
    assertThat(desk.ringUpProduct(sale, "cheese")).isEqualTo(desk.ringUp(sale, "CH"));
    assertThat(desk.current().sale().lines()).isEmpty();
    assertThat(done(desk.ringUp(sale, "CH", 482, null)).lines())
        .extracting(SaleLine::quantityMilli)
        .containsExactly(482L);
  }

  /// Source: P5.
  @Test
  void aScanReadsTheDiskOnceWhetherItNeedsAWeightOrNot() {
    FaultyDatabase disk = new FaultyDatabase(TestShop.sqlite(folder.resolve("counted.db")));
    try (TestShop counted = TestShop.create(disk)) {
      counted.product("milk", "Latte intero", 165, MILK);
      counted.product("cheese", productValues("CH", "Parmigiano").set("unit", "KILOGRAM"));
      counted.price("cheese", 2_190);
      TillDesk maria = counted.desk("maria");
      OpenSale sale = done(maria.ringUp(maria.current().sale(), MILK));
      int before = disk.readings;

      assertThat(done(maria.ringUp(sale, MILK)).lines()).hasSize(2);
      assertThat(disk.readings - before).isOne();
      assertThat(maria.ringUp(sale, "CH")).isInstanceOf(StepAnswer.NeedsWeight.class);
      assertThat(disk.readings - before).isEqualTo(2);
    }
  }

  @Test
  void aPriceOnALabelIsWhatIsPaid() {
    shop.setting(SettingStore.EMBEDDED_CODES, "21IIIIIWWWWWC,22IIIIIPPPPPC");
    scaleProducts();
    desk = shop.desk("maria");

    OpenSale sale = done(desk.ringUp(desk.current().sale(), label("22", "00042", 777)));

    assertThat(sale.lines().getFirst().amounts().grossMinor()).isEqualTo(777);
    assertThat(sale.lines().getFirst().quantityMilli()).isEqualTo(1_000);
  }

  /// Source: ADR 0023, P1.
  @Test
  void anArticleWhoseRateHasRunOutIsSoldUnderItAndToldOnce() {
    shop.put(
        SyncCatalogue.VAT_RATE,
        "IT-10",
        Values.of(SyncCatalogue.VAT_RATE)
            .set("label", "IVA 10%")
            .set("country", "IT")
            .set("rate_bp", 1_000L)
            .set("valid_to", "2026-11-20")
            .set("active", true));
    OpenSale empty = desk.current().sale();

    StepAnswer first = desk.ringUp(empty, MILK);
    assertThat(first)
        .isInstanceOfSatisfying(
            StepAnswer.Done.class, done -> assertThat(done.endedRate()).isEqualTo("IVA 10%"));
    OpenSale sale = done(first);
    assertThat(sale.lines().getFirst().item().vatRateId()).isEqualTo("IT-10");
    StepAnswer second = desk.ringUp(sale, MILK);
    assertThat(second).isEqualTo(new StepAnswer.Done(done(second)));
    assertThat(shop.text("select detail from journal_event where kind = 'RATE_ENDED'"))
        .isEqualTo("IT-10 IVA 10%, null to 2026-11-20");
    CompletedSale paid = TestShop.paid(desk.complete(inCash(done(second))));
    assertThat(paid.taxes()).extracting(tax -> tax.vatRateId()).containsExactly("IT-10");
  }

  @Test
  void aLabelThatSaysNothingSellsNothing() {
    shop.setting(SettingStore.EMBEDDED_CODES, "21IIIIIWWWWWC,22IIIIIPPPPPC");
    scaleProducts();
    desk = shop.desk("maria");
    OpenSale sale = desk.current().sale();

    assertThat(desk.ringUp(sale, label("22", "00042", 0)))
        .isEqualTo(new StepAnswer.Blocked(Obstacle.MISREAD));
    assertThat(desk.ringUp(sale, label("21", "00042", 0)))
        .isEqualTo(new StepAnswer.Blocked(Obstacle.MISREAD));
    assertThat(desk.priceOf(label("22", "00042", 0)))
        .isEqualTo(new PriceAnswer.Blocked(Obstacle.MISREAD));
    assertThat(desk.current().sale().lines()).isEmpty();
  }

  @Test
  void aLabelOfNoKnownItemMayStillBeAProductOfItsOwn() {
    shop.setting(SettingStore.EMBEDDED_CODES, "21IIIIIWWWWWC");
    String code = label("21", "99999", 1);
    shop.product("basket", "Gift basket", 2_500, "0" + code);
    desk = shop.desk("maria");

    OpenSale sale = done(desk.ringUp(desk.current().sale(), code));

    assertThat(sale.lines().getFirst().item().productId()).isEqualTo("basket");
  }

  @Test
  void aSettingThatNobodyUnderstandsDoesNotStopTheSale() {
    shop.setting(SettingStore.EMBEDDED_CODES, "nonsense");
    desk = shop.desk("maria");

    assertThat(done(desk.ringUp(desk.current().sale(), MILK)).lines()).hasSize(1);
  }

  private void scaleProducts() {
    shop.product(
        "cheese", productValues("CH", "Parmigiano").set("unit", "KILOGRAM").set("plu", "00042"));
    shop.price("cheese", 2_190);
  }

  /// What a scale prints: prefix, five digits of the item, five of the value, check digit.
  private static String label(String prefix, String item, long value) {
    String digits = "%s%s%05d".formatted(prefix, item, value);
    return digits + Gtin.checkDigit(digits);
  }

  @Test
  void somethingOutsideTheCatalogueBearsTheUsualRate() {
    OpenSale sale = done(desk.ringUpOpenPriced(desk.current().sale(), "Flowers", 990, 2_000));
    assertThat(sale.lines().getFirst().item())
        .isEqualTo(
            new LineItem(
                null, null, "Flowers", ProductUnit.PIECE, 990, "IT-22", Rate.ofPercent(22), null));

    shop.setting(SettingStore.USUAL_VAT_RATE, "IT-4");
    OpenSale more = done(desk.ringUpOpenPriced(sale, "Newspaper", 150, 1_000));
    assertThat(more.lines().getLast().item().vatRateId()).isEqualTo("IT-4");
  }

  @Test
  void aProductWhoseRateIsNotHereBearsTheUsualOne() {
    shop.product("new", productValues("NEW", "New").set("vat_rate_id", "IT-7"));
    shop.price("new", 100);

    OpenSale sale = done(desk.ringUp(desk.current().sale(), "NEW"));

    assertThat(sale.lines().getFirst().item().vatRateId()).isEqualTo("IT-22");
  }

  @Test
  void whatTheSaleItselfRefusesIsPassedOn() {
    assertThat(desk.ringUp(desk.current().sale(), MILK, 500, null))
        .isEqualTo(new StepAnswer.Refused(new QuantityNotWhole(1, 500, ProductUnit.PIECE)));
  }

  @Test
  void eachCashierFindsHisOwnCart() {
    OpenSale marias = done(desk.ringUp(desk.current().sale(), MILK));
    TillDesk lucias = shop.desk("lucia");

    assertThat(lucias.current().sale().lines()).isEmpty();
    assertThat(shop.desk("maria").current().sale()).satisfies(as(marias));
  }

  @Test
  void aPaidSaleIsAFactAndTheNextTicketIsEmpty() {
    OpenSale sale = done(desk.ringUp(desk.current().sale(), MILK));
    shop.advance(60_000);

    PaymentAnswer answer =
        desk.complete(
            sale.beginPayment()
                .then(paying -> paying.addTender("cash", TenderKind.CASH, 1_000))
                .orElseThrow());

    CompletedSale completed = paid(answer);
    assertThat(completed.id()).isEqualTo(sale.id());
    assertThat(completed.number()).isEqualTo(new TicketNumber(TestShop.SERIES, 1));
    assertThat(completed.totals().changeMinor()).isEqualTo(835);
    assertThat(completed.completedAt().epochMillis()).isEqualTo(TestShop.START_MILLIS + 60_000);
    OpenTicket next = ((PaymentAnswer.Paid) answer).next();
    assertThat(next.sale().lines()).isEmpty();
    assertThat(next.sale().id()).isNotEqualTo(sale.id());
    assertThat(next.number()).isEqualTo(new TicketNumber(TestShop.SERIES, 2));
    assertThat(shop.desk("maria").current().sale().lines()).isEmpty();
  }

  @Test
  void anUnpaidSaleStaysOpen() {
    OpenSale sale = done(desk.ringUp(desk.current().sale(), MILK));

    assertThat(desk.complete(sale.beginPayment().orElseThrow()))
        .isEqualTo(new PaymentAnswer.Refused(new NotEnoughTendered(165, 0)));
    assertThat(shop.desk("maria").current().sale()).satisfies(as(sale));
  }

  @Test
  void theFirstStepOpensTheShiftAndAllSalesAreOfIt() {
    OpenSale first = done(desk.ringUp(desk.current().sale(), MILK));
    CompletedSale sold = paid(desk.complete(inCash(first)));
    CompletedSale other = paid(sellMilk(shop.desk("lucia")));

    Shift shift =
        shop.replica
            .read(handle -> ShiftStore.openOf(handle, shop.replica.place().orElseThrow()))
            .orElseThrow();
    assertThat(shift)
        .isEqualTo(
            new Shift(
                sold.context().shiftId(),
                "1",
                "till-2",
                1,
                TestShop.START_MILLIS,
                "maria",
                LocalDate.of(2026, 11, 21),
                EUR,
                0,
                true));
    assertThat(other.context().shiftId()).isEqualTo(shift.id());
  }

  private static PaymentAnswer sellMilk(TillDesk desk) {
    return desk.complete(inCash(done(desk.ringUp(desk.current().sale(), MILK))));
  }

  @Test
  void aCartOfADeskThatNeverStartedOpensNoShift() {
    desk.current();

    boolean open =
        shop.replica.read(
            handle -> ShiftStore.openOf(handle, shop.replica.place().orElseThrow()).isPresent());
    assertThat(open).isFalse();
  }

  @Test
  void aDamagedCartIsKeptAsideAndSellingGoesOn() {
    done(desk.ringUp(desk.current().sale(), MILK));
    shop.replica.write(
        Priority.PERSON, tx -> tx.handle().execute("update cart set content = '{\"id\":'"));

    TillDesk restarted = shop.desk("maria");

    assertThat(restarted.current().sale().lines()).isEmpty();
    List<TestShop.Aside> aside = shop.aside();
    assertThat(aside).extracting(TestShop.Aside::content).containsExactly("{\"id\":");
    assertThat(paid(sellMilk(restarted)).number().number()).isEqualTo(1);
  }

  @Test
  void whatWasGivenIsThereAfterARestart() {
    OpenSale sale = done(desk.ringUp(desk.current().sale(), MILK));
    PayingSale card =
        sale.beginPayment()
            .then(paying -> paying.addTender("card", TenderKind.CARD, 100))
            .orElseThrow();
    assertThat(desk.keepPayment(card)).isEmpty();

    TillDesk restarted = shop.desk("maria");
    OpenTicket ticket = restarted.current();
    assertThat(ticket.sale()).isEqualTo(sale.under(ticket.sale().id()));
    assertThat(ticket.tenders()).isEqualTo(card.tenders());
    assertThat(shop.desk("lucia").current().tenders()).isEmpty();

    PayingSale again = new PayingSale(ticket.sale(), ticket.tenders(), ticket.rounding());
    assertThat(restarted.keepPayment(again.removeTender(1).orElseThrow())).isEmpty();
    OpenTicket takenBack = shop.desk("maria").current();
    assertThat(takenBack.sale()).isEqualTo(sale.under(takenBack.sale().id()));
    assertThat(takenBack.tenders()).isEmpty();
  }

  /// The same goods, as a sale of its own.
  private static Consumer<OpenSale> as(OpenSale before) {
    return taken -> assertThat(taken).isEqualTo(before.under(taken.id()));
  }

  /// A copy of the disk may go on with it as well, and both may be paid. Source: R21.
  @Test
  void aCartThatIsTakenUpAfterARestartIsASaleOfItsOwn() {
    OpenSale sale = done(desk.ringUp(desk.current().sale(), MILK));
    assertThat(desk.current().sale()).as("the desk that has begun it").isEqualTo(sale);

    TillDesk restarted = shop.desk("maria");
    OpenSale taken = restarted.current().sale();

    assertThat(taken.id()).isNotEqualTo(sale.id());
    assertThat(restarted.current().sale()).isEqualTo(taken);
    assertThat(paid(restarted.complete(inCash(taken))).id()).isEqualTo(taken.id());
    assertThat(shop.desk("maria").current().sale().lines()).isEmpty();
  }

  @Test
  void anEmptyTicketNamesTheOneBeforeIt() {
    assertThat(desk.current().last()).isNull();
    CompletedSale sold = paid(sellMilk(desk));
    LastTicket last =
        new LastTicket(
            new TicketNumber(TestShop.SERIES, 1), new Money(165, EUR), sold.completedAt());

    assertThat(shop.desk("maria").current().last()).isEqualTo(last);
    assertThat(shop.desk("lucia").current().last()).isEqualTo(last);
    assertThat(((PaymentAnswer.Paid) sellMilk(desk)).next().last())
        .extracting(LastTicket::number)
        .isEqualTo(new TicketNumber(TestShop.SERIES, 2));
  }

  @Test
  void aDamagedTicketDoesNotStopTheNext() {
    paid(sellMilk(desk));
    shop.replica.write(
        Priority.PERSON, tx -> tx.handle().execute("update sale set currency = 'euro'"));

    assertThat(shop.desk("maria").current().last()).isNull();
    assertThat(paid(sellMilk(shop.desk("maria"))).number().number()).isEqualTo(2);
  }

  @Test
  void aSaleThatWasFinishedUnseenIsNamedAndItsCartDoesNotComeBack() {
    OpenSale sale = done(desk.ringUp(desk.current().sale(), MILK));
    CompletedSale sold = paid(desk.complete(inCash(sale)));
    shop.replica.write(
        Priority.PERSON,
        tx -> {
          CartStore.save(tx, inCash(sale));
          return null;
        });

    OpenTicket ticket = shop.desk("maria").current();
    assertThat(ticket.sale().lines()).isEmpty();
    assertThat(ticket.last()).isEqualTo(LastTicket.of(sold));
  }

  @Test
  void aMistakeInTheShopsEntryDoesNotStopATillThatKnewBetter() {
    OpenSale sale = done(desk.ringUp(desk.current().sale(), MILK));
    shop.misplace("Europe/Rom");

    OpenTicket ticket = desk.current();
    assertThat(ticket.sale()).isEqualTo(sale);
    assertThat(done(desk.ringUp(ticket.sale(), MILK)).lines()).hasSize(2);
  }

  @Test
  void withoutAnyVatRateNothingIsPriced() {
    shop.replica.write(
        Priority.PERSON, tx -> tx.handle().execute("update vat_rate set deleted = 1"));

    assertThat(desk.ringUp(desk.current().sale(), MILK))
        .isEqualTo(new StepAnswer.Blocked(Obstacle.NO_VAT_RATE));
  }

  @Test
  void aCartCanBeLeftForANewOne() {
    OpenSale sale = done(desk.ringUp(desk.current().sale(), MILK));

    assertThat(desk.startAnew(sale).sale().lines()).isEmpty();
    List<TestShop.Aside> aside = shop.aside();
    assertThat(aside).extracting(TestShop.Aside::id).containsExactly(sale.id());
  }

  @Test
  void theCustomerIsNamedOnTheTicket() {
    shop.put(
        SyncCatalogue.CONTACT,
        "bar",
        Values.of(SyncCatalogue.CONTACT)
            .set("name", "Bar Centrale")
            .set("customer", true)
            .set("prospect", false)
            .set("supplier", false)
            .set("active", true));
    OpenSale sale = done(desk.ringUp(desk.current().sale(), MILK));
    done(desk.keep(sale.withCustomer("bar")));

    assertThat(shop.desk("maria").current().customer())
        .isEqualTo(new Customer("bar", "Bar Centrale"));
  }

  @Test
  void rightsAreReadOffWhatWasDone() {
    OpenSale sale = done(desk.ringUp(desk.current().sale(), MILK));
    OpenSale reduced = sale.discountLine(1, Discount.percent(TEN)).orElseThrow();
    OpenSale cheaper = sale.changePrice(1, 100).orElseThrow();

    done(desk.keep(reduced));
    assertThat(desk.keep(cheaper))
        .isEqualTo(new StepAnswer.NeedsApproval(Set.of(Permission.PRICE_OVERRIDE)));
    assertThat(shop.desk("maria").current().sale()).satisfies(as(reduced));
  }

  @Test
  void whoMayNotSellSellsNothing() {
    TillDesk guests = shop.desk("guest");
    OpenSale sale = guests.current().sale();
    StepAnswer notPermitted = new StepAnswer.Blocked(Obstacle.NOT_PERMITTED);

    assertThat(guests.ringUp(sale, MILK)).isEqualTo(notPermitted);
    assertThat(guests.keep(sale)).isEqualTo(notPermitted);
  }

  @Test
  void thereIsAlwaysCash() {
    assertThat(desk.paymentMethods())
        .containsExactly(new PaymentMethod("cash", TenderKind.CASH, Label.of("Cash"), 0, true));

    paymentMethod("card", "CARD", 1);
    paymentMethod("contanti", "CASH", 2);

    assertThat(desk.paymentMethods())
        .extracting(PaymentMethod::id)
        .containsExactly("card", "contanti");
    assertThat(desk.cash().id()).isEqualTo("contanti");
  }

  private void paymentMethod(String id, String kind, int sort) {
    shop.put(
        SyncCatalogue.PAYMENT_METHOD,
        id,
        Values.of(SyncCatalogue.PAYMENT_METHOD)
            .set("kind", kind)
            .set("name", id)
            .set("sort", sort)
            .set("active", true));
  }
}
