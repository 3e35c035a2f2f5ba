package dev.sempre.pos.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.pos.journey.Act;
import dev.sempre.pos.look.Seen;
import dev.sempre.pos.words.Language;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import javafx.event.EventTarget;
import javafx.event.EventType;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.InputEvent;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.robot.Robot;
import org.jspecify.annotations.Nullable;

/// All by touch: no key, no scanner. Source: T13.
final class DayByTouchTest extends WorkedDay {
  @Override
  WorkingHand hand(Till till) {
    return new Finger(till);
  }

  @Override
  Language language() {
    return Language.PT_BR;
  }

  @Override
  List<EventType<? extends InputEvent>> forbidden() {
    return List.of(KeyEvent.ANY);
  }

  /// One finger: it comes down in the middle of what is seen, and what lies on top there has it.
  private static final class Finger implements WorkingHand {
    private static final Set<String> PADS = Set.of("pin-key", "pad-key", "number-key");

    private final Till till;
    private @Nullable EventTarget hit;

    Finger(Till till) {
      this.till = till;
      till.scene().addEventFilter(MouseEvent.MOUSE_PRESSED, event -> hit = event.getTarget());
    }

    @Override
    public void does(Act act) {
      switch (act) {
        case BY_CASH -> touch("#method-CASH");
        case BY_CARD -> touch("#method-DEBIT");
        default -> act.touched().forEach(this::touch);
      }
    }

    @Override
    public void chooses(String person) {
      touch("#person-" + person);
    }

    @Override
    public void enters(String figure) {
      for (int i = 0; i < figure.length(); i++) {
        String digit = figure.substring(i, i + 1);
        touch(
            ".button",
            node -> node.getStyleClass().stream().anyMatch(PADS::contains) && says(node, digit));
      }
    }

    @Override
    public void rings(Ware ware) {
      touch(".tab", node -> says(node, ware.portugueseTab()));
      touch(".tile", node -> says(node.lookup(".tile-name"), ware.portugueseName()));
    }

    @Override
    public void opens(String ticket) {
      touch(".result-name", node -> says(node, ticket));
    }

    private static boolean says(@Nullable Node node, String text) {
      return node instanceof Labeled labeled
          && labeled.getText() != null
          && text.equals(labeled.getText().replace('\u00a0', ' '));
    }

    private void touch(String query) {
      touch(query, _ -> true);
    }

    /// In one step: what is seen now may be drawn anew in the next.
    private void touch(String query, Predicate<Node> meant) {
      till.hands()
          .until(
              "something to touch, " + query,
              () -> {
                Parent root = till.scene().getRoot();
                root.applyCss();
                root.layout();
                List<Node> found =
                    root.lookupAll(query).stream()
                        .filter(Seen::is)
                        .filter(node -> !node.isDisabled() && rests(node) && meant.test(node))
                        .map(node ->
                            node instanceof Label && node.getParent() != null
                                ? node.getParent()
                                : node)
                        .toList();
                if (found.isEmpty() || isMoving(root)) {
                  return false;
                }
                comesDownOn(found.getLast(), query);
                return true;
              });
    }

    private void comesDownOn(Node node, String query) {
      hit = null;
      Robot finger = new Robot();
      finger.mouseMove(node.localToScreen(middle(node)));
      boolean landed = false;
      finger.mousePress(MouseButton.PRIMARY);
      for (Node at = hit instanceof Node on ? on : null; at != null; at = at.getParent()) {
        landed |= at.equals(node);
      }
      finger.mouseRelease(MouseButton.PRIMARY);
      assertThat(landed).as("what the finger meant is %s, and hit %s", query, hit).isTrue();
    }

    /// A panel on its way in still shows what it will lie on.
    private static boolean isMoving(Parent root) {
      return root.lookupAll(".panel").stream()
          .filter(Seen::is)
          .anyMatch(panel -> {
            for (Node at = panel; at != null; at = at.getParent()) {
              if (at.getTranslateX() != 0) {
                return true;
              }
            }
            return false;
          });
    }

    private static Point2D middle(Node node) {
      Bounds bounds = node.getBoundsInLocal();
      return new Point2D(bounds.getCenterX(), bounds.getCenterY());
    }

    /// Whether nothing around it hides it, scrolls it away or carries it along.
    private static boolean rests(Node node) {
      Point2D middle = node.localToScene(middle(node));
      for (Node at = node; at != null; at = at.getParent()) {
        if (!at.isVisible()
            || at.getTranslateX() != 0
            || (at instanceof ScrollPane scroll
                && !scroll.localToScene(scroll.getLayoutBounds()).contains(middle))) {
          return false;
        }
      }
      return true;
    }
  }
}
