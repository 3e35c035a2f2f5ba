package dev.sempre.simulation.world;

import dev.sempre.model.journal.EventKind;
import dev.sempre.model.time.BusinessTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the journal of a till has to have, each thing once and with who, what and when: I18. That
/// it is chained is looked at with the other chains.
final class Diary {
  private static final ZoneId ZONE = ZoneId.of("Europe/Rome");

  /// What is stored together with the event that tells of it.
  private static final List<Told> TOLD =
      List.of(
          new Told(EventKind.SHIFT_OPENED, "select id, opened_by, opened_at from shift"),
          new Told(EventKind.CASH_MOVED, "select id, user_id, moved_at from cash_movement"),
          new Told(EventKind.SHIFT_CLOSED, "select id, closed_by, closed_at from closing"));

  /// @param rows id, who and when of each record that has its event
  private record Told(EventKind kind, String rows) {}

  /// Who has done something, and when.
  private record Deed(String who, long atMillis) {}

  private final Setting setting;
  private final SimTill till;

  private record Line(
      String kind,
      String who,
      String subject,
      long happenedAtMillis,
      int offsetMinutes,
      String detail) {}

  Diary(Setting setting, SimTill till) {
    this.setting = setting;
    this.till = till;
  }

  /// Somebody sets the clock, and the program is there: from here on the journal says so.
  void clockIsSet(long byMillis) {
    int lines = till.looking(this::lines).size();
    setting.oracle().book(till.name()).journal().clockIsSet(byMillis, lines);
  }

  void mustBeWhole() {
    List<Line> lines = lines();
    TOLD.forEach(told -> eachOnce(told, lines));
    Map<JournalBook.Entry, Integer> steps = new HashMap<>();
    for (Line line : lines) {
      mustSayWhoAndWhen(line);
      EventKind kind = EventKind.valueOf(line.kind);
      if (JournalBook.KINDS.contains(kind)) {
        steps.merge(
            new JournalBook.Entry(kind, line.who, line.subject, line.happenedAtMillis),
            1,
            Integer::sum);
      }
    }
    JournalBook book = setting.oracle().book(till.name()).journal();
    book.mustBe(till.name(), steps);
    book.clockMustBe(
        till.name(),
        lines.stream()
            .skip(book.linesBeforeClock())
            .filter(line -> line.kind.equals(EventKind.CLOCK_MOVED.name()))
            .map(line -> Long.parseLong(line.detail))
            .toList());
    lineComesBack(lines);
  }

  /// What was lost comes back before it is lost again, and at last.
  private void lineComesBack(List<Line> lines) {
    boolean lost = false;
    for (Line line : lines) {
      boolean loses = line.kind.equals(EventKind.LINK_LOST.name());
      if (loses || line.kind.equals(EventKind.LINK_BACK.name())) {
        if (loses == lost) {
          throw new Broken("I18", till.name() + " tells twice of its line: " + line);
        }
        lost = loses;
      }
    }
    if (lost) {
      throw new Broken("I18", till.name() + " does not tell that its line is back");
    }
  }

  private List<Line> lines() {
    return till.replica()
        .read(handle ->
            handle
                .createQuery(
                    """
                    select kind, coalesce(user_id, ''), coalesce(subject_id, ''), happened_at,
                           offset_minutes, coalesce(detail, '')
                      from journal_event where device_id = :device order by seq
                    """)
                .bind("device", till.name())
                .map((row, _) ->
                    new Line(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getLong(4),
                        row.getInt(5),
                        row.getString(6)))
                .list());
  }

  private void eachOnce(Told what, List<Line> lines) {
    Map<String, Deed> due = deeds(what);
    Map<String, Deed> told = new HashMap<>();
    for (Line line : lines) {
      if (line.kind.equals(what.kind.name())
          && told.put(line.subject, new Deed(line.who, line.happenedAtMillis)) != null) {
        throw new Broken("I18", "twice in the journal of %s: %s".formatted(till.name(), line));
      }
    }
    boolean right =
        told.keySet().equals(due.keySet())
            && due.entrySet().stream()
                .allMatch(each -> isOf(told.get(each.getKey()), each.getValue()));
    if (!right) {
      throw new Broken(
          "I18",
          "%s in the journal of %s: %s, due is %s".formatted(what.kind, till.name(), told, due));
    }
  }

  /// Nothing of a shift is earlier than what was before it there, whatever the clock says that the
  /// journal goes by. Source: R24.
  private static boolean isOf(@Nullable Deed told, Deed due) {
    return told != null && told.who.equals(due.who) && told.atMillis <= due.atMillis;
  }

  private Map<String, Deed> deeds(Told what) {
    String shifts = what.kind == EventKind.SHIFT_CLOSED ? " and kind = 'SHIFT'" : "";
    Map<String, Deed> deeds = new HashMap<>();
    till.replica()
        .read(handle ->
            handle
                .createQuery(what.rows + " where device_id = :device" + shifts)
                .bind("device", till.name())
                .map((row, _) ->
                    Map.entry(row.getString(1), new Deed(row.getString(2), row.getLong(3))))
                .list())
        .forEach(each -> deeds.put(each.getKey(), each.getValue()));
    return deeds;
  }

  private void mustSayWhoAndWhen(Line line) {
    EventKind kind = EventKind.valueOf(line.kind);
    boolean byPerson =
        TOLD.stream().anyMatch(told -> told.kind == kind) || JournalBook.KINDS.contains(kind);
    boolean who = line.who.equals(Cashier.NAME) || line.who.equals(Cashier.COLLEAGUE);
    int offset = BusinessTime.at(line.happenedAtMillis, ZONE).offsetMinutes();
    if (byPerson && (!who || line.offsetMinutes != offset)) {
      throw new Broken("I18", till.name() + " does not say who and when: " + line);
    }
  }
}
