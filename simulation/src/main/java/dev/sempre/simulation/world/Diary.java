package dev.sempre.simulation.world;

import dev.sempre.model.journal.EventKind;
import dev.sempre.model.time.BusinessTime;
import dev.sempre.replica.db.Replica;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What the journal of a till has to have, each thing once and with who, what and when: I18. That
/// it is chained is looked at with the other chains.
final class Diary {
  private static final ZoneId ZONE = ZoneId.of("Europe/Rome");

  /// What is stored together with the event that tells of it, by table.
  private static final Map<String, EventKind> BY_TABLE =
      Map.of(
          "shift", EventKind.SHIFT_OPENED,
          "cash_movement", EventKind.CASH_MOVED,
          "closing", EventKind.SHIFT_CLOSED);

  private final Setting setting;
  private final SimTill till;

  private record Line(
      String kind, String who, String subject, long happenedAtMillis, int offsetMinutes) {}

  Diary(Setting setting, SimTill till) {
    this.setting = setting;
    this.till = till;
  }

  void mustBeWhole() {
    List<Line> lines = lines();
    BY_TABLE.forEach((table, kind) -> eachOnce(table, kind, lines));
    Map<JournalBook.Entry, Integer> steps = new HashMap<>();
    for (Line line : lines) {
      mustSayWhoAndWhen(line);
      EventKind kind = EventKind.valueOf(line.kind);
      if (JournalBook.KINDS.contains(kind)) {
        steps.merge(new JournalBook.Entry(kind, line.subject), 1, Integer::sum);
      }
    }
    setting.oracle().book(till.name()).journal().mustBe(till.name(), steps);
  }

  private List<Line> lines() {
    return till.replica()
        .read(handle ->
            handle
                .createQuery(
                    """
                    select kind, coalesce(user_id, ''), coalesce(subject_id, ''), happened_at,
                           offset_minutes
                      from journal_event where device_id = :device order by seq
                    """)
                .bind("device", till.name())
                .map((row, _) ->
                    new Line(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getLong(4),
                        row.getInt(5)))
                .list());
  }

  private void eachOnce(String table, EventKind kind, List<Line> lines) {
    Map<String, Integer> told = new HashMap<>();
    for (Line line : lines) {
      if (line.kind.equals(kind.name())) {
        told.merge(line.subject, 1, Integer::sum);
      }
    }
    Map<String, Integer> due = new HashMap<>();
    ids(till.replica(), table).forEach(id -> due.put(id, 1));
    if (!told.equals(due)) {
      throw new Broken(
          "I18", "%s in the journal of %s: %s, due is %s".formatted(kind, till.name(), told, due));
    }
  }

  private List<String> ids(Replica place, String table) {
    String shifts = table.equals("closing") ? " and kind = 'SHIFT'" : "";
    return place.read(handle ->
        handle
            .createQuery("select id from " + table + " where device_id = :device" + shifts)
            .bind("device", till.name())
            .mapTo(String.class)
            .list());
  }

  private void mustSayWhoAndWhen(Line line) {
    EventKind kind = EventKind.valueOf(line.kind);
    boolean byPerson = BY_TABLE.containsValue(kind) || JournalBook.KINDS.contains(kind);
    boolean who = line.who.equals(Cashier.NAME) || line.who.equals(Cashier.COLLEAGUE);
    int offset = BusinessTime.at(line.happenedAtMillis, ZONE).offsetMinutes();
    if (byPerson && (!who || line.offsetMinutes != offset)) {
      throw new Broken("I18", till.name() + " does not say who and when: " + line);
    }
  }
}
