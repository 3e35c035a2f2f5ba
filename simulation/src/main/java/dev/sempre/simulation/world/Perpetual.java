package dev.sempre.simulation.world;

import dev.sempre.model.shift.Closing;
import dev.sempre.model.shift.ClosingKind;
import dev.sempre.model.shift.ShiftFigures;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.shift.ClosingStore;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// What a till has ever sold: the sum of all tickets that it has signed, which no closing makes
/// less; and days, months and years are what is beneath them, each once. Source: I9, R37.
final class Perpetual {
  private static final String SEALED =
      """
      select series, chain_number, perpetual_minor, seq, gross_minor, '' as kind
        from sale where origin = :device and chain_number is not null
      union all
      select series, chain_number, perpetual_minor, seq, 0, 'movement'
        from cash_movement where origin = :device and chain_number is not null
      union all
      select series, chain_number, perpetual_minor, seq, 0, 'account payment'
        from account_payment where origin = :device and chain_number is not null
      union all
      select series, chain_number, perpetual_minor, seq, 0, kind
        from closing where origin = :device and chain_number is not null
      order by seq
      """;

  private final Setting setting;
  private final SimTill till;
  private final Replica place;

  private record Sealed(
      String series, long number, long perpetualMinor, long grossMinor, String kind) {}

  Perpetual(Setting setting, SimTill till) {
    this.setting = setting;
    this.till = till;
    this.place = till.replica();
  }

  void mustAddUp() {
    long due = 0;
    for (Sealed each : sealed()) {
      due += each.grossMinor;
      if (each.perpetualMinor != due) {
        throw new Broken("I9", "%s: %d is due in %s".formatted(till.name(), due, each));
      }
    }
    for (ClosingKind kind : List.of(ClosingKind.DAY, ClosingKind.MONTH, ClosingKind.YEAR)) {
      periods(kind);
    }
  }

  private List<Sealed> sealed() {
    return place.read(handle ->
        handle
            .createQuery(SEALED)
            .bind("device", till.name())
            .map((row, _) ->
                new Sealed(
                    row.getString(1),
                    row.getLong(2),
                    row.getLong(3),
                    row.getLong(5),
                    row.getString(6)))
            .list());
  }

  private List<Closing> closings(ClosingKind kind) {
    return place.read(handle -> ClosingStore.behind(handle, till.name(), kind, 0));
  }

  private void periods(ClosingKind kind) {
    List<Closing> beneath = closings(kind.beneath().orElseThrow());
    int next = 0;
    for (Closing period : closings(kind)) {
      ShiftFigures sum = ShiftFigures.NONE;
      long difference = 0;
      Closing.Range range = period.beneath();
      if (range == null || range.first() != next + 1 || range.last() < range.first()) {
        throw new Broken("I9", till.name() + " has left out or doubled what is in " + period);
      }
      for (; next < range.last(); next++) {
        Closing each = beneath.get(next);
        if (!kind.period(each.closedAt().businessDate()).equals(period.period())) {
          throw new Broken("I9", till.name() + " has closed " + each + " with " + period);
        }
        sum = sum.plus(each.figures());
        difference += each.differenceMinor();
      }
      boolean right =
          DrawerSums.of(sum).text().equals(DrawerSums.of(period.figures()).text())
              && difference == period.differenceMinor();
      if (!right) {
        throw new Broken("I9", "%s: %s is not %s".formatted(till.name(), period, sum));
      }
    }
    nothingIsOverdue(kind, beneath.subList(next, beneath.size()));
  }

  /// A shift that is opened closes what was over by then.
  private void nothingIsOverdue(ClosingKind kind, List<Closing> open) {
    Optional<LocalDate> opened =
        place.read(handle ->
            handle
                .createQuery(
                    "select business_date from shift where device_id = :device"
                        + " order by number desc limit 1")
                .bind("device", till.name())
                .mapTo(String.class)
                .findOne()
                .map(LocalDate::parse));
    if (opened.isEmpty() || setting.oracle().wasRestored(till.name())) {
      return; // A till that is set back closes nothing.
    }
    for (Closing each : open) {
      if (kind.isOver(each.closedAt().businessDate(), opened.get())) {
        throw new Broken("I9", "%s has no %s of %s".formatted(till.name(), kind, each));
      }
    }
  }
}
