package dev.sempre.replica.chain;

import dev.sempre.model.sync.Hlc;
import dev.sempre.replica.chain.AnchorStore.Anchor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Whether everything that was numbered has arrived: what tills have told of their chains, against
/// what is here. Source: R43.
public final class CompletenessStore {
  private CompletenessStore() {}

  /// Numbers that are not here.
  ///
  /// @param toldAtMillis when it was first told that there are such; null if nobody has told, and
  ///   what stands behind them is here
  public record Missing(long from, long to, @Nullable Long toldAtMillis) {
    /// How many.
    public long count() {
      return to - from + 1;
    }
  }

  /// One chain, or the tickets of one series.
  ///
  /// @param issued the highest number that is here or was told of
  /// @param received how many numbers are here
  public record Numbers(long issued, long received, List<Missing> missing) {
    public boolean isComplete() {
      return missing.isEmpty();
    }
  }

  /// @param series name of the chain
  /// @param devices whose it is
  /// @param places places in the chain, in the order of the commits
  /// @param tickets the ticket numbers of the series; null of a chain that is not one of tickets
  /// @param firstToldAtMillis when something was told of it first; null if never
  /// @param lastToldAtMillis when something new was told of it last; null if never
  /// @param newestAtMillis time of its newest record that is here, by the till's clock as the
  ///   centre has corrected it; null if none is
  public record Completeness(
      String series,
      List<String> devices,
      Numbers places,
      @Nullable Numbers tickets,
      @Nullable Long firstToldAtMillis,
      @Nullable Long lastToldAtMillis,
      @Nullable Long newestAtMillis) {
    public boolean isComplete() {
      return places.isComplete() && (tickets == null || tickets.isComplete());
    }
  }

  /// All chains, by name. Looks at the number of every record, at no content.
  public static List<Completeness> all(Handle handle) {
    return ChainStore.chains(handle).stream().map(chain -> of(handle, chain)).toList();
  }

  private static Completeness of(Handle handle, String chain) {
    List<String> devices = new ArrayList<>(ChainStore.devices(handle, chain));
    Anchor newest =
        AnchorStore.newestOf(handle, chain, ChainStore.whose(handle, chain)).orElse(null);
    if (devices.isEmpty() && newest != null) {
      devices.add(newest.device());
    }
    Told told = told(handle, chain);
    return new Completeness(
        chain,
        List.copyOf(devices),
        places(handle, chain, newest),
        tickets(handle, chain).orElse(null),
        told.firstAtMillis(),
        told.lastAtMillis(),
        newestStamp(handle, chain).map(Hlc::millis).orElse(null));
  }

  private static Numbers places(Handle handle, String chain, @Nullable Anchor newest) {
    long toldNumber = newest == null ? 0 : newest.number();
    String numbers =
        ChainStore.union(
            "select chain_number n from <table>"
                + " where series = :chain and chain_number is not null",
            "");
    Numbers here = numbers(handle, chain, "(" + numbers + ")");
    List<Missing> missing = new ArrayList<>();
    for (Missing gap : here.missing()) {
      missing.add(new Missing(gap.from(), gap.to(), toldOf(handle, newest, gap.from())));
    }
    if (toldNumber > here.issued()) {
      long from = here.issued() + 1;
      missing.add(new Missing(from, toldNumber, toldOf(handle, newest, from)));
    }
    return new Numbers(Math.max(here.issued(), toldNumber), here.received(), missing);
  }

  private static @Nullable Long toldOf(Handle handle, @Nullable Anchor newest, long number) {
    return newest == null
        ? null
        : AnchorStore.firstBehind(handle, newest.series(), newest.device(), number - 1)
            .map(Anchor::toldAtMillis)
            .orElse(null);
  }

  private static Optional<Numbers> tickets(Handle handle, String chain) {
    String numbers = "(select number n from sale where series = :chain)";
    return Optional.of(numbers(handle, chain, numbers)).filter(found -> found.received() > 0);
  }

  private static Numbers numbers(Handle handle, String chain, String source) {
    List<Missing> missing =
        handle
            .createQuery(
                """
                with here as (select distinct n from %s every),
                     step as (select n, lag(n, 1, 0) over (order by n) before from here)
                select before + 1, n - 1 from step where n > before + 1 order by n
                """
                    .formatted(source))
            .bind("chain", chain)
            .map((row, _) -> new Missing(row.getLong(1), row.getLong(2), null))
            .list();
    return handle
        .createQuery(
            "select coalesce(max(n), 0), count(distinct n) from %s every".formatted(source))
        .bind("chain", chain)
        .map((row, _) -> new Numbers(row.getLong(1), row.getLong(2), missing))
        .one();
  }

  private record Told(@Nullable Long firstAtMillis, @Nullable Long lastAtMillis) {}

  private static Told told(Handle handle, String chain) {
    return handle
        .createQuery("select min(told_at), max(told_at) from chain_anchor where series = :chain")
        .bind("chain", chain)
        .map((row, _) -> {
          long first = row.getLong(1);
          return row.wasNull() ? new Told(null, null) : new Told(first, row.getLong(2));
        })
        .one();
  }

  private static Optional<Long> newestStamp(Handle handle, String chain) {
    return handle
        .createQuery(
            ChainStore.union(
                "select chain_number, modified_at from <table>"
                    + " where series = :chain and chain_number is not null",
                " order by 1 desc limit 1"))
        .bind("chain", chain)
        .map((row, _) -> row.getLong(2))
        .findOne();
  }
}
