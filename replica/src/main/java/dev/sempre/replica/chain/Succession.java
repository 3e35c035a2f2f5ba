package dev.sempre.replica.chain;

import dev.sempre.model.chain.ChainCheck;
import dev.sempre.model.chain.ChainCheck.Broken;
import dev.sempre.model.chain.ChainCheck.Fault;
import dev.sempre.model.chain.Seal;
import dev.sempre.model.sync.RootRecord;
import dev.sempre.replica.chain.ChainStore.Head;
import dev.sempre.replica.db.Place;
import dev.sempre.replica.db.Places;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Each chain of a till but the first begins behind another one, with that one's perpetual total: a
/// till that joins anew goes on so. What an earlier chain held is vouched for by the later one,
/// whose key is known; and a chain that no other one goes on from is none of this till's. Source:
/// R35, R37, F41.
final class Succession {
  private Succession() {}

  /// A sealed record.
  private record Link(String series, long number, long perpetualMinor) {}

  /// What is wrong with the beginning of a chain; empty if it stands on what it says. At another
  /// place than the till's what it stands on may still be on its way, or the till may have been
  /// copied before it went on.
  ///
  /// @param first the record in its first place
  static Optional<Broken> beginning(Handle handle, String chain, RootRecord first) {
    Seal seal = Seal.of(first).orElseThrow();
    long beforeMinor = 0;
    if (!seal.previous().equals(Seal.NOTHING_BEFORE)) {
      boolean own = ToldCheck.isHere(handle, first.origin());
      Link before = before(handle, chain, first.origin(), seal.previous()).orElse(null);
      if (before == null) {
        return own ? broken(first, Fault.MISSING_BEFORE) : Optional.empty();
      }
      if (own && before.number < ChainStore.head(handle, before.series).orElseThrow().number()) {
        return broken(first, Fault.OUT_OF_PLACE);
      }
      beforeMinor = before.perpetualMinor;
    }
    return seal.perpetualMinor() == beforeMinor + ChainCheck.amountOf(first)
        ? Optional.empty()
        : broken(first, Fault.WRONG_TOTAL);
  }

  private static Optional<Broken> broken(RootRecord first, Fault fault) {
    return Optional.of(new Broken(1, first.table().name(), first.id(), fault));
  }

  private static Optional<Link> before(Handle handle, String chain, String device, String hash) {
    return others(handle, chain, device).stream()
        .flatMap(other ->
            handle
                .createQuery(
                    ChainStore.union(
                        """
                        select series, chain_number, perpetual_minor from <table>
                         where series = :chain and chain_number is not null
                           and chain_hash = :hash\
                        """,
                        ""))
                .bind("chain", other)
                .bind("hash", hash)
                .map((row, _) -> new Link(row.getString(1), row.getLong(2), row.getLong(3)))
                .list()
                .stream())
        .findFirst();
  }

  /// Chains of the same sort that begin with a record of the same device.
  private static List<String> others(Handle handle, String chain, String device) {
    return ChainStore.chains(handle).stream()
        .filter(other -> !other.equals(chain) && isJournal(other) == isJournal(chain))
        .filter(other ->
            handle
                .createQuery(
                    ChainStore.union(
                        "select 1 from <table> where series = :chain and chain_number = 1"
                            + " and origin = :device",
                        ""))
                .bind("chain", other)
                .bind("device", device)
                .mapTo(Integer.class)
                .findFirst()
                .isPresent())
        .toList();
  }

  private static boolean isJournal(String chain) {
    return chain.endsWith(ChainStore.JOURNAL);
  }

  /// What is wrong with the end of a chain of this very till, which has gone on in another one
  /// since.
  ///
  /// @param device who has begun it
  /// @param good where it ends
  static Optional<Broken> end(Handle handle, String chain, String device, Head good) {
    Place place = Places.find(handle).orElse(null);
    if (place == null || place.isCentre() || !place.base().equals(device)) {
      return Optional.empty();
    }
    String current = place.series() + (isJournal(chain) ? ChainStore.JOURNAL : "");
    if (chain.equals(current) || isFollowed(handle, chain, device, good.hash())) {
      return Optional.empty();
    }
    boolean waits =
        ChainStore.head(handle, current).isEmpty()
            && ChainStore.beginning(handle, device, current).hash().equals(good.hash());
    return waits
        ? Optional.empty()
        : Optional.of(new Broken(good.number() + 1, "", "", Fault.NOT_FOLLOWED));
  }

  private static boolean isFollowed(Handle handle, String chain, String device, String hash) {
    return others(handle, chain, device).stream()
        .anyMatch(other ->
            handle
                .createQuery(
                    ChainStore.union(
                        "select 1 from <table> where series = :chain and chain_number = 1"
                            + " and chain_previous = :hash",
                        ""))
                .bind("chain", other)
                .bind("hash", hash)
                .mapTo(Integer.class)
                .findFirst()
                .isPresent());
  }
}
