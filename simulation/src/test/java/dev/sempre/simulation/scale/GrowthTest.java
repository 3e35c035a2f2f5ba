package dev.sempre.simulation.scale;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.simulation.bench.Figure;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class GrowthTest {
  @Test
  void aTicketThatCostsTwiceAsMuchOnMoreStoredMissesTheAim() {
    List<Measured> rows =
        List.of(row(5, 100, 10, 4, List.of(20.0, 40.0)), row(5, 1_000, 10, 8, List.of(20.0, 40.0)));
    List<Figure> figures = Growth.withStored(rows);
    assertThat(figures).hasSize(3);
    assertThat(figures.getFirst().name()).contains("centre's CPU").contains("1,000 stored");
    assertThat(figures.getFirst().limitName()).isEqualTo("100 stored");
    assertThat(Objects.requireNonNull(figures.getFirst().ratio()).median()).isEqualTo(2.0);
    assertThat(Objects.requireNonNull(figures.getFirst().aim()).isReached()).isFalse();
    assertThat(Objects.requireNonNull(figures.getLast().aim()).isReached()).isTrue();
  }

  @Test
  void growthWithBasesIsToldWithoutAnAimAndWhereLeastIsStored() {
    List<Measured> rows =
        List.of(
            row(5, 100, 10, 4, List.of(20.0)),
            row(50, 100, 100, 40, List.of(60.0)),
            row(5, 1_000, 10, 4, List.of(20.0)),
            row(50, 1_000, 100, 40, List.of(60.0)));
    List<Figure> figures = Growth.withBases(rows);
    assertThat(figures).hasSize(3).allSatisfy(figure -> assertThat(figure.aim()).isNull());
    assertThat(Objects.requireNonNull(figures.getFirst().ratio()).median()).isEqualTo(1.0);
    assertThat(Objects.requireNonNull(figures.getLast().ratio()).median()).isEqualTo(3.0);
  }

  @Test
  void whatCannotBeReadIsNotTakenForNothing() {
    Round unread =
        new Round(
            10,
            2,
            List.of(5.0),
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            0,
            0);
    Measured few = new Measured(Load.CATCHING_UP, 5, 100, 100, List.of(unread));
    Measured many = new Measured(Load.CATCHING_UP, 5, 1_000, 1_000, List.of(unread));
    assertThat(Growth.withStored(List.of(few, many)))
        .singleElement()
        .satisfies(figure -> assertThat(figure.name()).contains("median sync"));
    StringWriter text = new StringWriter();
    new ScaleTable(List.of(few)).print(new PrintWriter(text));
    String row = text.toString().lines().toList().getLast();
    assertThat(row.split(ScaleTable.NOT_MEASURED, -1)).hasSize(6);
  }

  @Test
  void aRowHasItsFiguresPerTicketAndPerSecond() {
    Measured row =
        new Measured(
            Load.CATCHING_UP,
            5,
            100,
            120,
            List.of(round(10, 40, List.of(1.0, 2.0)), round(20, 40, List.of(3.0, 100.0))));
    StringWriter text = new StringWriter();
    new ScaleTable(List.of(row)).print(new PrintWriter(text));
    String cells = text.toString().lines().toList().getLast().strip().replaceAll(" {2,}", "|");
    // 30 tickets; 5 and 10 a second; 4 and 2 ms each of the centre, half of that of PostgreSQL.
    assertThat(cells).isEqualTo("120|5|catching up|30|7.5|4|2|100|3.00|1.50|256|64|0.2|2|7");
  }

  private static Measured row(
      int bases, long level, long tickets, double centreMillis, List<Double> syncs) {
    return new Measured(
        Load.CATCHING_UP, bases, level, level, List.of(round(tickets, centreMillis, syncs)));
  }

  private static Round round(long tickets, double centreMillis, List<Double> syncs) {
    return new Round(
        tickets,
        2,
        syncs,
        OptionalDouble.of(centreMillis),
        OptionalDouble.of(centreMillis / 2),
        OptionalDouble.of(100),
        OptionalDouble.of(256),
        OptionalDouble.of(64),
        1,
        7);
  }
}
