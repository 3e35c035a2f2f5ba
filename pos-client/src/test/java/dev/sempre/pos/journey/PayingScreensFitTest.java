package dev.sempre.pos.journey;

import dev.sempre.model.sale.CashRounding;
import dev.sempre.model.sale.TicketNumber;
import dev.sempre.pos.device.DeviceOutcome;
import dev.sempre.pos.sell.Failure;
import dev.sempre.pos.sell.FakeCards;
import dev.sempre.pos.words.Language;
import dev.sempre.replica.receipt.ReceiptJob.Channel;
import dev.sempre.replica.receipt.ReceiptJob.State;
import java.util.Set;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;

/// Taking the money for a ticket, in cash and by card, and giving it back.
class PayingScreensFitTest extends ScreenWalk {
  @Override
  void walk(Language language) {
    logIn(language);
    ringUp();
    pay();
    cards();
    returns();
  }

  @Override
  Set<String> shows() {
    return Set.of(
        "panel CardSlip",
        "panel Change",
        "panel FindTicket",
        "panel MailReceipt",
        "panel Pay",
        "panel TakeBack",
        "panel TakeBackGoods",
        "sell.CardPane",
        "sell.ChangePanel",
        "sell.FindTicketPanel",
        "sell.MailPanel",
        "sell.PaperBar",
        "sell.PayPanel",
        "sell.ReasonView",
        "sell.ReturnRowCell",
        "sell.SlipPanel",
        "sell.TakeBackGoodsPanel",
        "sell.TakeBackPanel",
        "sell.TenderLine");
  }

  /// A ticket with all that a line may be: with a long name and taken off, weighed by hand, and of
  /// the usual kind.
  private void ringUp() {
    scan("Rigatoni n.24 500 g", 1);
    cheese();
    weighed(2);
    scan(OIL, 3);
    key(KeyCode.DELETE);
    until(() -> sale().lines().get(2).voided());
    scan("Caffè macinato 250 g", 4);
  }

  private void pay() {
    key(KeyCode.F12);
    press("method-card");
    until(() -> stand.scene().lookup("#change") != null);
    look("all-change");
    String sale = stand.till.completed().getLast().id();
    stand.paper.drawer(new DeviceOutcome.TimedOut());
    does(() -> stand.paper.comeTo(sale, Channel.PRINT, State.WAITING, "NO_PAPER"));
    does(() -> stand.paper.comeTo(sale, Channel.MAIL, State.WAITING, "NOT_REACHABLE"));
    look("all-change-no-paper");
    stand.paper.drawer(null);
    does(() -> stand.paper.comeTo(sale, Channel.PRINT, State.DONE, "DONE"));
    look("all-change-printed");
    press("paper-mail");
    look("all-mail");
    press("mail-send");
    look("all-mail-no-address");
    key(KeyCode.ESCAPE);
    look("all-sell-last");
    scan("Focaccia", 1);
    key(KeyCode.F12);
    look("all-pay");
    stand.till.fallSilent(true);
    press("method-card");
    waitFor("#pay-again");
    look("all-pay-in-doubt");
    explain("notice", "all-explained-in-doubt");
    stand.till.fallSilent(false);
    stand.till.roundCash(new CashRounding(5));
    press("pay-again");
    until(() -> stand.scene().lookup("#change") != null);
    key(KeyCode.ESCAPE);
    payRounded();
  }

  private void payRounded() {
    scan("Caffè macinato 250 g", 1);
    stand.till.roundCash(CashRounding.NONE);
    key(KeyCode.F12);
    waitFor("#due-in-cash");
    look("all-pay-rounded");
    press("quick-exact");
    until(() -> stand.scene().lookup("#change") != null);
    look("all-change-rounded");
    key(KeyCode.ESCAPE);
  }

  private void cards() {
    stand.till.cards.plugIn();
    cheese();
    weighed(1);
    key(KeyCode.F12);
    waitFor("#due");
    write("pay-entry", "5");
    press("method-card");
    waitFor(".tender-line");
    look("all-card-part");
    stand.till.cards.makeWait();
    press("method-card");
    waitFor("#card-cancel");
    look("all-card-waiting");
    stand.till.cards.become(FakeCards.Mood.SILENT);
    stand.till.cards.holdOut();
    waitFor("#card-ask");
    look("all-card-silent");
    explain("notice", "all-explained-card");
    press("card-declare");
    waitFor("#slip-entry");
    look("all-card-slip");
    press("slip-moved");
    look("all-card-slip-empty");
    explain("notice", "all-explained-slip");
    key(KeyCode.ESCAPE);
    press("card-leave");
    until(() -> stand.scene().lookup("#card-leave") == null);
    look("all-card-left");
    stand.till.cards.become(FakeCards.Mood.DECLINES);
    press("method-card");
    settle();
    look("all-card-declined");
    stand.till.cards.become(FakeCards.Mood.APPROVES);
    stand.till.failWith(Failure.DISK_FULL);
    press("method-card");
    waitFor("#pay-finish");
    look("all-card-covered");
    stand.till.failWith(null);
    press("pay-finish");
    until(() -> stand.scene().lookup("#change") != null);
    key(KeyCode.ESCAPE);
    stand.till.cards.unplug();
  }

  private void returns() {
    TicketNumber number = stand.till.completed().getFirst().number();
    key(KeyCode.F9);
    waitFor("#tickets .result-row");
    look("all-return-find");
    does(() -> stand.sell.scan("1-9-00001"));
    waitFor("#notice");
    look("all-return-not-here");
    explain("notice", "all-explained-return");
    does(() -> stand.sell.scan(number.printed()));
    waitFor("#return-lines .result-row");
    look("all-return-lines");
    key(KeyCode.F9);
    press("reason-spoilt");
    look("all-return-all");
    press("return-take");
    until(() -> !sale().lines().isEmpty());
    look("all-return-ticket");
    key(KeyCode.F9);
    key(KeyCode.F9);
    waitFor("#goods");
    look("all-return-goods");
    does(() -> ((TextField) stand.scene().lookup("#goods-entry")).setText("caff"));
    press("reason-wrong-article");
    waitFor("#goods .result-row");
    look("all-return-goods-found");
    press("return-done");
    key(KeyCode.F12);
    waitFor("#due");
    look("all-refund");
    press("method-card");
    until(() -> stand.scene().lookup("#change") != null);
    look("all-refunded");
    key(KeyCode.ESCAPE);
  }
}
