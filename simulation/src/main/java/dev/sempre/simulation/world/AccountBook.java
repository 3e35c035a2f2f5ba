package dev.sempre.simulation.world;

import dev.sempre.model.account.AccountPayment;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What a till has told of money that customers have given for what they owed. Source: T5, I1, I2.
final class AccountBook {
  private final Map<String, AccountPayment> received = new LinkedHashMap<>();

  /// The process died over them, or the disk did not say.
  private final Set<String> perhaps = new HashSet<>();

  /// Payments of a disk that is not there any more: they are at the centre or nowhere.
  private final Set<String> gone = new HashSet<>();

  AccountBook copy() {
    AccountBook copy = new AccountBook();
    copy.received.putAll(received);
    copy.perhaps.addAll(perhaps);
    copy.gone.addAll(gone);
    return copy;
  }

  /// What was told since the copy is lost with its disk.
  void goOnFrom(AccountBook lost) {
    gone.addAll(lost.received.keySet());
    gone.addAll(lost.perhaps);
    gone.addAll(lost.gone);
    gone.removeAll(received.keySet());
    gone.removeAll(perhaps);
  }

  void begins(String id) {
    if (!received.containsKey(id)) {
      perhaps.add(id);
    }
  }

  /// The till has said that it is on disk, with its number.
  void received(AccountPayment payment) {
    perhaps.remove(payment.id());
    received.put(payment.id(), payment);
  }

  /// The till has said that nothing was stored.
  void isNotReceived(String id) {
    perhaps.remove(id);
  }

  Collection<AccountPayment> told() {
    return received.values();
  }

  boolean wasTold(String id) {
    return received.containsKey(id);
  }

  /// Whether a payment may be anywhere, though nobody was told of it.
  boolean mayBe(String id) {
    return perhaps.contains(id) || gone.contains(id);
  }

  /// Whether a payment was on a disk that is not there any more.
  boolean isGone(String id) {
    return gone.contains(id);
  }

  /// @param here ids of this till's payments on its disk
  void mustBe(String till, List<String> here) {
    Set<String> found = new HashSet<>(here);
    for (AccountPayment payment : received.values()) {
      if (!found.contains(payment.id())) {
        throw new Broken("I1", till + " has lost the payment " + payment.printed());
      }
    }
    for (String id : here) {
      if (!received.containsKey(id) && !perhaps.contains(id)) {
        throw new Broken("I17", till + " has a payment of which it has not told: " + id);
      }
    }
  }
}
