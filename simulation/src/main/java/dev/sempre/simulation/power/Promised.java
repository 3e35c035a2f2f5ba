package dev.sempre.simulation.power;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a till had promised when the power failed.
///
/// @param paid tickets of which a customer was told that they are paid
/// @param next the ticket that was being paid, which may be there as a whole or not at all; null if
///   none was
/// @param arrived tickets that may count as sent
/// @param unpaid what was on the screen and waited
/// @param nextUnpaid what will be once the step that was under way is answered
record Promised(
    List<SoldTicket> paid,
    @Nullable SoldTicket next,
    Set<String> arrived,
    Unpaid unpaid,
    Unpaid nextUnpaid) {

  /// After so many entries of a log.
  static Promised at(List<Entry> log, int cut) {
    List<SoldTicket> paid = new ArrayList<>();
    Unpaid unpaid = Unpaid.NOTHING;
    Set<String> arrived = Set.of();
    for (Entry entry : log.subList(0, cut)) {
      switch (entry) {
        case Entry.Paid(SoldTicket ticket) -> {
          paid.add(ticket);
          unpaid = unpaid.with(Unpaid.Cart.EMPTY);
        }
        case Entry.Shown(Unpaid now) -> unpaid = now;
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
    return underWay(log, cut, new Promised(paid, null, arrived, unpaid, unpaid));
  }

  /// With what was begun and not answered yet.
  private static Promised underWay(List<Entry> log, int cut, Promised now) {
    Set<String> arrived = now.arrived;
    for (Entry entry : log.subList(cut, log.size())) {
      switch (entry) {
        case Entry.Paid(SoldTicket ticket) -> {
          return new Promised(
              now.paid, ticket, arrived, now.unpaid, now.unpaid.with(Unpaid.Cart.EMPTY));
        }
        case Entry.Shown(Unpaid next) -> {
          return new Promised(now.paid, null, arrived, now.unpaid, next);
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
    return new Promised(now.paid, null, arrived, now.unpaid, now.unpaid);
  }

  /// After one more ticket was sold.
  ///
  /// @param waiting what waits now, with nothing before the cashier
  Promised and(SoldTicket sold, Unpaid waiting) {
    List<SoldTicket> more = new ArrayList<>(paid);
    more.add(sold);
    return new Promised(more, next, arrived, waiting, waiting);
  }
}
