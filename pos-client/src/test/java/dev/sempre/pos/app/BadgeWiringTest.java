package dev.sempre.pos.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.model.organisation.BadgeCode;
import dev.sempre.model.sale.SaleLine;
import dev.sempre.pos.sell.OpenTicket;
import dev.sempre.pos.shell.Cashier;
import dev.sempre.replica.db.Replica;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.Scene;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

/// Badges at the whole till: real database, real screens, a scanner that types, no network. Source:
/// T1.
@ExtendWith(ApplicationExtension.class)
class BadgeWiringTest {
  private static final String MILK = "8000300285964";
  private static final long PATIENCE_SECONDS = 30;
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
        "till-" + UUID.randomUUID(),
        shop -> {
          shop.product("milk", "Latte intero", 149, MILK);
          shop.user("maria", "Maria B.", "CASHIER", null, marias);
          shop.user("joao", "João S.", "CASHIER", null, joaos);
          shop.user("lucia", "Lucia R.", "MANAGER", null, lucias);
        });
  }

  private Installation open() {
    return ((Installation.Opened.Ready) Installation.open(folder)).installation();
  }

  private static PosWiring wire(Installation installation) {
    return new PosWiring(
        installation,
        _ -> Map.of(),
        enrolment -> () -> enrolment.join("https://centre.invalid", ""));
  }

  @Test
  void eachBadgeFindsItsOwnersTicket() throws Exception {
    try (Installation till = open()) {
      PosWiring wiring = ui(() -> wire(till));
      Scene scene = ui(() -> wiring.scene(1024, 768));
      try {
        Wedge.scan(scene, marias.text());
        until(() -> "maria".equals(working(wiring)));
        Wedge.scan(scene, MILK);
        until(() -> lines(wiring).size() == 1);

        for (int i = 0; i < ROUNDS; i++) {
          handOver(wiring, scene, joaos, "joao");
          until(() -> lines(wiring).isEmpty());
          handOver(wiring, scene, marias, "maria");
          until(() -> lines(wiring).size() == 1);
        }

        Wedge.scan(scene, BadgeCode.random(random).text());
        until(() -> journal(till.replica()).contains("BADGE_REFUSED unknown"));
        assertThat(working(wiring)).isEqualTo("maria");
        Wedge.scan(scene, lucias.text());
        until(() -> wiring.shell().cashierProperty().get() == null);
        assertThat(journal(till.replica()).stream().filter("LOGGED_IN badge"::equals))
            .as("hers is not among them: her PIN is still to come")
            .hasSize(1 + 2 * ROUNDS);
      } finally {
        ui(() -> {
          wiring.close();
          return true;
        });
      }
    }
  }

  /// Source: T12.
  @Test
  void aBadgeOpensThePracticeGroundToo() throws Exception {
    try (Installation till = open();
        Installation ground = Installation.forTraining(till, random)) {
      PosWiring wiring = ui(() -> wire(ground));
      Scene scene = ui(() -> wiring.scene(1024, 768));
      try {
        Wedge.scan(scene, marias.text());
        until(() -> "maria".equals(working(wiring)));
        assertThat(journal(till.replica())).doesNotContain("LOGGED_IN badge");
      } finally {
        ui(() -> {
          wiring.close();
          return true;
        });
      }
    }
  }

  private static void handOver(PosWiring wiring, Scene scene, BadgeCode badge, String id) {
    Wedge.scan(scene, badge.text());
    until(() -> id.equals(working(wiring)));
  }

  private static @Nullable String working(PosWiring wiring) {
    Cashier cashier = wiring.shell().cashierProperty().get();
    return cashier == null || wiring.sell().ticketProperty().get() == null ? null : cashier.id();
  }

  private static List<SaleLine> lines(PosWiring wiring) {
    OpenTicket ticket = wiring.sell().ticketProperty().get();
    return ticket == null ? List.of() : ticket.sale().lines();
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
