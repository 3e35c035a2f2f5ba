package dev.sempre.pos.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.model.sale.CompletedSale;
import dev.sempre.model.sale.SaleLine;
import java.util.List;
import java.util.Objects;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

class ReturnJourneyTest extends Journey {
  private static final String MILK = "Latte intero fresco 1 l";
  private static final String COFFEE = "Caffè macinato 250 g";

  @Start
  void start(Stage stage) {
    open(stage);
  }

  private List<SaleLine> lines() {
    return Objects.requireNonNull(stand.sell.ticketProperty().get()).sale().lines();
  }

  private void scanned(String name, int lines) {
    scan(stand.shop.codeOf(name));
    until(() -> lines().size() == lines);
  }

  /// Two of milk and a coffee, paid by card.
  private void sold(FxRobot robot) {
    scanned(MILK, 1);
    scanned(MILK, 2);
    scanned(COFFEE, 3);
    click(robot, "#pay");
    click(robot, "#method-card");
    until(() -> shows("#change"));
    click(robot, "#change-next");
    until(() -> !shows("#change"));
  }

  @Test
  void aReturnAndAnExchangeByTouchAndScan(FxRobot robot) {
    logIn(robot, "maria");
    sold(robot);
    click(robot, "#key-return");
    until(() -> !((ListView<?>) node("#tickets")).getItems().isEmpty());
    stand.picture("return-find");
    click(robot, "1-2-00458");
    until(() -> shows("#return-take"));
    assertThat(node("#return-take").isDisabled()).isTrue();
    click(robot, "#return-more-1");
    click(robot, "#return-more-3");
    click(robot, "#return-less-3");
    click(robot, "#return-take");
    until(() -> text("#notice").startsWith("Manca il motivo del reso. Tocca un motivo"));
    click(robot, "#reason-faulty");
    stand.picture("return-lines");
    click(robot, "#return-take");
    until(() -> lines().size() == 1);
    assertThat(text("#total-minus")).isEqualTo("\u2212 ");
    assertThat(text("#total")).isEqualTo("1,65");
    stand.picture("return-ticket");
    scanned(COFFEE, 2);
    assertThat(text("#total")).isEqualTo("2,84");
    click(robot, "#pay");
    until(() -> shows("#due"));
    assertThat(text("#due")).isEqualTo("€ 2,84");
    click(robot, "#method-card");
    until(() -> shows("#change"));

    assertThat(stand.till.completed().getLast().lines())
        .extracting(SaleLine::quantityMilli)
        .containsExactly(-1_000L, 1_000L);
  }

  @Test
  void aRefundByKeyboardAlone(FxRobot robot) {
    logIn(robot, "lucia");
    sold(robot);
    robot.push(KeyCode.F9);
    until(() -> shows("#ticket-entry"));
    robot.write("1-2-458", 80);
    untilTyped("#ticket-entry", "1-2-458");
    robot.push(KeyCode.ENTER);
    until(() -> shows("#return-quantity"));
    robot.push(KeyCode.DOWN);
    robot.write("1", 80);
    untilTyped("#return-quantity", "1");
    robot.push(KeyCode.ENTER);
    until(() -> ((TextField) node("#return-quantity")).getText().isEmpty());
    robot.push(KeyCode.RIGHT);
    robot.push(KeyCode.ENTER);
    until(() -> lines().size() == 1);
    robot.push(KeyCode.F12);
    until(() -> shows("#due"));
    assertThat(text("#due")).isEqualTo("€1.65");
    stand.picture("refund");
    robot.push(KeyCode.ENTER);
    until(() -> shows("#change"));
    assertThat(text("#change")).isEqualTo("€1.65");

    CompletedSale refund = stand.till.completed().getLast();
    assertThat(refund.totals().grossMinor()).isEqualTo(-165);
    assertThat(Objects.requireNonNull(refund.lines().getFirst().returnedLine()).position())
        .isEqualTo(2);
  }

  @Test
  void aReceiptThatIsScannedOpensItsTicketWhereverTheFocusIs(FxRobot robot) {
    logIn(robot, "maria");
    sold(robot);
    does(() -> node("#chip").requestFocus());
    scan("1-2-00458");
    until(() -> shows("#return-take"));
    scan(stand.shop.codeOf(COFFEE));
    until(() -> text("#return-take").contains("4,49"));
    scan("1-9-00001");
    until(() -> shows("#notice") && text("#notice").contains("1-9-00001"));
    assertThat(lines()).isEmpty();
  }
}
