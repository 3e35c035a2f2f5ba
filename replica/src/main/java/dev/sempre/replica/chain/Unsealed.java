package dev.sempre.replica.chain;

import dev.sempre.model.chain.ChainCheck.Broken;
import dev.sempre.model.chain.ChainCheck.Fault;
import dev.sempre.model.sync.SyncCatalogue;
import dev.sempre.model.sync.TableSpec;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;

/// Records without a seal where a till has sealed everything: somebody has put them in. A ticket
/// from before there were chains has none either; it stands in the feed before all that its till
/// has sealed. The other tables were sealed from their first day. The journal is left out: that of
/// a till which is set back goes on without seals. Source: R35, F41.
final class Unsealed {
  private static final List<TableSpec> ALWAYS_SEALED =
      List.of(SyncCatalogue.CASH_MOVEMENT, SyncCatalogue.ACCOUNT_PAYMENT, SyncCatalogue.CLOSING);
  private static final String SALE = SyncCatalogue.SALE.name();

  private Unsealed() {}

  /// The series under which such records stand, which need not be any chain's.
  static Set<String> series(Handle handle) {
    Set<String> found = new TreeSet<>();
    for (TableSpec table : ALWAYS_SEALED) {
      found.addAll(series(handle, table.name()));
    }
    for (String series : series(handle, SALE)) {
      if (firstTicket(handle, series).isPresent()) {
        found.add(series);
      }
    }
    return found;
  }

  private static List<String> series(Handle handle, String table) {
    return handle
        .createQuery("select distinct series from " + table + " where chain_number is null")
        .mapTo(String.class)
        .list();
  }

  /// The first of them in a series.
  ///
  /// @param last place of the newest sealed record of the chain, 0 if there is none
  static Optional<Broken> first(Handle handle, String series, long last) {
    for (TableSpec table : ALWAYS_SEALED) {
      Optional<String> found =
          handle
              .createQuery(
                  "select id from "
                      + table.name()
                      + " where series = :series and chain_number is null order by seq, id limit 1")
              .bind("series", series)
              .mapTo(String.class)
              .findOne();
      if (found.isPresent()) {
        return Optional.of(new Broken(last + 1, table.name(), found.get(), Fault.NOT_SEALED));
      }
    }
    return firstTicket(handle, series).map(id -> new Broken(last + 1, SALE, id, Fault.NOT_SEALED));
  }

  private static Optional<String> firstTicket(Handle handle, String series) {
    List<String> devices =
        handle
            .createQuery(
                "select distinct origin from sale where series = :series and chain_number is null")
            .bind("series", series)
            .mapTo(String.class)
            .list();
    return devices.stream()
        .flatMap(device -> firstTicket(handle, series, device).stream())
        .findFirst();
  }

  private static Optional<String> firstTicket(Handle handle, String series, String device) {
    return handle
        .createQuery(
            """
            select id from sale
             where series = :series and origin = :device and chain_number is null and seq >
               (select min(seq) from (<sealed>) sealed)
             order by seq limit 1
            """
                .replace("<sealed>", sealedBy(handle, device)))
        .bind("series", series)
        .bind("device", device)
        .mapTo(String.class)
        .findOne();
  }

  /// A till's own feed is in the order of its commits, whatever the table. Elsewhere each table of
  /// it arrives by itself, so that what was sealed later may have come before an older ticket.
  private static String sealedBy(Handle handle, String device) {
    String sealed =
        "select min(seq) seq from <table> where origin = :device and chain_number is not null";
    return ToldCheck.isHere(handle, device)
        ? ChainStore.union(sealed, "")
        : sealed.replace("<table>", SALE);
  }
}
