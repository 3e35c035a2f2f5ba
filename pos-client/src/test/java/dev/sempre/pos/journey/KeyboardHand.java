package dev.sempre.pos.journey;

import dev.sempre.pos.look.Seen;
import dev.sempre.pos.sell.ProductSearch.Hit;
import java.util.List;
import java.util.Locale;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// Ten fingers and a scanner; the screen is never touched.
final class KeyboardHand implements Hand {
  /// Quick typists need 80 ms from key to key, as the till measures it. Nobody waits for them here.
  private static final long BETWEEN_KEYS_MILLIS = 80;

  private static final int TELLING_LETTERS = 4;
  private static final int MOST_TILES = 8;

  private final Journey journey;

  KeyboardHand(Journey journey) {
    this.journey = journey;
  }

  @Override
  public String name() {
    return "keyboard";
  }

  @Override
  public void does(Act act) {
    act.strokes().forEach(this::push);
  }

  @Override
  public void chooses(String person) {
    journey.soon(() -> focused().startsWith("person-"));
    for (int i = 0; i < MOST_TILES && !focused().equals("person-" + person); i++) {
      push(KeyCode.RIGHT);
    }
    push(KeyCode.ENTER);
    journey.soon(() -> focused().equals("pin"));
  }

  @Override
  public void enters(String figure) {
    journey.soon(this::takesKeys);
    journey.does(() ->
        figure
            .chars()
            .forEach(letter -> {
              pause();
              fire(KeyEvent.KEY_TYPED, Character.toString(letter), KeyCode.UNDEFINED);
            }));
    pause();
  }

  @Override
  public void rings(Hit ware) {
    pause();
    journey.justScan(ware.code());
  }

  @Override
  public void finds(Hit ware) {
    enters(ware.name().text().substring(0, TELLING_LETTERS).toLowerCase(Locale.ROOT));
    journey.soon(() -> journey.shows("#results .result-row"));
    push(KeyCode.ENTER);
  }

  @Override
  public void opens(String ticket) {
    enters(ticket);
    push(KeyCode.ENTER);
  }

  @Override
  public void says(String reason) {
    push(KeyCode.ENTER);
    enters(reason);
  }

  private void push(KeyCode code) {
    journey.soon(this::takesKeys);
    pause();
    journey.does(() -> {
      fire(KeyEvent.KEY_PRESSED, "", code);
      fire(KeyEvent.KEY_RELEASED, "", code);
    });
  }

  /// A panel that has just been opened has the focus a moment later.
  private boolean takesKeys() {
    Scene scene = journey.stand.scene();
    Node owner = scene.getFocusOwner();
    List<Node> panels =
        scene.getRoot().lookupAll(".panel").stream()
            .filter(Seen::is)
            .filter(panel -> panel.lookup(".field") != null)
            .toList();
    return owner != null && (panels.isEmpty() || Journey.isInside(owner, panels.getLast()));
  }

  private void pause() {
    journey.stand.pass(BETWEEN_KEYS_MILLIS);
  }

  private String focused() {
    Node owner = journey.stand.scene().getFocusOwner();
    return owner == null || owner.getId() == null ? "" : owner.getId();
  }

  private void fire(EventType<KeyEvent> type, String character, KeyCode code) {
    Scene scene = journey.stand.scene();
    Node focused = scene.getFocusOwner();
    Event.fireEvent(
        focused == null ? scene : focused,
        new KeyEvent(type, character, "", code, false, false, false, false));
  }
}
