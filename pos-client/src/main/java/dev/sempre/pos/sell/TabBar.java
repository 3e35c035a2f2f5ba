package dev.sempre.pos.sell;

import dev.sempre.pos.look.Icons;
import dev.sempre.pos.words.Word;
import dev.sempre.pos.words.Words;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntFunction;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.scene.control.Button;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.Pane;
import org.kordamp.ikonli.feather.Feather;

/// As many tabs as fit, each whole, and none of those that do not. Where there are more, two keys
/// beside them turn them over like pages. A tab is made when its page is: of a thousand of them
/// each frame and each log-in would have to carry all.
final class TabBar extends Pane {
  private static final double GAP_PX = 6;
  private static final double KEY_PX = 44;

  private final IntFunction<ToggleButton> make;
  private final Map<Integer, ToggleButton> made = new HashMap<>();
  private final Pane row = new Pane();
  private final Button back;
  private final Button on;
  private final IntegerProperty first = new SimpleIntegerProperty();
  private final IntegerProperty shown = new SimpleIntegerProperty();
  private final IntegerProperty count = new SimpleIntegerProperty();

  /// @param make makes a tab of its index
  TabBar(Words words, IntFunction<ToggleButton> make) {
    this.make = make;
    getStyleClass().add("tab-bar");
    back = turnKey("tabs-back", Feather.CHEVRON_LEFT);
    back.accessibleTextProperty().bind(words.text(Word.TABS_BACK));
    back.setOnAction(_ -> turnTo(firstBefore(first.get())));
    back.disableProperty().bind(first.isEqualTo(0));
    on = turnKey("tabs-on", Feather.CHEVRON_RIGHT);
    on.accessibleTextProperty().bind(words.text(Word.TABS_ON));
    on.setOnAction(_ -> turnTo(first.get() + shown.get()));
    on.disableProperty().bind(first.add(shown).greaterThanOrEqualTo(count));
    getChildren().setAll(row, back, on);
  }

  /// Draws them anew.
  ///
  /// @param howMany there are now
  void draw(int howMany) {
    made.clear();
    row.getChildren().clear();
    count.set(howMany);
    requestLayout();
  }

  /// Marks the tab of an index, and no other.
  void mark(int index) {
    made.forEach((at, tab) -> tab.setSelected(at == index));
  }

  private static Button turnKey(String id, Feather icon) {
    Button key = new Button(null, Icons.normal(icon));
    key.setId(id);
    key.getStyleClass().setAll("button", "key", "quiet", "tab-turn-key");
    key.setFocusTraversable(false);
    return key;
  }

  private void turnTo(int index) {
    first.set(index);
    requestLayout();
  }

  @Override
  protected double computePrefWidth(double height) {
    return 0;
  }

  @Override
  protected void layoutChildren() {
    boolean tooMany = tooMany();
    double room = room(tooMany);
    back.setVisible(tooMany);
    on.setVisible(tooMany);
    back.resizeRelocate(room, 0, KEY_PX, getHeight());
    on.resizeRelocate(room + KEY_PX, 0, KEY_PX, getHeight());
    row.resizeRelocate(0, 0, room, getHeight());
    layOutTabs(room);
  }

  private void layOutTabs(double room) {
    // The last page is a full one.
    int start = first.get() == 0 ? 0 : Math.min(first.get(), firstBefore(count.get()));
    int end = Math.max(behind(start, room), Math.min(start + 1, count.get()));
    made.forEach((at, tab) -> tab.setVisible(at >= start && at < end));
    double left = 0;
    for (int i = start; i < end; i++) {
      tab(i).relocate(left, 0); // As wide as it likes: a plain pane sees to that.
      left += width(i) + GAP_PX;
    }
    first.set(start);
    shown.set(end - start);
  }

  /// The index behind the last tab that fits into `room` if `start` is the first one.
  private int behind(int start, double room) {
    double right = -GAP_PX;
    for (int end = start; end < count.get(); end++) {
      right += GAP_PX + width(end);
      if (right > room) {
        return end;
      }
    }
    return count.get();
  }

  /// The first of as many tabs as fit before `end`; at least one.
  private int firstBefore(int end) {
    double room = room(tooMany());
    double right = -GAP_PX;
    for (int start = end; start > 0; start--) {
      right += GAP_PX + width(start - 1);
      if (right > room) {
        return Math.max(0, Math.min(start, end - 1));
      }
    }
    return 0;
  }

  private boolean tooMany() {
    return behind(0, getWidth()) < count.get();
  }

  private double room(boolean tooMany) {
    return Math.max(0, tooMany ? getWidth() - 2 * KEY_PX : getWidth());
  }

  private double width(int index) {
    ToggleButton tab = tab(index);
    return snapSizeX(Math.max(tab.minWidth(-1), tab.prefWidth(-1)));
  }

  private ToggleButton tab(int index) {
    return made.computeIfAbsent(
        index,
        at -> {
          ToggleButton tab = make.apply(at);
          row.getChildren().add(tab);
          tab.applyCss(); // Its width is asked for in this very frame.
          return tab;
        });
  }
}
