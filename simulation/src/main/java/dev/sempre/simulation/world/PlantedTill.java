package dev.sempre.simulation.world;

import dev.sempre.model.sale.CompletedSale;
import dev.sempre.model.sale.OpenSale;
import dev.sempre.model.sale.PayingSale;
import dev.sempre.model.sale.SaleLine;
import dev.sempre.model.sync.Hlc;
import dev.sempre.pos.sell.PaymentAnswer;
import dev.sempre.replica.db.Priority;
import dev.sempre.replica.sale.CartStore;
import dev.sempre.replica.sale.NumberSeriesStore;
import dev.sempre.replica.sale.SaleStore;
import org.jspecify.annotations.Nullable;

/// What a till with the planted bug does around a sale.
final class PlantedTill {
  private final SimTill till;
  private final Setting setting;
  private final PlantedDrawer drawer;
  private final PlantedCards cards;
  private final PlantedAccounts accounts;

  /// A number that was taken for a sale, perhaps for nothing; 0 if there is none.
  private long taken;

  /// A number that came back; 0 if there is none.
  private long returned;

  private int failedCommits;

  /// What is about to become a ticket; null while nothing is.
  private @Nullable PayingSale finishing;

  PlantedTill(SimTill till, Setting setting) {
    this.till = till;
    this.setting = setting;
    this.drawer = new PlantedDrawer(till, setting);
    this.cards = new PlantedCards(till, setting);
    this.accounts = new PlantedAccounts(till, setting);
  }

  /// What it does around shifts and closings.
  PlantedDrawer drawer() {
    return drawer;
  }

  /// What it does around cards.
  PlantedCards cards() {
    return cards;
  }

  /// What it does around customers' accounts.
  PlantedAccounts accounts() {
    return accounts;
  }

  /// The program has started.
  void start() {
    drawer.start();
    cards.start();
    accounts.start();
    bringsTheCartBack();
    if (setting.has(Planted.CLOCK_NOT_PERSISTED)) {
      write("update feed set hlc = ?", Hlc.ofMillis(till.replica().nowMillis()));
    }
  }

  /// The program has died behind a ticket's transaction, and comes too late to empty the cart.
  private void bringsTheCartBack() {
    PayingSale last = finishing;
    finishing = null;
    if (setting.has(Planted.CART_EMPTIED_APART) && last != null) {
      till.replica()
          .<Boolean>write(
              Priority.PERSON,
              tx -> {
                boolean paid = SaleStore.exists(tx.handle(), last.id());
                if (paid) {
                  CartStore.save(tx, last.cart().under(last.id() + "-2"));
                }
                return paid;
              });
    }
  }

  void beforePayment(PayingSale paying) {
    finishing = paying;
    drawer.beforePayment(paying);
    failedCommits = till.disk().failedCommits();
    if (setting.has(Planted.NUMBER_BEFORE_COMMIT)) {
      if (taken > 0) {
        loseTaken();
      }
      take(next());
    }
  }

  /// In a transaction of its own; a commit whose answer is lost has taken it as well.
  private void take(long next) {
    if (till.disk().mood() == FaultyDisk.Mood.COMMIT_ANSWER_LOST) {
      taken = next;
    }
    write("update number_series set next_number = next_number");
    taken = next;
  }

  private long next() {
    return till.replica()
        .read(handle -> NumberSeriesStore.peek(handle, till.place().series()).number());
  }

  /// The sale for which it was taken did not come about.
  private void loseTaken() {
    if (next() == taken) {
      write(
          "insert into number_series (series, next_number) values (?, ?)"
              + " on conflict (series) do update set next_number = excluded.next_number",
          till.place().series(),
          taken + 1);
    }
    taken = 0;
  }

  void afterPayment(PayingSale paying, PaymentAnswer answer) {
    finishing = null;
    drawer.afterPayment(
        paying, answer instanceof PaymentAnswer.Paid(CompletedSale sale, _, _) ? sale : null);
    if (!(answer instanceof PaymentAnswer.Paid paid)) {
      return;
    }
    CompletedSale sale = paid.sale();
    taken = 0;
    if (setting.has(Planted.MARK_OUTSIDE_THE_SALE)) {
      write("update sale set pending = 0 where id = ?", sale.id());
      write("update sale set pending = 1 where id = ?", sale.id());
    }
    if (setting.has(Planted.TOTAL_IN_FLOATING_POINT)) {
      write("update sale set gross_minor = ? where id = ?", inFloatingPoint(sale), sale.id());
    }
    if (setting.has(Planted.NUMBER_REUSED)) {
      if (returned > 0) {
        write("update sale set number = ? where id = ?", returned, sale.id());
        returned = 0;
      } else if (till.disk().failedCommits() > failedCommits) {
        returned = sale.number().number();
      }
    }
  }

  void beforeParking(OpenSale sale) {
    if (setting.has(Planted.PARKED_IN_TWO_STEPS)) {
      write("delete from cart where id = ?", sale.id());
    }
  }

  void afterRecall(String id) {
    if (setting.has(Planted.RECALLED_AND_STILL_PARKED)) {
      write("update cart set cashier_id = ?, recalled_by = null where id = ?", "nobody", id);
    }
  }

  private static long inFloatingPoint(CompletedSale sale) {
    float total = 0;
    for (SaleLine line : sale.lines()) {
      if (!line.voided()) {
        total += line.amounts().grossMinor() / 100f;
      }
    }
    return (long) (total * 100);
  }

  private void write(String statement, @Nullable Object... parameters) {
    int _ =
        till.replica()
            .<Integer>write(Priority.PERSON, tx -> tx.handle().execute(statement, parameters));
  }
}
