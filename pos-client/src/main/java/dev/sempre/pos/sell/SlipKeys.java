package dev.sempre.pos.sell;

import dev.sempre.pos.words.Word;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// A terminal does not answer any more: somebody says from its slip what became of the card. The
/// payment stays open beside it. UI thread only. Source: F43, P5.
final class SlipKeys {
  private final SellViewModel sell;
  private final CardKeys cards;
  private final StringProperty entry = new SimpleStringProperty("");

  SlipKeys(SellViewModel sell, CardKeys cards) {
    this.sell = sell;
    this.cards = cards;
    entry.subscribe(typed -> {
      if (SlipSays.isReadable(typed.strip())) {
        sell.cured(Word.CARD_NO_AUTHORISATION);
      }
    });
  }

  /// The authorisation, as it is typed.
  StringProperty entryProperty() {
    return entry;
  }

  /// How much the terminal was asked for, minor units; negative: back to the customer; 0 if that is
  /// not known.
  long amountMinor() {
    CardStep now = cards.stepProperty().get();
    return now == null ? 0 : now.amountMinor();
  }

  /// Asks for what the slip says.
  void open() {
    entry.set("");
    sell.hush();
    sell.panels().openBesidePayment(new Panel.CardSlip());
  }

  /// The slip says that the money has moved.
  void moved() {
    String typed = entry.get().strip();
    if (SlipSays.isReadable(typed)) {
      cards.declare(new SlipSays.Moved(typed));
    } else {
      sell.say(Notice.hint(Word.CARD_NO_AUTHORISATION));
    }
  }

  /// There is no slip, or it says that none has moved.
  void notMoved() {
    cards.declare(new SlipSays.NotMoved());
  }
}
