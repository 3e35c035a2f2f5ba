package dev.sempre.pos.journey;

import dev.sempre.pos.look.Seen;
import dev.sempre.pos.sell.ProductSearch.Hit;
import dev.sempre.pos.words.Words;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import javafx.event.EventTarget;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.robot.Robot;
import org.jspecify.annotations.Nullable;

/// One finger: it comes down in the middle of what is seen, and what lies on top there has it.
final class TouchHand implements Hand {
  private static final Set<String> PADS = Set.of("pin-key", "pad-key", "number-key");

  private static final int MOST_SCROLLS = 8;

  private final Journey journey;
  private volatile @Nullable Node aim;
  private volatile @Nullable EventTarget hit;
  private volatile boolean landed;

  TouchHand(Journey journey) {
    this.journey = journey;
    journey.stand.scene().addEventFilter(MouseEvent.MOUSE_PRESSED, this::pressed);
  }

  /// Looked at as it happens: what was touched may be gone right after.
  private void pressed(MouseEvent event) {
    landed = event.getTarget() instanceof Node node && Journey.isInside(node, aim);
    hit = event.getTarget();
  }

  @Override
  public String name() {
    return "touch";
  }

  @Override
  public void does(Act act) {
    act.touched().forEach(id -> touch(id, id, _ -> true));
  }

  @Override
  public void chooses(String person) {
    String id = "#person-" + person;
    touch(id, id, _ -> true);
  }

  @Override
  public void enters(String figure) {
    for (int i = 0; i < figure.length(); i++) {
      String digit = figure.substring(i, i + 1);
      touch("the key " + digit, ".button", node -> isPadKey(node, digit));
    }
  }

  private static boolean isPadKey(Node node, String digit) {
    return node.getStyleClass().stream().anyMatch(PADS::contains) && says(node, digit);
  }

  @Override
  public void rings(Hit ware) {
    Words words = journey.stand.words;
    String tab =
        journey.stand.shop.categories().stream()
            .filter(one -> one.id().equals(ware.categoryId()))
            .map(one -> words.name(one.name()))
            .findFirst()
            .orElseThrow();
    String key = words.name(ware.name());
    scrollTo(tab);
    touch("the tab " + tab, ".tab", node -> says(node, tab));
    touch("the quick key " + key, ".tile", node -> says(node.lookup(".tile-name"), key));
  }

  /// Where there is no room for all tabs, two keys beside them show the others.
  private void scrollTo(String tab) {
    journey.soon(() -> !journey.stand.scene().getRoot().lookupAll(".tab").isEmpty());
    String turn = "#tabs-on";
    for (int i = 0; i < MOST_SCROLLS && !sees(tab); i++) {
      if (isAtEnd()) {
        turn = "#tabs-back"; // She begins with those that she left it at.
      }
      touch("the key that shows further tabs", turn, _ -> true);
    }
  }

  private boolean isAtEnd() {
    AtomicBoolean atEnd = new AtomicBoolean();
    journey.does(() -> atEnd.set(journey.stand.scene().lookup("#tabs-on").isDisabled()));
    return atEnd.get();
  }

  private boolean sees(String tab) {
    AtomicBoolean seen = new AtomicBoolean();
    journey.does(() -> seen.set(!reachable(".tab", node -> says(node, tab)).isEmpty()));
    return seen.get();
  }

  @Override
  public void finds(Hit ware) {
    rings(ware);
  }

  @Override
  public void opens(String ticket) {
    touch("the ticket " + ticket, ".result-name", node -> says(node, ticket));
  }

  @Override
  public void says(String reason) {
    touch("the reason " + reason, ".button", node -> says(node, reason));
  }

  private static boolean says(Node node, String text) {
    return node instanceof Labeled labeled
        && labeled.getText() != null
        && text.replace('\u00a0', ' ').equals(labeled.getText().replace('\u00a0', ' '));
  }

  /// @param what it is, if it is not there
  private void touch(String what, String query, Predicate<Node> meant) {
    hit = null;
    try {
      // In one step: what is seen now may be drawn anew in the next, and then is no longer there.
      journey.soon(() -> {
        List<Node> found = reachable(query, meant);
        if (found.isEmpty() || !journey.stand.panelRests()) {
          return false;
        }
        aim = found.getLast();
        press(found.getLast());
        return true;
      });
    } catch (AssertionError e) {
      throw new AssertionError("no finger reaches " + what, e);
    }
    journey.soon(() -> hit != null);
    if (!landed) {
      throw new AssertionError("on " + what + " lies " + hit);
    }
  }

  private static void press(Node node) {
    Robot finger = new Robot();
    finger.mouseMove(node.localToScreen(middle(node)));
    finger.mouseClick(MouseButton.PRIMARY);
  }

  private static Point2D middle(Node node) {
    Bounds bounds = node.getBoundsInLocal();
    return new Point2D(bounds.getCenterX(), bounds.getCenterY());
  }

  /// What can be seen and is not disabled; what lies on top comes last.
  private List<Node> reachable(String query, Predicate<Node> meant) {
    journey.stand.scene().getRoot().applyCss();
    journey.stand.scene().getRoot().layout();
    return journey.stand.scene().getRoot().lookupAll(query).stream()
        .filter(Seen::is)
        .filter(node -> !node.isDisabled() && isSeen(node) && meant.test(node))
        .map(TouchHand::pressed)
        .toList();
  }

  /// Whether nothing around it hides it, and it is not scrolled away.
  private static boolean isSeen(Node node) {
    Point2D middle = node.localToScene(middle(node));
    for (Node at = node; at != null; at = at.getParent()) {
      if (!at.isVisible()) {
        return false;
      }
      if (at instanceof ScrollPane scroll
          && !scroll.localToScene(scroll.getLayoutBounds()).contains(middle)) {
        return false;
      }
    }
    return true;
  }

  /// A text is touched where its row is.
  private static Node pressed(Node node) {
    return node instanceof Label && node.getParent() != null ? node.getParent() : node;
  }
}
