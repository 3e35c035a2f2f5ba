package dev.sempre.pos.sync;

import dev.sempre.pos.look.Icons;
import dev.sempre.pos.sync.MonitorSnapshot.HistoryCategory;
import dev.sempre.pos.sync.MonitorSnapshot.HistoryRun;
import dev.sempre.pos.sync.MonitorSnapshot.Outcome;
import dev.sempre.pos.words.Word;
import dev.sempre.pos.words.Words;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The syncs of today and of the last three days; a row opens its categories (H6).
final class HistoryTable {
  private static final double TIME_PX = 92;
  private static final double TOOK_PX = 84;
  private static final double COUNT_PX = 76;
  private static final double BYTES_PX = 76;
  private static final double WAY_PX = 112;

  private final SyncViewModel model;
  private final Words words;
  private final SyncWords say;
  private final KeptNodes kept = new KeptNodes();
  private final VBox table = new VBox();

  HistoryTable(SyncViewModel model, Words words, SyncWords say) {
    this.model = model;
    this.words = words;
    this.say = say;
    table.getStyleClass().addAll("card", "table");
  }

  Node draw(MonitorSnapshot now, LocalDate today) {
    if (now.history().isEmpty()) {
      return Cells.empty(
          Feather.CLOCK,
          "accent",
          words.say(Word.SYNC_HISTORY_EMPTY),
          words.say(Word.SYNC_HISTORY_EMPTY_HINT));
    }
    kept.begin(say.manner());
    List<Node> rows = new ArrayList<>();
    rows.add(kept.of("head", this::head));
    LocalDate day = null;
    for (HistoryRun run : now.history()) {
      LocalDate begun = say.day(run.startedAt());
      if (!begun.equals(day)) {
        day = begun;
        String name = say.day(begun, today);
        rows.add(kept.of(List.of(begun, name), () -> dayRow(name)));
      }
      rows.add(row(run));
      if (model.openRuns().contains(run.id())) {
        rows.add(kept.of(List.of(run.id(), run.categories()), () -> categories(run)));
      }
    }
    KeptNodes.fill(table, rows);
    return table;
  }

  private Node head() {
    return Cells.head(
        Cells.text(words.say(Word.SYNC_COL_BEGIN), TIME_PX, Pos.CENTER_LEFT),
        Cells.growing(words.say(Word.SYNC_COL_OUTCOME)),
        Cells.text(words.say(Word.SYNC_COL_TOOK), TOOK_PX, Pos.CENTER_RIGHT),
        Cells.text(words.say(Word.SYNC_COL_UP), COUNT_PX, Pos.CENTER_RIGHT),
        Cells.text(words.say(Word.SYNC_COL_DOWN), COUNT_PX, Pos.CENTER_RIGHT),
        Cells.text(words.say(Word.SYNC_COL_BYTES), BYTES_PX, Pos.CENTER_RIGHT));
  }

  private static Node dayRow(String day) {
    HBox row = Cells.row(Cells.growing(day, "strong"));
    row.getStyleClass().add("row-day");
    return row;
  }

  /// The key of a run stays the same while the run goes on; what stands on it changes.
  private Node row(HistoryRun run) {
    Node row = kept.of(run.id(), () -> key(run.id()));
    if (row instanceof Button key && !run.equals(key.getUserData())) {
      key.setUserData(run);
      show(key, run);
    }
    return row;
  }

  private Button key(String runId) {
    Button key = new Button();
    key.setId("run-" + runId);
    key.getStyleClass().setAll("button", "run");
    key.setMaxWidth(Double.MAX_VALUE);
    key.setOnAction(_ -> model.toggle(runId));
    return key;
  }

  private void show(Button key, HistoryRun run) {
    HBox line =
        Cells.row(
            Cells.text(say.timeToTheSecond(run.startedAt()), TIME_PX, Pos.CENTER_LEFT, "row-time"),
            outcome(run),
            Cells.text(took(run), TOOK_PX, Pos.CENTER_RIGHT, "muted"),
            number(run.recordsUp()),
            number(run.recordsDown()),
            Cells.text(words.figures().bytes(run.bytes()), BYTES_PX, Pos.CENTER_RIGHT, "muted"));
    line.prefWidthProperty().bind(key.widthProperty());
    key.setGraphic(line);
    key.setAccessibleText(
        words.say(
            Word.SYNC_RUN_A11Y, say.timeToTheSecond(run.startedAt()), outcomeText(run.outcome())));
  }

  private Label number(long count) {
    return Cells.text(
        words.figures().number(count), COUNT_PX, Pos.CENTER_RIGHT, "row-number", "strong");
  }

  private Node outcome(HistoryRun run) {
    StringBuilder text = new StringBuilder(outcomeText(run.outcome()));
    text.append(" \u00b7 ").append(words.say(SyncWords.cause(run.cause())));
    if (run.tries() > 1) {
      text.append(" \u00b7 ").append(words.say(Word.SYNC_TRIES, run.tries()));
    }
    Label cell = Cells.growing(text.toString());
    cell.setGraphic(icon(run.outcome()));
    String code = run.failureCode();
    if (code == null) {
      return cell;
    }
    Label why = Cells.growing(say.interruption(code), "muted", "small", "run-why");
    why.setMinHeight(Region.USE_PREF_SIZE);
    VBox both = new VBox(cell, why);
    both.getStyleClass().add("run-interrupted");
    HBox.setHgrow(both, Priority.ALWAYS);
    return both;
  }

  private String outcomeText(@Nullable Outcome outcome) {
    return words.say(outcome == null ? Word.OUTCOME_RUNNING : SyncWords.outcome(outcome));
  }

  private static FontIcon icon(@Nullable Outcome outcome) {
    if (outcome == null) {
      return Icons.normal(Feather.REFRESH_CW, "accent");
    }
    return switch (outcome) {
      case ALL_WELL -> Icons.normal(Feather.CHECK_CIRCLE, "ok");
      case WITH_PENDING -> Icons.normal(Feather.ALERT_TRIANGLE, "warn");
      case INTERRUPTED -> Icons.normal(Feather.MINUS_CIRCLE, "bad");
    };
  }

  private String took(HistoryRun run) {
    Instant ended = run.endedAt();
    return ended == null
        ? ""
        : words.figures().duration(SyncWords.notNegative(Duration.between(run.startedAt(), ended)));
  }

  private Node categories(HistoryRun run) {
    VBox list = new VBox();
    list.getStyleClass().add("run-categories");
    if (run.categories().isEmpty()) {
      list.getChildren()
          .add(Cells.row(Cells.growing(words.say(Word.SYNC_NOTHING_MOVED), "muted", "small")));
    }
    run.categories().forEach(category -> list.getChildren().add(categoryRow(category)));
    return list;
  }

  private Node categoryRow(HistoryCategory category) {
    String done =
        category.refused() == 0
            ? words.say(Word.SYNC_DONE_OF, category.done(), category.planned())
            : words.say(
                Word.SYNC_DONE_OF_REFUSED, category.done(), category.planned(), category.refused());
    return Cells.row(
        Cells.growing(say.category(category.table())),
        Cells.way(words, category.way(), WAY_PX),
        Cells.text(done, COUNT_PX + TOOK_PX + COUNT_PX + BYTES_PX, Pos.CENTER_RIGHT, "muted"));
  }
}
