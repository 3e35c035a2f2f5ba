package dev.sempre.pos.app;

import static dev.sempre.pos.app.WholeTill.does;
import static dev.sempre.pos.app.WholeTill.ui;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.model.organisation.BadgeCode;
import dev.sempre.pos.device.DeviceSettings;
import dev.sempre.pos.look.Seen;
import dev.sempre.pos.shell.Screen;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Objects;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.TextInputControl;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

/// A scanner that types reads something where nothing is sold: it gets into no field, where a badge
/// would be there to read, and its Enter presses no key. Source: T2, R49.
@ExtendWith(ApplicationExtension.class)
class UselessScanTest {
  private static final String MILK = "8000300285963";

  @TempDir Path folder;

  private final SecureRandom random = new SecureRandom();
  private final BadgeCode marias = BadgeCode.random(random);
  private final BadgeCode joaos = BadgeCode.random(random);

  @BeforeEach
  void joinACompany() throws IOException {
    JoinedFolder.make(
        folder,
        shop -> {
          shop.product("milk", "Latte intero", 149, "0" + MILK);
          shop.user("maria", "Maria B.", "CASHIER", null, marias);
          shop.user("joao", "João S.", "CASHIER", null, joaos);
        });
  }

  @ParameterizedTest
  @EnumSource(
      value = Screen.class,
      names = {"SHIFT", "SYNC", "DEVICES"})
  void goesIntoNoFieldAndPressesNoKey(Screen screen) throws Exception {
    try (WholeTill till = WholeTill.open(folder)) {
      Scene scene = till.scene();
      till.wiring().devices().set(DeviceSettings.virtual("Cassa"), "lucia");
      Wedge.scan(scene, marias.text());
      till.until(() -> till.working() != null);
      does(() -> till.wiring().shell().go(screen));
      if (screen == Screen.DEVICES) {
        till.until(() -> Seen.find(scene, "#devices-tab-mail") != null);
        does(() ->
            ((ButtonBase) Objects.requireNonNull(Seen.find(scene, "#devices-tab-mail"))).fire());
      }
      till.until(() -> !fields(scene).isEmpty() || screen == Screen.SYNC);
      List<TextInputControl> fields = ui(() -> fields(scene));
      List<String> before = ui(() -> texts(fields));
      for (TextInputControl field : fields) {
        does(field::requestFocus);
        Wedge.scan(scene, MILK);
        Wedge.scan(scene, joaos.text());
      }
      Wedge.scan(scene, MILK);
      Wedge.scan(scene, joaos.text());
      WaitForAsyncUtils.waitForFxEvents();

      assertThat(ui(() -> texts(fields))).isEqualTo(before);
      assertThat(till.wiring().shell().screenProperty().get()).isEqualTo(screen);
      assertThat(till.wiring().shell().cashierProperty().get()).isNotNull();
      does(() -> till.wiring().shell().go(Screen.SELL));
      Wedge.scan(scene, MILK);
      till.until(() -> till.lines().size() == 1);
    }
  }

  private static List<TextInputControl> fields(Scene scene) {
    scene.getRoot().applyCss(); // What scrolls comes into being here.
    return scene.getRoot().lookupAll(".text-input").stream()
        .filter(Seen::is)
        .map(TextInputControl.class::cast)
        .toList();
  }

  private static List<String> texts(List<TextInputControl> fields) {
    return fields.stream().map(TextInputControl::getText).toList();
  }
}
