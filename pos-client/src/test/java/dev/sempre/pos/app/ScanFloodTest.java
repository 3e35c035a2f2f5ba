package dev.sempre.pos.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.model.organisation.BadgeCode;
import dev.sempre.pos.device.DeviceSettings;
import dev.sempre.pos.device.VirtualScanner;
import dev.sempre.replica.sale.CartStore;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;

/// Codes that come without a break at the whole till: real screens, real clock, and what counts is
/// what lies in the database. Half of them come from a scanner that types, half from one with a
/// line of its own, each for a cashier of its own: a ticket takes no 1,200 lines. In each build a
/// few seconds at twice the rate; with `-Dsempre.scans=minute` twenty codes a second for a minute.
/// Source: T2.
@ExtendWith(ApplicationExtension.class)
class ScanFloodTest {
  private static final Flood FLOOD =
      System.getProperty("sempre.scans", "").equals("minute")
          ? new Flood(600, 20)
          : new Flood(60, 40);
  private static final List<String> CODES =
      List.of("8001234567897", "4006381333931", "5000112637922", "96385074", "036000291452");
  private static final int GTIN_LENGTH = 14;

  /// What comes from one scanner.
  private record Flood(int codes, int codesPerSecond) {}

  @TempDir Path folder;

  private final SecureRandom random = new SecureRandom();
  private final BadgeCode marias = BadgeCode.random(random);
  private final BadgeCode joaos = BadgeCode.random(random);

  @BeforeEach
  void joinACompany() throws IOException {
    JoinedFolder.make(
        folder,
        shop -> {
          for (int i = 0; i < CODES.size(); i++) {
            shop.product(article(i), "Article " + i, 100 + i, stored(CODES.get(i)));
          }
          shop.user("maria", "Maria B.", "CASHIER", null, marias);
          shop.user("joao", "João S.", "CASHIER", null, joaos);
        });
  }

  private static String stored(String code) {
    return "0".repeat(GTIN_LENGTH - code.length()) + code;
  }

  private static String article(int code) {
    return "article-" + code;
  }

  @Test
  void eachCodeIsALineOfTheTicketInTheOrderInWhichItCame() throws Exception {
    List<Integer> typed = codes(1);
    List<Integer> sent = codes(2);
    try (WholeTill till = WholeTill.open(folder)) {
      Wedge.scan(till.scene(), marias.text());
      till.until(() -> "maria".equals(till.working()));
      flood(typed, code -> Wedge.scan(till.scene(), code));
      till.until(() -> till.lines().size() >= typed.size());

      till.wiring().devices().set(DeviceSettings.virtual("Cassa"), "lucia");
      VirtualScanner scanner = till.wiring().devices().virtualScanner().orElseThrow();
      scanner.read(joaos.text());
      till.until(() -> "joao".equals(till.working()));
      flood(sent, scanner::read);
      till.until(() -> till.lines().size() >= sent.size());
    }
    try (WholeTill after = WholeTill.open(folder)) {
      assertThat(stored(after, "maria")).isEqualTo(articles(typed));
      assertThat(stored(after, "joao")).isEqualTo(articles(sent));
    }
  }

  /// In no order that repeats itself, so that whatever is missing, doubled or swapped shows.
  private static List<Integer> codes(long seed) {
    return new Random(seed).ints(FLOOD.codes(), 0, CODES.size()).boxed().toList();
  }

  private static List<String> articles(List<Integer> codes) {
    return codes.stream().map(ScanFloodTest::article).toList();
  }

  /// Keeps the rate, whatever the till does meanwhile.
  private static void flood(List<Integer> codes, Consumer<String> scanner)
      throws InterruptedException {
    long start = System.nanoTime();
    long apart = TimeUnit.SECONDS.toNanos(1) / FLOOD.codesPerSecond();
    for (int i = 0; i < codes.size(); i++) {
      TimeUnit.NANOSECONDS.sleep(start + i * apart - System.nanoTime());
      scanner.accept(CODES.get(codes.get(i)));
    }
  }

  private static List<String> stored(WholeTill till, String cashier) {
    return till.replica().read(handle -> CartStore.find(handle, cashier))
            instanceof CartStore.Found.Open(var sale)
        ? sale.lines().stream().map(line -> line.item().productId()).toList()
        : List.of();
  }
}
