package dev.sempre.replica.chain;

import dev.sempre.model.chain.ChainHead;
import dev.sempre.model.chain.Seal;
import dev.sempre.model.sync.Violation;
import dev.sempre.model.wire.Messages;
import dev.sempre.replica.db.Place;
import dev.sempre.replica.db.Priority;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.db.Tx;
import dev.sempre.replica.sync.Issues;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/// Where chains have stood, as tills have told it: kept at the centre, and at each till for its own
/// chains once the centre has confirmed it. Only added to. A chain that is cut, built anew or
/// rolled back holds in itself; what was told of it does not fit it any more. Source: R36, I8.
public final class AnchorStore {
  private static final System.Logger LOG = System.getLogger(AnchorStore.class.getName());

  /// What issues about a chain are filed under.
  public static final String CHAIN = "chain";

  private AnchorStore() {}

  /// What was told once.
  ///
  /// @param number place in the chain, from 1
  /// @param hash of the record that stood there
  /// @param device who has told it
  /// @param toldAtMillis by the clock of whoever keeps it
  public record Anchor(String series, long number, String hash, String device, long toldAtMillis) {}

  /// What a till has told of a record that it had told before.
  ///
  /// @param differsAt place of that record
  /// @param number where the till's chain stands instead
  public record Denial(
      String series, String device, long differsAt, long number, long toldAtMillis) {
    /// The first place that may not be as it was told.
    public long first() {
      return Math.min(differsAt, number + 1);
    }
  }

  /// What this place tells of its own chains with its next question: also of one of which nothing
  /// is left.
  public static List<ChainHead> heads(Replica base) {
    Place place = base.place().orElse(null);
    return place == null || place.isCentre()
        ? List.of()
        : base.read(handle -> heads(handle, place));
  }

  private static List<ChainHead> heads(Handle handle, Place place) {
    List<ChainHead> heads = new ArrayList<>();
    TreeSet<String> chains = new TreeSet<>(ChainStore.chains(handle));
    chains.add(place.series());
    for (String chain : chains.descendingSet()) {
      Optional<ChainStore.Standing> standing = ChainStore.standing(handle, chain);
      if (standing.filter(head -> !head.device().equals(place.base())).isEmpty()) {
        long number = standing.map(ChainStore.Standing::number).orElse(0L);
        String hash = standing.map(ChainStore.Standing::hash).orElse(Seal.NOTHING_BEFORE);
        heads.add(new ChainHead(chain, number, hash, differsAt(handle, chain)));
      }
    }
    return heads;
  }

  /// The first place of a chain that was confirmed and is not here as it was; 0 if all are.
  private static long differsAt(Handle handle, String chain) {
    Anchor newest = newest(handle, chain, null).orElse(null);
    if (newest == null || ChainStore.has(handle, chain, newest.number(), newest.hash())) {
      return 0;
    }
    return handle
        .createQuery(SELECT + " where series = :series order by number")
        .bind("series", chain)
        .map(AnchorStore::anchor)
        .list()
        .stream()
        .filter(anchor -> !ChainStore.has(handle, chain, anchor.number(), anchor.hash()))
        .findFirst()
        .map(Anchor::number)
        .orElse(0L);
  }

  /// Keeps at this place what upstream has confirmed of its chains, also if it does not fit: it is
  /// upstream that has it from before.
  ///
  /// @param anchors null from an upstream that keeps none
  public static void confirmed(Replica base, @Nullable List<Messages.Anchor> anchors) {
    Place place = base.place().orElse(null);
    if (anchors == null || place == null) {
      return;
    }
    List<Messages.Anchor> news =
        base.read(handle ->
            anchors.stream()
                .filter(AnchorStore::isOne)
                .filter(anchor -> !AnchorRows.has(handle, place.base(), anchor))
                .toList());
    if (!news.isEmpty()) {
      base.write(
          Priority.BACKGROUND,
          tx -> {
            news.forEach(anchor -> {
              boolean _ = AnchorRows.add(tx, place.base(), anchor);
            });
            return null;
          });
    }
  }

  /// From the line anything may be missing.
  private static boolean isOne(Messages.@Nullable Anchor anchor) {
    return anchor != null
        && anchor.series() != null
        && anchor.hash() != null
        && anchor.number() > 0
        && ChainHead.isHash(anchor.hash());
  }

  /// Keeps what a base tells of its chains. What does not fit what it told before opens an issue,
  /// once.
  ///
  /// @param device who tells it
  /// @return the newest that is kept of each of these chains from that device
  public static List<Messages.Anchor> told(Replica place, String device, List<ChainHead> heads) {
    List<ChainHead> news = place.read(handle -> news(handle, device, heads));
    if (!news.isEmpty()) {
      place.write(
          Priority.BACKGROUND,
          tx -> {
            for (ChainHead head : news(tx.handle(), device, news)) {
              keep(tx, place.ids().next(), device, head);
            }
            return null;
          });
    }
    return place.read(handle ->
        heads.stream()
            .flatMap(head -> newest(handle, head.series(), device).stream())
            .map(anchor -> new Messages.Anchor(anchor.series(), anchor.number(), anchor.hash()))
            .distinct()
            .toList());
  }

  /// Of the chain of another till nobody tells anything.
  private static List<ChainHead> news(Handle handle, String device, List<ChainHead> heads) {
    return heads.stream()
        .filter(head ->
            head.differsAt() == 0
                ? head.number() > 0 && !AnchorRows.has(handle, device, asTold(head))
                : AnchorRows.mayDeny(handle, device, head))
        .filter(head ->
            ChainStore.ownerOf(handle, head.series()).filter(own -> !own.equals(device)).isEmpty())
        .toList();
  }

  private static Messages.Anchor asTold(ChainHead head) {
    return new Messages.Anchor(head.series(), head.number(), head.hash());
  }

  private static void keep(Tx tx, String issueId, String device, ChainHead head) {
    if (head.differsAt() > 0) {
      boolean first = AnchorRows.denials(tx.handle(), head.series(), device, head.differsAt()) == 0;
      AnchorRows.deny(tx, device, head);
      if (first) {
        tell(tx, issueId, device, head, denied(tx.handle(), device, head));
      }
      return;
    }
    String before =
        AnchorRows.at(tx.handle(), head.series(), device, head.number())
            .map(AnchorStore::when)
            .orElse(null);
    if (AnchorRows.add(tx, device, asTold(head)) && before != null) {
      tell(
          tx,
          issueId,
          device,
          head,
          "%d is another record than the one it told %s".formatted(head.number(), before));
    }
  }

  private static String denied(Handle handle, String device, ChainHead head) {
    String when =
        AnchorRows.at(handle, head.series(), device, head.differsAt())
            .map(AnchorStore::when)
            .orElse("before");
    return head.number() < head.differsAt()
        ? "the till ends at %d and had told %d %s: %d is the first that is gone"
            .formatted(head.number(), head.differsAt(), when, head.number() + 1)
        : "%d at the till is another record than the one it had told %s"
            .formatted(head.differsAt(), when);
  }

  private static String when(Anchor anchor) {
    return "at " + Instant.ofEpochMilli(anchor.toldAtMillis());
  }

  private static void tell(Tx tx, String id, String device, ChainHead head, String detail) {
    LOG.log(System.Logger.Level.ERROR, "{0} of {1}: {2}", head.series(), device, detail);
    Violation why = new Violation(Issues.CHAIN_DIFFERS, "chain_number", detail);
    Issues.openAbout(tx, id, CHAIN, head.series(), why);
  }

  static final String SELECT = "select series, number, hash, device, told_at from chain_anchor";

  /// The farthest place of a chain that was told.
  ///
  /// @param device who has told it; null = whoever
  public static Optional<Anchor> newest(Handle handle, String series, @Nullable String device) {
    String whose = device == null ? "" : " and device = :device";
    var query =
        handle
            .createQuery(
                SELECT
                    + " where series = :series"
                    + whose
                    + " order by number desc, told_at, hash limit 1")
            .bind("series", series);
    return (device == null ? query : query.bind("device", device))
        .map(AnchorStore::anchor)
        .findOne();
  }

  /// The farthest place of a chain that one of its devices has told.
  ///
  /// @param devices whose chain it is; nobody = not known, so whoever has told of it
  static Optional<Anchor> newestOf(Handle handle, String series, Collection<String> devices) {
    return devices.isEmpty()
        ? newest(handle, series, null)
        : devices.stream()
            .flatMap(device -> newest(handle, series, device).stream())
            .max(Comparator.comparingLong(Anchor::number));
  }

  /// What was told of a part of a chain, by place.
  public static List<Anchor> between(Handle handle, String series, long from, long to) {
    return handle
        .createQuery(
            SELECT
                + """
                 where series = :series and number between :from and :to
                 order by number, told_at, hash
                """)
        .bind("series", series)
        .bind("from", from)
        .bind("to", to)
        .map(AnchorStore::anchor)
        .list();
  }

  /// What a device has told first of the places behind one.
  static Optional<Anchor> firstBehind(Handle handle, String series, String device, long number) {
    return handle
        .createQuery(
            SELECT
                + """
                 where series = :series and device = :device and number > :number
                 order by number limit 1
                """)
        .bind("series", series)
        .bind("device", device)
        .bind("number", number)
        .map(AnchorStore::anchor)
        .findOne();
  }

  /// The newest denial of one of a chain's devices after which that has not gone on from what it
  /// denied.
  ///
  /// @param devices as [#newestOf] has it
  static Optional<Denial> openDenial(Handle handle, String series, Collection<String> devices) {
    return handle
        .createQuery(
            """
            select d.series, d.device, d.differs_at, d.number, d.told_at from chain_denial d
             where d.series = :series and not exists (
               select 1 from chain_anchor a
                where a.series = d.series and a.device = d.device and a.number >= d.differs_at
                  and a.told_at > d.told_at)
             order by d.told_at desc, d.differs_at
            """)
        .bind("series", series)
        .map((row, _) ->
            new Denial(
                row.getString(1), row.getString(2), row.getLong(3), row.getLong(4), row.getLong(5)))
        .list()
        .stream()
        .filter(denial -> devices.isEmpty() || devices.contains(denial.device()))
        .findFirst();
  }

  static Anchor anchor(ResultSet row, StatementContext context) throws SQLException {
    return new Anchor(
        row.getString(1), row.getLong(2), row.getString(3), row.getString(4), row.getLong(5));
  }
}
