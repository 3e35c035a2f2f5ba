package dev.sempre.replica.shift;

import dev.sempre.model.shift.Closing;
import dev.sempre.model.shift.Closing.Range;
import dev.sempre.model.shift.ClosingKind;
import dev.sempre.model.shift.ShiftFigures;
import dev.sempre.model.time.BusinessTime;
import dev.sempre.replica.db.Tx;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// The closings of days, months and years. They follow by themselves once a period is over: with
/// the Z of a shift that went into the next day, else with the first shift that is opened after it.
/// Each is made of the closings beneath it which none before it was made of, so a period in which
/// nothing was closed has none, and nothing is in two of them or in none. Source: R37, I9.
final class PeriodClosings {
  private static final List<ClosingKind> KINDS =
      List.of(ClosingKind.DAY, ClosingKind.MONTH, ClosingKind.YEAR);

  private PeriodClosings() {}

  /// Closes what is over.
  ///
  /// @param now the moment, with today's date
  /// @param by id of whoever opens or closes a shift
  static void follow(Tx tx, BusinessTime now, String by) throws SQLException {
    for (ClosingKind kind : KINDS) {
      ClosingKind beneath = kind.beneath().orElseThrow();
      long covered = covered(tx.handle(), tx.place().base(), kind);
      List<Closing> open = ClosingStore.behind(tx.handle(), tx.place().base(), beneath, covered);
      for (List<Closing> period : periods(kind, open, now.businessDate())) {
        ClosingStore.insert(tx, sum(tx, kind, period, now, by));
      }
    }
  }

  /// Number of the last closing beneath that one of a kind was made of; 0 if there is none.
  private static long covered(Handle handle, String deviceId, ClosingKind kind) {
    return handle
        .createQuery(
            """
            select coalesce(max(last_beneath), 0) from closing
             where device_id = :device and kind = :kind
            """)
        .bind("device", deviceId)
        .bind("kind", kind.name())
        .mapTo(Long.class)
        .one();
  }

  /// Closings that stand one behind the other and belong together, as far as their period is over.
  private static List<List<Closing>> periods(
      ClosingKind kind, List<Closing> closings, LocalDate today) {
    List<List<Closing>> periods = new ArrayList<>();
    for (Closing closing : closings) {
      if (!kind.isOver(closing.closedAt().businessDate(), today)) {
        break;
      }
      if (periods.isEmpty() || !belongTogether(kind, periods.getLast().getLast(), closing)) {
        periods.add(new ArrayList<>());
      }
      periods.getLast().add(closing);
    }
    return periods;
  }

  /// A till that was moved to another shop, or whose shop got another currency, has closings that
  /// do not add up.
  private static boolean belongTogether(ClosingKind kind, Closing one, Closing next) {
    return kind.period(one.closedAt().businessDate())
            .equals(kind.period(next.closedAt().businessDate()))
        && one.establishmentId().equals(next.establishmentId())
        && one.currency().equals(next.currency());
  }

  private static Closing sum(
      Tx tx, ClosingKind kind, List<Closing> beneath, BusinessTime now, String by) {
    Closing first = beneath.getFirst();
    Closing last = beneath.getLast();
    LocalDate day = last.closedAt().businessDate();
    return new Closing(
        tx.newId(),
        kind,
        ClosingStore.nextNumber(tx.handle(), first.deviceId(), kind),
        kind.period(day),
        first.establishmentId(),
        first.deviceId(),
        null,
        new Range(first.number(), last.number()),
        first.openedAtMillis(),
        new BusinessTime(now.epochMillis(), now.offsetMinutes(), day),
        by,
        first.currency(),
        false,
        beneath.stream().map(Closing::figures).reduce(ShiftFigures.NONE, ShiftFigures::plus),
        null,
        beneath.stream().mapToLong(Closing::differenceMinor).reduce(0, Math::addExact));
  }
}
