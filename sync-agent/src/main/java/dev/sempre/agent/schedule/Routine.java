package dev.sempre.agent.schedule;

import dev.sempre.replica.db.Replica;
import dev.sempre.replica.organisation.SettingStore;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The times of the routine check: every 15 minutes unless the company or the establishment has set
/// another interval, each device at a minute of its own, so that a company's devices do not come
/// all at once. The times follow from the clock and the device id alone: any program can tell the
/// next one. Source: H3.
///
/// @param periodMillis time between two checks
/// @param offsetMillis the device's own moment within each period, from 0
public record Routine(long periodMillis, long offsetMillis) {
  /// Name of the setting; its value is a number of minutes.
  public static final String SETTING = "sync_routine_minutes";

  /// Source: H3.
  public static final int DEFAULT_MINUTES = 15;

  private static final int MOST_MINUTES = 24 * 60;
  private static final long MINUTE_MILLIS = 60_000;

  /// The routine of a device.
  static Routine every(int minutes, String device) {
    long period = minutes * MINUTE_MILLIS;
    return new Routine(period, Math.floorMod(device.hashCode(), period));
  }

  /// The routine of the device that a database belongs to, as its settings say now.
  public static Routine of(Replica replica) {
    return replica
        .place()
        .map(place -> every(minutes(replica, place.establishment()), place.base()))
        .orElse(every(DEFAULT_MINUTES, ""));
  }

  private static int minutes(Replica replica, @Nullable String establishment) {
    if (establishment == null) {
      return DEFAULT_MINUTES;
    }
    Optional<String> value =
        replica.read(handle -> SettingStore.find(handle, SETTING, establishment));
    return value
        .filter(text -> text.matches("[0-9]{1,4}"))
        .map(Integer::parseInt)
        .filter(minutes -> minutes >= 1 && minutes <= MOST_MINUTES)
        .orElse(DEFAULT_MINUTES);
  }

  /// The first check after a moment; both on this machine's clock.
  public long nextAfterMillis(long nowMillis) {
    long sinceLast = Math.floorMod(nowMillis - offsetMillis, periodMillis);
    return nowMillis - sinceLast + periodMillis;
  }
}
