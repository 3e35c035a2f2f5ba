package dev.sempre.pos.till;

import static dev.sempre.pos.till.TestCards.sale;
import static dev.sempre.pos.till.TestCards.ticket;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.model.sale.PayingSale;
import dev.sempre.pos.sell.CardAnswer;
import dev.sempre.pos.sell.OpenTicket;
import dev.sempre.pos.sell.Payable;
import dev.sempre.pos.till.CardTillMain.Place;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A till whose process is killed while it has to do with a card. Source: F09, F43.
class CardProcessKillTest {
  private static final long PRICE_MINOR = 1_250;

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(Place.class)
  @Timeout(120)
  void afterAKillTheCustomerPaysOnceAndTheTicketSaysSo(Place place) throws Exception {
    try (TestShop shop = TestShop.create(folder.resolve("till.db"))) {
      shop.product("pasta", "Pasta", PRICE_MINOR, "8076800195057");
    }
    killAt(place);
    try (TestShop shop = TestShop.reopen(folder.resolve("till.db"))) {
      TestCards cards = new TestCards(folder);
      assertThat(cards.standing()).isEqualTo(place == Place.NOTED ? 0 : 1);
      goOn(shop, cards);
      assertThat(cards.standing()).isEqualTo(1);
      assertThat(cards.movedMinor()).isEqualTo(PRICE_MINOR);
      assertThat(shop.number("select sum(amount_minor) from sale_tender where kind = 'CARD'"))
          .isEqualTo(PRICE_MINOR);
      assertThat(shop.number("select count(*) from sale")).isEqualTo(1);
      assertThat(shop.shiftDesk("lucia").look().cards().isNone()).isTrue();
    }
  }

  private void killAt(Place place) throws IOException, InterruptedException {
    Process till =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                CardTillMain.class.getName(),
                folder.toString(),
                place.name())
            .redirectError(new File(folder.toFile(), "errors.txt"))
            .start();
    try (BufferedReader out = till.inputReader()) {
      String line = out.readLine();
      while (line != null && !line.equals("AT " + place)) {
        line = out.readLine();
      }
      assertThat(line).isEqualTo("AT " + place);
    } finally {
      till.destroyForcibly();
      assertThat(till.waitFor(30, TimeUnit.SECONDS)).isTrue();
    }
  }

  /// What the screen does when the cashier logs in again.
  private static void goOn(TestShop shop, TestCards cards) {
    TillDesk till = shop.desk("maria");
    OpenTicket ticket = till.current();
    if (ticket.sale().isEmpty()) {
      return;
    }
    CardDesk card = cards.desk(shop.replica);
    PayingSale paying = new PayingSale(ticket.sale(), ticket.tenders(), ticket.rounding());
    if (card.look(paying.id()).open() != null) {
      paying =
          switch (card.ask(ticket(paying))) {
            case CardAnswer.Taken(Payable now) -> sale(now);
            case CardAnswer.NotTaken(Payable now, _, _) -> sale(now);
            case CardAnswer other -> throw new AssertionError(other);
          };
    }
    if (!paying.isPaid()) {
      CardAnswer answer = card.charge(ticket(paying), TestCards.CARD, paying.dueMinor());
      paying = sale(((CardAnswer.Taken) answer).paying());
    }
    TestShop.paid(till.complete(paying));
  }
}
