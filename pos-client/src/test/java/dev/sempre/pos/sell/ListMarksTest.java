package dev.sempre.pos.sell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.pos.approval.ApprovalViewModel;
import dev.sempre.pos.login.FakeLogIn;
import dev.sempre.pos.shell.InlineWork;
import dev.sempre.pos.shell.UiThread;
import dev.sempre.pos.words.Language;
import dev.sempre.pos.words.Words;
import java.util.Objects;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// A mark that the arrows have set is among what was found for that text, and not for the next.
@ExtendWith(UiThread.class)
class ListMarksTest {

  private final Words words = new Words(Language.IT);
  private final InlineWork work = new InlineWork();
  private final FakeShop shop = new FakeShop();
  private final FakeTill till = new FakeTill(shop);
  private final SellViewModel sell =
      new SellViewModel(
          words,
          work,
          till,
          new FakeReturns(till, shop),
          shop,
          shop::findCustomers,
          new ApprovalViewModel(words, work, () -> 0, new FakeLogIn()),
          new PaperViewModel(work, new FakePaper(), () -> "maria"),
          () -> {});

  @SuppressWarnings("NullAway.Init")
  private PanelHost host;

  @BeforeEach
  void sellTwice() {
    ui(() -> {
      sell.start();
      for (int item : new int[] {4, 8}) {
        sell.scan(FakeShop.gtin(item));
        sell.payKey();
        sell.tender(till.paymentMethods().getFirst());
      }
      host = new PanelHost(sell, words, () -> {});
    });
  }

  private static void ui(Runnable step) {
    UiThread.does(step);
  }

  private void isForgottenWhenTyping(String field, String list) {
    ListView<?> found = (ListView<?>) Objects.requireNonNull(host.lookup(list));
    assertThat(found.getItems()).isNotEmpty();
    found.getSelectionModel().select(0);
    work.hold();
    ((TextField) Objects.requireNonNull(host.lookup(field))).appendText("a");
    assertThat(found.getSelectionModel().getSelectedItem()).isNull();
  }

  @Test
  void ofACustomer() {
    ui(() -> {
      sell.customerKeys().open();
      isForgottenWhenTyping("#customer-entry", "#customers");
    });
  }

  @Test
  void ofATicket() {
    ui(() -> {
      sell.returnKeys().find();
      isForgottenWhenTyping("#ticket-entry", "#tickets");
    });
  }

  @Test
  void ofAnArticleThatComesBack() {
    ui(() -> {
      sell.returnKeys().withoutTicket();
      sell.returnKeys().goodsEntryProperty().set("p");
      isForgottenWhenTyping("#goods-entry", "#goods");
    });
  }

  @Test
  void ofAnArticleWhosePriceIsAskedFor() {
    ui(() -> {
      sell.priceCheckKey();
      sell.priceCheck().entryProperty().set("p");
      sell.priceCheck().mark(1);
      assertThat(sell.priceCheck().markedProperty().get()).isZero();
      work.hold();
      sell.priceCheck().entryProperty().set("pa");
      assertThat(sell.priceCheck().markedProperty().get()).isEqualTo(-1);
    });
  }
}
