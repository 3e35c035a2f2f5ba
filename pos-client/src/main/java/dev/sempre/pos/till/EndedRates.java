package dev.sempre.pos.till;

import dev.sempre.model.journal.EventKind;
import dev.sempre.model.journal.JournalEvent;
import dev.sempre.model.sync.SyncCatalogue;
import dev.sempre.model.tax.VatRate;
import dev.sempre.model.time.BusinessTime;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// VAT rates of articles that have run out, or hold from a later day only: nobody is kept from
/// selling by them, the cashier is told once a day, and the journal has it for head office. Used by
/// one thread after the other.
final class EndedRates {
  private final Set<Ended> told = new HashSet<>();

  /// A rate under which something was sold on a day that it does not hold on.
  record Ended(VatRate rate, LocalDate day) {
    /// What the journal says of it.
    JournalEvent event(String cashierId, String saleId) {
      return JournalEvent.by(cashierId, EventKind.RATE_ENDED)
          .about(SyncCatalogue.SALE.name(), saleId)
          .saying(
              rate.id() + " " + rate.label() + ", " + rate.validFrom() + " to " + rate.validTo());
    }
  }

  /// The rate of something that is rung up, if it does not hold today and nobody was told yet.
  ///
  /// @param rate as it was read with the price; null if it is not known
  Optional<Ended> look(@Nullable VatRate rate, long nowMillis, ShopTerms terms) {
    LocalDate day = BusinessTime.at(nowMillis, terms.establishment().zone()).businessDate();
    return Optional.ofNullable(rate)
        .filter(known -> !known.isValidOn(day))
        .map(known -> new Ended(known, day))
        .filter(ended -> !told.contains(ended));
  }

  /// The cashier has been told.
  void told(Ended ended) {
    told.add(ended);
  }
}
