package dev.sempre.pos.app;

import static dev.sempre.pos.app.WholeTill.does;
import static dev.sempre.pos.app.WholeTill.ui;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.model.organisation.BadgeCode;
import dev.sempre.pos.device.DeviceSettings;
import dev.sempre.pos.device.VirtualScanner;
import dev.sempre.pos.shell.Screen;
import dev.sempre.pos.words.Language;
import dev.sempre.pos.words.Word;
import dev.sempre.pos.words.Words;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;

/// A scanner with a line of its own at the whole till: real database, real screens, the twin of a
/// scanner, no keyboard. What it reads comes in order, so whatever follows a code that is of no use
/// shows that it was. Source: T2, T9.
@ExtendWith(ApplicationExtension.class)
class ScannerWiringTest {
  private static final String MILK = "8000300285964";
  private static final int BURST = 20;

  @TempDir Path folder;

  private final SecureRandom random = new SecureRandom();
  private final BadgeCode marias = BadgeCode.random(random);
  private final BadgeCode joaos = BadgeCode.random(random);

  @BeforeEach
  void joinACompany() throws IOException {
    JoinedFolder.make(
        folder,
        shop -> {
          shop.product("milk", "Latte intero", 149, MILK);
          shop.user("maria", "Maria B.", "CASHIER", null, marias);
          shop.user("joao", "João S.", "CASHIER", null, joaos);
        });
  }

  @Test
  void itsCodesGetToWhateverScreenIsShownAsIfTheyWereTyped() throws Exception {
    try (WholeTill till = WholeTill.open(folder)) {
      till.wiring().devices().set(DeviceSettings.virtual("Cassa"), "lucia");
      VirtualScanner scanner = till.wiring().devices().virtualScanner().orElseThrow();
      scanner.read(MILK);
      scanner.read("246800");
      scanner.read(marias.text());
      till.until(() -> "maria".equals(till.working()));
      assertThat(till.lines()).as("nobody was there to ring it up for").isEmpty();
      for (int i = 0; i < BURST; i++) {
        scanner.read(MILK);
      }
      till.until(() -> till.lines().size() == BURST);

      does(() -> till.wiring().shell().go(Screen.DEVICES));
      scanner.read(MILK);
      does(till.wiring().shell()::lock);
      scanner.read(MILK);
      scanner.read(joaos.text());
      till.until(() -> "joao".equals(till.working()));
      till.until(() -> till.lines().size() == 0);
      scanner.read(marias.text());
      till.until(() -> "maria".equals(till.working()) && till.lines().size() == BURST);

      scanner.plug(false);
      till.until(() -> says(till.scene(), Word.SCANNER_GONE));
      scanner.plug(true);
      scanner.read(MILK);
      till.until(() -> till.lines().size() == BURST + 1);
    }
  }

  /// Else a badge that is scanned for practice would let somebody in at the till behind it. Source:
  /// T12.
  @Test
  void whoPractisesScansForPractice() throws Exception {
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
        till.wiring().devices().set(DeviceSettings.virtual("Cassa"), "lucia");
        VirtualScanner scanner = till.wiring().devices().virtualScanner().orElseThrow();
        does(till.wiring().shell()::switchTraining);
        till.until(() -> shown.get() != null);
        scanner.read(marias.text());
        till.until(() -> "maria".equals(WholeTill.working(practice.get())));
        scanner.read(MILK);
        till.until(() -> WholeTill.lines(practice.get()).size() == 1);
        assertThat(till.wiring().shell().cashierProperty().get()).isNull();

        does(practice.get().shell()::switchTraining);
        till.until(() -> till.scene().equals(shown.get()));
        scanner.read(joaos.text());
        till.until(() -> "joao".equals(till.working()));
      } finally {
        does(training::close);
      }
    }
  }

  /// Whether the quiet line says something, in whatever language.
  private static boolean says(Scene scene, Word word) {
    String said = ((Label) scene.lookup("#notice")).getText();
    return Arrays.stream(Language.values())
        .anyMatch(language -> said.startsWith(new Words(language).say(word)));
  }
}
