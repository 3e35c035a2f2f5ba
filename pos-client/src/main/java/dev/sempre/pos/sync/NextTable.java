package dev.sempre.pos.sync;

import dev.sempre.pos.look.Icons;
import dev.sempre.pos.sync.MonitorSnapshot.NextRow;
import dev.sempre.pos.words.Word;
import dev.sempre.pos.words.Words;
import java.time.Duration;
import java.time.Instant;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// What moves next, category by category; while a sync runs, how far each is (H5).
final class NextTable {
  private static final double WAY_PX = 112;
  private static final double RECORDS_PX = 96;
  private static final double STARTS_PX = 88;
  private static final double PROGRESS_PX = 240;
  private static final double BAR_PX = 160;
  private static final double WHOLE = 100;

  private final Words words;
  private final SyncWords say;

  NextTable(Words words, SyncWords say) {
    this.words = words;
    this.say = say;
  }

  Node draw(MonitorSnapshot now) {
    if (now.next().isEmpty()) {
      return empty(now);
    }
    VBox table =
        new VBox(
            Cells.head(
                Cells.growing(words.say(Word.SYNC_COL_CATEGORY)),
                Cells.text(words.say(Word.SYNC_COL_WAY), WAY_PX, Pos.CENTER_LEFT),
                Cells.text(words.say(Word.SYNC_COL_RECORDS), RECORDS_PX, Pos.CENTER_RIGHT),
                Cells.text(words.say(Word.SYNC_COL_STARTS), STARTS_PX, Pos.CENTER_RIGHT),
                Cells.text(
                    words.say(Word.SYNC_COL_PROGRESS), PROGRESS_PX, Pos.CENTER_LEFT, "progress")));
    table.getStyleClass().addAll("card", "table");
    now.next().forEach(row -> table.getChildren().add(row(row)));
    if (now.undecided() > 0) {
      Label rest = Cells.growing(undecided(now), "muted");
      rest.setId("undecided");
      rest.setGraphic(
          isDismissed(now)
              ? Icons.normal(Feather.MINUS_CIRCLE)
              : Icons.normal(Feather.ALERT_TRIANGLE, "warn"));
      table.getChildren().add(Cells.row(rest));
    }
    return table;
  }

  private Node empty(MonitorSnapshot now) {
    String nothing = words.say(Word.SYNC_NEXT_EMPTY);
    if (now.undecided() == 0) {
      return Cells.empty(Feather.CHECK_CIRCLE, "ok", nothing, words.say(Word.SYNC_NEXT_EMPTY_HINT));
    }
    return isDismissed(now)
        ? Cells.empty(Feather.CHECK_CIRCLE, "ok", nothing, undecided(now))
        : Cells.empty(Feather.ALERT_TRIANGLE, "warn", nothing, undecided(now));
  }

  /// Whether somebody has decided about all that is not sent: it is told, and needs nobody.
  private static boolean isDismissed(MonitorSnapshot now) {
    return now.undecided() > 0 && now.pending().isEmpty();
  }

  private String undecided(MonitorSnapshot now) {
    return words.say(
        isDismissed(now) ? Word.SYNC_NEXT_DISMISSED : Word.SYNC_NEXT_UNDECIDED, now.undecided());
  }

  private Node row(NextRow row) {
    Instant starts = row.startsAt();
    return Cells.row(
        Cells.growing(say.category(row.table()), "row-name"),
        Cells.way(words, row.way(), WAY_PX),
        Cells.text(
            words.figures().number(row.records()),
            RECORDS_PX,
            Pos.CENTER_RIGHT,
            "row-number",
            "strong"),
        Cells.text(
            starts == null ? words.say(Word.SYNC_STARTS_NOW) : say.time(starts),
            STARTS_PX,
            Pos.CENTER_RIGHT,
            "row-number"),
        progress(row));
  }

  private Node progress(NextRow row) {
    Integer percent = row.percent();
    Duration expected = row.expected();
    if (percent == null) {
      String text =
          expected == null
              ? words.say(Word.SYNC_SCHEDULED)
              : words.say(Word.SYNC_EXPECTED, words.figures().duration(expected));
      return Cells.text(text, PROGRESS_PX, Pos.CENTER_LEFT, "muted", "small", "progress");
    }
    ProgressBar bar = new ProgressBar(percent / WHOLE);
    bar.setMinWidth(BAR_PX);
    bar.setMaxWidth(BAR_PX);
    bar.setAccessibleText(say.category(row.table()));
    Label figure = new Label(say.percent(percent));
    figure.getStyleClass().addAll("muted", "small");
    HBox cell = new HBox(bar, figure);
    cell.getStyleClass().addAll("progress", "progress-cell");
    cell.setMinWidth(PROGRESS_PX);
    cell.setMaxWidth(PROGRESS_PX);
    return cell;
  }
}
