package dev.sempre.pos.shell;

import dev.sempre.pos.look.Look;
import dev.sempre.pos.words.Words;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import javafx.event.EventHandler;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The frame: top bar, rail where it belongs, and the screen in the middle. A screen is built the
/// first time it is shown and stays in the scene, put away while another is shown: one that is
/// taken out would have to be styled from its root when it comes back.
public final class ShellView extends StackPane {
  private final ShellViewModel model;
  private final Map<Screen, Supplier<Node>> screens;
  private final Map<Screen, Node> built = new EnumMap<>(Screen.class);
  private final BorderPane frame = new BorderPane();
  private final StackPane middle = new StackPane();
  private final Sheets sheets = new Sheets();
  private final Words words;
  private final EventHandler<KeyEvent> shellKeys = this::shellKey;
  private @Nullable Rail rail;
  private @Nullable Node shown;

  /// @param screens how each screen is built; a screen may be left out if the model never goes
  ///   there
  public ShellView(ShellViewModel model, Words words, Map<Screen, Supplier<Node>> screens) {
    this.model = model;
    this.words = words;
    this.screens = new EnumMap<>(screens);
    getStylesheets().add(Look.css(ShellView.class, "shell.css"));
    getStyleClass().add("shell");
    frame.setTop(new VBox(new TopBar(model, words, sheets), new TrainingStrip(model, words)));
    frame.setCenter(middle);
    getChildren().setAll(frame, sheets.layer());
    model.screenProperty().subscribe(this::show);
    sceneProperty().subscribe(this::arrive);
    model
        .themeProperty()
        .subscribe(_ -> {
          dress(getScene());
          focusOnScreen();
        });
  }

  private void dress(@Nullable Scene scene) {
    if (scene != null) {
      Look.dress(scene, model.themeProperty().get());
    }
  }

  private void arrive(@Nullable Scene scene) {
    dress(scene);
    if (scene != null) {
      // At the scene, so that an open sheet sees keys before the screen below it does.
      scene.removeEventFilter(KeyEvent.KEY_PRESSED, shellKeys);
      scene.addEventFilter(KeyEvent.KEY_PRESSED, shellKeys);
      focusOnScreen();
    }
  }

  private void focusOnScreen() {
    Node now = shown;
    if (now != null) {
      now.requestFocus();
    }
  }

  /// Builds a screen and styles it where nobody sees it, so that it is there at once when it is
  /// shown: the first time that takes long. Does nothing if it is built already.
  public void prepare(Screen screen) {
    if (built.containsKey(screen)) {
      return;
    }
    Node content = there(screen);
    content.applyCss();
    content.resize(middle.getWidth(), middle.getHeight());
    if (content instanceof Parent parent) {
      parent.layout();
    }
  }

  private void show(@Nullable Screen screen) {
    if (screen == null) {
      return;
    }
    sheets.close();
    Node before = shown;
    Node content = there(screen);
    frame.setLeft(screen.backOffice() ? rail() : null);
    if (!content.equals(before)) {
      if (before != null) {
        see(before, false);
      }
      shown = content;
      see(content, true);
    }
    // A screen that wants the focus for one of its fields takes it when it is shown; for the others
    // it must not fall on the top bar.
    Scene scene = getScene();
    if (scene == null || !isInside(scene.getFocusOwner(), content)) {
      content.requestFocus();
    }
  }

  private static void see(Node screen, boolean seen) {
    screen.setManaged(seen);
    screen.setVisible(seen);
  }

  private Node there(Screen screen) {
    Node before = built.get(screen);
    if (before != null) {
      return before;
    }
    Node content = build(screen);
    see(content, false);
    built.put(screen, content);
    middle.getChildren().add(content);
    return content;
  }

  private Node build(Screen screen) {
    return Objects.requireNonNull(screens.get(screen), screen.name()).get();
  }

  private static boolean isInside(@Nullable Node node, Node content) {
    for (Node at = node; at != null; at = at.getParent()) {
      if (content.equals(at)) {
        return true;
      }
    }
    return false;
  }

  private Rail rail() {
    Rail made = rail;
    if (made == null) {
      made = new Rail(model, words);
      rail = made;
    }
    return made;
  }

  private void shellKey(KeyEvent event) {
    sheetKey(event);
    // A screen that anybody who is logged in reaches from wherever he is.
    if (event.getCode() == KeyCode.F11 && !event.isShiftDown()) {
      event.consume();
      model.go(Screen.SHIFT);
    }
  }

  private void sheetKey(KeyEvent event) {
    if (event.getCode() == KeyCode.F10 && model.cashierProperty().get() != null) {
      event.consume();
      sheets.close();
      model.switchCashier();
      return;
    }
    if (!sheets.layer().isVisible()) {
      return;
    }
    if (event.getCode() == KeyCode.ESCAPE) {
      event.consume();
      sheets.close();
    } else if (event.getCode().isFunctionKey()) {
      sheets.close();
    }
  }
}
