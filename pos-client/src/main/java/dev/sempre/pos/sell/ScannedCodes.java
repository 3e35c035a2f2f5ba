package dev.sempre.pos.sell;

import dev.sempre.model.organisation.BadgeScan;
import dev.sempre.model.sale.OpenSale;
import dev.sempre.pos.badge.BadgeReader;
import dev.sempre.pos.words.Word;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/// What becomes of what is scanned, typed into the entry field or chosen from the shelf: goods on
/// the ticket, wherever the focus was; a price that is looked up; goods that come back; a badge. UI
/// thread only.
final class ScannedCodes {
  private final SellViewModel sell;
  private final TillSale till;
  private final ProductSearch search;
  private final Sounds sounds;

  /// What a badge does that is scanned here, until the till has people.
  private BiConsumer<BadgeScan, BadgeReader.Refusal> quickSwitch;

  ScannedCodes(SellViewModel sell, TillSale till, ProductSearch search, Sounds sounds) {
    this.sell = sell;
    this.till = till;
    this.search = search;
    this.sounds = sounds;
    this.quickSwitch = (_, _) -> sounds.unknownCode();
  }

  /// A scanner read `code`.
  void scan(String code) {
    Optional<BadgeScan> badge = BadgeScan.of(code);
    if (badge.isPresent()) {
      scan(badge.get());
      return;
    }
    if (sell.returnKeys().scanned(code)) {
      return;
    }
    if (sell.panels().get() instanceof Panel.PriceCheck) {
      sell.priceCheck().scan(code);
    } else if (mayRingUp()) {
      sell.ticket().step(sale -> till.ringUp(sale, code));
    } else {
      sounds.unknownCode();
    }
  }

  /// From now on a badge that is scanned here hands the till over.
  ///
  /// @param next gets what was read, and where to say that it opens nothing
  void handOverBy(BiConsumer<BadgeScan, BadgeReader.Refusal> next) {
    quickSwitch = next;
  }

  /// A badge is never an article. It chooses who gives leave where somebody is asked for it, and
  /// hands the till over everywhere else, unless money lies on the counter.
  private void scan(BadgeScan badge) {
    if (sell.panels().get() instanceof Panel.Approve) {
      sell.approval().scan(badge);
    } else if (sell.moneyLies()) {
      sounds.unknownCode();
    } else {
      quickSwitch.accept(badge, (what, values) -> sell.say(Notice.hint(what, values)));
    }
  }

  /// What is typed counts as a code of an article and as no badge: whoever has read one off
  /// somebody's card does not get in by it, nor on the screen.
  private void badgeTyped() {
    sell.finder().entryProperty().set("");
    sounds.unknownCode();
    sell.say(Notice.hint(Word.BADGE_TYPED));
  }

  /// Rings up an article chosen by hand.
  void choose(ProductSearch.Hit product) {
    if (mayRingUp()) {
      sell.finder().entryProperty().set("");
      sell.ticket().step(sale -> till.ringUpProduct(sale, product.id()));
    }
  }

  /// Enter in the entry field: the marked result, or what is typed as a code, or the best match.
  void enter() {
    String typed = sell.finder().entryProperty().get().strip();
    Optional<ProductSearch.Hit> chosen = sell.finder().chosen();
    if (BadgeScan.of(typed).isPresent()) {
      badgeTyped();
    } else if (chosen.isPresent()) {
      choose(chosen.get());
    } else if (!typed.isEmpty() && mayRingUp()) {
      sell.finder().entryProperty().set("");
      sell.ticket().step(sale -> codeOrBestMatch(sale, typed));
    }
  }

  private StepAnswer codeOrBestMatch(OpenSale sale, String typed) {
    StepAnswer byCode = till.ringUp(sale, typed);
    if (!(byCode instanceof StepAnswer.UnknownCode)) {
      return byCode;
    }
    List<ProductSearch.Hit> found = search.find(typed, 1);
    return found.isEmpty() ? byCode : till.ringUpProduct(sale, found.getFirst().id());
  }

  /// Goods may come while no money lies on the counter; whatever panel is open then gives way.
  private boolean mayRingUp() {
    if (sell.moneyLies()) {
      return false;
    }
    sell.panels().open(null);
    return true;
  }

  /// Nothing answers to a code. That on a receipt is what is printed above it: who scans it brings
  /// something back.
  void unknown(String code) {
    if (!sell.returnKeys().openIfTicket(code)) {
      sounds.unknownCode();
      sell.say(Notice.hint(Word.SELL_UNKNOWN_CODE, code));
    }
  }
}
