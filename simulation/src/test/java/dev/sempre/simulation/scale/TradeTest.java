package dev.sempre.simulation.scale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TradeTest {
  @TempDir Path folder;

  @Test
  void basketsQuantitiesAndTheBusiestHourAreThoseOfTheProfile() throws IOException {
    Path profile = folder.resolve("profile.csv");
    Files.write(
        profile,
        List.of(
            "data_set,measure,value,count",
            "groceries,basket_lines,2,10",
            "groceries,basket_lines,6,10",
            "online_retail,basket_lines,90,1000",
            "complete_journey,hour,9,300",
            "complete_journey,hour,17,500",
            "complete_journey,hour,18,200",
            "complete_journey,line_quantity,0,50",
            "complete_journey,line_quantity,3,40",
            "complete_journey,line_quantity,21,60"));
    Trade trade = Trade.of(profile);
    assertThat(trade.basketLines().mean()).isEqualTo(4.0);
    assertThat(trade.busiestHourShare()).isEqualTo(0.5);
    assertThat(trade.secondsBetweenCustomers())
        .isCloseTo(3_600.0 / (Trade.TICKETS_A_DAY / 2.0), within(1e-9));
    // Neither what is given back nor what stands for "more, or by weight".
    Random random = new Random(1);
    assertThat(IntStream.range(0, 100).map(i -> trade.lineQuantity().next(random))).containsOnly(3);
    assertThat(trade.source()).contains("profile.csv");
  }

  @Test
  void withoutTheProfileAPlainShopStandsInAndSaysSo() {
    Trade trade = Trade.of(folder.resolve("nothing.csv"));
    assertThat(trade.source()).contains("made up").contains("not there");
    assertThat(trade.basketLines().mean()).isBetween(3.0, 6.0);
  }
}
