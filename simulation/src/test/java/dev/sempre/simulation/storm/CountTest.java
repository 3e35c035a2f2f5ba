package dev.sempre.simulation.storm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.simulation.storm.Ticket.Stored;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The count must find what the programs must not do.
class CountTest {
  private static final Stored FIRST = stored("a", 1);
  private static final Stored SECOND = stored("b", 2);

  @Test
  void nothingIsWrongIfAllIsThereOnce() {
    assertThat(count(List.of(FIRST.ticket(), SECOND.ticket()), List.of(FIRST, SECOND)).faults())
        .isEmpty();
  }

  @Test
  void aKilledTillMayHaveSavedOneTicketMoreThanItTold() {
    List<Stored> both = List.of(FIRST, SECOND);
    assertThat(new Count(List.of(FIRST.ticket()), both, both, 1).faults()).isEmpty();
    assertThat(new Count(List.of(FIRST.ticket()), both, both, 0).faults())
        .containsExactly("1 tickets were never told of, by a till that died 0 times");
  }

  @Test
  void aTicketThatIsNotAtTheCentreIsFound() {
    Count count = new Count(acks(), List.of(FIRST, SECOND), List.of(FIRST), 0);
    assertThat(count.faults())
        .anyMatch(fault -> fault.startsWith(SECOND.ticket() + " was acknowledged"))
        .contains("till and centre do not hold the same tickets");
  }

  @Test
  void aTicketThatIsThereTwiceIsFound() {
    assertThat(count(acks(), List.of(FIRST, SECOND, SECOND)).faults())
        .anyMatch(fault -> fault.startsWith(SECOND.ticket() + " was acknowledged"))
        .contains("1-1-00002 follows number 2");
  }

  @Test
  void anotherTotalIsFound() {
    Stored dearer =
        new Stored(new Ticket("b", "1-1-00002", 501), SECOND.series(), 2, 501, 5, 1, 2_000);
    assertThat(count(acks(), List.of(FIRST, dearer)).faults()).hasSize(1);
  }

  @Test
  void aGapInTheNumbersIsFound() {
    Stored third = stored("c", 3);
    assertThat(count(List.of(FIRST.ticket(), third.ticket()), List.of(FIRST, third)).faults())
        .containsExactly("1-1-00003 follows number 1");
  }

  @Test
  void aTimeThatGoesBackIsFoundAndOneThatStandsStillIsNot() {
    Stored earlier = stored("b", 2, 999);
    assertThat(count(acks(), List.of(FIRST, earlier)).faults())
        .containsExactly("1-1-00002 has an earlier time than the one before it");
    assertThat(count(acks(), List.of(FIRST, stored("b", 2, 1_000))).faults()).isEmpty();
  }

  @Test
  void aPartOfATicketIsFound() {
    Stored withoutOneLine = new Stored(SECOND.ticket(), SECOND.series(), 2, 400, 4, 1, 2_000);
    Stored withoutMoney = new Stored(SECOND.ticket(), SECOND.series(), 2, 500, 5, 0, 2_000);
    assertThat(count(acks(), List.of(FIRST, withoutOneLine)).faults())
        .containsExactly("only a part of it is at the centre: " + withoutOneLine);
    assertThat(count(acks(), List.of(FIRST, withoutMoney)).faults())
        .containsExactly("only a part of it is at the centre: " + withoutMoney);
  }

  @Test
  void anAckIsReadAsTheTillWritesIt() {
    assertThat(Ticket.isAck("ACK 1-1-00002 b 500")).isTrue();
    assertThat(Ticket.isAck("12 baskets rung up")).isFalse();
    assertThat(Ticket.ofAck("ACK 1-1-00002 b 500")).isEqualTo(SECOND.ticket());
  }

  private static List<Ticket> acks() {
    return List.of(FIRST.ticket(), SECOND.ticket());
  }

  private static Count count(List<Ticket> acknowledged, List<Stored> everywhere) {
    return new Count(acknowledged, everywhere, everywhere, 0);
  }

  private static Stored stored(String id, long number) {
    return stored(id, number, 1_000 * number);
  }

  private static Stored stored(String id, long number, long completedAtMillis) {
    Ticket ticket = new Ticket(id, "1-1-%05d".formatted(number), 500);
    return new Stored(ticket, "1-1", number, 500, 5, 1, completedAtMillis);
  }
}
