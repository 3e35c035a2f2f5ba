package dev.sempre.pos.app;

import dev.sempre.pos.sell.TillCards;
import dev.sempre.pos.shell.Work;
import dev.sempre.pos.terminal.Terminals;
import dev.sempre.pos.till.CardDesk;
import dev.sempre.pos.till.LeftCards;
import dev.sempre.replica.db.Replica;
import org.jspecify.annotations.Nullable;

/// Cards at this till put together: paying by them, and a look each minute at what nobody has
/// waited for. UI thread only.
final class CardWiring implements AutoCloseable {
  private static final long LEFT_MILLIS = 60_000;

  private final Work work;
  private final CardDesk cards;
  private final LeftCards left;
  private Work.@Nullable Timer timer;

  CardWiring(Replica replica, Terminals terminals, Work work) {
    this.work = work;
    this.cards = new CardDesk(replica, terminals);
    this.left = new LeftCards(replica, terminals);
  }

  TillCards cards() {
    return cards;
  }

  /// The till belongs to a company: what an earlier run has left is looked at, and from now on each
  /// minute.
  void start() {
    if (timer == null) {
      look();
      timer = work.every(LEFT_MILLIS, this::look);
    }
  }

  private void look() {
    work.run(
        () -> {
          left.settle();
          return true;
        },
        _ -> {});
  }

  @Override
  public void close() {
    if (timer != null) {
      timer.close();
    }
  }
}
