package dev.sempre.model.sale;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TicketNumberTest {
  @ParameterizedTest
  @CsvSource({
    "1-2-00458, 1-2, 458",
    "1-2-458, 1-2, 458",
    " MI-01-12-1234567 , MI-01-12, 1234567",
  })
  void whatIsPrintedReadsAsTheNumberItIs(String text, String series, long number) {
    assertThat(TicketNumber.parse(text)).contains(new TicketNumber(series, number));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "458",
        "1-458",
        "-2-00458",
        "1-2-",
        "1-2-00000",
        "1-0-00458",
        "8001234567897",
        "1-2-45x",
        "1 2-3-00001",
        "1-2-9999999999999999999"
      })
  void whatIsNoTicketNumberIsNone(String text) {
    assertThat(TicketNumber.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"1, 2, 1", "MI01, 12, 99999", "a-b, 3, 1234567"})
  void everyNumberThatIsPrintedCanBeReadBack(String establishment, int device, long number) {
    TicketNumber ticket = new TicketNumber(TicketNumber.seriesOf(establishment, device), number);

    assertThat(TicketNumber.parse(ticket.printed())).contains(ticket);
  }
}
