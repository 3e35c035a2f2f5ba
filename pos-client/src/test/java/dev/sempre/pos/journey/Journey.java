package dev.sempre.pos.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.pos.login.FakeLogIn;
import dev.sempre.pos.look.Seen;
import dev.sempre.pos.shell.Place;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.api.FxRobotInterface;

/// What all journeys share: the program in a window of the smallest till, a person and a scanner.
@ExtendWith(Person.class)
abstract class Journey {
  private static final int WIDTH = 1024;
  private static final int HEIGHT = 768;

  /// Between two scans, or two looks at the screen: on the till's clock alone.
  private static final long MOMENT_MILLIS = 50;

  @SuppressWarnings("NullAway.Init")
  Stand stand;

  /// For the `@Start` method, which TestFX looks for in the test class itself.
  void open(Stage stage) {
    stand = new Stand(WIDTH, HEIGHT);
    stage.setScene(stand.scene());
    stage.show();
  }

  @AfterEach
  void nothingBroke() {
    stand.close();
    assertThat(stand.bugs).isEmpty();
  }

  /// Waits until something is so, and what follows from it is laid out.
  void until(Callable<Boolean> so) {
    soon(so);
    aMomentPasses();
  }

  private void aMomentPasses() {
    stand.settle();
    stand.pass(MOMENT_MILLIS);
  }

  /// As [#until], and not a moment longer.
  void soon(Callable<Boolean> so) {
    Stand.soon(so);
  }

  /// Waits until a field has a text.
  void untilTyped(String query, String text) {
    try {
      until(() -> ((TextInputControl) node(query)).getText().equals(text));
    } catch (AssertionError e) {
      String stands = Stand.ui(() -> ((TextInputControl) node(query)).getText());
      throw new AssertionError("in " + query + " stands " + stands + ", not " + text, e);
    }
  }

  /// The text of a labelled node.
  String text(String query) {
    return onUiText(query).replace('\u00a0', ' ');
  }

  private String onUiText(String query) {
    return Stand.ui(() -> ((Labeled) node(query)).getText());
  }

  /// What `query` finds, seen or not; what is seen before what is not.
  Node node(String query) {
    Node seen = Seen.find(stand.scene(), query);
    return seen == null ? Objects.requireNonNull(stand.scene().lookup(query), query) : seen;
  }

  boolean shows(String query) {
    return Seen.find(stand.scene(), query) != null;
  }

  static boolean isInside(@Nullable Node node, @Nullable Node outer) {
    for (Node at = node; at != null; at = at.getParent()) {
      if (at.equals(outer)) {
        return true;
      }
    }
    return false;
  }

  /// Does something on the UI thread.
  void does(Runnable step) {
    Stand.does(step);
  }

  /// A wedge scanner reads `code`: its keys come faster than anybody types, wherever the focus is.
  void scan(String code) {
    justScan(code);
    aMomentPasses();
  }

  /// As [#scan], and not a moment longer.
  void justScan(String code) {
    does(() -> sendByWedge(code));
  }

  /// On the UI thread.
  void sendByWedge(String code) {
    for (int i = 0; i < code.length(); i++) {
      fire(KeyEvent.KEY_TYPED, code.substring(i, i + 1), KeyCode.UNDEFINED);
    }
    fire(KeyEvent.KEY_PRESSED, "", KeyCode.ENTER);
    fire(KeyEvent.KEY_TYPED, "\r", KeyCode.UNDEFINED);
    fire(KeyEvent.KEY_RELEASED, "", KeyCode.ENTER);
  }

  /// A key event, wherever the focus is. On the UI thread.
  void fire(EventType<KeyEvent> type, String character, KeyCode code) {
    Node focused = stand.scene().getFocusOwner();
    KeyEvent event = new KeyEvent(type, character, "", code, false, false, false, false);
    Event.fireEvent(focused == null ? stand.scene() : focused, event);
  }

  /// Clicks where a node is. It is looked for on the UI thread: TestFX itself looks from the test's
  /// thread, and computes bounds there while the other lays the same text out.
  ///
  /// @param query its id as `#id`, or what is written on it
  FxRobotInterface click(FxRobot robot, String query) {
    until(() -> find(query).filter(Journey::isAtRest).isPresent());
    Point2D middle =
        Stand.ui(() -> {
          Node node = find(query).orElseThrow();
          Bounds bounds = node.getBoundsInLocal();
          return node.localToScreen(bounds.getCenterX(), bounds.getCenterY());
        });
    return robot.clickOn(middle);
  }

  /// Whether a node is seen where it will still be when the robot gets there: laid out, and carried
  /// along by no panel that slides in. Else a click goes beside it, as quietly as that of a person
  /// who was too fast.
  private static boolean isAtRest(Node node) {
    for (Node at = node; at != null; at = at.getParent()) {
      if (at.getTranslateX() != 0 || (at instanceof Parent parent && parent.isNeedsLayout())) {
        return false;
      }
    }
    return node.isVisible();
  }

  private Optional<? extends Node> find(String query) {
    return query.startsWith("#")
        ? Optional.ofNullable(Seen.find(stand.scene(), query))
        : stand.scene().getRoot().lookupAll(".text").stream()
            .filter(Seen::is)
            .filter(node -> node instanceof Text text && text.getText().equals(query))
            .findFirst();
  }

  /// Joins, logs in as `person` by touch, and waits for the Sell screen.
  void logIn(FxRobot robot, String person) {
    does(() -> stand.shell.open(new Place("Bottega Rossi", "Milano Centro", "Till 2")));
    until(() -> shows("#person-" + person));
    click(robot, "#person-" + person);
    for (char digit : FakeLogIn.PIN.toCharArray()) {
      click(robot, "#pin-" + digit);
    }
    click(robot, "#login-enter");
    until(() -> stand.sell.ticketProperty().get() != null);
    until(() -> shows("#entry"));
  }
}
