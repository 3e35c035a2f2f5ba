package dev.sempre.agent.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.agent.machine.Event;
import dev.sempre.agent.machine.State;
import dev.sempre.agent.testing.Clock;
import dev.sempre.agent.testing.Fault;
import dev.sempre.agent.testing.Samples;
import dev.sempre.agent.testing.TestBase;
import dev.sempre.agent.testing.TestCentre;
import dev.sempre.model.sync.SyncCatalogue;
import dev.sempre.model.wire.Messages.Problem;
import dev.sempre.replica.db.Place;
import dev.sempre.replica.db.Priority;
import dev.sempre.replica.sync.Cursors;
import dev.sempre.replica.sync.Records;
import dev.sempre.replica.sync.Records.Draft;
import dev.sempre.replica.sync.SetBack;
import dev.sempre.replica.sync.SyncLinks;
import dev.sempre.replica.sync.SyncRuns;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// One round after the other: what moves, in which order, and what the line's moods do to it.
final class SyncRunnerTest {
  @TempDir private Path folder;

  private final Clock clock = new Clock();
  private TestCentre centre;
  private TestBase base;

  @BeforeEach
  void open() throws IOException {
    centre = new TestCentre(folder, clock);
    base = new TestBase(folder, centre, clock);
    Samples.putMany(centre.replica(), SyncCatalogue.PRODUCT, "p", 3);
  }

  @AfterEach
  void close() {
    base.close();
    centre.close();
  }

  @Test
  void newBaseGetsEverythingAndSendsWhatItHas() {
    Samples.putMany(centre.replica(), SyncCatalogue.PRODUCT, "more", 1_200);
    Samples.putMany(centre.replica(), SyncCatalogue.CONTACT, "c", 30);
    Samples.putSales(base.replica(), TestBase.DEVICE, "s", 700);

    base.runner().tell(new Event.Started());

    assertThat(base.state()).isInstanceOf(State.Resting.class);
    assertThat(Samples.count(base.replica(), SyncCatalogue.PRODUCT)).isEqualTo(1_203);
    assertThat(Samples.count(base.replica(), SyncCatalogue.CONTACT)).isEqualTo(30);
    assertThat(Samples.count(centre.replica(), SyncCatalogue.SALE)).isEqualTo(700);
    assertThat(Samples.pending(base.replica(), SyncCatalogue.SALE)).isEmpty();
    assertThat(centre.requests()).containsSubsequence("changes", "records", "records", "changes");
  }

  @Test
  void secondRoundFindsNothingToDo() {
    Samples.putSales(base.replica(), TestBase.DEVICE, "s", 2);
    base.sync();
    int asked = centre.requests().size();

    base.sync();

    assertThat(centre.requests().subList(asked, centre.requests().size())).containsExactly("head");
    assertThat(base.runs()).hasSize(1);
  }

  @Test
  void whatChangesUpstreamArrivesWithTheNextPulse() {
    base.sync();
    Samples.put(
        centre.replica(),
        SyncCatalogue.PRODUCT,
        Samples.draft(SyncCatalogue.PRODUCT, "p-1", Map.of("name", "Rigatoni")));

    base.runner().tell(new Event.PulseDue());

    assertThat(
            Samples.find(base.replica(), SyncCatalogue.PRODUCT, "p-1")
                .map(stored -> stored.record().text("name")))
        .contains("Rigatoni");
    assertThat(base.runs().getFirst().reason()).isEqualTo("HINT");
  }

  @Test
  void whatOthersSendUpIsNoReasonForARound() {
    base.sync();
    Samples.putSales(centre.replica(), "another till", "s", 3);
    int before = centre.requests().size();

    base.runner().tell(new Event.PulseDue());

    assertThat(centre.requests().subList(before, centre.requests().size()))
        .allMatch(request -> request.contains("head"))
        .isNotEmpty();
  }

  @Test
  void copyFromBeforeItsDeviceHasJoinedAnewGivesOutNoNumber() {
    base.sync();
    centre.endTokens();
    centre.script("tokens", Fault.problem(401, Problem.DEVICE_REPLACED));
    base.sync();
    assertThat(base.state()).isInstanceOf(State.Barred.class);
    assertThat(base.replica().read(SetBack::is)).isTrue();
  }

  @Test
  void pulseAloneSendsNothingAndTheRoutineDoes() {
    base.sync();
    Samples.putSales(base.replica(), TestBase.DEVICE, "s", 1);

    base.runner().tell(new Event.PulseDue());
    assertThat(Samples.count(centre.replica(), SyncCatalogue.SALE)).isZero();
    assertThat(base.runs()).hasSize(1);

    base.runner().tell(new Event.RoutineDue());
    assertThat(Samples.count(centre.replica(), SyncCatalogue.SALE)).isEqualTo(1);
    assertThat(base.runs()).hasSize(2);
  }

  @Test
  void tombstoneArrives() {
    base.sync();
    centre
        .replica()
        .write(Priority.PERSON, tx -> Records.delete(tx, SyncCatalogue.PRODUCT, "p-0", 1, "maria"));
    base.sync();
    assertThat(Samples.count(base.replica(), SyncCatalogue.PRODUCT)).isEqualTo(2);
  }

  @Test
  void upstreamThatStopsAtItsLimitIsAskedAgain() {
    centre.limits(100, 2_000);
    Samples.putMany(centre.replica(), SyncCatalogue.CONTACT, "c", 250);
    base.sync();
    assertThat(Samples.count(base.replica(), SyncCatalogue.CONTACT)).isEqualTo(250);
    assertThat(base.state()).isInstanceOf(State.Resting.class);
  }

  @Test
  void downloadThatIsCutGoesOnWhereItWasCut() {
    Samples.putMany(centre.replica(), SyncCatalogue.CONTACT, "c", 2_000);
    centre.script("changes", Fault.cutAfter(8_000));
    base.sync();
    long here = Samples.count(base.replica(), SyncCatalogue.CONTACT);
    Cursors.Cursor cursor = base.replica().read(Cursors::all).get("contact");
    assertThat(here).isBetween(1L, 1_999L);
    assertThat(cursor).isNotNull();

    base.ring();

    assertThat(Samples.count(base.replica(), SyncCatalogue.CONTACT)).isEqualTo(2_000);
    assertThat(base.runs()).hasSize(1);
    assertThat(base.runs().getFirst().tries()).isEqualTo(2);
    assertThat(base.runs().getFirst().recordsDown()).isEqualTo(2_003);
  }

  @Test
  void whatLeavesTheScopeLeavesAlsoIfTheLineIsCutBehindIt() {
    putPrices("", 0, 600);
    base.sync();
    assertThat(Samples.count(base.replica(), SyncCatalogue.PRICE)).isEqualTo(600);
    Samples.put(
        centre.replica(),
        SyncCatalogue.PRICE,
        Samples.draft(SyncCatalogue.PRICE, "price-7", Map.of("establishment_id", "2")));
    putPrices("changed", 100, 600);
    centre.script("changes", Fault.cutAfter(3_500));
    base.sync();
    assertThat(price("price-100")).as("the line was cut behind rows").contains("changed");
    assertThat(price("price-599")).contains("");
    base.ring();
    assertThat(price("price-599")).contains("changed");
    assertThat(price("price-7")).isEmpty();
  }

  private void putPrices(String list, int from, int to) {
    Samples.put(
        centre.replica(),
        SyncCatalogue.PRICE,
        IntStream.range(from, to)
            .mapToObj(i ->
                Samples.draft(SyncCatalogue.PRICE, "price-" + i, Map.of("price_list_id", list)))
            .toArray(Draft[]::new));
  }

  private Optional<String> price(String id) {
    return Samples.find(base.replica(), SyncCatalogue.PRICE, id)
        .map(stored -> String.valueOf(stored.record().text("price_list_id")));
  }

  @Test
  void whateverHappensToOneRequestTheNextAttemptMendsIt() {
    Fault[] faults = {
      Fault.REQUEST_LOST,
      Fault.ANSWER_LOST,
      Fault.CAPTIVE_PORTAL,
      Fault.TWICE,
      Fault.cutAfter(0),
      Fault.cutAfter(40),
      Fault.garbageAfter(0),
      Fault.garbageAfter(30),
      Fault.status(500),
      Fault.status(502),
      Fault.status(404),
      Fault.status(302),
      Fault.problem(500, "INTERNAL"),
      Fault.problem(503, "STORE_UNAVAILABLE"),
      Fault.problem(429, "TOO_MANY_REQUESTS"),
    };
    int sold = 0;
    for (String route : new String[] {"changes", "records", "head", "challenges", "tokens"}) {
      int step = sold < 2 * faults.length ? 1 : 4;
      for (int i = 0; i < faults.length; i += step) {
        Fault fault = faults[i];
        String id = "s" + sold++;
        Samples.putSales(base.replica(), TestBase.DEVICE, id, 1);
        Samples.putMany(centre.replica(), SyncCatalogue.CONTACT, id, 1);
        centre.endTokens();
        centre.script(route, fault);
        base.sync();
        base.untilQuiet(3);
        assertThat(centre.scriptIsDone()).isTrue();
        assertThat(Samples.count(centre.replica(), SyncCatalogue.SALE)).isEqualTo(sold);
        assertThat(Samples.count(base.replica(), SyncCatalogue.CONTACT)).isEqualTo(sold);
        assertThat(Samples.pending(base.replica(), SyncCatalogue.SALE)).isEmpty();
      }
    }
  }

  @Test
  void waitsAreDrawnBelowTheLadderAndShown() {
    centre.gate(route -> Fault.REQUEST_LOST);
    Samples.putSales(base.replica(), TestBase.DEVICE, "s", 1);
    base.sync();
    for (int attempt = 2; attempt <= 12; attempt++) {
      assertThat(link().state()).isEqualTo(attempt <= 10 ? "RECONNECTING" : "DISCONNECTED");
      assertThat(link().attempt()).isEqualTo(attempt - 1);
      assertThat(link().nextAttemptAtMillis())
          .isEqualTo(clock.epochMillis() + base.waits().getLast());
      base.ring();
    }
    long[] ceilings = {3, 6, 12, 24, 48, 96, 192, 300, 300, 300, 300, 300};
    for (int i = 0; i < ceilings.length; i++) {
      assertThat(base.waits().get(i)).isBetween(0L, ceilings[i] * 1_000);
    }
    assertThat(base.waits()).doesNotHaveDuplicates();
    assertThat(link().failureCode()).isEqualTo("NO_ROUTE");

    centre.gate(route -> Fault.NONE);
    base.ring();
    assertThat(link().state()).isEqualTo("CONNECTED");
    assertThat(link().attempt()).isZero();
    assertThat(link().failureCode()).isNull();
    assertThat(Samples.pending(base.replica(), SyncCatalogue.SALE)).isEmpty();
  }

  @Test
  void roundThatIsCutKeepsItsRowAndItsEndUntilItGoesOn() {
    base.sync();
    Samples.putSales(base.replica(), TestBase.DEVICE, "s", 1);
    centre.gate(route -> Fault.REQUEST_LOST);
    clock.advance(60_000);
    long cutAt = clock.epochMillis();
    base.sync();
    base.ring();
    base.ring();
    SyncRuns.Run cut = base.runs().getFirst();
    assertThat(cut.outcome()).isEqualTo(SyncRuns.Outcome.INTERRUPTED);
    assertThat(cut.failureCode()).isEqualTo("CUT");
    assertThat(cut.tries()).isEqualTo(3);
    assertThat(cut.endedAtMillis()).isEqualTo(cutAt);

    centre.gate(route -> Fault.NONE);
    base.ring();
    SyncRuns.Run done = base.runs().getFirst();
    assertThat(done.id()).isEqualTo(cut.id());
    assertThat(done.outcome()).isEqualTo(SyncRuns.Outcome.DONE);
    assertThat(done.failureCode()).isNull();
    assertThat(base.runs()).hasSize(2);
  }

  @Test
  void lineThatIsDownWithNothingToMoveLeavesNoRow() {
    base.sync();
    centre.gate(route -> Fault.REQUEST_LOST);
    base.runner().tell(new Event.PulseDue());
    base.ring();
    base.ring();
    assertThat(base.runs()).hasSize(1);
    assertThat(base.state()).isInstanceOf(State.BackingOff.class);
  }

  @Test
  void rebuiltCentreGetsBackWhatItLacks() {
    Samples.putSales(base.replica(), TestBase.DEVICE, "s", 40);
    Samples.putMany(base.replica(), SyncCatalogue.CONTACT, "c", 5);
    base.sync();
    assertThat(Samples.count(centre.replica(), SyncCatalogue.SALE)).isEqualTo(40);

    centre.rebuild();
    Samples.putMany(centre.replica(), SyncCatalogue.PRODUCT, "new", 2);
    base.runner().tell(new Event.PulseDue());

    assertThat(base.state()).isInstanceOf(State.Resting.class);
    assertThat(Samples.count(centre.replica(), SyncCatalogue.SALE)).isEqualTo(40);
    assertThat(Samples.count(centre.replica(), SyncCatalogue.CONTACT)).isEqualTo(5);
    assertThat(Samples.pending(base.replica(), SyncCatalogue.SALE)).isEmpty();
    assertThat(Samples.find(base.replica(), SyncCatalogue.PRODUCT, "new-1")).isPresent();
  }

  /// Nothing at the centre knows that it was restored, and others have brought its feed beyond what
  /// this base has seen of it.
  @Test
  void centreThatWasRestoredWholeGetsBackWhatItLacksHoweverFarItHasComeSince() {
    Samples.putMany(centre.replica(), SyncCatalogue.PRODUCT, "p", 3);
    base.sync();
    Path copy = centre.copy();
    Samples.putSales(base.replica(), TestBase.DEVICE, "s", 40);
    base.sync();
    assertThat(Samples.count(centre.replica(), SyncCatalogue.SALE)).isEqualTo(40);

    centre.restore(copy);
    assertThat(Samples.count(centre.replica(), SyncCatalogue.SALE)).isZero();
    Samples.putMany(centre.replica(), SyncCatalogue.PRODUCT, "new", 400);
    base.runner().tell(new Event.PulseDue());

    assertThat(base.state()).isInstanceOf(State.Resting.class);
    assertThat(Samples.count(centre.replica(), SyncCatalogue.SALE)).isEqualTo(40);
    assertThat(Samples.pending(base.replica(), SyncCatalogue.SALE)).isEmpty();
    assertThat(Samples.count(base.replica(), SyncCatalogue.PRODUCT)).isEqualTo(403);
  }

  /// The answer that acknowledged is all that the base has seen of it.
  @Test
  void whatWasOnlyAcknowledgedIsRememberedAsSeen() {
    Samples.putMany(centre.replica(), SyncCatalogue.PRODUCT, "p", 3);
    base.sync();
    Path copy = centre.copy();
    Samples.putSales(base.replica(), TestBase.DEVICE, "s", 2);
    centre.gate(route -> route.equals("changes") ? Fault.REQUEST_LOST : Fault.NONE);
    base.sync();
    assertThat(Samples.pending(base.replica(), SyncCatalogue.SALE)).isEmpty();
    assertThat(base.state()).isInstanceOf(State.BackingOff.class);

    centre.gate(_ -> Fault.NONE);
    centre.restore(copy);
    Samples.putMany(centre.replica(), SyncCatalogue.PRODUCT, "new", 40);
    base.sync();

    assertThat(Samples.count(centre.replica(), SyncCatalogue.SALE)).isEqualTo(2);
  }

  @Test
  void centreThatStartsAgainIsNoRestoredOne() {
    Samples.putSales(base.replica(), TestBase.DEVICE, "s", 4);
    base.sync();
    centre.restore(centre.copy());
    Samples.putMany(centre.replica(), SyncCatalogue.PRODUCT, "new", 4);
    base.sync();

    assertThat(Samples.find(base.replica(), SyncCatalogue.PRODUCT, "new-1")).isPresent();
    assertThat(centre.requests().stream().filter("records"::equals)).hasSize(1);
  }

  @Test
  void refusedPositionsAreReconciled() {
    base.sync();
    Samples.putMany(centre.replica(), SyncCatalogue.CONTACT, "c", 1);
    centre.script("changes", Fault.problem(409, "EPOCH_CHANGED"));
    base.sync();
    assertThat(base.state()).isInstanceOf(State.Resting.class);
    assertThat(Samples.count(base.replica(), SyncCatalogue.CONTACT)).isEqualTo(1);
  }

  @Test
  void tokenThatHasEndedIsRenewedOnceWithoutLosingTheRequest() {
    base.sync();
    centre.endTokens();
    Samples.putSales(base.replica(), TestBase.DEVICE, "s", 1);
    base.sync();
    assertThat(base.waits()).isEmpty();
    assertThat(Samples.pending(base.replica(), SyncCatalogue.SALE)).isEmpty();
  }

  @Test
  void revokedDeviceKeepsEverythingAndSaysSo() {
    base.sync();
    Samples.putSales(base.replica(), TestBase.DEVICE, "s", 3);
    centre.revoke(TestBase.DEVICE);
    base.sync();
    assertThat(base.state()).isInstanceOf(State.Barred.class);
    assertThat(link().state()).isEqualTo("DISCONNECTED");
    assertThat(link().failureCode()).isEqualTo("DEVICE_REVOKED");
    assertThat(link().nextAttemptAtMillis()).isNull();
    assertThat(Samples.pending(base.replica(), SyncCatalogue.SALE)).hasSize(3);
    assertThat(base.runs().getFirst().failureCode()).isEqualTo("DEVICE_REVOKED");
  }

  @Test
  void wrongClockIsMeasuredAndCorrected() {
    centre.aheadBy(3_600_000);
    base.runner().tell(new Event.PulseDue());
    assertThat(base.replica().place().map(Place::clockOffsetMillis)).contains(3_600_000L);

    centre.aheadBy(3_600_400);
    base.runner().tell(new Event.PulseDue());
    assertThat(base.replica().place().map(Place::clockOffsetMillis))
        .as("within what a line measures")
        .contains(3_600_000L);
  }

  @Test
  void bugInOneRoundIsToldAndDoesNotEndTheAgent() {
    Upstream broken =
        (Upstream)
            java.lang.reflect.Proxy.newProxyInstance(
                Upstream.class.getClassLoader(),
                new Class<?>[] {Upstream.class},
                (proxy, method, arguments) -> {
                  throw new StackOverflowError("for the test");
                });
    SyncRunner runner = new SyncRunner(base.replica(), broken, base.ports());
    runner.tell(new Event.Started());
    assertThat(runner.state()).isInstanceOf(State.BackingOff.class);
    assertThat(link().failureCode()).isEqualTo("INTERNAL");
  }

  @Test
  void killedAgentGoesOnWhereItWas() {
    Samples.putMany(centre.replica(), SyncCatalogue.CONTACT, "c", 2_000);
    Samples.putSales(base.replica(), TestBase.DEVICE, "s", 5);
    centre.script("changes", Fault.cutAfter(8_000));
    base.sync();
    long here = Samples.count(base.replica(), SyncCatalogue.CONTACT);

    base.restart();
    assertThat(Samples.count(base.replica(), SyncCatalogue.CONTACT)).isEqualTo(here);
    base.runner().tell(new Event.Started());

    assertThat(Samples.count(base.replica(), SyncCatalogue.CONTACT)).isEqualTo(2_000);
    assertThat(Samples.count(centre.replica(), SyncCatalogue.SALE)).isEqualTo(5);
  }

  private SyncLinks.Link link() {
    return base.replica().read(SyncLinks::find).orElseThrow();
  }
}
