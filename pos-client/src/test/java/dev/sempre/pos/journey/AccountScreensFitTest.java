package dev.sempre.pos.journey;

import dev.sempre.model.organisation.Permission;
import dev.sempre.model.sale.InstalmentPlan;
import dev.sempre.pos.sell.Failure;
import dev.sempre.pos.sell.FakeAccounts;
import dev.sempre.pos.sell.FakeCards;
import dev.sempre.pos.words.Language;
import dev.sempre.pos.words.Word;
import java.time.LocalDate;
import java.util.Set;
import javafx.scene.input.KeyCode;

/// What customers owe: their accounts, what they pay, and what they buy on account.
class AccountScreensFitTest extends ScreenWalk {
  @Override
  void walk(Language language) {
    logIn(language);
    accounts();
  }

  @Override
  Set<String> shows() {
    return Set.of(
        "panel Account",
        "panel FindAccount",
        "panel OnAccount",
        "panel Receive",
        "panel Received",
        "sell.AccountHead",
        "sell.AccountPanel",
        "sell.OnAccountPanel",
        "sell.ReceivePanel",
        "sell.ReceivedPanel");
  }

  private void accounts() {
    LocalDate today = FakeAccounts.TODAY;
    stand.till.sellOnAccount();
    does(stand.sell::reload);
    FakeAccounts accounts = stand.till.accounts();
    accounts.limit("c-1", 50_000);
    key(KeyCode.F6);
    waitFor("#customers .result-row");
    press("customer-account");
    waitFor("#customers .result-row");
    look("all-account-find");
    enter("customer-entry");
    waitFor("#account-balance");
    look("all-account-empty");
    accounts.owe(
        "c-1",
        "1-2-00311",
        today.minusDays(70),
        new InstalmentPlan(6, today.minusDays(40)),
        14_000);
    accounts.owe("c-1", "1-3-12077", today.minusDays(12), InstalmentPlan.usual(today), 12_345);
    accounts.owe("c-1", "1-2-00402", today.minusDays(3), InstalmentPlan.usual(today), 9_950);
    shift(KeyCode.F6);
    enter("customer-entry");
    waitFor("#account-items .result-row");
    look("all-account");
    key(KeyCode.DOWN);
    look("all-account-chosen");
    write("account-entry", "9999");
    press("account-pay");
    look("all-account-above-owed");
    explain("notice", "all-explained-account");
    write("account-entry", "");
    press("account-pay");
    waitFor("#receive-due");
    look("all-receive");
    write("receive-entry", "20");
    press("receive-by-card");
    look("all-receive-part");
    stand.till.cards.plugIn();
    stand.till.cards.makeWait();
    press("receive-by-card");
    waitFor("#card-cancel");
    look("all-receive-card");
    stand.till.cards.become(FakeCards.Mood.WAITS_ON);
    key(KeyCode.ESCAPE);
    waitFor("#card-leave");
    look("all-receive-card-waits-on");
    press("card-leave");
    until(() -> stand.scene().lookup("#card-leave") == null);
    stand.till.cards.become(FakeCards.Mood.SILENT);
    press("receive-by-card");
    waitFor("#card-ask");
    look("all-receive-card-silent");
    press("card-leave");
    until(() -> stand.scene().lookup("#card-leave") == null);
    stand.till.cards.become(FakeCards.Mood.APPROVES);
    stand.till.failWith(Failure.DISK_FULL);
    press("receive-by-card");
    waitFor("#receive-finish");
    look("all-receive-card-covered");
    explain("notice", "all-explained-receive-covered");
    stand.till.failWith(null);
    key(KeyCode.BACK_SPACE);
    waitFor("#receive-exact");
    stand.till.cards.unplug();
    key(KeyCode.ESCAPE);
    look("all-receive-money-lies");
    stand.till.fallSilent(true);
    press("receive-exact");
    waitFor("#receive-again");
    look("all-receive-in-doubt");
    explain("notice", "all-explained-receive");
    stand.till.fallSilent(false);
    key(KeyCode.F12);
    waitFor("#received-change");
    look("all-received");
    key(KeyCode.ESCAPE);
    onAccount();
  }

  private void onAccount() {
    cheese();
    weighed(1);
    key(KeyCode.F12);
    press("method-account");
    look("all-on-account-nobody");
    key(KeyCode.ESCAPE);
    key(KeyCode.F6);
    waitFor("#customers .result-row");
    enter("customer-entry");
    until(() -> sale().customerId() != null);
    key(KeyCode.F12);
    waitFor("#method-account");
    look("all-pay-account");
    press("method-account");
    waitFor("#credit-preview");
    look("all-on-account");
    press("parts-6");
    press("due-month");
    look("all-on-account-parts");
    write("credit-due", "xx");
    press("credit-now");
    look("all-on-account-unreadable");
    press("due-next");
    stand.till.askFor(Set.of(Permission.SELL_ABOVE_CREDIT_LIMIT));
    press("credit-now");
    waitFor("#approver-lucia");
    look("all-on-account-leave");
    stand.till.askFor(Set.of());
    key(KeyCode.ESCAPE);
    waitFor("#due");
    press("method-account");
    press("credit-now");
    until(() -> stand.scene().lookup("#change") != null);
    look("all-on-account-done");
    String sold = stand.till.completed().getLast().number().printed();
    key(KeyCode.ESCAPE);
    does(() -> stand.sell.scan(sold));
    waitFor("#return-lines .result-row");
    key(KeyCode.F9);
    press("reason-spoilt");
    press("return-take");
    until(() -> sale().customerId() != null);
    key(KeyCode.F12);
    waitFor("#method-account.primary");
    look("all-refund-account");
    press("method-account");
    until(() -> stand.scene().lookup("#change") != null);
    until(() -> shownIn(".change-word").equals(stand.words.say(Word.REFUND_CREDITED)));
    until(() -> shownIn(".panel-subject").equals(stand.words.say(Word.REFUND_GIVE_NOTHING)));
    look("all-refunded-account");
    key(KeyCode.ESCAPE);
  }
}
