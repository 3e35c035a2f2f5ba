package dev.sempre.simulation.power;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a till had promised when the power failed.
///
/// @param paid tickets of which a customer was told that they are paid
/// @param next the ticket that was under way, which may be there as a whole or not at all; null if
///   there was none
/// @param arrived tickets that may count as sent
record Promised(List<SoldTicket> paid, @Nullable SoldTicket next, Set<String> arrived) {

  /// After so many entries of a log.
  static Promised at(List<Entry> log, int cut) {
    List<SoldTicket> paid = new ArrayList<>();
    SoldTicket next = null;
    Set<String> arrived = Set.of();
    for (int i = 0; i < log.size() && (i < cut || next == null); i++) {
      switch (log.get(i)) {
        case Entry.Paid(SoldTicket ticket) -> {
          if (i < cut) {
            paid.add(ticket);
          } else {
            next = ticket;
          }
        }
        // The centre knows of them before the till does.
        case Entry.Arrived(Set<String> ids) -> arrived = ids;
        case Entry.Written _,
            Entry.Resized _,
            Entry.Synced _,
            Entry.FolderSynced _,
            Entry.Removed _ -> {
          // No promise.
        }
      }
    }
    return new Promised(paid, next, arrived);
  }

  /// After one more ticket was sold.
  Promised and(SoldTicket sold) {
    List<SoldTicket> more = new ArrayList<>(paid);
    more.add(sold);
    return new Promised(more, next, arrived);
  }
}
