package dev.sempre.pos.app;

import dev.sempre.agent.run.SyncSnapshot;
import dev.sempre.pos.sell.SellViewModel;
import dev.sempre.pos.shell.ShellViewModel;
import dev.sempre.pos.shell.StoredLink;
import dev.sempre.pos.shell.Work;
import dev.sempre.replica.db.Committed;
import dev.sempre.replica.db.Replica;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/// Keeps open screens fresh: what a synchronisation brings is on them within a second, and the chip
/// tells the state of the link. Also what another program's agent brings, since it looks itself.
/// Source: L1, L3.
final class ScreenRefresh implements AutoCloseable {
  private static final long PERIOD_MILLIS = 1_000;

  /// Tables whose change shows on the Sell screen's lists.
  private static final List<String> GOODS =
      List.of("product", "price", "product_category", "payment_method", "vat_rate");

  /// Tables whose change shows at the log-in.
  private static final List<String> PEOPLE = List.of("app_user", "role", "establishment", "device");

  private final Work work;
  private final Supplier<SyncSnapshot> look;
  private final ShellViewModel shell;
  private final Runnable newPeople;
  private final SellViewModel sell;
  private final Runnable indexGoods;
  private final AtomicBoolean goodsChanged = new AtomicBoolean();
  private final AtomicBoolean peopleChanged = new AtomicBoolean(true);
  private final Replica.Subscription listening;
  private final Work.Timer ticking;
  private boolean looking;
  private boolean running;

  /// @param newPeople told when people or the names of places have changed
  /// @param indexGoods brings the product search up to date
  ScreenRefresh(
      Replica replica,
      Work work,
      Supplier<SyncSnapshot> look,
      ShellViewModel shell,
      Runnable newPeople,
      SellViewModel sell,
      Runnable indexGoods) {
    this.work = work;
    this.look = look;
    this.shell = shell;
    this.newPeople = newPeople;
    this.sell = sell;
    this.indexGoods = indexGoods;
    this.listening = replica.onCommit(this::committed);
    this.ticking = work.every(PERIOD_MILLIS, this::tick);
    tick();
  }

  /// On the committing thread: only takes note.
  private void committed(Committed committed) {
    if (GOODS.stream().anyMatch(committed::touches)) {
      goodsChanged.set(true);
    }
    if (PEOPLE.stream().anyMatch(committed::touches)) {
      peopleChanged.set(true);
    }
  }

  private void tick() {
    if (peopleChanged.getAndSet(false)) {
      newPeople.run();
    }
    if (shell.cashierProperty().get() != null && goodsChanged.getAndSet(false)) {
      sell.reload();
    }
    if (!looking) {
      looking = true;
      work.run(look, this::show, bug -> looking = false);
    }
  }

  private void show(SyncSnapshot now) {
    looking = false;
    shell.show(StoredLink.of(now));
    boolean runs = now.running() != null;
    if (running && !runs) {
      // An agent of another program commits unseen by this one: after each of its runs everything
      // may have changed.
      goodsChanged.set(true);
      peopleChanged.set(true);
      indexGoods.run();
    }
    running = runs;
  }

  @Override
  public void close() {
    ticking.close();
    listening.close();
  }
}
