package dev.sempre.pos.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.pos.shell.UiThread;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// No screen, no panel and no part of one is left out by those who walk through them. Whoever adds
/// one finds here that nobody looks at it.
@ExtendWith(UiThread.class)
class EveryScreenFitsTest {
  private static final List<ScreenWalk> WALKS =
      List.of(
          new SellingScreensFitTest(),
          new PayingScreensFitTest(),
          new AccountScreensFitTest(),
          new TillScreensFitTest());

  /// Stands in the window instead of the program: `BlockedViewTest`.
  private static final String INSTEAD = "app.BlockedView";

  /// What screens are made of.
  private static final String PART = "look.PlainScroll";

  @Test
  void aWalkLeadsToAllThatThereIsToSee() {
    assertThat(withoutWalk(WALKS)).containsExactly(INSTEAD, PART);
  }

  @Test
  void whatNoWalkLeadsToIsFound() {
    assertThat(withoutWalk(WALKS.subList(1, WALKS.size()))).contains("panel Quantity", "SELL");
    assertThat(withoutWalk(WALKS.subList(0, WALKS.size() - 1))).contains("SHIFT", "sync.SyncView");
  }

  private static Set<String> withoutWalk(List<ScreenWalk> walks) {
    Set<String> missed = new TreeSet<>(Shown.inTheProgram());
    walks.forEach(walk -> missed.removeAll(walk.shows()));
    return missed;
  }

  @Test
  void aTextThatIsCutIsFound() {
    List<String> found =
        Stand.ui(() -> {
          Label label = new Label("much too long for this");
          label.setMaxWidth(60);
          StackPane root = new StackPane(label);
          new Scene(root, 200, 100);
          root.applyCss();
          root.layout();
          return Cuts.in(root);
        });
    assertThat(found).hasSize(1);
    assertThat(found.getFirst()).startsWith("\"much too long for this\" is cut to \"");
  }

  @Test
  void aFieldThatLiesUnderAKeyIsFound() {
    assertThat(covered(20)).hasSize(1);
    assertThat(covered(20).getFirst()).contains("covers");
    assertThat(covered(40)).isEmpty();
  }

  @Test
  void aKeyThatHasNoRoomIsFound() {
    assertThat(covered(75)).hasSize(1);
    assertThat(covered(75).getFirst()).contains("of 100");
  }

  /// A field of 40 px, and a key of 30 px so far below the upper edge.
  private static List<String> covered(double top) {
    return Stand.ui(() -> {
      TextField field = new TextField();
      Button key = new Button("Next");
      Pane root = new Pane(field, key);
      new Scene(root, 200, 100);
      root.applyCss();
      root.layout();
      field.resizeRelocate(0, 0, 200, 40);
      key.resizeRelocate(0, top, 200, 30);
      return Covered.in(root);
    });
  }
}
