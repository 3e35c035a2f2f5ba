package dev.sempre.pos.till;

import dev.sempre.model.organisation.User;
import dev.sempre.model.time.TimeSource;
import dev.sempre.pos.login.LogIn;
import dev.sempre.pos.login.LogInAnswer;
import dev.sempre.pos.shell.Cashier;
import dev.sempre.pos.words.Language;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.organisation.PinHash;
import dev.sempre.replica.organisation.UserStore;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Log-in by PIN against this till's own base, without any network. Wrong PINs make the next try of
/// the same person wait, longer each time; others are not held up. Safe to call from any thread;
/// one PIN is checked at a time. Source: T1, R49, R50.
public final class PinLogIn implements LogIn {
  /// How long the next try has to wait after the third, the fourth and every later wrong PIN in a
  /// row. Source: R50.
  private static final long[] WAIT_MILLIS = {15_000, 60_000, 300_000};

  /// Wrong PINs in a row that anybody may mistype.
  private static final int FREE_TRIES = 2;

  private final Replica replica;
  private final TimeSource time;
  private final byte[] tenantSecret;
  private final Map<String, String> demoPins;
  private final KnownShop shop;
  private final Map<String, WrongTries> wrongTries = new HashMap<>();

  private record WrongTries(int count, long untilMillis) {}

  /// @param tenantSecret what PINs are hashed with, from the device's identity
  /// @param demoPins PIN by log-in name, shown on the tiles of a demo company; empty everywhere
  ///   else
  /// @param shop as the till knows it
  public PinLogIn(
      Replica replica,
      TimeSource time,
      byte[] tenantSecret,
      Map<String, String> demoPins,
      KnownShop shop) {
    this.replica = replica;
    this.time = time;
    this.tenantSecret = tenantSecret.clone();
    this.demoPins = Map.copyOf(demoPins);
    this.shop = shop;
  }

  @Override
  public List<Person> people() {
    return replica.read(handle ->
        UserStore.activeOf(handle, here()).stream()
            .filter(user -> UserStore.pinHash(handle, user.id()).isPresent())
            .map(user -> person(handle, user))
            .toList());
  }

  private Person person(Handle handle, User user) {
    String role =
        UserStore.role(handle, user.roleId()).map(found -> found.name().text()).orElse("");
    return new Person(cashier(user), role, demoPins.get(user.login()));
  }

  private static Cashier cashier(User user) {
    return new Cashier(user.id(), user.displayName(), Language.of(user.language()));
  }

  /// Who works here under an id, for the [TillDesk]; empty if he may no longer.
  public Optional<User> user(String id) {
    return replica.read(handle -> allowed(handle, id));
  }

  @Override
  public synchronized LogInAnswer enter(String cashierId, String pin) {
    long now = time.epochMillis();
    WrongTries before = wrongTries.getOrDefault(cashierId, new WrongTries(0, now));
    if (now < before.untilMillis) {
      return new LogInAnswer.Wait(Instant.ofEpochMilli(before.untilMillis));
    }
    User user = user(cashierId).orElse(null);
    if (user == null) {
      return new LogInAnswer.NotHere();
    }
    if (PinHash.fits(pin, tenantSecret, pinHash(cashierId))) {
      wrongTries.remove(cashierId);
      return shopIsClear() ? new LogInAnswer.Welcome(cashier(user)) : new LogInAnswer.ShopUnclear();
    }
    WrongTries after = oneMore(before, now);
    wrongTries.put(cashierId, after);
    return after.untilMillis > now
        ? new LogInAnswer.Wait(Instant.ofEpochMilli(after.untilMillis))
        : new LogInAnswer.WrongPin();
  }

  private boolean shopIsClear() {
    return replica.read(
        handle -> replica.place().flatMap(place -> shop.find(handle, place)).isPresent());
  }

  private static WrongTries oneMore(WrongTries before, long now) {
    int count = before.count + 1;
    int waits = Math.min(count - FREE_TRIES, WAIT_MILLIS.length);
    return new WrongTries(count, waits <= 0 ? now : now + WAIT_MILLIS[waits - 1]);
  }

  private @Nullable String pinHash(String userId) {
    return replica.read(handle -> UserStore.pinHash(handle, userId).orElse(null));
  }

  private Optional<User> allowed(Handle handle, String id) {
    return UserStore.activeOf(handle, here()).stream()
        .filter(user -> user.id().equals(id))
        .findFirst();
  }

  private String here() {
    return replica.place().map(place -> String.valueOf(place.establishment())).orElse("");
  }
}
