package dev.sempre.pos.sell;

import dev.sempre.model.sale.OpenSale;
import dev.sempre.pos.approval.Approval;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The tickets of this till as wholes: parking one, taking a parked one up, giving one up. Each is
/// on disk before it answers. Called like [TillSale], and with the same sale. Source: T4, T6.
public interface TillTickets {
  /// The parked tickets of all cashiers, the one that was parked last first, and behind them what
  /// others have left open.
  List<ParkedTicket> parked();

  /// Names of those who have taken up what the cashier had left open, since he was told last; they
  /// are told once.
  List<String> takenOver();

  /// Parks the open ticket and begins an empty one.
  ///
  /// @param name a short name; null for the customer's, if there is one
  TicketAnswer park(OpenSale sale, @Nullable String name);

  /// Goes on with one of [#parked]. The open one is parked first, if there is anything on it.
  ///
  /// @param parkedId [ParkedTicket#id]
  TicketAnswer recall(OpenSale sale, String parkedId);

  /// Gives the whole open ticket up, with a trace, and begins an empty one.
  ///
  /// @param reason why, for whoever reads the trace
  /// @param approval leave of somebody who may; null if nobody has been asked
  TicketAnswer voidTicket(OpenSale sale, String reason, @Nullable Approval approval);
}
