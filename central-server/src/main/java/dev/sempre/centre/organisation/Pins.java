package dev.sempre.centre.organisation;

import dev.sempre.model.organisation.Permission;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/// What a PIN must be like. Source: R49.
final class Pins {
  static final int MOST_DIGITS = 12;

  private static final int FEWEST_DIGITS = 4;
  private static final int FEWEST_DIGITS_WITH_POWER = 6;
  private static final Pattern DIGITS = Pattern.compile("[0-9]+");

  private Pins() {}

  /// The least number of digits for people with these permissions.
  static int fewestDigits(Set<Permission> permissions) {
    boolean power =
        permissions.contains(Permission.REFUND)
            || permissions.contains(Permission.CLOSE_SHIFT)
            || permissions.contains(Permission.SETTLE_CARD);
    return power ? FEWEST_DIGITS_WITH_POWER : FEWEST_DIGITS;
  }

  static boolean isGood(String pin, int fewestDigits) {
    return pin.length() >= fewestDigits
        && pin.length() <= MOST_DIGITS
        && DIGITS.matcher(pin).matches();
  }

  /// A PIN of six digits that are not all the same.
  static String random(RandomGenerator random) {
    while (true) {
      String pin = String.valueOf(random.nextInt(100_000, 1_000_000));
      if (pin.chars().distinct().count() > 2) {
        return pin;
      }
    }
  }
}
