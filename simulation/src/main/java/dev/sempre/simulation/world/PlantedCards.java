package dev.sempre.simulation.world;

import dev.sempre.model.account.AccountDraft;
import dev.sempre.model.sale.PayingSale;
import dev.sempre.pos.sell.CardAnswer;
import dev.sempre.pos.sell.Payable;
import dev.sempre.replica.account.AccountDraftStore;
import dev.sempre.replica.db.Priority;
import dev.sempre.replica.db.Tx;
import dev.sempre.replica.sale.CartStore;
import java.util.function.Consumer;

/// What a till with the planted bug does around cards.
final class PlantedCards {
  private final SimTill till;
  private final Setting setting;

  PlantedCards(SimTill till, Setting setting) {
    this.till = till;
    this.setting = setting;
  }

  /// The program has started.
  void start() {
    if (setting.has(Planted.CARD_REQUEST_FORGOTTEN)) {
      write(tx ->
          tx.handle().execute("delete from terminal_request where state in ('SENT', 'REVERSING')"));
    }
  }

  /// The approval is on disk; the tender follows.
  void afterCharge(Payable before, CardAnswer answer) {
    if (setting.has(Planted.CARD_IN_TWO_STEPS) && answer instanceof CardAnswer.Taken(var next)) {
      write(tx -> save(tx, before));
      write(tx -> save(tx, next));
    }
  }

  private static void save(Tx tx, Payable paying) {
    switch (paying) {
      case Payable.Ticket(PayingSale sale) when sale.tenders().isEmpty() ->
          CartStore.save(tx, sale.cart());
      case Payable.Ticket(PayingSale sale) -> CartStore.save(tx, sale);
      case Payable.Account(AccountDraft draft) -> AccountDraftStore.save(tx, draft);
    }
  }

  private void write(Consumer<Tx> task) {
    till.replica()
        .<Boolean>write(
            Priority.PERSON,
            tx -> {
              task.accept(tx);
              return true;
            });
  }
}
