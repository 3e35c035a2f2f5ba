package dev.sempre.pos.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.agent.AgentWiring;
import dev.sempre.model.organisation.User;
import dev.sempre.model.sale.CompletedSale;
import dev.sempre.model.sale.OpenSale;
import dev.sempre.model.sale.PayingSale;
import dev.sempre.pos.app.Installation;
import dev.sempre.pos.app.PosWiring;
import dev.sempre.pos.sell.PaymentAnswer;
import dev.sempre.pos.sell.StepAnswer;
import dev.sempre.pos.shell.Screen;
import dev.sempre.pos.till.TillDesk;
import dev.sempre.replica.db.Priority;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.organisation.UserStore;
import dev.sempre.replica.sale.SalesReport;
import dev.sempre.replica.sale.SalesReportStore;
import dev.sempre.replica.sale.SalesReportStore.Days;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A ticket that the centre must refuse among a thousand, and a manager at the real screen. Source:
/// P3, H7, R13.
final class OneBadTicketTest {
  private static final int TICKETS = 1_000;
  private static final int BAD = 437;
  private static final String MANAGER = "lucia";

  @TempDir Path folder;

  @Test
  void theOthersArriveAndTheOneIsCorrectedAndSentAgainOnThePendingTab() throws IOException {
    try (DemoCentre centre = FurnishedCentre.demo(folder.resolve("centre"))) {
      JoinedTill.make(folder.resolve("till"), centre, OneBadTicketTest::sellOffline);
      startToolkit();
      try (Installation installation = JoinedTill.open(folder.resolve("till"))) {
        Stage[] stage = new Stage[1];
        PosWiring till =
            Hands.onUi(() ->
                new PosWiring(
                    installation,
                    _ -> DemoCentre.pins(),
                    enrolment -> () -> enrolment.join(centre.url(), "no code")));
        Scene scene = Hands.onUi(() -> shown(till, stage));
        Hands hands = new Hands(scene, folder, OneBadTicketTest::sleep);
        try {
          logIn(hands, installation.replica());
          hands.until("999 tickets", () -> atCentre(centre).count() == TICKETS - 1);

          Hands.onUi(() -> {
            till.shell().go(Screen.SYNC);
            return true;
          });
          hands.untilShown("#sync-tab-pending");
          hands.touch("#sync-tab-pending");
          hands.untilShown("#remedy-correct");
          assertThat(hands.text(".pending-cause")).contains("currency").contains("1 voce");
          assertThat(hands.text(".pending-records .label")).isEqualTo("1-1-00437");
          hands.touch("#remedy-correct");
          hands.untilShown("#correction");
          correct(scene, hands);
          hands.until("it is no longer pending", () -> !hands.isShown("#remedy-correct"));
          Hands.onUi(() -> {
            till.shell().tryNow();
            return true;
          });
          hands.until("all tickets", () -> atCentre(centre).count() == TICKETS);

          assertThat(atCentre(centre)).isEqualTo(report(installation.replica()));
        } finally {
          Hands.onUi(() -> {
            stage[0].close();
            till.close();
            return true;
          });
        }
      }
    }
  }

  private static void correct(Scene scene, Hands hands) {
    assertThat(Hands.onUi(() -> ((TextField) scene.lookup("#correction")).getText()))
        .isEqualTo("euro");
    Hands.onUi(() -> {
      ((TextField) scene.lookup("#correction")).clear();
      return true;
    });
    hands.touch("#correction");
    hands.type("EUR");
    hands.press(KeyCode.ENTER);
  }

  private void logIn(Hands hands, Replica replica) {
    String tile = "#person-" + manager(replica).id();
    hands.untilShown(tile);
    hands.touch(tile);
    for (char digit : String.valueOf(DemoCentre.pins().get(MANAGER)).toCharArray()) {
      hands.touch("#pin-" + digit);
    }
    hands.touch("#login-enter");
    hands.untilShown("#entry");
  }

  private static User manager(Replica replica) {
    return replica.read(handle -> UserStore.activeOf(handle, "1")).stream()
        .filter(user -> user.login().equals(MANAGER))
        .findFirst()
        .orElseThrow();
  }

  private static Scene shown(PosWiring till, Stage[] stage) {
    stage[0] = new Stage();
    Scene scene = till.scene(1_024, 768);
    stage[0].setScene(scene);
    stage[0].show();
    return scene;
  }

  private static void sellOffline(Replica replica) {
    TillDesk desk = new TillDesk(replica, AgentWiring.CLOCK, manager(replica));
    OpenSale sale = desk.current().sale();
    for (int i = 1; i <= TICKETS; i++) {
      PaymentAnswer.Paid paid = sell(desk, sale, i);
      if (i == BAD) {
        damage(replica, paid.sale());
      }
      sale = paid.next().sale();
    }
  }

  private static PaymentAnswer.Paid sell(TillDesk desk, OpenSale sale, int ticket) {
    StepAnswer answer = desk.ringUpOpenPriced(sale, "Bread " + ticket, 100 + ticket, 1_000);
    PayingSale paying = ((StepAnswer.Done) answer).sale().beginPayment().orElseThrow();
    return (PaymentAnswer.Paid)
        desk.complete(
            paying
                .addTender(desk.cash().id(), desk.cash().kind(), paying.dueMinor())
                .orElseThrow());
  }

  private static void damage(Replica replica, CompletedSale sale) {
    int changed =
        replica.write(
            Priority.PERSON,
            tx -> tx.handle().execute("update sale set currency = 'euro' where id = ?", sale.id()));
    assertThat(changed).isEqualTo(1);
  }

  private static SalesReport atCentre(DemoCentre centre) {
    return report(centre.company());
  }

  private static SalesReport report(Replica replica) {
    return replica.read(handle -> SalesReportStore.read(handle, Days.ALL));
  }

  private static void startToolkit() {
    try {
      Platform.startup(() -> Platform.setImplicitExit(false));
    } catch (IllegalStateException running) {
      assertThat(List.of(running)).as("the toolkit runs already").isNotEmpty();
    }
  }

  private static void sleep(long millis) {
    LockSupport.parkNanos(millis * 1_000_000);
  }
}
