package dev.sempre.pos.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.centre.identity.TillChains;
import dev.sempre.model.shift.Closing;
import dev.sempre.model.shift.ClosingKind;
import dev.sempre.model.shift.Reckoning;
import dev.sempre.pos.app.Installation;
import dev.sempre.pos.app.PosWiring;
import dev.sempre.pos.journey.Act;
import dev.sempre.pos.look.Seen;
import dev.sempre.pos.sell.OpenTicket;
import dev.sempre.pos.shell.LinkState;
import dev.sempre.pos.words.Language;
import dev.sempre.replica.chain.ChainStore;
import dev.sempre.replica.chain.ChainStore.Checked;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.organisation.UserStore;
import dev.sempre.replica.sale.SalesReport;
import dev.sempre.replica.sale.SalesReportStore;
import dev.sempre.replica.sale.SalesReportStore.Days;
import dev.sempre.replica.shift.ClosingStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import javafx.application.Platform;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.input.InputEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A day with one hand at the whole till: real screens, real databases, a real centre. The line is
/// dead from morning to the Z, and one synchronisation brings all of it to head office. What the
/// journeys try in four languages on fakes is here what is written down. Source: T13, R35.
abstract class WorkedDay {
  private static final String MANAGER = "lucia";
  private static final long FLOAT_MINOR = 10_000;
  private static final int TICKETS = 4;

  @TempDir Path folder;

  private final List<String> strange = new CopyOnWriteArrayList<>();

  abstract WorkingHand hand(Till till);

  abstract Language language();

  /// What the hand must never need.
  abstract List<EventType<? extends InputEvent>> forbidden();

  /// The till as the hand sees it.
  record Till(Scene scene, Hands hands, PosWiring wiring) {
    int lines() {
      OpenTicket now = wiring.sell().ticketProperty().get();
      return now == null ? 0 : now.sale().lines().size();
    }

    String focused() {
      Node owner = scene.getFocusOwner();
      return owner == null || owner.getId() == null ? "" : owner.getId();
    }

    /// Rests as long as nobody could be taken for a scanner.
    void rests() {
      sleep(120);
    }
  }

  @Test
  void whatIsSoldSplitParkedAndGivenBackIsInTheZAndAtHeadOffice() throws IOException {
    try (DemoCentre centre = FurnishedCentre.demo(folder.resolve("centre"))) {
      JoinedTill.make(folder.resolve("till"), centre, _ -> {});
      cutTheLine(centre);
      startToolkit();
      try (Installation installation = JoinedTill.open(folder.resolve("till"))) {
        Stage[] stage = new Stage[1];
        PosWiring wiring =
            Hands.onUi(() ->
                new PosWiring(
                    installation,
                    _ -> Map.of(), // So that no device of the demo answers in its place.
                    enrolment -> () -> enrolment.join(centre.url(), "no code")));
        Scene scene = Hands.onUi(() -> shown(wiring, stage));
        Till till = new Till(scene, new Hands(scene, folder, WorkedDay::sleep), wiring);
        try {
          Replica replica = installation.replica();
          long expected = work(till, hand(till), replica);
          assertThat(strange).as("what this hand does not do").isEmpty();
          written(replica, expected);

          centre.start();
          synchronise(till, centre);
          theSameIsAtHeadOffice(replica, centre.company());
        } finally {
          Hands.onUi(() -> {
            stage[0].close();
            wiring.close();
            return true;
          });
        }
      }
    }
  }

  /// @return what is in the drawer in the end
  private long work(Till till, WorkingHand hand, Replica replica) {
    logIn(till, hand, replica);
    openTheShift(till, hand);
    splitAPayment(till, hand);
    parkAndRecall(till, hand);
    giveBack(till, hand);
    long expected = FLOAT_MINOR + cash(report(replica));
    close(till, hand, expected);
    return expected;
  }

  private void logIn(Till till, WorkingHand hand, Replica replica) {
    hand.chooses(idOf(replica, MANAGER));
    hand.enters(String.valueOf(DemoCentre.pins().get(MANAGER)));
    hand.does(Act.LOG_IN);
    till.hands().untilShown("#entry");
    till.hands().until("her ticket", () -> till.wiring().sell().ticketProperty().get() != null);
    Hands.onUi(() -> {
      till.wiring().shell().speak(language());
      return true;
    });
  }

  private static void openTheShift(Till till, WorkingHand hand) {
    hand.does(Act.GO_TO_SHIFT);
    till.hands().untilShown("#float");
    hand.enters("100");
    hand.does(Act.OPEN_SHIFT);
    till.hands().untilShown("#shift-count");
    hand.does(Act.BACK_TO_SELLING);
    till.hands().untilShown("#entry");
  }

  /// A euro in cash, the rest by card.
  private static void splitAPayment(Till till, WorkingHand hand) {
    rings(till, hand, Ware.BASIL);
    rings(till, hand, Ware.BASIL);
    hand.does(Act.PAY);
    till.hands().untilShown("#due");
    String due = till.hands().text("#due");
    hand.enters("1");
    hand.does(Act.BY_CASH);
    till.hands().until("less to pay", () -> !due.equals(textOf(till, "#due")));
    hand.does(Act.BY_CARD);
    paid(till, hand);
  }

  private static void parkAndRecall(Till till, WorkingHand hand) {
    rings(till, hand, Ware.BASIL);
    rings(till, hand, Ware.CROISSANT);
    hand.does(Act.PARK);
    till.hands().untilShown("#park-now");
    hand.does(Act.PARK_UNNAMED);
    till.hands().until("an empty ticket", () -> till.lines() == 0);

    rings(till, hand, Ware.CROISSANT);
    payInCash(till, hand);

    hand.does(Act.RECALL);
    till.hands().untilShown("#parked-0");
    hand.does(Act.RECALL_FIRST);
    till.hands().until("what was parked", () -> till.lines() == 2);
    payInCash(till, hand);
  }

  private static void giveBack(Till till, WorkingHand hand) {
    hand.does(Act.RETURN);
    till.hands().untilShown("#tickets .result-row");
    hand.opens("1-1-00002");
    till.hands().untilShown("#return-take");
    hand.does(Act.ALL_COMES_BACK);
    hand.does(Act.FIRST_REASON);
    hand.does(Act.TAKE_BACK);
    till.hands().until("what comes back", () -> till.lines() == 1);
    hand.does(Act.PAY);
    till.hands().untilShown("#due");
    hand.does(Act.BY_CASH);
    paid(till, hand);
  }

  private static void rings(Till till, WorkingHand hand, Ware ware) {
    int before = Hands.onUi(till::lines);
    hand.rings(ware);
    till.hands().until("the line of " + ware, () -> till.lines() == before + 1);
  }

  private static void payInCash(Till till, WorkingHand hand) {
    hand.does(Act.PAY);
    till.hands().untilShown("#due");
    hand.enters("50");
    hand.does(Act.BY_CASH);
    paid(till, hand);
  }

  private static void paid(Till till, WorkingHand hand) {
    till.hands().untilShown("#change");
    hand.does(Act.ON_TO_THE_NEXT);
    till.hands()
        .until("the next ticket", () -> !till.hands().isShown("#change") && till.lines() == 0);
  }

  /// Counts exactly what must be there, note by note and coin by coin.
  private static void close(Till till, WorkingHand hand, long expectedMinor) {
    hand.does(Act.GO_TO_SHIFT);
    till.hands().untilShown("#shift-count");
    hand.does(Act.COUNT);
    long rest = expectedMinor;
    while (rest > 0) {
      till.hands().until("a note or coin", () -> till.focused().startsWith("pieces-"));
      String field = Hands.onUi(till::focused);
      long value = Long.parseLong(field.substring("pieces-".length()));
      if (rest >= value) {
        hand.enters(String.format(Locale.ROOT, "%d", rest / value));
        rest %= value;
      }
      if (rest > 0) {
        hand.does(Act.NEXT_NOTES);
        till.hands().until("the next", () -> !till.focused().equals(field));
      }
    }
    hand.does(Act.COUNTED);
    till.hands().untilShown("#difference");
    hand.does(Act.CLOSE_SHIFT);
    till.hands().untilShown("#z-number");
    hand.does(Act.LEAVE_THE_Z);
    till.hands().untilShown("#entry");
  }

  private static void written(Replica replica, long expectedMinor) {
    SalesReport sold = report(replica);
    assertThat(sold.count()).isEqualTo(TICKETS);
    assertThat(sold.tenders()).extracting(SalesReport.Tender::kind).contains("CASH", "CARD");
    Closing z = zOf(replica, till(replica));
    Reckoning reckoning = Objects.requireNonNull(z.reckoning());
    assertThat(z.figures().takings().tickets()).isEqualTo(TICKETS);
    assertThat(reckoning.expectedMinor()).isEqualTo(expectedMinor);
    assertThat(reckoning.countedMinor()).isEqualTo(expectedMinor);
  }

  private static void cutTheLine(DemoCentre centre) {
    centre.close();
  }

  private static void synchronise(Till till, DemoCentre centre) {
    Hands.onUi(() -> {
      till.wiring().shell().tryNow();
      return true;
    });
    till.hands()
        .until(
            "everything at head office",
            () ->
                till.wiring().shell().linkProperty().get() instanceof LinkState.Connected connected
                    && connected.waiting() == 0
                    && report(centre.company()).count() == TICKETS);
  }

  private static void theSameIsAtHeadOffice(Replica replica, Replica company) {
    String device = till(replica);
    SalesReport sold = report(company);
    assertThat(sold).isEqualTo(report(replica));
    assertThat(sold.days())
        .singleElement()
        .satisfies(day -> {
          assertThat(day.firstNumber()).isOne();
          assertThat(day.lastNumber()).isEqualTo(TICKETS);
          assertThat(day.count()).isEqualTo(TICKETS);
        });
    // Its figures and what was counted with it: the drawer, to the cent.
    Closing z = zOf(company, device);
    assertThat(z).isEqualTo(zOf(replica, device));
    assertThat(company.read(handle -> ClosingStore.sealOf(handle, z.id())).map(WorkedDay::chainOf))
        .isEqualTo(
            replica.read(handle -> ClosingStore.sealOf(handle, z.id())).map(WorkedDay::chainOf));
    List<Checked> chains = TillChains.check(company);
    assertThat(chains)
        .isNotEmpty()
        .allSatisfy(chain -> {
          assertThat(chain.holds()).as(chain.line()).isTrue();
          assertThat(chain.signatures()).as(chain.line()).isTrue();
          assertThat(chain.waiting()).as(chain.line()).isNull();
          assertThat(chain.head())
              .isEqualTo(
                  replica.read(handle -> ChainStore.head(handle, chain.chain())).orElseThrow());
        });
    assertThat(chains).extracting(Checked::chain).containsAll(replica.read(ChainStore::chains));
  }

  /// Its place in the chain; that it is no longer on its way is not part of it.
  private static List<Object> chainOf(ClosingStore.SealedAs sealed) {
    return List.of(
        sealed.series(), sealed.number(), sealed.hash(), sealed.perpetualMinor(), sealed.signed());
  }

  private static String till(Replica replica) {
    return replica.place().orElseThrow().base();
  }

  private static Closing zOf(Replica replica, String device) {
    return replica
        .read(handle -> ClosingStore.last(handle, device, ClosingKind.SHIFT))
        .orElseThrow();
  }

  private static long cash(SalesReport sold) {
    return sold.tenders().stream()
            .filter(tender -> tender.kind().equals("CASH"))
            .mapToLong(SalesReport.Tender::tenderedMinor)
            .sum()
        - sold.totals().stream().mapToLong(SalesReport.Total::changeMinor).sum();
  }

  private static String textOf(Till till, String query) {
    return Seen.find(till.scene(), query) instanceof Labeled label ? label.getText() : "";
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
    for (EventType<? extends InputEvent> type : forbidden()) {
      scene.addEventFilter(type, event -> strange.add(event.toString()));
    }
    stage[0].setScene(scene);
    stage[0].show();
    return scene;
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

  static void sleep(long millis) {
    LockSupport.parkNanos(millis * 1_000_000);
  }
}
