package dev.sempre.agent.schedule;

import java.util.Set;
import java.util.function.Supplier;

/// Notices a network that comes back: an address of this machine that was not there at the last
/// look. Source: L4, R18.
final class NetworkWatch {
  private final Supplier<Set<String>> addresses;
  private Set<String> before;

  /// @param addresses addresses of this machine in the network, without those for itself alone
  NetworkWatch(Supplier<Set<String>> addresses) {
    this.addresses = addresses;
    this.before = addresses.get();
  }

  synchronized boolean hasComeBack() {
    Set<String> now = addresses.get();
    boolean more = !before.containsAll(now);
    before = now;
    return more;
  }
}
