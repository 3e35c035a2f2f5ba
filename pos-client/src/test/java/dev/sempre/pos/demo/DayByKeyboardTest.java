package dev.sempre.pos.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.agent.AgentWiring;
import dev.sempre.agent.identity.DataFolder;
import dev.sempre.agent.identity.Enrolment;
import dev.sempre.agent.identity.Identity;
import dev.sempre.agent.schedule.Assembled;
import dev.sempre.agent.schedule.SyncAgent;
import dev.sempre.model.organisation.DeviceKind;
import dev.sempre.model.shift.Closing;
import dev.sempre.model.shift.ClosingKind;
import dev.sempre.model.shift.Reckoning;
import dev.sempre.pos.app.Installation;
import dev.sempre.pos.app.PosWiring;
import dev.sempre.pos.sell.OpenTicket;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.organisation.UserStore;
import dev.sempre.replica.sale.SalesReport;
import dev.sempre.replica.sale.SalesReportStore;
import dev.sempre.replica.sale.SalesReportStore.Days;
import dev.sempre.replica.shift.ClosingStore;
import dev.sempre.replica.sync.SyncRuns;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.TouchEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A day by keyboard and scanner alone, at the whole till: real screens, a real database, a company
/// of a real centre. What the journeys try in four languages on fakes is here what is written down.
/// Source: T13.
final class DayByKeyboardTest {
  private static final String MILK = "2900001300018";
  private static final String OTHER = "2900001700016";
  private static final String MANAGER = "lucia";
  private static final long FLOAT_MINOR = 10_000;

  @TempDir Path folder;

  private final AtomicInteger touches = new AtomicInteger();

  @Test
  void whatIsSoldSplitParkedAndGivenBackIsInTheZ() throws IOException {
    try (DemoCentre centre = FurnishedCentre.demo(folder.resolve("centre"))) {
      join(centre);
      startToolkit();
      try (Installation installation = open()) {
        Stage[] stage = new Stage[1];
        PosWiring till =
            Hands.onUi(() ->
                new PosWiring(
                    installation,
                    _ -> Map.of(), // So that no device of the demo answers in its place.
                    enrolment -> () -> enrolment.join(centre.url(), "no code")));
        Scene scene = Hands.onUi(() -> shown(till, stage));
        Hands hands = new Hands(scene, folder, DayByKeyboardTest::sleep);
        try {
          Keyboard keys = new Keyboard(scene, hands, till);
          logIn(keys, installation.replica());
          openTheShift(keys);
          splitAPayment(keys);
          parkAndRecall(keys);
          giveBack(keys, "1-1-00002");
          long expected = FLOAT_MINOR + cash(report(installation.replica()));
          close(keys, expected);

          assertThat(touches).hasValue(0);
          written(installation.replica(), expected);
        } finally {
          Hands.onUi(() -> {
            stage[0].close();
            till.close();
            return true;
          });
        }
      }
    }
  }

  private static void logIn(Keyboard keys, Replica replica) {
    String tile = "person-" + idOf(replica, MANAGER);
    keys.hands.until("a tile", () -> keys.focused().startsWith("person-"));
    for (int i = 0; i < 12 && !Hands.onUi(keys::focused).equals(tile); i++) {
      keys.press(KeyCode.RIGHT);
    }
    keys.press(KeyCode.ENTER);
    keys.hands.until("the PIN", () -> keys.focused().equals("pin"));
    keys.types(String.valueOf(DemoCentre.pins().get(MANAGER)));
    keys.press(KeyCode.ENTER);
    keys.shows("#entry");
    keys.hands.until("her ticket", () -> keys.till.sell().ticketProperty().get() != null);
  }

  private static void openTheShift(Keyboard keys) {
    keys.press(KeyCode.F11);
    keys.shows("#float");
    keys.types("100");
    keys.press(KeyCode.F12);
    keys.shows("#shift-count");
    keys.press(KeyCode.ESCAPE);
    keys.shows("#entry");
  }

  /// A euro in cash, the rest by card.
  private static void splitAPayment(Keyboard keys) {
    keys.scans(MILK);
    keys.scans(MILK);
    keys.press(KeyCode.F12);
    keys.shows("#due");
    String due = keys.hands.text("#due");
    keys.types("1");
    keys.press(KeyCode.ENTER);
    keys.hands.until("less to pay", () -> !keys.textOf("#due").equals(due));
    keys.press(KeyCode.DOWN);
    keys.press(KeyCode.ENTER);
    keys.paid();
  }

  private static void parkAndRecall(Keyboard keys) {
    keys.scans(MILK);
    keys.scans(OTHER);
    keys.press(KeyCode.F7);
    keys.shows("#park-now");
    keys.press(KeyCode.ENTER);
    keys.hands.until("an empty ticket", () -> keys.lines() == 0);

    keys.scans(OTHER);
    keys.paysInCash();

    keys.press(KeyCode.F8);
    keys.shows("#parked-0");
    keys.press(KeyCode.ENTER);
    keys.hands.until("what was parked", () -> keys.lines() == 2);
    keys.paysInCash();
  }

  private static void giveBack(Keyboard keys, String ticket) {
    keys.press(KeyCode.F9);
    keys.shows("#tickets .result-row");
    keys.types(ticket);
    keys.press(KeyCode.ENTER);
    keys.shows("#return-take");
    keys.press(KeyCode.F9);
    keys.press(KeyCode.RIGHT);
    keys.press(KeyCode.ENTER);
    keys.hands.until("what comes back", () -> keys.lines() == 1);
    keys.press(KeyCode.F12);
    keys.shows("#due");
    keys.press(KeyCode.ENTER);
    keys.paid();
  }

  /// Counts exactly what must be there, note by note and coin by coin.
  private static void close(Keyboard keys, long expectedMinor) {
    keys.press(KeyCode.F11);
    keys.shows("#shift-count");
    keys.press(KeyCode.F12);
    long rest = expectedMinor;
    while (rest > 0) {
      keys.hands.until("a note or coin", () -> keys.focused().startsWith("pieces-"));
      String field = Hands.onUi(keys::focused);
      long value = Long.parseLong(field.substring("pieces-".length()));
      if (rest >= value) {
        keys.types(String.format(Locale.ROOT, "%d", rest / value));
        rest %= value;
      }
      if (rest > 0) {
        keys.press(KeyCode.ENTER);
        keys.hands.until("the next", () -> !keys.focused().equals(field));
      }
    }
    keys.press(KeyCode.F12);
    keys.shows("#difference");
    keys.press(KeyCode.F12);
    keys.shows("#z-number");
    keys.press(KeyCode.F12);
    keys.shows("#entry");
  }

  private static void written(Replica replica, long expectedMinor) {
    SalesReport sold = report(replica);
    assertThat(sold.count()).isEqualTo(4);
    assertThat(sold.tenders()).extracting(SalesReport.Tender::kind).contains("CASH", "CARD");
    Closing z =
        replica
            .read(handle ->
                ClosingStore.last(handle, replica.place().orElseThrow().base(), ClosingKind.SHIFT))
            .orElseThrow();
    Reckoning reckoning = Objects.requireNonNull(z.reckoning());
    assertThat(z.figures().takings().tickets()).isEqualTo(4);
    assertThat(reckoning.expectedMinor()).isEqualTo(expectedMinor);
    assertThat(reckoning.countedMinor()).isEqualTo(expectedMinor);
  }

  private static long cash(SalesReport sold) {
    return sold.tenders().stream()
            .filter(tender -> tender.kind().equals("CASH"))
            .mapToLong(SalesReport.Tender::tenderedMinor)
            .sum()
        - sold.totals().stream().mapToLong(SalesReport.Total::changeMinor).sum();
  }

  /// Ten fingers and a scanner.
  private record Keyboard(Scene scene, Hands hands, PosWiring till) {
    /// Presses a key once somebody listens: a panel that has just been opened has the focus a
    /// moment later.
    void press(KeyCode code) {
      hands.until("the focus for " + code, this::takesKeys);
      hands.press(code);
    }

    void types(String text) {
      hands.until("the focus for " + text, this::takesKeys);
      hands.type(text);
      sleep(120); // A scanner would be faster.
    }

    void scans(String code) {
      int before = Hands.onUi(this::lines);
      sleep(120);
      hands.scan(code);
      hands.until("the line of " + code, () -> lines() == before + 1);
    }

    void paysInCash() {
      press(KeyCode.F12);
      shows("#due");
      types("50");
      press(KeyCode.ENTER);
      paid();
    }

    void paid() {
      shows("#change");
      press(KeyCode.ESCAPE);
      hands.until("the next ticket", () -> !hands.isShown("#change") && lines() == 0);
    }

    void shows(String query) {
      hands.untilShown(query);
    }

    String textOf(String query) {
      return scene.lookup(query) instanceof Labeled label ? label.getText() : "";
    }

    int lines() {
      OpenTicket now = till.sell().ticketProperty().get();
      return now == null ? 0 : now.sale().lines().size();
    }

    String focused() {
      Node owner = scene.getFocusOwner();
      return owner == null || owner.getId() == null ? "" : owner.getId();
    }

    private boolean takesKeys() {
      Node owner = scene.getFocusOwner();
      List<Node> panels =
          scene.getRoot().lookupAll(".panel").stream()
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

  private static String idOf(Replica replica, String login) {
    return replica.read(handle -> UserStore.activeOf(handle, "1")).stream()
        .filter(user -> user.login().equals(login))
        .findFirst()
        .orElseThrow()
        .id();
  }

  private Scene shown(PosWiring till, Stage[] stage) {
    stage[0] = new Stage();
    Scene scene = till.scene(1_024, 768);
    scene.addEventFilter(MouseEvent.MOUSE_PRESSED, _ -> touches.incrementAndGet());
    scene.addEventFilter(TouchEvent.ANY, _ -> touches.incrementAndGet());
    stage[0].setScene(scene);
    stage[0].show();
    return scene;
  }

  private Installation open() {
    return ((Installation.Opened.Ready) Installation.open(folder.resolve("till"))).installation();
  }

  private void join(DemoCentre centre) {
    DataFolder data = ((DataFolder.Opened.Good) DataFolder.open(folder.resolve("till"))).folder();
    try (Replica replica = AgentWiring.openReplica(data)) {
      Enrolment.Result result =
          new Enrolment(data, replica, new SecureRandom())
              .enrol(centre.url(), centre.code("1"), "Till", DeviceKind.TILL);
      getEverything(data, replica, ((Enrolment.Result.Enrolled) result).identity());
    }
  }

  private static void getEverything(DataFolder data, Replica replica, Identity identity) {
    try (SyncAgent agent =
        ((Assembled.Here) AgentWiring.assemble(data, replica, identity, "test")).agent()) {
      agent.start();
      while (replica.read(handle -> SyncRuns.since(handle, 0)).stream()
          .noneMatch(run -> run.outcome() == SyncRuns.Outcome.DONE)) {
        sleep(20);
      }
    }
  }

  private static SalesReport report(Replica replica) {
    return replica.read(handle -> SalesReportStore.read(handle, Days.ALL));
  }

  private static void startToolkit() {
    try {
      Platform.startup(() -> Platform.setImplicitExit(false));
    } catch (IllegalStateException running) {
      assertThat(List.of(running)).as("the toolkit runs already").isNotEmpty();
    }
  }

  private static void sleep(long millis) {
    LockSupport.parkNanos(millis * 1_000_000);
  }
}
