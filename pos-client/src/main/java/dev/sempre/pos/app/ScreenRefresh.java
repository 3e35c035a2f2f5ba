package dev.sempre.pos.app;

import dev.sempre.agent.run.SyncSnapshot;
import dev.sempre.pos.shell.ShellViewModel;
import dev.sempre.pos.shell.StoredLink;
import dev.sempre.pos.shell.Work;
import dev.sempre.replica.db.Committed;
import dev.sempre.replica.db.Replica;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

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
  private final Told told;
  private final AtomicBoolean goodsChanged = new AtomicBoolean();
  private final AtomicBoolean peopleChanged = new AtomicBoolean(true);

  /// Somebody's open ticket, which his tile shows while nobody is logged in.
  private final AtomicBoolean cartsChanged = new AtomicBoolean();

  private final Replica.Subscription listening;
  private final Work.Timer ticking;
  private final AtomicBoolean looking = new AtomicBoolean();
  private boolean looked;
  private @Nullable String lastRun;
  private long openIssues;

  /// Who is told of what has changed, on the UI thread.
  ///
  /// @param people people or the names of places
  /// @param goods what the Sell screen lists
  /// @param index brings the product search up to date
  /// @param issues the number of records that need a person
  record Told(Runnable people, Runnable goods, Runnable index, Runnable issues) {}

  ScreenRefresh(
      Replica replica, Work work, Supplier<SyncSnapshot> look, ShellViewModel shell, Told told) {
    this.work = work;
    this.look = look;
    this.shell = shell;
    this.told = told;
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
    if (committed.touches("cart")) {
      cartsChanged.set(true);
    }
  }

  private void tick() {
    boolean nobody = shell.cashierProperty().get() == null;
    boolean tilesChanged = nobody && cartsChanged.getAndSet(false);
    if (peopleChanged.getAndSet(false) || tilesChanged) {
      told.people().run();
    }
    if (shell.cashierProperty().get() != null && goodsChanged.getAndSet(false)) {
      told.goods().run();
    }
    if (looking.compareAndSet(false, true)) {
      work.run(this::look, this::show);
    }
  }

  /// Whatever a look ends with, even an error of the machine, the next one is taken.
  private SyncSnapshot look() {
    try {
      return look.get();
    } finally {
      looking.set(false);
    }
  }

  private void show(SyncSnapshot now) {
    shell.show(StoredLink.of(now));
    String ended = now.last() == null ? null : now.last().id();
    if (looked && !Objects.equals(ended, lastRun)) {
      // An agent of another program commits unseen by this one: after each of its runs, however
      // short, everything may have changed.
      goodsChanged.set(true);
      peopleChanged.set(true);
      told.index().run();
    }
    lastRun = ended;
    if (now.openIssues() != openIssues) {
      openIssues = now.openIssues();
      told.issues().run();
    }
    looked = true;
  }

  @Override
  public void close() {
    ticking.close();
    listening.close();
  }
}
