package dev.sempre.replica.sale;

import dev.sempre.replica.account.AccountDraftStore;
import dev.sempre.replica.db.Places;
import dev.sempre.replica.db.Priority;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.sync.SetBack;

/// A till that was set back begins again. Source: R21.
public final class NewSeries {
  private NewSeries() {}

  /// The till has joined anew, under a number that nobody has had: it gives out numbers of that
  /// series, from 1. Sales that are open here, and what comes in for what customers owe, are set
  /// aside, since another copy of the till may have finished them, under the same ids.
  ///
  /// @param number the till's number in its establishment from now on
  public static void begin(Replica till, int number) {
    till.write(
        Priority.PERSON,
        tx -> {
          Places.renumber(tx, number);
          CartStore.setAllAside(tx);
          AccountDraftStore.setAllAside(tx);
          SetBack.clear(tx);
          return null;
        });
    // The first transaction after it finds the place as it is now.
    till.write(Priority.PERSON, _ -> null);
  }
}
