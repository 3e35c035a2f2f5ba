package dev.sempre.pos.app;

import static dev.sempre.pos.app.WholeTill.does;
import static dev.sempre.pos.app.WholeTill.ui;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sempre.agent.AgentWiring;
import dev.sempre.model.organisation.BadgeCode;
import dev.sempre.model.organisation.User;
import dev.sempre.model.sale.CompletedSale;
import dev.sempre.model.sale.OpenSale;
import dev.sempre.model.sale.PayingSale;
import dev.sempre.pos.look.Seen;
import dev.sempre.pos.sell.PaymentAnswer;
import dev.sempre.pos.sell.StepAnswer;
import dev.sempre.pos.shell.TrainingState;
import dev.sempre.pos.till.KnownShop;
import dev.sempre.pos.till.TillDesk;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.organisation.UserStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;

/// Practising at a till on real databases and with the real screens. Source: T12.
@ExtendWith(ApplicationExtension.class)
class TrainingWiringTest {
  private static final String MILK = "8000300285964";

  @TempDir Path folder;

  private final SecureRandom random = new SecureRandom();
  private final BadgeCode joaos = BadgeCode.random(random);

  @BeforeEach
  void joinACompany() throws IOException {
    JoinedFolder.make(
        folder,
        shop -> {
          shop.product("milk", "Latte intero", 149, MILK);
          shop.user("joao", "João S.", "CASHIER", null, joaos);
        });
  }

  private Installation open() {
    return ((Installation.Opened.Ready) Installation.open(folder)).installation();
  }

  private static CompletedSale sell(Replica replica) {
    User maria = replica.read(handle -> UserStore.byId(handle, "maria")).orElseThrow();
    TillDesk desk = new TillDesk(replica, AgentWiring.CLOCK, new KnownShop(), maria);
    StepAnswer answer = desk.ringUp(desk.current().sale(), MILK);
    assertThat(answer).isInstanceOf(StepAnswer.Done.class);
    OpenSale sale = ((StepAnswer.Done) answer).sale();
    PayingSale paying = sale.beginPayment().orElseThrow();
    var cash = desk.paymentMethods().getFirst();
    PayingSale paid = paying.addTender(cash.id(), cash.kind(), paying.dueMinor()).orElseThrow();
    return ((PaymentAnswer.Paid) desk.complete(paid)).sale();
  }

  private static long count(Replica replica, String table) {
    return replica.read(
        handle -> handle.createQuery("select count(*) from " + table).mapTo(Long.class).one());
  }

  private static List<String> journal(Replica replica) {
    return replica.read(handle ->
        handle
            .createQuery("select kind from journal_event order by chain_number")
            .mapTo(String.class)
            .list());
  }

  @Test
  void whatIsSoldForPracticeIsNumberedApartAndNotAmongWhatWasSold() {
    try (Installation till = open()) {
      try (Installation ground = Installation.forTraining(till, random)) {
        assertThat(ground.isTraining()).isTrue();
        assertThat(sell(ground.replica()).number().printed()).isEqualTo("TRAIN-1-2-00001");
      }
      assertThat(sell(till.replica()).number().printed()).isEqualTo("1-2-00001");
      assertThat(count(till.replica(), "sale")).isEqualTo(1);
      try (Installation again = Installation.forTraining(till, random)) {
        assertThat(sell(again.replica()).number().printed()).isEqualTo("TRAIN-1-2-00002");
        assertThat(count(again.replica(), "sale")).isEqualTo(2);
      }
    }
  }

  @Test
  void itIsSealedWithAKeyOfItsOwnThatStays() {
    try (Installation till = open()) {
      String of = till.identity().orElseThrow().key().publicBase64();
      String first = keyOfGround(till);
      assertThat(first).isNotEqualTo(of).isEqualTo(keyOfGround(till));
    }
  }

  private String keyOfGround(Installation till) {
    try (Installation ground = Installation.forTraining(till, random)) {
      return ground.identity().orElseThrow().key().publicBase64();
    }
  }

  @Test
  void nothingOfItCanBeSent() {
    try (Installation till = open();
        Installation ground = Installation.forTraining(till, random)) {
      assertThatThrownBy(() ->
              AgentWiring.assemble(
                  ground.folder(),
                  ground.replica(),
                  ground.identity().orElseThrow(),
                  "somebody's script"))
          .hasMessageContaining("practice ground");
      assertThat(ground.folder().deviceFile().identity()).isEmpty();
    }
  }

  @Test
  void itsScreensTakeTheTillsPlaceAndGiveItBack() throws Exception {
    try (WholeTill till = WholeTill.open(folder);
        ExecutorService beside = Executors.newSingleThreadExecutor()) {
      AtomicReference<Scene> shown = new AtomicReference<>();
      AtomicReference<PosWiring> practice = new AtomicReference<>();
      TrainingWiring training =
          ui(() ->
              new TrainingWiring(
                  till.installation(),
                  till.wiring(),
                  till.scene(),
                  new TrainingWiring.Stagehand(
                      beside,
                      ground -> {
                        practice.set(WholeTill.wire(ground));
                        return practice.get();
                      },
                      shown::set)));
      try {
        does(till.wiring().shell()::switchTraining);
        till.until(() -> shown.get() != null);
        assertThat(shown.get()).isNotSameAs(till.scene());
        assertThat(shown.get().lookup("#training-bar").isVisible()).isTrue();
        assertThat(shown.get().lookup("#chip").isVisible()).isFalse();
        assertThat(till.scene().lookup("#training-bar").isVisible()).isFalse();
        assertThat(till.wiring().shell().trainingProperty().get()).isEqualTo(TrainingState.OFF);

        does(practice.get().shell()::switchTraining);
        till.until(() -> till.scene().equals(shown.get()));
        till.until(() -> journal(till.replica()).contains("TRAINING_ENDED"));
        assertThat(journal(till.replica())).contains("TRAINING_BEGUN");
        assertThat(folder.resolve("training").resolve("till.lock")).exists();
        Installation.forTraining(till.installation(), random).close();
      } finally {
        does(training::close);
      }
    }
  }

  @Test
  void whereItCannotBeOpenedTheTillIsAsItWasAndSaysSo() throws Exception {
    Files.writeString(folder.resolve("training"), "somebody's notes");
    try (WholeTill till = WholeTill.open(folder);
        ExecutorService beside = Executors.newSingleThreadExecutor()) {
      TrainingWiring training =
          ui(() ->
              new TrainingWiring(
                  till.installation(),
                  till.wiring(),
                  till.scene(),
                  new TrainingWiring.Stagehand(
                      beside,
                      WholeTill::wire,
                      _ -> {
                        throw new AssertionError("nothing is shown");
                      })));
      try {
        does(till.wiring().shell()::switchTraining);
        till.until(() -> till.wiring().shell().trainingProperty().get() == TrainingState.FAILED);
        assertThat(((Labeled) till.scene().lookup("#training-sentence")).getText())
            .contains("(D419)");
        assertThat(journal(till.replica())).doesNotContain("TRAINING_BEGUN");
        assertThat(sell(till.replica()).number().number()).isEqualTo(1);
      } finally {
        does(training::close);
      }
    }
  }

  /// Opening it takes its time, in which a customer may come. Source: P5.
  @Test
  void whoServesMeanwhileIsNotInterruptedAndIsToldThatItIsReady() throws Exception {
    Deque<Runnable> beside = new ArrayDeque<>();
    try (WholeTill till = WholeTill.open(folder)) {
      AtomicReference<Scene> shown = new AtomicReference<>();
      TrainingWiring training =
          ui(() ->
              new TrainingWiring(
                  till.installation(),
                  till.wiring(),
                  till.scene(),
                  new TrainingWiring.Stagehand(beside::add, WholeTill::wire, shown::set)));
      try {
        Wedge.scan(till.scene(), joaos.text());
        till.until(() -> till.wiring().sell().ticketProperty().get() != null);
        does(till.wiring().shell()::switchTraining);
        Wedge.scan(till.scene(), MILK);
        till.until(() -> till.wiring().sell().serves());
        beside.remove().run();
        till.until(() -> till.wiring().shell().trainingProperty().get() == TrainingState.READY);
        till.until(() -> till.wiring().sell().ticketProperty().get().sale().lines().size() == 1);
        assertThat(shown.get()).isNull();
        assertThat(till.wiring().shell().cashierProperty().get()).isNotNull();
        assertThat(beside).as("nobody practises yet").isEmpty();

        press(till.scene(), "#training-dismiss");
        assertThat(till.wiring().shell().trainingProperty().get()).isEqualTo(TrainingState.OFF);
        does(till.wiring().shell()::switchTraining);
        beside.remove().run();
        till.until(() -> till.wiring().shell().trainingProperty().get() == TrainingState.READY);
        press(till.scene(), "#training-begin");
        assertThat(shown.get()).isNotNull();
        beside.remove().run();
        assertThat(journal(till.replica())).contains("TRAINING_BEGUN");
        assertThat(till.wiring().sell().ticketProperty().get().sale().lines()).hasSize(1);
      } finally {
        does(training::close);
      }
    }
  }

  @Test
  void aGroundWhoseScreensCannotBeMadeIsClosedAndOpensTheNextTime() throws Exception {
    try (WholeTill till = WholeTill.open(folder);
        ExecutorService beside = Executors.newSingleThreadExecutor()) {
      AtomicReference<Scene> shown = new AtomicReference<>();
      AtomicBoolean full = new AtomicBoolean(true);
      TrainingWiring training =
          ui(() ->
              new TrainingWiring(
                  till.installation(),
                  till.wiring(),
                  till.scene(),
                  new TrainingWiring.Stagehand(
                      beside,
                      ground -> {
                        if (full.get()) {
                          throw new UncheckedIOException(new IOException("no space left"));
                        }
                        return WholeTill.wire(ground);
                      },
                      shown::set)));
      try {
        does(till.wiring().shell()::switchTraining);
        till.until(() -> till.wiring().shell().trainingProperty().get() == TrainingState.FAILED);
        full.set(false);
        does(till.wiring().shell()::switchTraining);
        till.until(() -> shown.get() != null);
      } finally {
        does(training::close);
      }
    }
  }

  private static void press(Scene scene, String key) {
    does(() -> ((Button) Objects.requireNonNull(Seen.find(scene, key), key)).fire());
  }
}
