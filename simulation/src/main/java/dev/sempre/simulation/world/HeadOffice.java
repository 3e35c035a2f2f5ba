package dev.sempre.simulation.world;

import dev.sempre.model.sync.SyncCatalogue;
import dev.sempre.replica.db.Priority;
import dev.sempre.replica.db.StoreFailure;

/// People at head office, who change what the tills go by. They work on the centre's database, and
/// sometimes it is in trouble.
final class HeadOffice {
  static final String CENTRE = "centre";

  /// How long a change takes to its commit where the planted bug numbers it before that.
  private static final long SLOW_MILLIS = 5_000;

  private final Setting setting;
  private final SimCentre centre;
  private final Firm firm;
  private final CustomerBook customers;

  HeadOffice(Setting setting, SimCentre centre, Firm firm, CustomerBook customers) {
    this.setting = setting;
    this.centre = centre;
    this.firm = firm;
    this.customers = customers;
  }

  private Founding company() {
    return new Founding(centre.replica(), firm);
  }

  /// Source: F26.
  void price(int product, long amountMinor) {
    work(() -> {
      if (setting.has(Planted.CURSOR_ON_MAX_ID)) {
        numberedBeforeItsCommit(product, amountMinor);
      } else {
        company().price(product, amountMinor);
      }
      setting.note(CENTRE, "p" + product + " costs " + amountMinor);
    });
  }

  private void numberedBeforeItsCommit(int product, long amountMinor) {
    String id = "price-" + product;
    long number =
        centre.replica().write(Priority.BACKGROUND, tx -> tx.nextSeq(SyncCatalogue.PRICE, id));
    setting
        .time()
        .after(
            SLOW_MILLIS,
            () ->
                work(() -> {
                  company().price(product, amountMinor);
                  int _ =
                      centre
                          .replica()
                          .<Integer>write(
                              Priority.BACKGROUND,
                              tx ->
                                  tx.handle()
                                      .execute(
                                          "update price set seq = ? where id = ?", number, id));
                }));
  }

  /// Another name and another tax. Source: F26.
  void product(int product, int rate) {
    work(() -> {
      company().product(product, rate, " as of " + setting.time().nowMillis());
      setting.note(CENTRE, "p" + product + " is taxed with " + Founding.vatRate(rate));
    });
  }

  void customer(int number, String name) {
    customers.begins(CENTRE, "c" + number);
    work(() -> {
      Founding.contact(centre.replica(), "c" + number, name + " " + firm.canary(), null);
      customers.look(CENTRE, centre.replica(), true);
    });
  }

  /// Source: F27.
  void deleteCustomer(int number) {
    setting.note(CENTRE, "deletes c" + number);
    customers.begins(CENTRE, "c" + number);
    work(() -> {
      Founding.deleteContact(centre.replica(), "c" + number);
      customers.look(CENTRE, centre.replica(), true);
    });
  }

  private void work(Runnable task) {
    try {
      task.run();
    } catch (Killed | StoreFailure trouble) {
      setting.note(CENTRE, "is in trouble");
    }
  }
}
