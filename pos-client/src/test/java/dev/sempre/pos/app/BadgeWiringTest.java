package dev.sempre.pos.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.model.organisation.BadgeCode;
import dev.sempre.pos.look.Seen;
import dev.sempre.replica.db.Replica;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;

/// Badges at the whole till: real database, real screens, a scanner that types, no network. Source:
/// T1.
@ExtendWith(ApplicationExtension.class)
class BadgeWiringTest {
  private static final String MILK = "8000300285964";
  private static final int ROUNDS = 4;

  @TempDir Path folder;

  private final SecureRandom random = new SecureRandom();
  private final BadgeCode marias = BadgeCode.random(random);
  private final BadgeCode joaos = BadgeCode.random(random);
  private final BadgeCode lucias = BadgeCode.random(random);

  @BeforeEach
  void joinACompany() throws IOException {
    JoinedFolder.make(
        folder,
        shop -> {
          shop.product("milk", "Latte intero", 149, MILK);
          shop.user("maria", "Maria B.", "CASHIER", null, marias);
          shop.user("joao", "João S.", "CASHIER", null, joaos);
          shop.user("lucia", "Lucia R.", "MANAGER", null, lucias);
        });
  }

  @Test
  void eachBadgeFindsItsOwnersTicket() throws Exception {
    try (WholeTill till = WholeTill.open(folder)) {
      Wedge.scan(till.scene(), marias.text());
      till.until(() -> "maria".equals(till.working()));
      Wedge.scan(till.scene(), MILK);
      till.until(() -> till.lines().size() == 1);

      for (int i = 0; i < ROUNDS; i++) {
        handOver(till, joaos, "joao");
        till.until(() -> till.lines().isEmpty());
        handOver(till, marias, "maria");
        till.until(() -> till.lines().size() == 1);
      }

      Wedge.scan(till.scene(), BadgeCode.random(random).text());
      till.until(() -> journal(till.replica()).contains("BADGE_REFUSED unknown"));
      assertThat(till.working()).isEqualTo("maria");
      Wedge.scan(till.scene(), lucias.text());
      till.until(() -> till.wiring().shell().cashierProperty().get() == null);
      assertThat(journal(till.replica()).stream().filter("LOGGED_IN badge"::equals))
          .as("hers is not among them: her PIN is still to come")
          .hasSize(1 + 2 * ROUNDS);
    }
  }

  /// Source: T1, T6.
  @Test
  void whoServesTheCustomerOfAnotherTakesUpHisTicketAndHeIsToldWhenHeIsBack() throws Exception {
    try (WholeTill till = WholeTill.open(folder)) {
      handOver(till, marias, "maria");
      Wedge.scan(till.scene(), MILK);
      till.until(() -> till.lines().size() == 1);
      handOver(till, joaos, "joao");
      till.until(() -> till.lines().isEmpty());

      till.press(KeyCode.F8);
      till.until(() ->
          Seen.find(till.scene(), "#parked") instanceof ListView<?> list
              && list.getItems().size() == 1);
      till.press(KeyCode.F8);
      till.until(() -> till.lines().size() == 1);

      handOver(till, marias, "maria");
      till.until(() -> till.said().contains("João S."));
      assertThat(till.lines()).isEmpty();
    }
  }

  /// Source: T12.
  @Test
  void aBadgeOpensThePracticeGroundToo() throws Exception {
    try (WholeTill till = WholeTill.open(folder);
        WholeTill ground =
            WholeTill.around(Installation.forTraining(till.installation(), random))) {
      Wedge.scan(ground.scene(), marias.text());
      ground.until(() -> "maria".equals(ground.working()));
      assertThat(journal(till.replica())).doesNotContain("LOGGED_IN badge");
    }
  }

  private static void handOver(WholeTill till, BadgeCode badge, String id) {
    Wedge.scan(till.scene(), badge.text());
    till.until(() -> id.equals(till.working()));
  }

  private static List<String> journal(Replica replica) {
    return replica.read(handle ->
        handle
            .createQuery(
                "select kind || ' ' || coalesce(detail, '-') from journal_event order by"
                    + " chain_number")
            .mapTo(String.class)
            .list());
  }
}
