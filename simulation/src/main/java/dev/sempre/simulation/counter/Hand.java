package dev.sempre.simulation.counter;

import dev.sempre.model.sale.SaleLine;
import dev.sempre.pos.app.PosWiring;
import dev.sempre.pos.look.Seen;
import dev.sempre.pos.sell.OpenTicket;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// What a cashier does with keys and a scanner, each timed from the key to the frame that shows
/// what it did. Called from any thread but the UI thread.
final class Hand {
  private static final long PATIENCE_SECONDS = 120;
  private static final long KEY_PAUSE_MILLIS = 250;
  private static final String RESULTS = "#results";

  private final Scene scene;
  private final PosWiring till;

  Hand(Scene scene, PosWiring till) {
    this.scene = scene;
    this.till = till;
  }

  /// Logs in by PIN, which is typed as a person does.
  ///
  /// @return milliseconds from Enter until the ticket is there
  double logIn(String userId, String pin) {
    String tile = "#person-" + userId;
    await(() -> isShown(tile));
    onUi(() -> {
      ((ButtonBase) node(tile)).fire();
      return true;
    });
    await(() -> isShown("#pin"));
    for (int typed = 1; typed <= pin.length(); typed++) {
      String digits = pin.substring(0, typed);
      pause();
      onUi(() -> {
        ((TextInputControl) node("#pin")).setText(digits);
        return true;
      });
    }
    pause();
    return timed(
        () -> ((ButtonBase) node("#login-enter")).fire(),
        () -> isShown("#entry") && till.sell().ticketProperty().get() != null);
  }

  /// A scanner reads a code.
  ///
  /// @return milliseconds until its line is on the screen
  double scan(String code) {
    long before = onUi(this::quantityMilli);
    return timed(
        () -> {
          for (int i = 0; i < code.length(); i++) {
            fire(KeyEvent.KEY_TYPED, code.substring(i, i + 1), KeyCode.UNDEFINED);
          }
          enter();
        },
        () -> quantityMilli() > before);
  }

  /// Pays exactly, in cash: F12, and Enter once the panel is there and has been looked at. One that
  /// came sooner behind a scan would be taken for the scanner's own.
  ///
  /// @return milliseconds from Enter until the screen says that it is paid
  double pay() {
    onUi(() -> {
      fire(KeyEvent.KEY_PRESSED, "", KeyCode.F12);
      return true;
    });
    await(() -> isShown("#due"));
    pause();
    return timed(this::enter, () -> isShown("#change"));
  }

  /// Types what an article begins with.
  ///
  /// @return milliseconds until what was found is on the screen
  double search(String letters) {
    return timed(
        () -> ((TextInputControl) node("#entry")).setText(letters),
        () -> isShown(RESULTS) && !((ListView<?>) node(RESULTS)).getItems().isEmpty());
  }

  /// Takes the first of what was found, once it has been read.
  void takeFound() {
    long before = onUi(this::quantityMilli);
    press(KeyCode.ENTER);
    await(() -> quantityMilli() > before);
  }

  /// Presses a key once somebody listens: a panel that has just been opened has the focus a moment
  /// later. Not at once behind what was done before: an Enter would be taken for a scanner's.
  void press(KeyCode code) {
    pause();
    await(this::takesKeys);
    onUi(() -> {
      fire(KeyEvent.KEY_PRESSED, "", code);
      fire(KeyEvent.KEY_RELEASED, "", code);
      return true;
    });
  }

  /// The same, and the frame that shows what it opens.
  ///
  /// @return milliseconds until that is on the screen
  double press(KeyCode code, String opens) {
    pause();
    await(this::takesKeys);
    return timed(
        () -> {
          fire(KeyEvent.KEY_PRESSED, "", code);
          fire(KeyEvent.KEY_RELEASED, "", code);
        },
        () -> isShown(opens));
  }

  /// Types as a person does, and waits until nobody takes it for a scanner's any more.
  void type(String text) {
    await(this::takesKeys);
    for (int i = 0; i < text.length(); i++) {
      String key = text.substring(i, i + 1);
      onUi(() -> {
        fire(KeyEvent.KEY_TYPED, key, KeyCode.UNDEFINED);
        return true;
      });
      pause();
    }
  }

  /// Waits for the next ticket: what stands of the last one goes.
  void next() {
    press(KeyCode.ESCAPE);
    await(() -> !isShown("#change") && quantityMilli() == 0);
  }

  /// Whether what has the focus has an id that begins so.
  boolean isAt(String beginning) {
    return focus().startsWith(beginning);
  }

  /// Id of what has the focus; empty if nothing with an id has it.
  String focused() {
    return onUi(this::focus);
  }

  private String focus() {
    Node owner = scene.getFocusOwner();
    return owner == null || owner.getId() == null ? "" : owner.getId();
  }

  private boolean takesKeys() {
    Node owner = scene.getFocusOwner();
    List<Node> panels =
        scene.getRoot().lookupAll(".panel").stream()
            .filter(Seen::is)
            .filter(panel -> panel.lookup(".field") != null)
            .toList();
    return owner != null && (panels.isEmpty() || isInside(owner, panels.getLast()));
  }

  private static boolean isInside(Node node, Node outer) {
    for (Node at = node; at != null; at = at.getParent()) {
      if (at.equals(outer)) {
        return true;
      }
    }
    return false;
  }

  /// Takes back what was typed.
  void clear() {
    double _ =
        timed(() -> ((TextInputControl) node("#entry")).setText(""), () -> !isShown(RESULTS));
  }

  /// Of all lines: the same article twice may be one line.
  long quantityMilli() {
    OpenTicket now = till.sell().ticketProperty().get();
    return now == null ? 0 : now.sale().lines().stream().mapToLong(SaleLine::quantityMilli).sum();
  }

  /// Between two keys.
  private static void pause() {
    rest(KEY_PAUSE_MILLIS);
  }

  /// Does nothing for so long.
  static void rest(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private Node node(String query) {
    Node node = Seen.find(scene, query);
    if (node == null) {
      throw new IllegalStateException("not on the screen: " + query);
    }
    return node;
  }

  boolean isShown(String query) {
    Node node = Seen.find(scene, query);
    return node != null && node.getLayoutBounds().getWidth() > 0;
  }

  private void enter() {
    fire(KeyEvent.KEY_PRESSED, "", KeyCode.ENTER);
    fire(KeyEvent.KEY_TYPED, "\r", KeyCode.UNDEFINED);
    fire(KeyEvent.KEY_RELEASED, "", KeyCode.ENTER);
  }

  private void fire(EventType<KeyEvent> type, String character, KeyCode code) {
    Node focused = scene.getFocusOwner();
    KeyEvent event = new KeyEvent(type, character, "", code, false, false, false, false);
    Event.fireEvent(focused == null ? scene.getRoot() : focused, event);
  }

  private String said() {
    return scene.getRoot().lookupAll(".label").stream()
        .filter(node -> Seen.is(node) && node instanceof Labeled)
        .map(node -> ((Labeled) node).getText())
        .filter(text -> text != null && !text.isBlank())
        .collect(Collectors.joining(" | "));
  }

  void await(BooleanSupplier so) {
    double _ = timed(() -> {}, so);
  }

  /// @param so looked at in each frame, once it is laid out
  private double timed(Runnable deed, BooleanSupplier so) {
    CompletableFuture<Long> shown = new CompletableFuture<>();
    long begin = System.nanoTime();
    Platform.runLater(() -> {
      scene.addPostLayoutPulseListener(new Look(so, shown));
      deed.run();
      Platform.requestNextPulse();
    });
    try {
      return (get(shown) - begin) / 1e6;
    } catch (IllegalStateException e) {
      throw new IllegalStateException("the screen says: " + onUi(this::said), e);
    }
  }

  /// Looks in each frame whether something is so, until it is.
  private final class Look implements Runnable {
    private final BooleanSupplier so;
    private final CompletableFuture<Long> shown;

    private Look(BooleanSupplier so, CompletableFuture<Long> shown) {
      this.so = so;
      this.shown = shown;
    }

    @Override
    public void run() {
      if (so.getAsBoolean()) {
        shown.complete(System.nanoTime());
        scene.removePostLayoutPulseListener(this);
      } else {
        Platform.requestNextPulse();
      }
    }
  }

  /// Runs a step on the UI thread and waits for its result.
  static <T> T onUi(Supplier<T> step) {
    return get(CompletableFuture.supplyAsync(step, Platform::runLater));
  }

  private static <T> T get(CompletableFuture<T> result) {
    try {
      return result.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw new IllegalStateException("a step on the screen failed", e.getCause());
    } catch (TimeoutException e) {
      throw new IllegalStateException("the screen does not come to it", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
