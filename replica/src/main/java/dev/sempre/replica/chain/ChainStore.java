package dev.sempre.replica.chain;

import dev.sempre.model.chain.ChainCheck;
import dev.sempre.model.chain.ChainCheck.Broken;
import dev.sempre.model.chain.ChainCheck.Fault;
import dev.sempre.model.chain.ChainName;
import dev.sempre.model.chain.Seal;
import dev.sempre.model.sync.RootRecord;
import dev.sempre.model.sync.SealColumns;
import dev.sempre.model.sync.SyncCatalogue;
import dev.sempre.model.sync.TableSpec;
import dev.sempre.replica.chain.AnchorStore.Anchor;
import dev.sempre.replica.db.Dialect;
import dev.sempre.replica.db.Tx;
import dev.sempre.replica.sync.Records;
import dev.sempre.replica.sync.StoredRecord;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Seals records into the chain of their till, and looks whether a chain holds. The newest sealed
/// record is the head of its chain: there is no second place that could say otherwise. Source: T11,
/// R35, R37.
public final class ChainStore {
  static final List<TableSpec> SEALED =
      SyncCatalogue.TABLES.stream().filter(SealColumns::areIn).toList();

  /// What follows a till's series in the name of the chain of its journal.
  public static final String JOURNAL = "/journal";

  /// How many records of a chain are looked at at once.
  static final int PAGE = 200;

  private ChainStore() {}

  /// Where a chain stands.
  ///
  /// @param number place of its newest record; 0 if it has none yet
  /// @param hash hash of that record, or of what the chain begins behind
  /// @param perpetualMinor what the till has ever sold, in minor units
  public record Head(long number, String hash, long perpetualMinor) {}

  /// Where a chain stands, and whose it is.
  ///
  /// @param device whose record is the newest
  record Standing(long number, String hash, String device) {}

  /// Records of which their till has told and that have not arrived: nothing is wrong with that
  /// while they are on their way.
  ///
  /// @param from first place
  /// @param to last place that the till has told
  /// @param toldAtMillis when it told of the first of them
  public record Waiting(long from, long to, long toldAtMillis) {}

  /// What became of a look at a chain.
  ///
  /// @param chain the series whose chain it is
  /// @param head where the part of it stands that holds; null if not even the first record does
  /// @param broken the first record that does not hold; null if all do
  /// @param firstPerhaps the first place that may be as bad: a chain that its own key has sealed
  ///   anew holds up to the next record of which the till had told, and from the one before of
  ///   which it had on; elsewhere that of `broken`, and 0 if all hold
  /// @param waiting what is still on its way; null if nothing is known to be
  /// @param signatures whether signatures were looked at: not without the key they were made with
  public record Checked(
      String chain,
      @Nullable Head head,
      @Nullable Broken broken,
      long firstPerhaps,
      @Nullable Waiting waiting,
      boolean signatures) {
    public Checked(
        String chain,
        @Nullable Head head,
        @Nullable Broken broken,
        @Nullable Waiting waiting,
        boolean signatures) {
      this(chain, head, broken, broken == null ? 0 : broken.number(), waiting, signatures);
    }

    Checked withoutSignatures() {
      return new Checked(chain, head, broken, firstPerhaps, waiting, false);
    }

    /// Whether everything that is here is as it was sealed, and nothing is gone.
    public boolean holds() {
      return broken == null;
    }

    /// One English line: how far the chain holds, and what is wrong behind that.
    public String line() {
      String good =
          head == null
              ? chain + ": nothing %s here".formatted(broken == null ? "is" : "holds")
              : "%s: 1 to %d hold, %s".formatted(chain, head.number(), head.hash().substring(0, 8));
      return good + (signatures ? "" : "; signatures not checked here") + wrong() + onTheirWay();
    }

    private String wrong() {
      if (broken == null) {
        return "";
      }
      String what = broken.table().isEmpty() ? "" : broken.table() + " " + broken.id() + " ";
      return "; %sat %d: %s".formatted(what, broken.number(), broken.fault().words())
          + (firstPerhaps == broken.number() ? "" : since(firstPerhaps, broken.number()));
    }

    private static String since(long first, long place) {
      return ", and %s; the first that is another is one of %d to %d"
          .formatted(
              first == 1 ? "none before it was told" : "%d is as it was told".formatted(first - 1),
              first,
              place);
    }

    private String onTheirWay() {
      return waiting == null
          ? ""
          : "; %d to %d are on their way, told at %s"
              .formatted(
                  waiting.from(), waiting.to(), Instant.ofEpochMilli(waiting.toldAtMillis()));
    }
  }

  /// Seals a record that is stored in this transaction.
  ///
  /// @param record complete but for its seal; its `series` is the chain
  public static RootRecord seal(Tx tx, RootRecord record) {
    String chain = String.valueOf(record.text("series"));
    Head head =
        head(tx.handle(), chain).orElseGet(() -> beginning(tx.handle(), record.origin(), chain));
    long perpetualMinor = Math.addExact(head.perpetualMinor(), ChainCheck.amountOf(record));
    return Seal.put(record, head.number() + 1, head.hash(), perpetualMinor, tx.signer());
  }

  /// Where a chain stands; empty if nothing is sealed in it.
  public static Optional<Head> head(Handle handle, String chain) {
    return handle
        .createQuery(
            union(
                """
                select * from (
                  select chain_number, chain_hash, perpetual_minor
                    from <table> where series = :chain and chain_number is not null
                   order by chain_number desc limit 1) newest_<table>\
                """,
                " order by 1 desc limit 1"))
        .bind("chain", chain)
        .map((row, _) -> new Head(row.getLong(1), row.getString(2), row.getLong(3)))
        .findOne();
  }

  /// A till that has joined anew begins another chain behind its last of the same sort: its
  /// perpetual total goes on.
  static Head beginning(Handle handle, String base, String chain) {
    String sort = (chain.endsWith(JOURNAL) ? "" : "not ") + "like '%" + JOURNAL + "'";
    return handle
        .createQuery(
            union(
                """
                select seq, chain_hash, perpetual_minor from <table>
                 where origin = :base and chain_number is not null and series\
                """
                    + " "
                    + sort,
                " order by 1 desc limit 1"))
        .bind("base", base)
        .map((row, _) -> new Head(0, row.getString(2), row.getLong(3)))
        .findOne()
        .orElseGet(() -> new Head(0, Seal.NOTHING_BEFORE, 0));
  }

  /// Where a chain stands, and whose it is; empty if nothing is sealed in it.
  static Optional<Standing> standing(Handle handle, String chain) {
    return handle
        .createQuery(
            union(
                """
                select chain_number, chain_hash, origin
                  from <table> where series = :chain and chain_number is not null\
                """,
                " order by 1 desc limit 1"))
        .bind("chain", chain)
        .map((row, _) -> new Standing(row.getLong(1), row.getString(2), row.getString(3)))
        .findOne();
  }

  /// Whether a place of a chain is a record's with that hash.
  static boolean has(Handle handle, String chain, long number, String hash) {
    return handle
        .createQuery(
            union(
                """
                select 1 from <table>
                 where series = :chain and chain_number = :number and chain_hash = :hash\
                """,
                ""))
        .bind("chain", chain)
        .bind("number", number)
        .bind("hash", hash)
        .mapTo(Integer.class)
        .findFirst()
        .isPresent();
  }

  /// The chains that have anything sealed, or of which anything was told, by name.
  public static List<String> chains(Handle handle) {
    TreeSet<String> chains = new TreeSet<>(names(handle, "chain_anchor", "1 = 1"));
    SEALED.forEach(
        table -> chains.addAll(names(handle, table.name(), SealColumns.NUMBER + " is not null")));
    return List.copyOf(chains);
  }

  /// What is to be looked at by whoever wants to know whether all holds: the chains, and other
  /// names under which records stand that somebody has put in.
  public static List<String> toVerify(Handle handle) {
    TreeSet<String> names = new TreeSet<>(chains(handle));
    names.addAll(Unsealed.series(handle));
    return List.copyOf(names);
  }

  /// One step of the index for each chain, however long they are.
  private static List<String> names(Handle handle, String table, String condition) {
    String next = "select min(series) from " + table + " where " + condition;
    return handle
        .createQuery(
            """
            with recursive chain (series) as (
              %s union all select (%s and series > chain.series)
                from chain where chain.series is not null)
            select series from chain where series is not null
            """
                .formatted(next, next))
        .mapTo(String.class)
        .list();
  }

  /// The devices whose records are sealed in a chain.
  public static List<String> devices(Handle handle, String chain) {
    return handle
        .createQuery(
            "select distinct origin from ("
                + union(
                    "select origin from <table> where series = :chain"
                        + " and chain_number is not null",
                    "")
                + ") sealed order by origin")
        .bind("chain", chain)
        .mapTo(String.class)
        .list();
  }

  /// Whose words about a chain count: those of the device whose number it bears, as far as that is
  /// known here, else of those whose records are sealed in it; of nobody if neither is known.
  static Set<String> whose(Handle handle, String chain) {
    return ownerOf(handle, chain).map(Set::of).orElseGet(() -> Set.copyOf(devices(handle, chain)));
  }

  /// The device whose number a chain bears now, as far as it is known here. A number that a till
  /// has left since is nobody's.
  static Optional<String> ownerOf(Handle handle, String chain) {
    return ChainName.of(chain)
        .flatMap(name ->
            handle
                .createQuery(
                    """
                    select id from device
                     where establishment_id = :establishment and number = :number and deleted = 0
                     order by id limit 1
                    """)
                .bind("establishment", name.establishment())
                .bind("number", name.number())
                .mapTo(String.class)
                .findOne());
  }

  /// Whether anything of another device is sealed in the chains of a series.
  public static boolean hasAnyOfAnother(Handle handle, String series, String device) {
    return handle
        .createQuery(
            union(
                """
                select 1 from <table>
                 where series in (:series, :journal) and chain_number is not null
                   and origin <> :device\
                """,
                " limit 1"))
        .bind("series", series)
        .bind("journal", series + JOURNAL)
        .bind("device", device)
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }

  /// Walks along a chain from its first record to its last, or to the first that does not hold.
  ///
  /// @param isSignature whether a signature (base64) is the device's for a text; null at a place
  ///   that does not have the key, which the answer says then
  public static Checked check(
      Handle handle,
      Dialect dialect,
      String chain,
      @Nullable BiPredicate<String, String> isSignature)
      throws SQLException {
    return isSignature == null
        ? walk(handle, dialect, chain, (_, _) -> true).withoutSignatures()
        : walk(handle, dialect, chain, isSignature);
  }

  private static Checked walk(
      Handle handle, Dialect dialect, String chain, BiPredicate<String, String> isSignature)
      throws SQLException {
    ChainCheck check = new ChainCheck(isSignature);
    Set<String> devices = whose(handle, chain);
    long last = head(handle, chain).map(Head::number).orElse(0L);
    Head good = null;
    String begunBy = "";
    long asTold = 0;
    for (long from = 1; from <= last; from += PAGE) {
      List<Anchor> told = AnchorStore.between(handle, chain, from, from + PAGE - 1);
      told.removeIf(anchor -> !devices.contains(anchor.device()));
      for (RootRecord record : sealed(handle, dialect, SEALED, chain, from, from + PAGE - 1)) {
        Optional<Broken> broken =
            check
                .next(record)
                .or(() -> ToldCheck.otherThanTold(check, record, told))
                .or(() -> FloatCheck.otherThanNoted(handle, record, check.number()))
                .or(() ->
                    check.number() == 1
                        ? Succession.beginning(handle, chain, record)
                        : Optional.empty());
        if (broken.isPresent()) {
          boolean byWord = broken.get().fault() == Fault.OTHER_THAN_TOLD;
          long first = byWord ? asTold + 1 : broken.get().number();
          return new Checked(chain, good, broken.get(), first, null, true);
        }
        asTold = ToldCheck.isTold(check.number(), told) ? check.number() : asTold;
        good = new Head(check.number(), check.hash(), check.perpetualMinor());
        begunBy = check.number() == 1 ? record.origin() : begunBy;
      }
    }
    Broken besides = besides(handle, chain, last).orElse(null);
    if (besides == null && good != null) {
      besides = Succession.end(handle, chain, begunBy, good).orElse(null);
    }
    return besides == null
        ? ToldCheck.behind(handle, chain, good, devices)
        : new Checked(chain, good, besides, null, true);
  }

  /// Sealed records of a part of a chain, by their place in it.
  static List<RootRecord> sealed(
      Handle handle, Dialect dialect, List<TableSpec> tables, String chain, long from, long to)
      throws SQLException {
    List<RootRecord> found = new ArrayList<>();
    for (TableSpec table : tables) {
      List<String> ids =
          handle
              .createQuery(
                  "select id from "
                      + table.name()
                      + " where series = :chain and chain_number between :from and :to")
              .bind("chain", chain)
              .bind("from", from)
              .bind("to", to)
              .mapTo(String.class)
              .list();
      Records.findAll(handle.getConnection(), dialect, table, ids).values().stream()
          .map(StoredRecord::record)
          .forEach(found::add);
    }
    found.sort(
        Comparator.comparing((RootRecord record) -> Seal.of(record).map(Seal::number).orElse(0L))
            .thenComparing(RootRecord::id));
    return found;
  }

  /// Whether a part of a chain has records of a table.
  static boolean hasAny(Handle handle, TableSpec table, String chain, long from, long to) {
    return handle
        .createQuery(
            "select 1 from "
                + table.name()
                + " where series = :chain and chain_number between :from and :to limit 1")
        .bind("chain", chain)
        .bind("from", from)
        .bind("to", to)
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }

  /// What the sealed records cannot tell: records that somebody has put in without a seal, and
  /// numbers that were given out to tickets which are gone.
  private static Optional<Broken> besides(Handle handle, String chain, long last) {
    String sale = SyncCatalogue.SALE.name();
    return Unsealed.first(handle, chain, last)
        .or(() ->
            handle
                .createQuery(
                    """
                    select s.id from number_series n join sale s on s.series = n.series
                     where n.series = :chain
                       and s.number = (select max(number) from sale where series = :chain)
                       and n.next_number > s.number + 1
                     limit 1
                    """)
                .bind("chain", chain)
                .map((row, _) -> new Broken(last, sale, row.getString(1), Fault.CUT_BEHIND))
                .findOne());
  }

  /// One query over all tables whose records are sealed.
  static String union(String select, String end) {
    return SEALED.stream()
            .map(table -> select.replace("<table>", table.name()))
            .collect(Collectors.joining(" union all "))
        + end;
  }
}
