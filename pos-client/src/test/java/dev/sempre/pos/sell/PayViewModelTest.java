package dev.sempre.pos.sell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PayViewModelTest {
  @Test
  void oneTapAmountsAreTheAmountItselfAndTheNextNotes() {
    assertThat(PayViewModel.quickAmounts(1_373, 2)).containsExactly(1_373L, 1_500L, 2_000L, 5_000L);
    assertThat(PayViewModel.quickAmounts(2_066, 2))
        .containsExactly(2_066L, 2_500L, 3_000L, 4_000L, 5_000L);
  }

  @Test
  void anAmountThatIsANoteIsOfferedOnce() {
    assertThat(PayViewModel.quickAmounts(5_000, 2)).containsExactly(5_000L, 6_000L);
    assertThat(PayViewModel.quickAmounts(500, 2)).containsExactly(500L, 1_000L, 2_000L, 5_000L);
  }

  @Test
  void currenciesWithoutCentsCountInWholeUnits() {
    assertThat(PayViewModel.quickAmounts(1_234, 0)).containsExactly(1_234L, 1_235L, 1_240L, 1_250L);
  }

  @Test
  void whereThereIsRoomForLessTheLargestNoteStays() {
    assertThat(PayViewModel.quickAmounts(2_066, 2, 4))
        .containsExactly(2_066L, 2_500L, 3_000L, 5_000L);
    assertThat(PayViewModel.quickAmounts(5_000, 2, 4)).containsExactly(5_000L, 6_000L);
    assertThat(PayViewModel.quickAmounts(5_000, 2, 0)).isEmpty();
  }

  @Test
  void whereThereIsRoomForFewTheNearestStay() {
    assertThat(PayViewModel.quickAmounts(288, 2, 3)).containsExactly(288L, 500L, 1_000L);
  }

  @Test
  void nothingDueOffersNothing() {
    assertThat(PayViewModel.quickAmounts(0, 2)).isEqualTo(List.of());
  }
}
