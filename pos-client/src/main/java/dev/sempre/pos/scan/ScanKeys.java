package dev.sempre.pos.scan;

import dev.sempre.model.catalogue.Gtin;
import dev.sempre.model.catalogue.GtinParse;
import dev.sempre.model.organisation.BadgeScan;
import dev.sempre.pos.shell.Work;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javafx.event.EventHandler;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/// Stands between the keyboard and the whole scene, so that a scan lands wherever the focus is, and
/// gives a person's keys to the field that has it, or to the screen's own field if none has; a
/// field that is disabled gets none of them. An Enter that nobody has pressed goes no further: one
/// that the keyboard repeats, and what a scanner sends after the end of a scan. What a scanner with
/// a line of its own has read gets to the same screen by [#read].
public final class ScanKeys {
  private static final long MARGIN_MILLIS = 5;

  /// Nobody presses Enter this soon after a scan: it is the scanner's, which ends a code with two,
  /// or with one that comes late.
  private static final long ECHO_MILLIS = 100;

  private final ScanCatcher catcher = new ScanCatcher();
  private final EventHandler<KeyEvent> typed = this::typed;
  private final EventHandler<KeyEvent> pressed = this::pressed;
  private final Work work;
  private final LongSupplier nowMillis;
  private final Predicate<String> heeds;
  private final Consumer<String> scan;
  private final Supplier<@Nullable TextInputControl> home;
  private @Nullable Scene scene;
  private Work.@Nullable Timer waiting;
  private long scannedMillis = Long.MIN_VALUE / 2;

  /// @param nowMillis a clock that never goes back
  /// @param heeds which codes are a scan for this screen; others are typed like a person's keys,
  ///   which come as fast when the screen has stalled
  /// @param scan told of each such code
  /// @param home the field for keys that no field has the focus for; null while there is none, and
  ///   they go nowhere
  public ScanKeys(
      Work work,
      LongSupplier nowMillis,
      Predicate<String> heeds,
      Consumer<String> scan,
      Supplier<@Nullable TextInputControl> home) {
    this.work = work;
    this.nowMillis = nowMillis;
    this.heeds = heeds;
    this.scan = scan;
    this.home = home;
  }

  /// Whether a code is one that stands on goods or on a badge, and nothing that a person types as
  /// fast: what screens heed on which nothing is rung up, so that it gets into no field of theirs.
  public static boolean isOfGoodsOrBadge(String code) {
    return BadgeScan.of(code).isPresent() || Gtin.parse(code) instanceof GtinParse.Valid;
  }

  /// Listens to `next` only; to nothing if it is null.
  public void listenTo(@Nullable Scene next) {
    Scene before = scene;
    if (before != null) {
      before.removeEventFilter(KeyEvent.KEY_TYPED, typed);
      before.removeEventFilter(KeyEvent.KEY_PRESSED, pressed);
      before.getProperties().remove(ScanKeys.class, this);
    }
    scene = next;
    if (next != null) {
      HeldKeys _ = HeldKeys.of(next, nowMillis);
      next.addEventFilter(KeyEvent.KEY_TYPED, typed);
      next.addEventFilter(KeyEvent.KEY_PRESSED, pressed);
      next.getProperties().put(ScanKeys.class, this);
    }
  }

  /// A scanner with a line of its own has read `code`: it is a scan for the screen that listens to
  /// `scene`, wherever the focus is, and never what a person has typed.
  ///
  /// @return whether there is such a screen, and it heeds that code
  public static boolean read(Scene scene, String code) {
    return scene.getProperties().get(ScanKeys.class) instanceof ScanKeys screen
        && screen.take(code);
  }

  private boolean take(String code) {
    boolean heeded = heeds.test(code);
    if (heeded) {
      scan.accept(code);
    }
    return heeded;
  }

  private void typed(KeyEvent event) {
    String text = event.getCharacter();
    boolean command = event.isControlDown() || event.isAltDown() || event.isMetaDown();
    if (command || text.length() != 1 || Character.isISOControl(text.charAt(0))) {
      return;
    }
    event.consume();
    perform(catcher.key(text.charAt(0), nowMillis.getAsLong()));
    Work.Timer before = waiting;
    if (before != null) {
      before.close();
    }
    waiting =
        work.after(
            ScanCatcher.GAP_MILLIS + MARGIN_MILLIS,
            () -> perform(catcher.quiet(nowMillis.getAsLong())));
  }

  private void pressed(KeyEvent event) {
    KeyCode code = event.getCode();
    if (code == KeyCode.ENTER && isHeld()) {
      return;
    }
    if (code == KeyCode.ENTER || code == KeyCode.TAB) {
      long now = nowMillis.getAsLong();
      boolean echo = code == KeyCode.ENTER && now - scannedMillis <= ECHO_MILLIS;
      List<ScanCatcher.Catch> clear = catcher.end(now);
      if (echo || clear.stream().anyMatch(this::isHeeded)) {
        event.consume();
      }
      perform(clear);
    } else if (endsTyping(code)) {
      perform(catcher.flush());
    }
  }

  /// Whether the key that was pressed last was down already: the keyboard repeats it.
  public boolean isHeld() {
    Scene now = scene;
    return now != null && HeldKeys.of(now, nowMillis).repeats();
  }

  private boolean isHeeded(ScanCatcher.Catch one) {
    return one instanceof ScanCatcher.Catch.Scan scanned && heeds.test(scanned.code());
  }

  private static boolean endsTyping(KeyCode code) {
    return code.isArrowKey()
        || code.isFunctionKey()
        || code.isNavigationKey()
        || code == KeyCode.BACK_SPACE
        || code == KeyCode.DELETE
        || code == KeyCode.ESCAPE;
  }

  private void perform(List<ScanCatcher.Catch> clear) {
    for (ScanCatcher.Catch one : clear) {
      switch (one) {
        case ScanCatcher.Catch.Typed(String text) -> type(text);
        case ScanCatcher.Catch.Scan(String code, String retract) -> {
          if (heeds.test(code)) {
            scannedMillis = nowMillis.getAsLong();
            retract(retract);
            scan.accept(code);
          } else {
            type(code.substring(retract.length()));
          }
        }
      }
    }
  }

  private void type(String text) {
    TextInputControl field = target();
    if (field != null && !field.isDisabled()) {
      field.replaceSelection(text);
    }
  }

  private void retract(String text) {
    TextInputControl field = target();
    if (field != null && !field.isDisabled() && !text.isEmpty() && field.getText().endsWith(text)) {
      field.setText(field.getText().substring(0, field.getText().length() - text.length()));
    }
  }

  private @Nullable TextInputControl target() {
    Scene now = scene;
    Node owner = now == null ? null : now.getFocusOwner();
    return owner instanceof TextInputControl field && field.isEditable() ? field : home.get();
  }
}
