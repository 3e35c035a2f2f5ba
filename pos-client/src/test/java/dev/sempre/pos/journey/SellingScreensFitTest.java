package dev.sempre.pos.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.model.money.Currency;
import dev.sempre.model.organisation.Permission;
import dev.sempre.model.sale.SaleLine;
import dev.sempre.pos.device.VirtualScale;
import dev.sempre.pos.display.FaceView;
import dev.sempre.pos.display.FaceWriter;
import dev.sempre.pos.display.Moment;
import dev.sempre.pos.login.FakeLogIn;
import dev.sempre.pos.look.Look;
import dev.sempre.pos.look.Seen;
import dev.sempre.pos.look.Theme;
import dev.sempre.pos.shell.LinkState;
import dev.sempre.pos.shell.Screen;
import dev.sempre.pos.words.Language;
import dev.sempre.pos.words.Word;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javafx.scene.Scene;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;

/// What a cashier sees until she takes the money, and what the customer sees beside her.
class SellingScreensFitTest extends ScreenWalk {
  @Override
  void walk(Language language) {
    logIn(language);
    sell();
    does(stand.devices::furnish);
    weigh();
    customerDisplay();
  }

  @Override
  Set<String> shows() {
    return Set.of(
        "SELL",
        "approval.ApprovalPane",
        "display.FaceView",
        "panel Approve",
        "panel ChooseCustomer",
        "panel Details",
        "panel Park",
        "panel Price",
        "panel PriceCheck",
        "panel Quantity",
        "panel Recall",
        "panel Reduce",
        "panel VoidTicket",
        "panel Weigh",
        "pin.PinPad",
        "sell.ActionKeys",
        "sell.ApprovalPanel",
        "sell.CustomerPanel",
        "sell.DetailsPanel",
        "sell.EvenGrid",
        "sell.ExplanationPanel",
        "sell.FigurePanel",
        "sell.FinderView",
        "sell.KeyBlock",
        "sell.KeyPad",
        "sell.NoticeBar",
        "sell.PanelHost",
        "sell.ParkPanel",
        "sell.PriceCheckPanel",
        "sell.ProductCell",
        "sell.RecallPanel",
        "sell.SellView",
        "sell.TabBar",
        "sell.TicketCell",
        "sell.TicketView",
        "sell.Tile",
        "sell.TileGrid",
        "sell.VoidTicketPanel",
        "sell.WeighPanel",
        "shell.ShellView",
        "shell.TopBar",
        "trouble.ExplainKey",
        "trouble.TroublePane");
  }

  private void sell() {
    does(() -> stand.shell.show(new LinkState.Connected(0)));
    look("all-sell-empty");
    scan("Rigatoni n.24 500 g", 1);
    cheese();
    look("all-weigh-by-hand");
    weighed(2);
    scan("Latte intero fresco 1 l", 3);
    scan(OIL, 4);
    key(KeyCode.DELETE);
    until(() -> sale().lines().get(3).voided());
    scan("Caffè macinato 250 g", 5);
    does(() -> stand.sell.scan("12345670"));
    until(() -> stand.beeps.get() == 1);
    does(() -> stand.shell.show(new LinkState.Disconnected(Stand.NOW.minusSeconds(7_200), 1_237)));
    look("all-sell-unknown");
    explain("notice", "all-explained-unknown");
    does(() -> stand.sell.scan(FakeLogIn.WITHDRAWN_BADGE.text()));
    until(() -> stand.beeps.getAndSet(1) == 2);
    look("all-sell-badge");
    explain("notice", "all-explained-badge");
    does(() -> stand.shell.show(new LinkState.Reconnecting(14, Stand.NOW.plusSeconds(291), 37)));
    key(KeyCode.F2);
    look("all-sell-quantity");
    key(KeyCode.F4);
    look("all-sell-price");
    key(KeyCode.F3);
    look("all-sell-discount");
    stand.till.setBack(true);
    does(() -> stand.sell.scan(stand.shop.codeOf("Focaccia")));
    settle();
    look("all-sell-set-back");
    explain("notice", "all-explained-set-back");
    stand.till.setBack(false);
    stand.till.askFor(Set.of(Permission.PRICE_OVERRIDE, Permission.DISCOUNT_ABOVE_LIMIT));
    key(KeyCode.DELETE);
    press("approver-lucia");
    does(() -> ((TextField) seen("#pin")).setText("1357"));
    press("login-enter");
    until(() -> Seen.find(stand.scene(), "#login-message") != null);
    look("all-approval");
    does(() -> stand.sell.scan(FakeLogIn.MARIAS_BADGE.text()));
    until(() -> stand.beeps.get() == 2);
    look("all-approval-badge");
    stand.till.askFor(Set.of());
    key(KeyCode.ESCAPE);
    key(KeyCode.F6);
    waitFor("#customers .result-row");
    look("all-sell-customer");
    key(KeyCode.ESCAPE);
    wholeTicketsAndDetails();
    press("chip");
    look("all-chip");
    press("menu");
    look("all-menu");
    press("menu");
    does(() -> stand.shell.show(new LinkState.Connected(3)));
    scan("Focaccia", 6);
    look("all-sell");
  }

  private void wholeTicketsAndDetails() {
    key(KeyCode.F1);
    does(() -> stand.sell.scan(stand.shop.codeOf(OIL)));
    settle();
    look("all-price-check");
    write("price-entry", "mel");
    waitFor("#price-found .result-row");
    look("all-price-search");
    key(KeyCode.ESCAPE);
    key(KeyCode.INSERT);
    write("line-note", "Sacchetto a parte, è un regalo");
    write("ticket-note", "Ritira alle 18 la signora Verdi");
    press("salesperson-lucia");
    look("all-details");
    press("details-apply");
    until(() -> sale().note() != null);
    look("all-sell-notes");
    key(KeyCode.F8);
    waitFor("#parked");
    look("all-recall-empty");
    key(KeyCode.ESCAPE);
    key(KeyCode.F7);
    look("all-park");
    press("park-now");
    until(() -> sale().lines().isEmpty());
    look("all-parked");
    park("Osteria del Ponte, signor Bianchi della cucina", "Focaccia");
    park("", OIL);
    stand.till.leavesOpen("chloe", stand.shop.codeOf("Caffè macinato 250 g"));
    scan("Focaccia", 1);
    key(KeyCode.F8);
    waitFor("#parked .result-row");
    look("all-recall");
    key(KeyCode.DOWN);
    key(KeyCode.DOWN);
    key(KeyCode.F8);
    until(() -> sale().lines().size() == 5);
    look("all-recalled");
    shiftDelete();
    look("all-void-ticket");
    key(KeyCode.ESCAPE);
    stand.till.takeOver("Chloé D.");
    does(stand.sell::start);
    settle();
    look("all-taken-over");
  }

  private void park(String name, String article) {
    scan(article, 1);
    key(KeyCode.F7);
    write("park-name", name);
    press("park-now");
    until(() -> sale().lines().isEmpty());
  }

  private void shiftDelete() {
    does(() -> stand.scene().getRoot().requestFocus());
    shift(KeyCode.DELETE);
  }

  private double weighFieldY() {
    return Objects.requireNonNull(stand.scene().lookup("#weigh-entry")).localToScene(0, 0).getY();
  }

  private void weigh() {
    does(() -> stand.shell.go(Screen.SELL));
    does(() -> stand.sell.scan(stand.shop.codeOf("Parmigiano Reggiano 24 mesi")));
    waitFor("#weight");
    until(() -> !"–".equals(shownIn("#weight")));
    look("all-weigh");
    double fieldAtY = weighFieldY();
    stand.devices.scale.become(VirtualScale.Condition.SILENT);
    does(() -> stand.sell.scan(stand.shop.codeOf("Banane")));
    String silent = stand.words.say(Word.WEIGH_NO_ANSWER);
    until(() -> shownIn("#weigh-state").startsWith(silent));
    look("all-weigh-silent");
    assertThat(weighFieldY()).as("whatever the scale says, the keys stay").isEqualTo(fieldAtY);
    enter("weigh-entry");
    look("all-weigh-told");
    assertThat(weighFieldY()).as("wherever it is told").isEqualTo(fieldAtY);
    write("weigh-entry", "1");
    press("weigh-take");
    stand.devices.scale.put(1_250); // Before it answers: what lay there may be told once more.
    stand.devices.scale.become(VirtualScale.Condition.READY);
    until(() -> shownIn("#weight").startsWith("1"));
    write("weigh-entry", "2");
    assertThat(shownIn("#weight")).as("what is typed, which is what is taken").startsWith("2");
    write("weigh-entry", "");
    assertThat(shownIn("#weight")).as("what the scale says").startsWith("1");
    press("weigh-take");
    until(() -> stand.scene().lookup("#weight") == null);
    look("all-weighed");
  }

  /// What a second screen shows, in the language and the size of this one; it is always light.
  private void customerDisplay() {
    FaceWriter writer = new FaceWriter(stand.words, "Bottega Rossi, Milano Centro");
    SaleLine line = sale().lines().get(1);
    Currency currency = sale().context().currency();
    Map<String, Moment> moments =
        Map.of(
            "all-display-idle", new Moment.Idle(),
            "all-display-line", new Moment.RungUp(line, 123_456, currency),
            "all-display-paying", new Moment.Paying(123_456, 100_000, 23_456, currency),
            "all-display-change", new Moment.Paid(123_456, 150_000, 26_544, currency));
    moments.forEach((name, moment) -> {
      FaceView view = ui(FaceView::new);
      Scene scene =
          ui(() -> {
            view.show(writer.write(moment));
            Scene made = new Scene(view, stand.scene().getWidth(), stand.scene().getHeight());
            Look.dress(made, Theme.LIGHT);
            return made;
          });
      settle();
      does(() -> {
        view.applyCss();
        view.layout();
      });
      lookAside(name, scene);
    });
  }
}
