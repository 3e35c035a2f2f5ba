package dev.sempre.pos.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.model.organisation.BadgeCode;
import dev.sempre.pos.device.DeviceSettings;
import dev.sempre.pos.device.VirtualScanner;
import dev.sempre.pos.sell.OpenTicket;
import dev.sempre.pos.shell.Cashier;
import dev.sempre.pos.shell.Screen;
import dev.sempre.pos.words.Language;
import dev.sempre.pos.words.Word;
import dev.sempre.pos.words.Words;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

/// A scanner with a line of its own at the whole till: real database, real screens, the twin of a
/// scanner, no keyboard. What it reads comes in order, so whatever follows a code that is of no use
/// shows that it was. Source: T2, T9.
@ExtendWith(ApplicationExtension.class)
class ScannerWiringTest {
  private static final String MILK = "8000300285964";
  private static final int BURST = 20;
  private static final long PATIENCE_SECONDS = 30;

  @TempDir Path folder;

  private final SecureRandom random = new SecureRandom();
  private final BadgeCode marias = BadgeCode.random(random);
  private final BadgeCode joaos = BadgeCode.random(random);

  @BeforeEach
  void joinACompany() throws IOException {
    JoinedFolder.make(
        folder,
        "till-" + UUID.randomUUID(),
        shop -> {
          shop.product("milk", "Latte intero", 149, MILK);
          shop.user("maria", "Maria B.", "CASHIER", null, marias);
          shop.user("joao", "João S.", "CASHIER", null, joaos);
        });
  }

  private static PosWiring wire(Installation installation) {
    return new PosWiring(
        installation,
        _ -> Map.of(),
        enrolment -> () -> enrolment.join("https://centre.invalid", ""));
  }

  private Installation open() {
    return ((Installation.Opened.Ready) Installation.open(folder)).installation();
  }

  @Test
  void itsCodesGetToWhateverScreenIsShownAsIfTheyWereTyped() throws Exception {
    try (Installation till = open()) {
      PosWiring wiring = ui(() -> wire(till));
      Scene scene = ui(() -> wiring.scene(1024, 768));
      try {
        wiring.devices().set(DeviceSettings.virtual("Cassa"), "lucia");
        VirtualScanner scanner = wiring.devices().virtualScanner().orElseThrow();
        scanner.read(MILK);
        scanner.read("246800");
        scanner.read(marias.text());
        until(() -> "maria".equals(working(wiring)));
        assertThat(lines(wiring)).as("nobody was there to ring it up for").isZero();
        for (int i = 0; i < BURST; i++) {
          scanner.read(MILK);
        }
        until(() -> lines(wiring) == BURST);

        does(() -> wiring.shell().go(Screen.DEVICES));
        scanner.read(MILK);
        does(wiring.shell()::lock);
        scanner.read(MILK);
        scanner.read(joaos.text());
        until(() -> "joao".equals(working(wiring)));
        until(() -> lines(wiring) == 0);
        scanner.read(marias.text());
        until(() -> "maria".equals(working(wiring)) && lines(wiring) == BURST);

        scanner.plug(false);
        until(() -> says(scene, Word.SCANNER_GONE));
        scanner.plug(true);
        scanner.read(MILK);
        until(() -> lines(wiring) == BURST + 1);
      } finally {
        does(wiring::close);
      }
    }
  }

  /// Else a badge that is scanned for practice would let somebody in at the till behind it. Source:
  /// T12.
  @Test
  void whoPractisesScansForPractice() throws Exception {
    try (Installation till = open();
        ExecutorService beside = Executors.newSingleThreadExecutor()) {
      AtomicReference<Scene> shown = new AtomicReference<>();
      AtomicReference<PosWiring> practice = new AtomicReference<>();
      PosWiring wiring = ui(() -> wire(till));
      Scene scene = ui(() -> wiring.scene(1024, 768));
      TrainingWiring training =
          ui(() ->
              new TrainingWiring(
                  till,
                  wiring,
                  scene,
                  new TrainingWiring.Stagehand(
                      beside,
                      ground -> {
                        practice.set(wire(ground));
                        return practice.get();
                      },
                      shown::set)));
      try {
        wiring.devices().set(DeviceSettings.virtual("Cassa"), "lucia");
        VirtualScanner scanner = wiring.devices().virtualScanner().orElseThrow();
        does(wiring.shell()::switchTraining);
        until(() -> shown.get() != null);
        scanner.read(marias.text());
        until(() -> "maria".equals(working(practice.get())));
        scanner.read(MILK);
        until(() -> lines(practice.get()) == 1);
        assertThat(wiring.shell().cashierProperty().get()).isNull();

        does(practice.get().shell()::switchTraining);
        until(() -> scene.equals(shown.get()));
        scanner.read(joaos.text());
        until(() -> "joao".equals(working(wiring)));
      } finally {
        does(training::close);
        does(wiring::close);
      }
    }
  }

  private static @Nullable String working(PosWiring wiring) {
    Cashier cashier = wiring.shell().cashierProperty().get();
    return cashier == null || wiring.sell().ticketProperty().get() == null ? null : cashier.id();
  }

  private static int lines(PosWiring wiring) {
    OpenTicket ticket = wiring.sell().ticketProperty().get();
    return ticket == null ? 0 : ticket.sale().lines().size();
  }

  /// Whether the quiet line says something, in whatever language.
  private static boolean says(Scene scene, Word word) {
    String said = ((Label) scene.lookup("#notice")).getText();
    return Arrays.stream(Language.values())
        .anyMatch(language -> said.startsWith(new Words(language).say(word)));
  }

  private static void does(Runnable step) {
    ui(() -> {
      step.run();
      return true;
    });
  }

  private static <T> T ui(Callable<T> step) {
    return WaitForAsyncUtils.waitForAsyncFx(PATIENCE_SECONDS * 1_000, step);
  }

  private static void until(Callable<Boolean> so) {
    try {
      WaitForAsyncUtils.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS, () -> ui(so));
    } catch (TimeoutException e) {
      throw new AssertionError("waited in vain", e);
    }
  }
}
