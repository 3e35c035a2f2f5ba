package dev.sempre.pos.till;

import static dev.sempre.pos.till.TestCards.sale;
import static dev.sempre.pos.till.TestCards.ticket;

import dev.sempre.model.sale.OpenSale;
import dev.sempre.model.sale.PayingSale;
import dev.sempre.pos.sell.CardAnswer;
import java.io.IOException;
import java.nio.file.Path;

/// A till in a process of its own that takes a card for one ticket, and waits to be killed at a
/// place of it.
final class CardTillMain {
  private CardTillMain() {}

  /// Where it can be killed.
  enum Place {
    /// The request is on disk, and the terminal has not heard of it.
    NOTED,
    /// The card is charged, and the till has not heard of it.
    CHARGED,
    /// The tender is on disk, and the ticket is not finished.
    TENDERED,
    /// The ticket is finished.
    PAID
  }

  private static Place wanted = Place.PAID;

  /// @param args folder of the till, and the name of the [Place]
  public static void main(String[] args) {
    Path folder = Path.of(args[0]);
    wanted = Place.valueOf(args[1]);
    try (TestShop shop = TestShop.reopen(folder.resolve("till.db"))) {
      TestCards cards = new TestCards(folder);
      cards.beforeItHears = () -> at(Place.NOTED);
      cards.beforeItsAnswerArrives = () -> at(Place.CHARGED);
      TillDesk till = shop.desk("maria");
      OpenSale sale = TestShop.done(till.ringUpProduct(till.current().sale(), "pasta"));
      PayingSale paying = TestCards.begun(sale);
      CardAnswer answer =
          cards.desk(shop.replica).charge(ticket(paying), TestCards.CARD, paying.dueMinor());
      at(Place.TENDERED);
      till.complete(sale(((CardAnswer.Taken) answer).paying()));
      at(Place.PAID);
    }
  }

  private static void at(Place place) {
    if (place == wanted) {
      System.out.println("AT " + place);
      try {
        while (System.in.read() >= 0) {
          // Waits for its end.
        }
      } catch (IOException end) {
        throw new AssertionError(end);
      }
    }
  }
}
