package dev.sempre.pos.sell;

import dev.sempre.pos.look.Icons;
import dev.sempre.pos.words.Word;
import dev.sempre.pos.words.Words;
import javafx.beans.binding.Bindings;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.Pane;
import org.kordamp.ikonli.feather.Feather;

/// As many tabs as fit, each whole, and none of those that do not. Where there are more, two keys
/// beside them turn them over like pages.
final class TabBar extends Pane {
  private static final double GAP_PX = 6;
  private static final double KEY_PX = 44;

  private final Pane row = new Pane();
  private final Button back;
  private final Button on;
  private final IntegerProperty first = new SimpleIntegerProperty();
  private final IntegerProperty shown = new SimpleIntegerProperty();

  TabBar(Words words) {
    getStyleClass().add("tab-bar");
    back = turnKey("tabs-back", Feather.CHEVRON_LEFT);
    back.accessibleTextProperty().bind(words.text(Word.TABS_BACK));
    back.setOnAction(_ -> show(firstBefore(first.get())));
    back.disableProperty().bind(first.isEqualTo(0));
    on = turnKey("tabs-on", Feather.CHEVRON_RIGHT);
    on.accessibleTextProperty().bind(words.text(Word.TABS_ON));
    on.setOnAction(_ -> show(first.get() + shown.get()));
    on.disableProperty().bind(Bindings.greaterThanOrEqual(first.add(shown), Bindings.size(tabs())));
    getChildren().setAll(row, back, on);
  }

  /// All of them, in order.
  ObservableList<Node> tabs() {
    return row.getChildren();
  }

  private static Button turnKey(String id, Feather icon) {
    Button key = new Button(null, Icons.normal(icon));
    key.setId(id);
    key.getStyleClass().setAll("button", "key", "quiet", "tab-turn-key");
    key.setFocusTraversable(false);
    return key;
  }

  private void show(int index) {
    first.set(index);
    requestLayout();
  }

  @Override
  protected double computePrefWidth(double height) {
    return 0;
  }

  @Override
  protected void layoutChildren() {
    boolean tooMany = behind(0, getWidth()) < tabs().size();
    double room = room(tooMany);
    back.setVisible(tooMany);
    on.setVisible(tooMany);
    back.resizeRelocate(room, 0, KEY_PX, getHeight());
    on.resizeRelocate(room + KEY_PX, 0, KEY_PX, getHeight());
    row.resizeRelocate(0, 0, room, getHeight());
    layOutTabs(room);
  }

  private void layOutTabs(double room) {
    int start = Math.min(first.get(), firstBefore(tabs().size())); // The last page is a full one.
    int end = Math.max(behind(start, room), Math.min(start + 1, tabs().size()));
    double left = 0;
    for (int i = 0; i < tabs().size(); i++) {
      Node tab = tabs().get(i);
      boolean here = i >= start && i < end;
      tab.setVisible(here);
      if (here) {
        tab.relocate(left, 0); // As wide as it likes: a plain pane sees to that.
        left += width(i) + GAP_PX;
      }
    }
    first.set(start);
    shown.set(end - start);
  }

  /// The index behind the last tab that fits into `room` if `start` is the first one.
  private int behind(int start, double room) {
    double right = -GAP_PX;
    for (int end = start; end < tabs().size(); end++) {
      right += GAP_PX + width(end);
      if (right > room) {
        return end;
      }
    }
    return tabs().size();
  }

  /// The first of as many tabs as fit before `end`; at least one.
  private int firstBefore(int end) {
    double room = room(behind(0, getWidth()) < tabs().size());
    double right = -GAP_PX;
    for (int start = end; start > 0; start--) {
      right += GAP_PX + width(start - 1);
      if (right > room) {
        return Math.max(0, Math.min(start, end - 1));
      }
    }
    return 0;
  }

  private double room(boolean tooMany) {
    return Math.max(0, tooMany ? getWidth() - 2 * KEY_PX : getWidth());
  }

  private double width(int index) {
    Node tab = tabs().get(index);
    return snapSizeX(Math.max(tab.minWidth(-1), tab.prefWidth(-1)));
  }
}
