package dev.sempre.pos.sell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.pos.approval.ApprovalViewModel;
import dev.sempre.pos.login.FakeLogIn;
import dev.sempre.pos.shell.InlineWork;
import dev.sempre.pos.shell.UiThread;
import dev.sempre.pos.words.Language;
import dev.sempre.pos.words.Words;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import javafx.scene.robot.Robot;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(UiThread.class)
class PanelHostTest {
  private static final int ROUNDS = 10;
  private static final long PATIENCE_SECONDS = 30;

  private final Words words = new Words(Language.IT);
  private final FakeShop shop = new FakeShop();
  private final FakeTill till = new FakeTill(shop);
  private final SellViewModel sell =
      new SellViewModel(
          words,
          new InlineWork(),
          till,
          new FakeReturns(till, shop),
          shop,
          shop::findCustomers,
          new ApprovalViewModel(words, new InlineWork(), () -> 0, new FakeLogIn()),
          new PaperViewModel(new InlineWork(), new FakePaper(), () -> "maria"),
          () -> {});

  @Test
  void aPanelThatWasReplacedIsLetGo() throws TimeoutException {
    PanelHost host =
        onUi(() -> {
          sell.start();
          sell.scan(FakeShop.gtin(4));
          sell.payKey();
          sell.tender(till.paymentMethods().getFirst());
          sell.scan(FakeShop.gtin(4));
          return new PanelHost(sell, words, () -> {});
        });
    List<WeakReference<Node>> panels = new ArrayList<>();
    for (int i = 0; i < ROUNDS; i++) {
      for (Runnable key : keys()) {
        panels.add(
            onUi(() -> {
              key.run();
              return new WeakReference<>(host.getChildren().getFirst());
            }));
      }
    }
    onUi(() -> {
      sell.panels().close();
      return host;
    });
    WaitForAsyncUtils.waitFor(
        PATIENCE_SECONDS,
        TimeUnit.SECONDS,
        () -> {
          System.gc();
          return panels.stream().allMatch(panel -> panel.get() == null);
        });
    assertThat(host.getChildren()).isEmpty();
    assertThat(panels).hasSize(ROUNDS * keys().size());
  }

  @Test
  void anAnswerThatStandsThereWhenThePanelOpensIsMarked() {
    PanelHost host =
        onUi(() -> {
          sell.start();
          sell.scan(FakeShop.gtin(4));
          PanelHost made = new PanelHost(sell, words, () -> {});
          sell.ticketKeys().voidTicket();
          return made;
        });
    String given = sell.ticketKeys().reasonProperty().get();
    assertThat(given).isNotBlank();
    assertThat(onUi(() -> host.lookupAll(".toggle-button")))
        .filteredOn(key -> ((ToggleButton) key).isSelected())
        .extracting(key -> ((ToggleButton) key).getText())
        .containsExactly(given);
  }

  /// Whoever touches a figure in the moment in which the panel slides in means the panel's own one:
  /// the key below would put it into the search.
  @Test
  void whatAPanelIsAboutToCoverFeelsNoFingerMore() {
    AtomicInteger felt = new AtomicInteger();
    Scene scene =
        onUi(() -> {
          sell.start();
          sell.scan(FakeShop.gtin(4));
          Button below = new Button("5");
          below.setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
          below.addEventHandler(MouseEvent.MOUSE_PRESSED, _ -> felt.incrementAndGet());
          StackPane right = new StackPane(below, new PanelHost(sell, words, () -> {}));
          Scene made = new Scene(right, 400, 400);
          Stage stage = new Stage();
          stage.setScene(made);
          stage.show();
          return made;
        });
    touch(scene);
    assertThat(felt).hasValue(1);
    onUi(() -> {
      sell.payKey();
      scene.getRoot().layout();
      press(scene); // The panel is still on its way.
      return true;
    });
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(felt).hasValue(1);
    onUi(() -> {
      sell.panels().close();
      return true;
    });
    touch(scene);
    assertThat(felt).hasValue(2);
    onUi(() -> {
      scene.getWindow().hide();
      return true;
    });
  }

  private static void touch(Scene scene) {
    onUi(() -> {
      press(scene);
      return true;
    });
    WaitForAsyncUtils.waitForFxEvents();
  }

  private static void press(Scene scene) {
    Point2D at = scene.getRoot().localToScreen(40, 200);
    Robot robot = new Robot();
    robot.mouseMove(at);
    robot.mouseClick(MouseButton.PRIMARY);
  }

  private List<Runnable> keys() {
    LineKeys lines = sell.lineKeys();
    ReturnKeys returns = sell.returnKeys();
    TicketKeys tickets = sell.ticketKeys();
    return List.of(
        sell::payKey,
        lines::quantity,
        lines::price,
        lines::discount,
        sell.customerKeys()::open,
        tickets::park,
        tickets::recall,
        tickets::voidTicket,
        sell.detailKeys()::open,
        sell::priceCheckKey,
        returns::find,
        returns::withoutTicket,
        () -> returns.open(till.completed().getFirst().number()));
  }

  private static <T> T onUi(Callable<T> step) {
    return WaitForAsyncUtils.waitForAsyncFx(PATIENCE_SECONDS * 1_000, step);
  }
}
