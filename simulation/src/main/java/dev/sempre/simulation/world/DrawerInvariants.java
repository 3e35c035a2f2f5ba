package dev.sempre.simulation.world;

import dev.sempre.model.shift.CashMovementKind;
import dev.sempre.model.shift.Closing;
import dev.sempre.model.shift.ClosingKind;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.shift.ClosingStore;
import dev.sempre.replica.shift.FiguresStore;
import dev.sempre.replica.shift.Shift;
import dev.sempre.replica.shift.ShiftStore;
import dev.sempre.simulation.world.DrawerBook.MovementRow;
import dev.sempre.simulation.world.DrawerBook.ShiftRow;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// What must hold of the drawer of one till. After every step: what was told is there and nothing
/// else, and Zs are numbered without a gap (I1, I5, I17). At the end: each Z and the open shift say
/// what their tickets come to (I4).
final class DrawerInvariants {
  private final Setting setting;
  private final Company company;
  private final SimTill till;

  DrawerInvariants(Setting setting, Company company, SimTill till) {
    this.setting = setting;
    this.company = company;
    this.till = till;
  }

  void afterStep() {
    noZTwiceAtCentre();
    if (till.isAlive()) {
      DrawerBook book = setting.oracle().book(till.name()).drawer();
      book.shiftsMustBe(till.name(), shifts());
      book.movementsMustBe(till.name(), movements());
      zNumbers();
    }
  }

  private List<ShiftRow> shifts() {
    return till.replica()
        .read(handle ->
            handle
                .createQuery(
                    """
                    select s.id, s.float_minor, s.opened_by_sale,
                           exists (select 1 from closing c where c.shift_id = s.id)
                      from shift s where s.device_id = :device order by s.number
                    """)
                .bind("device", till.name())
                .map((row, _) ->
                    new ShiftRow(
                        row.getString(1), row.getLong(2), row.getLong(3) == 1, row.getLong(4) == 1))
                .list());
  }

  private List<MovementRow> movements() {
    return till.replica()
        .read(handle ->
            handle
                .createQuery(
                    "select reason, kind, amount_minor from cash_movement where device_id ="
                        + " :device")
                .bind("device", till.name())
                .map((row, _) ->
                    new MovementRow(
                        row.getString(1),
                        CashMovementKind.valueOf(row.getString(2)),
                        row.getLong(3)))
                .list());
  }

  private void zNumbers() {
    Map<String, Long> last = new HashMap<>();
    till.replica()
        .read(handle ->
            handle
                .createQuery(
                    "select kind, number from closing where device_id = :device order by seq")
                .bind("device", till.name())
                .map((row, _) -> Map.entry(row.getString(1), row.getLong(2)))
                .list())
        .forEach(z -> {
          long due = last.getOrDefault(z.getKey(), 0L) + 1;
          if (z.getValue() != due) {
            throw new Broken("I5", "%s has %s where %d is due".formatted(till.name(), z, due));
          }
          last.put(z.getKey(), due);
        });
  }

  /// A till that has joined anew goes on behind its last closing that it has, in another series.
  private void noZTwiceAtCentre() {
    List<String> twice =
        company
            .centre()
            .replica()
            .read(handle ->
                handle
                    .createQuery(
                        "select series || ' ' || kind || ' ' || number from closing"
                            + " where device_id = :device"
                            + " group by series, kind, number having count(*) > 1")
                    .bind("device", till.name())
                    .mapTo(String.class)
                    .list());
    if (!twice.isEmpty()) {
      throw new Broken("I5", till.name() + " has closed twice under a number: " + twice);
    }
  }

  void atTheEnd() {
    Replica place = till.replica();
    for (Closing z : place.read(h -> ClosingStore.behind(h, till.name(), ClosingKind.SHIFT, 0))) {
      DrawerSums due = DrawerSums.due(setting, till, Objects.requireNonNull(z.shiftId()));
      mustSay("Z " + z.number(), due, DrawerSums.of(z.figures()));
      mustBeTheSame(z);
    }
    Optional<Shift> open =
        place.read(handle -> ShiftStore.openOf(handle, place.place().orElseThrow()));
    open.ifPresent(shift ->
        mustSay(
            "X",
            DrawerSums.due(setting, till, shift.id()),
            DrawerSums.of(place.read(handle -> FiguresStore.of(handle, shift)))));
  }

  private void mustSay(String what, DrawerSums due, DrawerSums found) {
    if (!due.isSaidBy(found)) {
      throw new Broken(
          "I4",
          "%s of %s says %s, due is %s".formatted(what, till.name(), found.text(), due.text()));
    }
  }

  /// What is at the centre is what was printed; of a till that was restored, as far as it arrived.
  private void mustBeTheSame(Closing z) {
    Optional<Closing> there =
        company.centre().replica().read(handle -> ClosingStore.byId(handle, z.id()));
    boolean restored = setting.oracle().wasRestored(till.name());
    if (there.isPresent() ? !there.get().equals(z) : !restored) {
      throw new Broken("I4", "the centre has %s, %s has %s".formatted(there, till.name(), z));
    }
  }
}
