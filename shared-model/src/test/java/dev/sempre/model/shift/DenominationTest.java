package dev.sempre.model.shift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sempre.model.money.Currency;
import dev.sempre.model.sale.CashRounding;
import dev.sempre.model.shift.CashCount.Counted;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What a drawer is counted in. Source: T8.
class DenominationTest {
  private static final List<String> ROUNDED =
      List.of("CHF", "DKK", "SEK", "NOK", "CZK", "HUF", "AUD", "CAD", "NZD", "ZAR");

  @Test
  void notesThatEveryDrawerHoldsAreThere() {
    assertThat(values("HUF")).startsWith(2_000_000L, 1_000_000L).endsWith(1_000L, 500L);
    assertThat(values("CZK")).startsWith(500_000L, 200_000L).endsWith(200L, 100L);
    assertThat(values("ZAR")).startsWith(20_000L).endsWith(20L, 10L);
  }

  /// A drawer whose cash is rounded holds nothing smaller, and everything down to that.
  @Test
  void theSmallestCoinIsWhatCashIsRoundedTo() {
    for (String code : ROUNDED) {
      long unit = CashRounding.of(Currency.of(code)).unitMinor();
      assertThat(unit).as(code).isPositive();
      assertThat(values(code).getLast()).as(code).isEqualTo(unit);
    }
  }

  @Test
  void eachPieceOfEachCurrencyCanBeCountedAndStandsOnce() {
    for (java.util.Currency each : java.util.Currency.getAvailableCurrencies()) {
      if (each.getDefaultFractionDigits() < 0) {
        continue; // Gold and the like, with which nobody pays.
      }
      List<Long> values = values(each.getCurrencyCode());
      assertThat(values).as(each.getCurrencyCode()).doesNotHaveDuplicates();
      assertThat(values).isSortedAccordingTo(Comparator.reverseOrder());
      CashCount all = new CashCount(values.stream().map(value -> new Counted(value, 3)).toList());
      assertThat(all.totalMinor())
          .as(each.getCurrencyCode())
          .isEqualTo(3 * values.stream().mapToLong(Long::longValue).sum());
    }
  }

  @Test
  void whatIsWorthMoreThanAnyNoteIsNoPiece() {
    Counted most = new Counted(CashCount.MAX_VALUE_MINOR, CashCount.MAX_PIECES);
    assertThat(most.amountMinor()).isEqualTo(100_000_000_000_000L);
    assertThatThrownBy(() -> new Counted(CashCount.MAX_VALUE_MINOR + 1, 1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static List<Long> values(String code) {
    return Denomination.of(Currency.of(code)).stream().map(Denomination::valueMinor).toList();
  }
}
