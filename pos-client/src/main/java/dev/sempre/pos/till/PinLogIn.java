package dev.sempre.pos.till;

import dev.sempre.model.journal.EventKind;
import dev.sempre.model.journal.JournalEvent;
import dev.sempre.model.money.Money;
import dev.sempre.model.organisation.BadgeCode;
import dev.sempre.model.organisation.BadgeScan;
import dev.sempre.model.organisation.Permission;
import dev.sempre.model.organisation.Role;
import dev.sempre.model.organisation.User;
import dev.sempre.model.sale.OpenSale;
import dev.sempre.model.sale.PayingSale;
import dev.sempre.model.sale.Sale;
import dev.sempre.model.sync.SyncCatalogue;
import dev.sempre.pos.approval.Approval;
import dev.sempre.pos.approval.Approvers;
import dev.sempre.pos.badge.BadgeAnswer;
import dev.sempre.pos.login.LogIn;
import dev.sempre.pos.pin.Person;
import dev.sempre.pos.pin.PinAnswer;
import dev.sempre.pos.shell.Cashier;
import dev.sempre.pos.words.Language;
import dev.sempre.replica.db.Place;
import dev.sempre.replica.db.Priority;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.db.StoreFailure;
import dev.sempre.replica.db.Tx;
import dev.sempre.replica.journal.JournalStore;
import dev.sempre.replica.organisation.PinHash;
import dev.sempre.replica.organisation.UserStore;
import dev.sempre.replica.organisation.WrongPinStore;
import dev.sempre.replica.organisation.WrongPinStore.WrongPins;
import dev.sempre.replica.sale.CartStore;
import dev.sempre.replica.shift.CounterMoneyStore;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Log-in by PIN or badge against this till's own base, without any network. Wrong PINs make the
/// next try of the same person wait, longer each time; others are not held up. The wait goes by the
/// uptime, so that no clock that is set shortens or prolongs it, and is on disk, so that no restart
/// does. Safe to call from any thread; one PIN is checked at a time. Source: T1, R49, R50.
public final class PinLogIn implements LogIn, Approvers {
  private static final Logger LOG = LoggerFactory.getLogger(PinLogIn.class);

  /// How long the next try has to wait after the third, the fourth and every later wrong PIN in a
  /// row. Source: R50.
  private static final long[] WAIT_MILLIS = {15_000, 60_000, 300_000};

  /// Wrong PINs in a row that anybody may mistype.
  private static final int FREE_TRIES = 2;

  private final Replica replica;
  private final LongSupplier uptimeMillis;
  private final long startedMillis;
  private final byte[] tenantSecret;
  private final Map<String, String> demoPins;
  private final KnownShop shop;
  private final Map<String, WrongTries> wrongTries = new HashMap<>();
  private final PinHash.Memory memory = new PinHash.Memory();

  /// @param untilMillis until when no try counts, by the uptime
  private record WrongTries(int count, long untilMillis) {}

  /// @param uptimeMillis a clock that nobody can set, from any beginning
  /// @param tenantSecret what PINs are hashed with, from the device's identity
  /// @param demoPins PIN by log-in name, shown on the tiles of a demo company; empty everywhere
  ///   else
  /// @param shop as the till knows it
  public PinLogIn(
      Replica replica,
      LongSupplier uptimeMillis,
      byte[] tenantSecret,
      Map<String, String> demoPins,
      KnownShop shop) {
    this.replica = replica;
    this.uptimeMillis = uptimeMillis;
    this.startedMillis = uptimeMillis.getAsLong();
    this.tenantSecret = tenantSecret.clone();
    this.demoPins = Map.copyOf(demoPins);
    this.shop = shop;
  }

  /// Checks a PIN that is nobody's, so that whoever logs in first does not wait until the virtual
  /// machine has learnt to. Takes as long as the first log-in would.
  public void rehearse() {
    boolean _ = PinHash.fits("", tenantSecret, null, memory);
  }

  @Override
  public List<Person> people() {
    return replica.read(handle ->
        UserStore.activeOf(handle, here()).stream()
            .filter(user -> UserStore.pinHash(handle, user.id()).isPresent())
            .map(user -> person(handle, user))
            .toList());
  }

  @Override
  public List<Person> whoMay(Set<Permission> needed) {
    Place place = replica.place().orElseThrow();
    return people().stream()
        .filter(person ->
            replica.read(handle -> Leave.mayDo(handle, place, person.cashier().id(), needed)))
        .toList();
  }

  @Override
  public PinAnswer enter(String userId, String pin, Set<Permission> needed) {
    Place place = replica.place().orElseThrow();
    return replica.read(handle -> Leave.mayDo(handle, place, userId, needed))
        ? check(userId, pin, null)
        : new PinAnswer.NotHere();
  }

  @Override
  public synchronized boolean lift(String cashierId, Approval approval) {
    Place place = replica.place().orElseThrow();
    Set<Permission> needed = Set.of(Permission.LIFT_LOCK);
    boolean may =
        approval.forWhat().containsAll(needed)
            && replica.read(handle -> Leave.mayDo(handle, place, approval.by(), needed));
    if (may) {
      JournalEvent event =
          JournalEvent.by(approval.by(), EventKind.LOCK_LIFTED)
              .about(SyncCatalogue.APP_USER.name(), cashierId);
      remember(cashierId, new WrongTries(0, uptimeMillis.getAsLong()), event);
    }
    return may;
  }

  @Override
  public boolean setAside(String cashierId, Approval approval) {
    Place place = replica.place().orElseThrow();
    Set<Permission> needed = Set.of(Permission.CLOSE_SHIFT);
    boolean may =
        approval.forWhat().containsAll(needed)
            && replica.read(handle -> Leave.mayDo(handle, place, approval.by(), needed));
    if (may) {
      replica.write(
          Priority.PERSON, tx -> CounterMoneyStore.setAside(tx, cashierId, approval.by(), null));
    }
    return may;
  }

  private Person person(Handle handle, User user) {
    String role =
        UserStore.role(handle, user.roleId()).map(found -> found.name().text()).orElse("");
    return new Person(cashier(user), role, open(handle, user.id()), demoPins.get(user.login()));
  }

  /// What somebody's open ticket comes to; null if there is nothing on it, or it cannot be read.
  private static @Nullable Money open(Handle handle, String userId) {
    return switch (CartStore.find(handle, userId)) {
      case CartStore.Found.Open(OpenSale sale) -> sale.isEmpty() ? null : total(sale);
      case CartStore.Found.Paying(PayingSale sale) -> total(sale);
      case CartStore.Found.None _, CartStore.Found.Damaged _ -> null;
    };
  }

  private static Money total(Sale sale) {
    return new Money(sale.totals().grossMinor(), sale.context().currency());
  }

  private static Cashier cashier(User user) {
    return new Cashier(user.id(), user.displayName(), Language.of(user.language()));
  }

  /// Who works here under an id, for the [TillDesk]; empty if he may no longer.
  public Optional<User> user(String id) {
    return replica.read(handle -> allowed(handle, id));
  }

  @Override
  public PinAnswer enter(String cashierId, String pin) {
    return check(cashierId, pin, EventKind.LOGGED_IN);
  }

  @Override
  public BadgeAnswer whose(BadgeScan scan) {
    return switch (scan) {
      case BadgeScan.Misread() -> refused(null, "misread", new BadgeAnswer.Misread());
      case BadgeScan.Whole(BadgeCode badge) -> whose(badge);
    };
  }

  private BadgeAnswer whose(BadgeCode badge) {
    User user = replica.read(handle -> UserStore.byBadge(handle, badge.hash())).orElse(null);
    if (user == null) {
      return refused(null, "unknown", new BadgeAnswer.Unknown());
    }
    if (user(user.id()).isEmpty()) {
      return refused(user.id(), "not here", new BadgeAnswer.NotHere(user.displayName()));
    }
    return replica.read(
        handle -> new BadgeAnswer.Holder(person(handle, user), badge, badgeIsEnough(handle, user)));
  }

  /// Of a role that is not here nothing is known, so a PIN is asked for.
  private static boolean badgeIsEnough(Handle handle, User user) {
    return UserStore.role(handle, user.roleId()).filter(Role::badgeIsEnough).isPresent();
  }

  /// A badge opened nothing. Nobody's next try has to wait.
  ///
  /// @param about whose it is; null if that is not known
  private BadgeAnswer refused(@Nullable String about, String why, BadgeAnswer answer) {
    JournalEvent event = JournalEvent.of(EventKind.BADGE_REFUSED).saying(why);
    note(about == null ? event : event.about(SyncCatalogue.APP_USER.name(), about));
    return answer;
  }

  @Override
  public synchronized PinAnswer enter(BadgeCode badge) {
    User user =
        replica
            .read(handle ->
                UserStore.byBadge(handle, badge.hash())
                    .flatMap(holder -> allowed(handle, holder.id()))
                    .filter(holder -> badgeIsEnough(handle, holder)))
            .orElse(null);
    if (user == null) {
      return new PinAnswer.NotHere();
    }
    long now = uptimeMillis.getAsLong();
    WrongTries before = wrongTries.computeIfAbsent(user.id(), this::beforeThisRun);
    if (now < before.untilMillis) {
      return new PinAnswer.Wait(Duration.ofMillis(before.untilMillis - now));
    }
    if (!shopIsClear()) {
      return new PinAnswer.ShopUnclear();
    }
    note(JournalEvent.by(user.id(), EventKind.LOGGED_IN).saying("badge"));
    return new PinAnswer.Welcome(cashier(user));
  }

  /// @param event what the journal calls it if the PIN is right; null if it is told elsewhere
  private synchronized PinAnswer check(String cashierId, String pin, @Nullable EventKind event) {
    long now = uptimeMillis.getAsLong();
    WrongTries before = wrongTries.computeIfAbsent(cashierId, this::beforeThisRun);
    if (now < before.untilMillis) {
      return new PinAnswer.Wait(Duration.ofMillis(before.untilMillis - now));
    }
    User user = user(cashierId).orElse(null);
    if (user == null) {
      return new PinAnswer.NotHere();
    }
    if (PinHash.fits(pin, tenantSecret, pinHash(cashierId), memory)) {
      boolean letIn = shopIsClear();
      remember(
          cashierId,
          new WrongTries(0, now),
          event == null || !letIn ? null : JournalEvent.by(cashierId, event));
      return letIn ? new PinAnswer.Welcome(cashier(user)) : new PinAnswer.ShopUnclear();
    }
    int count = before.count + 1;
    long wait = waitMillis(count);
    remember(
        cashierId,
        new WrongTries(count, now + wait),
        JournalEvent.by(cashierId, wait > 0 ? EventKind.LOCKED_OUT : EventKind.WRONG_PIN));
    return wait > 0 ? new PinAnswer.Wait(Duration.ofMillis(wait)) : new PinAnswer.WrongPin();
  }

  /// What is on disk of a person.
  private WrongTries beforeThisRun(String cashierId) {
    return replica
        .read(handle -> WrongPinStore.find(handle, cashierId))
        .map(this::beforeThisRun)
        .orElse(new WrongTries(0, startedMillis));
  }

  /// While the program was off nothing but the clock has counted the time, and that can be set: a
  /// wait of which no run has seen the end begins anew with this one.
  private WrongTries beforeThisRun(WrongPins stored) {
    long wait = stored.waited() ? 0 : waitMillis(stored.times());
    return new WrongTries(stored.times(), startedMillis + wait);
  }

  /// Waits that are over need not be waited for again after a restart.
  private void noteWaited(Tx tx) {
    long now = uptimeMillis.getAsLong();
    for (WrongPins each : WrongPinStore.waiting(tx.handle())) {
      WrongTries tries = wrongTries.get(each.userId());
      if ((tries == null ? beforeThisRun(each) : tries).untilMillis <= now) {
        WrongPinStore.waited(tx, each.userId());
      }
    }
  }

  /// A disk that takes nothing keeps nobody out: what it should know lasts until the next start.
  private void remember(String cashierId, WrongTries tries, @Nullable JournalEvent event) {
    WrongTries before = wrongTries.put(cashierId, tries);
    boolean same = before != null && before.count == tries.count;
    if (same && event == null) {
      return;
    }
    try {
      replica.write(
          Priority.PERSON,
          tx -> {
            if (!same) {
              count(tx, cashierId, tries.count);
            }
            noteWaited(tx);
            if (event != null) {
              JournalStore.note(tx, event);
            }
            return null;
          });
    } catch (StoreFailure failure) {
      LOG.warn("a log-in is not remembered beyond this run: {}", failure.getMessage());
    }
  }

  /// A disk that takes nothing keeps nobody out.
  private void note(JournalEvent event) {
    try {
      replica.write(
          Priority.PERSON,
          tx -> {
            JournalStore.note(tx, event);
            return null;
          });
    } catch (StoreFailure failure) {
      LOG.warn("{} is not in the journal: {}", event.kind(), failure.getMessage());
    }
  }

  private static void count(Tx tx, String cashierId, int times) {
    if (times == 0) {
      WrongPinStore.forget(tx, cashierId);
    } else {
      WrongPinStore.put(tx, cashierId, times);
    }
  }

  private boolean shopIsClear() {
    return replica.read(
        handle -> replica.place().flatMap(place -> shop.find(handle, place)).isPresent());
  }

  private static long waitMillis(int count) {
    int waits = Math.min(count - FREE_TRIES, WAIT_MILLIS.length);
    return waits <= 0 ? 0 : WAIT_MILLIS[waits - 1];
  }

  private @Nullable String pinHash(String userId) {
    return replica.read(handle -> UserStore.pinHash(handle, userId).orElse(null));
  }

  private Optional<User> allowed(Handle handle, String id) {
    return UserStore.activeOf(handle, here(), id);
  }

  private String here() {
    return replica.place().map(place -> String.valueOf(place.establishment())).orElse("");
  }
}
