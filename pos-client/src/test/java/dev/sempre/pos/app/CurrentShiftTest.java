package dev.sempre.pos.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.model.shift.CashMovementKind;
import dev.sempre.pos.shift.ShiftAnswer;
import dev.sempre.pos.shift.TillShift;
import dev.sempre.pos.till.TestShop;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CurrentShiftTest {
  @TempDir Path folder;

  @Test
  void theDrawerOpensForAFloatAndForMoneyThatMovesOnceThatIsOnDisk() {
    List<String> heard = new ArrayList<>();
    CurrentShift shift =
        new CurrentShift(
            _ -> {}, _ -> heard.add("slip"), () -> heard.add("drawer"), () -> heard.add("aside"));
    try (TestShop shop = TestShop.create(folder.resolve("till.db"))) {
      shift.become(shop.shiftDesk("lucia"));

      assertThat(shift.open(8_570, true)).isInstanceOf(ShiftAnswer.Done.class);
      assertThat(heard).containsExactly("drawer");
      assertThat(shift.move(CashMovementKind.CASH_OUT, 0, "bread"))
          .isNotInstanceOf(ShiftAnswer.Done.class);
      assertThat(heard).hasSize(1);
      assertThat(shift.move(CashMovementKind.CASH_OUT, 500, "bread"))
          .isInstanceOf(ShiftAnswer.Done.class);
      assertThat(heard).containsExactly("drawer", "drawer", "slip");
    }
  }

  /// Source: T1, T8.
  @Test
  void whoWorksHereWhenSomethingIsAskedForHasDoneItWhoeverComesAfter() {
    CurrentShift shift = new CurrentShift(_ -> {}, _ -> {}, () -> {}, () -> {});
    try (TestShop shop = TestShop.create(folder.resolve("till.db"))) {
      shift.become(shop.shiftDesk("lucia"));
      TillShift lucias = shift.seated();
      shift.become(shop.shiftDesk("maria"));

      assertThat(lucias.open(8_570, true)).isInstanceOf(ShiftAnswer.Done.class);
      assertThat(shop.text("select user_id from journal_event where kind = 'SHIFT_OPENED'"))
          .isEqualTo("lucia");
    }
  }
}
