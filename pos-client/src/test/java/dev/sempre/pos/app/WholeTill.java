package dev.sempre.pos.app;

import dev.sempre.model.sale.SaleLine;
import dev.sempre.pos.look.Seen;
import dev.sempre.pos.sell.OpenTicket;
import dev.sempre.pos.shell.Cashier;
import dev.sempre.replica.db.Replica;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;
import org.testfx.util.WaitForAsyncUtils;

/// A whole till, from the database to the screens, at a centre that cannot be reached. Each of its
/// methods may be called by any thread.
record WholeTill(Installation installation, PosWiring wiring, Scene scene)
    implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 60;

  /// Opens the till of a folder that has joined a company, with its screens at the smallest size.
  static WholeTill open(Path folder) {
    return around(((Installation.Opened.Ready) Installation.open(folder)).installation());
  }

  /// The screens of an installation, a practice ground too; closing them closes it.
  static WholeTill around(Installation installation) {
    PosWiring wiring = ui(() -> wire(installation));
    return new WholeTill(installation, wiring, ui(() -> wiring.scene(1024, 768)));
  }

  /// What [#around] does, without a scene.
  static PosWiring wire(Installation installation) {
    return new PosWiring(
        installation,
        _ -> Map.of(),
        enrolment -> () -> enrolment.join("https://centre.invalid", ""));
  }

  Replica replica() {
    return installation.replica();
  }

  /// Who works here.
  ///
  /// @return null as long as nobody does, and as long as the ticket is not on the screen yet
  @Nullable String working() {
    return working(wiring);
  }

  static @Nullable String working(PosWiring wiring) {
    return ui(() -> {
      Cashier cashier = wiring.shell().cashierProperty().get();
      return cashier == null || wiring.sell().ticketProperty().get() == null ? null : cashier.id();
    });
  }

  /// The lines of the ticket on the screen; none if none is.
  List<SaleLine> lines() {
    return lines(wiring);
  }

  static List<SaleLine> lines(PosWiring wiring) {
    return ui(() -> {
      OpenTicket ticket = wiring.sell().ticketProperty().get();
      return ticket == null ? List.of() : ticket.sale().lines();
    });
  }

  /// Everything that can be read on the screen.
  String said() {
    return ui(() ->
        scene.getRoot().lookupAll(".label").stream()
            .filter(node -> Seen.is(node) && node instanceof Labeled)
            .map(node -> String.valueOf(((Labeled) node).getText()))
            .filter(text -> !text.isBlank())
            .collect(Collectors.joining(" | ")));
  }

  /// Presses a key and lets it go.
  void press(KeyCode code) {
    does(() -> {
      fire(KeyEvent.KEY_PRESSED, "", code);
      fire(KeyEvent.KEY_RELEASED, "", code);
    });
  }

  /// Types one letter.
  void type(String letter) {
    does(() -> fire(KeyEvent.KEY_TYPED, letter, KeyCode.UNDEFINED));
  }

  private void fire(EventType<KeyEvent> type, String letter, KeyCode code) {
    Node focused = scene.getFocusOwner();
    Event.fireEvent(
        focused == null ? scene : focused,
        new KeyEvent(type, letter, "", code, false, false, false, false));
  }

  /// Waits until something is so, as the UI thread sees it. The test fails, with what the screen
  /// says, where it never comes to be.
  void until(Callable<Boolean> so) {
    try {
      WaitForAsyncUtils.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS, () -> ui(so));
    } catch (TimeoutException e) {
      throw new AssertionError("waited in vain; the screen says: " + said(), e);
    }
  }

  /// Does something on the UI thread, and waits until it is done.
  static <T extends @Nullable Object> T ui(Callable<T> step) {
    return WaitForAsyncUtils.waitForAsyncFx(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS), step);
  }

  /// As [#ui], of what answers nothing.
  static void does(Runnable step) {
    WaitForAsyncUtils.waitForAsyncFx(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS), step);
  }

  @Override
  public void close() {
    does(wiring::close);
    installation.close();
  }
}
