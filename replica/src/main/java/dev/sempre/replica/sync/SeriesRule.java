package dev.sempre.replica.sync;

import dev.sempre.model.chain.ChainName;
import dev.sempre.model.id.Ids;
import dev.sempre.model.sale.TicketNumber;
import dev.sempre.model.sync.Hlc;
import dev.sempre.model.sync.RootRecord;
import dev.sempre.model.sync.SealColumns;
import dev.sempre.model.sync.TableSpec;
import dev.sempre.model.sync.Verdict;
import dev.sempre.model.sync.Violation;
import dev.sempre.replica.db.Tx;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Whose series it is: what is numbered and sealed in a chain comes from the device whose chain it
/// is, so that nobody takes a place in that of another. What a device has made before it joined
/// again, or before it was moved, is its own all the same. What is refused, and what is taken where
/// two devices have had a number, is told to head office, once per device and series. Belongs to
/// one transaction. Source: R20, R26, R35, F41.
final class SeriesRule {
  private static final System.Logger LOG = System.getLogger(SeriesRule.class.getName());
  private static final String SERIES = "series";

  private final Tx tx;
  private final Ids ids;
  private final Viewer sender;
  private final @Nullable Own own;

  /// Series that the sender had before it joined again; none if it never has.
  private final Set<String> before;

  /// Of this batch, by series.
  private final Map<String, Standing> standings = new HashMap<>();

  private final Set<String> told = new HashSet<>();

  /// The device that sends, as it is registered here.
  ///
  /// @param sinceMillis when it was admitted first, as far as that is known here
  private record Own(String establishment, int number, long sinceMillis) {
    String series() {
      return TicketNumber.seriesOf(establishment, number);
    }
  }

  /// Another device that has a series, or had it before it joined again.
  ///
  /// @param sinceMillis when it was admitted; if the series is the one that it has, when it was so
  ///   last: one that has joined anew was admitted under another number before. 0 if it is not
  ///   known here
  private record Other(String device, long sinceMillis) {}

  /// How the sender stands to a series.
  private sealed interface Standing {
    /// The series is the sender's, or nobody's that it may have had.
    record OfSender() implements Standing {}

    /// The sender had it, and another device has or had it too.
    record Shared(Other other) implements Standing {}

    /// It is another device's.
    record OfOther(Other other) implements Standing {}

    /// It is nobody's, and the sender cannot have had it.
    ///
    /// @param has the series that it has
    record NeverHad(String has) implements Standing {}
  }

  SeriesRule(Tx tx, Ids ids, Viewer sender) {
    this.tx = tx;
    this.ids = ids;
    this.sender = sender;
    this.own = own();
    this.before = before();
  }

  /// Whether the records of a table stand in a series in this sense.
  static boolean holdsFor(TableSpec table) {
    return SealColumns.areIn(table);
  }

  /// Why a record that is well formed is not taken; null if it is. What is here already has been
  /// taken and goes on getting the answer to that.
  @Nullable Verdict judge(RootRecord record) {
    String chain = record.text(SERIES);
    if (chain == null) {
      return null;
    }
    String series = ChainName.seriesOf(chain);
    return switch (standings.computeIfAbsent(series, this::standing)) {
      case Standing.OfSender() -> null;
      case Standing.Shared(Other other) -> taken(record, series, other);
      case Standing.OfOther(Other other) ->
          isFromBefore(record, series, other)
              ? taken(record, series, other)
              : refused(record, series, other.device);
      case Standing.NeverHad(String has) -> refused(record, series, has);
    };
  }

  private Standing standing(String series) {
    if (own != null && own.series().equals(series)) {
      return new Standing.OfSender();
    }
    Other other = other(series).orElse(null);
    if (before.contains(series)) {
      return other == null ? new Standing.OfSender() : new Standing.Shared(other);
    }
    if (other != null) {
      return new Standing.OfOther(other);
    }
    return own == null || mayHaveHad(own, series)
        ? new Standing.OfSender()
        : new Standing.NeverHad(own.series());
  }

  /// Whether a series that is nobody's may have been the sender's. Its numbers only rise, so in its
  /// own shop none above the one it has was. In another shop it has opened a shift if it stood
  /// there: shifts come before all that is sealed.
  private boolean mayHaveHad(Own own, String series) {
    ChainName name = ChainName.of(series).orElse(null);
    if (name == null) {
      return false;
    }
    return name.establishment().equals(own.establishment)
        ? name.number() <= own.number
        : ShiftRule.hasStoodIn(tx, sender, name.establishment());
  }

  /// Whether it may be of a number that was given twice: a centre that was restored had forgotten
  /// the sender, which has come back since, and gave its number to the other one. That the sender
  /// is no younger than that one, or was forgotten once, is known here; when the record was made is
  /// its own word. Source: R20.
  private boolean isFromBefore(RootRecord record, String series, Other other) {
    return hadHigherThan(series)
        && Hlc.millis(record.modifiedAt()) < other.sinceMillis
        && (own == null || own.sinceMillis <= other.sinceMillis || mayBeForgotten());
  }

  /// Whether the sender had a higher number in the same shop before it joined again: what it had
  /// before that one was lower.
  private boolean hadHigherThan(String series) {
    return ChainName.of(series)
        .filter(name ->
            before.stream()
                .flatMap(had -> ChainName.of(had).stream())
                .filter(had -> had.establishment().equals(name.establishment()))
                .anyMatch(had -> had.number() > name.number()))
        .isPresent();
  }

  private @Nullable Verdict taken(RootRecord record, String series, Other other) {
    if (!told.contains(series) && !isHere(record)) {
      tell(series, Issues.SERIES_SHARED, other.device);
    }
    return null;
  }

  private @Nullable Verdict refused(RootRecord record, String series, String whose) {
    if (isHere(record)) {
      return null;
    }
    if (!told.contains(series)) {
      tell(series, Issues.SERIES_REFUSED, whose);
    }
    return new Verdict.Rejected(Verdict.NOT_ALLOWED, SERIES, whose);
  }

  private void tell(String series, String code, String whose) {
    told.add(series);
    LOG.log(
        System.Logger.Level.WARNING, "{0} from {1}: {2} {3}", series, sender.device(), code, whose);
    Issues.openAbout(
        tx, ids.next(), SERIES, series + " " + sender.device(), new Violation(code, "", whose));
  }

  private @Nullable Own own() {
    return tx.handle()
        .createQuery("select establishment_id, number, enrolled_at from device where id = :id")
        .bind("id", sender.device())
        .map((row, _) -> new Own(row.getString(1), row.getInt(2), row.getLong(3)))
        .findOne()
        .orElse(null);
  }

  private Set<String> before() {
    return new HashSet<>(
        tx.handle()
            .createQuery("select series from series_before where device = :device")
            .bind("device", sender.device())
            .mapTo(String.class)
            .list());
  }

  private boolean mayBeForgotten() {
    return tx.handle()
        .createQuery("select 1 from forgotten_device where device = :device")
        .bind("device", sender.device())
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }

  private Optional<Other> other(String series) {
    return tx
        .handle()
        .createQuery(
            """
            select id, enrolled_at, modified_at from device
             where id <> :sender and establishment_id || '-' || number = :series
            union
            select b.device, coalesce(d.enrolled_at, 0), 0
              from series_before b left join device d on d.id = b.device
             where b.device <> :sender and b.series = :series
               and coalesce(d.establishment_id || '-' || d.number, '') <> b.series
            """)
        .bind("sender", sender.device())
        .bind("series", series)
        .map((row, _) ->
            new Other(row.getString(1), Math.max(row.getLong(2), Hlc.millis(row.getLong(3)))))
        .list()
        .stream()
        .min(Comparator.comparingLong(Other::sinceMillis).thenComparing(Other::device));
  }

  private boolean isHere(RootRecord record) {
    return tx.handle()
        .createQuery("select 1 from " + record.table().name() + " where id = :id")
        .bind("id", record.id())
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }
}
