package dev.sempre.pos.demo;

import dev.sempre.pos.journey.Act;
import dev.sempre.pos.look.Seen;
import dev.sempre.pos.words.Language;
import java.util.List;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.input.InputEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.TouchEvent;

/// All by keyboard and scanner: the screen is never touched. Source: T13.
final class DayByKeyboardTest extends WorkedDay {
  private static final int MOST_TILES = 12;

  @Override
  WorkingHand hand(Till till) {
    return new Keyboard(till);
  }

  @Override
  Language language() {
    return Language.IT;
  }

  @Override
  List<EventType<? extends InputEvent>> forbidden() {
    return List.of(MouseEvent.MOUSE_PRESSED, TouchEvent.ANY);
  }

  /// Ten fingers and a scanner.
  private record Keyboard(Till till) implements WorkingHand {
    @Override
    public void does(Act act) {
      act.strokes().forEach(this::press);
    }

    @Override
    public void chooses(String person) {
      String tile = "person-" + person;
      till.hands().until("a tile", () -> till.focused().startsWith("person-"));
      for (int i = 0; i < MOST_TILES && !Hands.onUi(till::focused).equals(tile); i++) {
        press(KeyCode.RIGHT);
      }
      press(KeyCode.ENTER);
      till.hands().until("the PIN", () -> till.focused().equals("pin"));
    }

    @Override
    public void enters(String figure) {
      till.hands().until("the focus for " + figure, this::takesKeys);
      till.hands().type(figure);
      till.rests(); // A scanner would be faster.
    }

    @Override
    public void rings(Ware ware) {
      till.rests();
      till.hands().scan(ware.code());
      till.rests(); // Nobody presses Enter as soon as a scanner that ends a code with two.
    }

    @Override
    public void opens(String ticket) {
      enters(ticket);
      press(KeyCode.ENTER);
    }

    /// Presses a key once somebody listens: a panel that has just been opened has the focus a
    /// moment later.
    private void press(KeyCode code) {
      till.hands().until("the focus for " + code, this::takesKeys);
      till.hands().press(code);
    }

    private boolean takesKeys() {
      Node owner = till.scene().getFocusOwner();
      List<Node> panels =
          till.scene().getRoot().lookupAll(".panel").stream()
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
  }
}
