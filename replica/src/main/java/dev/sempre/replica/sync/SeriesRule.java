package dev.sempre.replica.sync;

import dev.sempre.model.sale.TicketNumber;
import dev.sempre.model.sync.Hlc;
import dev.sempre.model.sync.RootRecord;
import dev.sempre.model.sync.SealColumns;
import dev.sempre.model.sync.TableSpec;
import dev.sempre.model.sync.Verdict;
import dev.sempre.replica.db.Tx;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Whose series it is: what is numbered and sealed in a chain comes from the device whose chain it
/// is, so that nobody takes a place in that of another. What a device has made before it joined
/// again, or before it was moved, is its own all the same. Belongs to one transaction. Source: R26,
/// R35, F41.
final class SeriesRule {
  private static final String SERIES = "series";
  private static final Pattern DIGITS = Pattern.compile("[0-9]+");

  /// What numbers of devices look like.
  private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,8}");

  private final Tx tx;
  private final String sender;
  private final @Nullable Own own;

  /// Series that the sender had before it joined again; none if it never has.
  private final Set<String> before;

  /// Of this batch, by series.
  private final Map<String, Optional<Other>> others = new HashMap<>();

  /// The device that sends, as it is registered here.
  private record Own(String establishment, int number) {
    String series() {
      return TicketNumber.seriesOf(establishment, number);
    }

    /// Whether a series bears a number of the same establishment that this device cannot have had:
    /// whenever it joins again, it gets a higher one.
    boolean neverHad(String series) {
      String prefix = establishment + "-";
      String rest = series.startsWith(prefix) ? series.substring(prefix.length()) : "";
      return DIGITS.matcher(rest).matches()
          && !(NUMBER.matcher(rest).matches() && Integer.parseInt(rest) <= number);
    }
  }

  /// Another device that has a series, or had it before it joined again.
  ///
  /// @param sinceMillis when it was admitted; 0 if it is not known here
  private record Other(String device, long sinceMillis) {}

  SeriesRule(Tx tx, Viewer sender) {
    this.tx = tx;
    this.sender = sender.device();
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
    String series = chain == null ? "" : series(chain);
    if (chain == null || (own != null && own.series().equals(series)) || before.contains(series)) {
      return null;
    }
    Other other = others.computeIfAbsent(series, this::other).orElse(null);
    String why =
        other != null && !isFromBefore(record, other)
            ? other.device
            : other == null && own != null && own.neverHad(series) ? own.series() : null;
    return why == null || isHere(record)
        ? null
        : new Verdict.Rejected(Verdict.NOT_ALLOWED, SERIES, why);
  }

  /// The chain of a till's journal is named after its series.
  private static String series(String chain) {
    int slash = chain.indexOf('/');
    return slash < 0 ? chain : chain.substring(0, slash);
  }

  /// Whether it may be of a number that was given twice: a centre that was restored had forgotten
  /// the sender, which has come back since, and gave its number to the other one. Source: R20.
  private boolean isFromBefore(RootRecord record, Other other) {
    return !before.isEmpty() && Hlc.millis(record.modifiedAt()) < other.sinceMillis;
  }

  private @Nullable Own own() {
    return tx.handle()
        .createQuery("select establishment_id, number from device where id = :id")
        .bind("id", sender)
        .map((row, _) -> new Own(row.getString(1), row.getInt(2)))
        .findOne()
        .orElse(null);
  }

  private Set<String> before() {
    return new HashSet<>(
        tx.handle()
            .createQuery("select series from series_before where device = :device")
            .bind("device", sender)
            .mapTo(String.class)
            .list());
  }

  private Optional<Other> other(String series) {
    return tx.handle()
        .createQuery(
            """
            select id, enrolled_at from device
             where id <> :sender and establishment_id || '-' || number = :series
            union
            select b.device, coalesce(d.enrolled_at, 0)
              from series_before b left join device d on d.id = b.device
             where b.device <> :sender and b.series = :series
            order by 2, 1 limit 1
            """)
        .bind("sender", sender)
        .bind("series", series)
        .map((row, _) -> new Other(row.getString(1), row.getLong(2)))
        .findOne();
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
