package dev.sempre.simulation.world;

import dev.sempre.replica.db.Priority;

/// What a till with the planted bug does around customers' accounts.
final class PlantedAccounts {
  private final SimTill till;
  private final Setting setting;

  /// Whether a number was taken for a payment that did not come about.
  private boolean taken;

  private boolean lost;

  PlantedAccounts(SimTill till, Setting setting) {
    this.till = till;
    this.setting = setting;
  }

  /// The program has started.
  void start() {
    if (setting.has(Planted.DRAFT_TENDER_FORGOTTEN)) {
      int _ =
          till.replica()
              .<Integer>write(
                  Priority.PERSON,
                  tx ->
                      tx.handle()
                          .execute(
                              """
                              delete from account_draft_tender
                               where position = (select max(o.position) from account_draft_tender o
                                                  where o.account_draft_id
                                                        = account_draft_tender.account_draft_id)
                              """));
    }
  }

  void beforeReceiving() {
    lost |= taken;
    taken = true;
  }

  /// @param id id of the payment
  void received(String id) {
    taken = false;
    if (setting.has(Planted.PAYMENT_NUMBER_BEFORE_COMMIT) && lost) {
      lost = false;
      int _ =
          till.replica()
              .<Integer>write(
                  Priority.PERSON,
                  tx ->
                      tx.handle()
                          .execute(
                              "update account_payment set number = number + 1 where id = ?", id));
    }
  }

  void refused() {
    taken = false;
  }
}
