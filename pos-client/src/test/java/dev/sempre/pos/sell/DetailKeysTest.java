package dev.sempre.pos.sell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.model.sale.OpenSale;
import dev.sempre.model.sale.SaleLine;
import dev.sempre.pos.approval.ApprovalViewModel;
import dev.sempre.pos.login.FakeLogIn;
import dev.sempre.pos.shell.InlineWork;
import dev.sempre.pos.words.Language;
import dev.sempre.pos.words.Word;
import dev.sempre.pos.words.Words;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Notes, salesperson and price check.
class DetailKeysTest {
  private static final String MILK = "Latte intero fresco 1 l";
  private static final String COFFEE = "Caffè macinato 250 g";

  private final FakeShop shop = new FakeShop();
  private final FakeTill till = new FakeTill(shop);
  private final InlineWork work = new InlineWork();
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
  private final DetailKeys keys = sell.detailKeys();
  private final PriceCheckViewModel check = sell.priceCheck();

  @BeforeEach
  void open() {
    sell.start();
  }

  private OpenSale sale() {
    return Objects.requireNonNull(sell.ticketProperty().get()).sale();
  }

  private SaleLine line() {
    return sale().lines().getFirst();
  }

  @Test
  void notesAndSalespersonAreTakenInOneStepAndComeBackWhenTheKeyIsPressedAgain() {
    sell.scan(shop.codeOf(MILK));
    keys.open();
    keys.lineNoteProperty().set(" ammaccato ");
    keys.ticketNoteProperty().set("ritira alle 18");
    keys.salespersonProperty().set("lucia");
    keys.apply();

    assertThat(line().note()).isEqualTo("ammaccato");
    assertThat(line().salespersonId()).isEqualTo("lucia");
    assertThat(sale().note()).isEqualTo("ritira alle 18");
    assertThat(till.onDisk()).isEqualTo(sale());
    assertThat(keys.nameOf("lucia")).isEqualTo("Lucia F.");
    assertThat(sell.panelProperty().get()).isNull();

    keys.open();
    assertThat(keys.lineNoteProperty().get()).isEqualTo("ammaccato");
    assertThat(keys.salespersonProperty().get()).isEqualTo("lucia");
    keys.lineNoteProperty().set("");
    keys.salespersonProperty().set(null);
    keys.apply();
    assertThat(line().note()).isNull();
    assertThat(line().salespersonId()).isNull();
    assertThat(sale().note()).isEqualTo("ritira alle 18");
  }

  @Test
  void aTicketWithoutAChosenLineHasItsOwnNote() {
    keys.open();
    assertThat(sell.panelProperty().get()).isEqualTo(new Panel.Details(null));
    keys.ticketNoteProperty().set("telefonare prima");
    keys.apply();
    assertThat(sale().note()).isEqualTo("telefonare prima");
  }

  @Test
  void aNoteThatIsTooLongIsSaidAndNothingOfTheStepIsTaken() {
    sell.scan(shop.codeOf(MILK));
    keys.open();
    keys.lineNoteProperty().set("x".repeat(2_000));
    keys.ticketNoteProperty().set("breve");
    keys.apply();
    assertThat(sale().note()).isNull();
    assertThat(sell.noticeProperty().get()).isEqualTo(Notice.hint(Word.REFUSED_NOTE));
  }

  @Test
  void aPriceIsShownAndTheTicketIsAsBefore() {
    sell.scan(shop.codeOf(MILK));
    OpenSale before = sale();
    sell.priceCheckKey();
    sell.scan(shop.codeOf(COFFEE));

    assertThat(check.answerProperty().get())
        .isInstanceOfSatisfying(
            PriceAnswer.Found.class,
            found -> assertThat(found.item().listPriceMinor()).isEqualTo(449));
    assertThat(sale()).isEqualTo(before);

    sell.panels().close();
    sell.scan(shop.codeOf(COFFEE));
    assertThat(sale().lines()).hasSize(2);
  }

  @Test
  void aPriceIsFoundByNameByCodeAndByTheMark() {
    sell.priceCheckKey();
    check.entryProperty().set("caff");
    assertThat(check.found()).hasSize(1);
    check.enter();
    assertThat(found()).isEqualTo(COFFEE);
    assertThat(check.found()).isEmpty();

    check.entryProperty().set(shop.codeOf(MILK));
    check.enter();
    assertThat(found()).isEqualTo(MILK);

    check.entryProperty().set("p");
    String wanted = check.found().get(1).name().text();
    check.mark(1);
    check.mark(1);
    check.enter();
    assertThat(found()).isEqualTo(wanted);

    check.entryProperty().set("qwertz");
    check.enter();
    assertThat(check.answerProperty().get()).isEqualTo(new PriceAnswer.Unknown("qwertz"));
    sell.panels().close();
    sell.priceCheckKey();
    assertThat(check.answerProperty().get()).as("begun anew").isNull();
  }

  private String found() {
    return ((PriceAnswer.Found) Objects.requireNonNull(check.answerProperty().get()))
        .item()
        .description();
  }

  @Test
  void whileMoneyLiesNothingElseIsAsked() {
    sell.scan(shop.codeOf(COFFEE));
    sell.payKey();
    sell.pay().tender(till.paymentMethods().getLast(), 100);
    sell.priceCheckKey();
    assertThat(sell.panelProperty().get()).isEqualTo(new Panel.Pay());
    keys.open();
    assertThat(sell.panelProperty().get()).isEqualTo(new Panel.Pay());
  }
}
