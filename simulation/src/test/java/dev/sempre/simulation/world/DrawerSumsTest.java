package dev.sempre.simulation.world;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.model.money.Rate;
import dev.sempre.model.sale.TenderKind;
import dev.sempre.model.sale.TicketNumber;
import dev.sempre.model.shift.AccountReceipts;
import dev.sempre.model.shift.Drawer;
import dev.sempre.model.shift.ShiftFigures;
import dev.sempre.model.shift.Takings;
import dev.sempre.model.shift.Takings.Paid;
import dev.sempre.model.tax.TaxLine;
import java.util.List;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Each figure of a Z counts: one that is off by one is noticed. Source: I4.
final class DrawerSumsTest {
  private static final int FIGURES = 28;

  private static ShiftFigures figures(long[] n) {
    return new ShiftFigures(
        new Takings(
            n[0],
            new TicketNumber("1-1", 1 + n[1]),
            new TicketNumber("1-1", 10 + n[2]),
            n[3],
            n[4],
            n[5],
            n[6],
            n[7],
            n[8],
            n[9],
            n[10],
            n[11],
            List.of(new TaxLine("IT-22", Rate.ofPercent(22), n[12], n[13], n[14])),
            List.of(new Paid("cash", TenderKind.CASH, n[15], n[16]))),
        new AccountReceipts(n[17], List.of(new Paid("card", TenderKind.CARD, n[18], n[19]))),
        new Drawer(n[20], n[21], n[22], n[23], n[24], n[25]),
        n[26],
        n[27]);
  }

  private static long[] all() {
    return LongStream.rangeClosed(100, 99 + FIGURES).toArray();
  }

  static Stream<Integer> figures() {
    return Stream.iterate(0, i -> i + 1).limit(FIGURES);
  }

  @Test
  void aZThatSaysTheSameIsRight() {
    assertThat(DrawerSums.of(figures(all())).isSaidBy(DrawerSums.of(figures(all())))).isTrue();
  }

  @ParameterizedTest
  @MethodSource("figures")
  void aFigureThatIsOffByOneIsNoticed(int figure) {
    LongFunction<DrawerSums> off =
        by -> {
          long[] changed = all();
          changed[figure] += by;
          return DrawerSums.of(figures(changed));
        };
    assertThat(off.apply(0).isSaidBy(off.apply(1))).isFalse();
    assertThat(off.apply(0).isSaidBy(off.apply(-1))).isFalse();
  }
}
