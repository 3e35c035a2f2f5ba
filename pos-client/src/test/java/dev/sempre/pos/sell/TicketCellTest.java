package dev.sempre.pos.sell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.model.money.Rate;
import dev.sempre.model.sale.Discount;
import dev.sempre.pos.approval.ApprovalViewModel;
import dev.sempre.pos.login.FakeLogIn;
import dev.sempre.pos.shell.InlineWork;
import dev.sempre.pos.shell.UiThread;
import dev.sempre.pos.words.Language;
import dev.sempre.pos.words.Words;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.util.WaitForAsyncUtils;

/// A line stands there whole in the very frame in which it changes.
@ExtendWith(UiThread.class)
class TicketCellTest {
  private final Words words = new Words(Language.EN);
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

  @Test
  void whatComesOffIsDrawnWithTheLineThatIsRungUpNext() throws Exception {
    TicketView view = ui(this::shown);
    ui(() -> {
      sell.scan(shop.codeOf("Mozzarella 250 g"));
      frame(view);
      sell.ticket().change(sale -> sale.discountLine(1, new Discount.Percent(new Rate(1_000))));
      frame(view);
      return null;
    });
    assertThat(ui(() -> texts(view))).contains("\u221210%");
    assertThat(ui(() -> withoutRoom(view))).isEmpty();
    ui(() -> {
      sell.scan(shop.codeOf("Focaccia"));
      frame(view);
      return null;
    });
    assertThat(ui(() -> texts(view))).contains("\u221210%", "Focaccia");
    assertThat(ui(() -> withoutRoom(view))).isEmpty();
  }

  private TicketView shown() {
    sell.start();
    TicketView view = new TicketView(sell, words);
    new Scene(view, 580, 700);
    frame(view);
    return view;
  }

  /// What is done once in each frame: styled, then laid out.
  private static void frame(TicketView view) {
    view.applyCss();
    view.layout();
  }

  private static List<Label> labels(TicketView view) {
    return view.lookupAll(".line:filled .label").stream()
        .map(Label.class::cast)
        .filter(label -> label.isVisible() && !label.getText().isEmpty())
        .toList();
  }

  private static List<String> texts(TicketView view) {
    return labels(view).stream().map(Label::getText).toList();
  }

  private static List<String> withoutRoom(TicketView view) {
    return labels(view).stream()
        .filter(label -> label.getHeight() < 1 || label.getWidth() < 1)
        .map(Label::getText)
        .toList();
  }

  private static <T> T ui(Callable<T> task) throws TimeoutException {
    return WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, WaitForAsyncUtils.asyncFx(task));
  }
}
