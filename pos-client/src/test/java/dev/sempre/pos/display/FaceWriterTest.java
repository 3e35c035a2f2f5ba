package dev.sempre.pos.display;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.model.money.Currency;
import dev.sempre.pos.device.Face;
import dev.sempre.pos.device.Face.Row;
import dev.sempre.pos.receipt.ReceiptSamples;
import dev.sempre.pos.words.Language;
import dev.sempre.pos.words.Words;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Source: T9, T13.
final class FaceWriterTest {
  private static final Currency EUR = Currency.of("EUR");

  private static Face face(Language language, Moment moment) {
    Face face = new FaceWriter(new Words(language), "Milano Centro").write(moment);
    return new Face(
        plain(face.upper()),
        plain(face.lower()),
        face.more().stream().map(FaceWriterTest::plain).toList());
  }

  /// Figures hold on to their signs by spaces that do not break.
  private static Row plain(Row row) {
    return new Row(row.left().replace('\u00a0', ' '), row.right().replace('\u00a0', ' '));
  }

  @Test
  void whoeverIsNotServedYetIsGreetedInTheNameOfTheShop() {
    assertThat(face(Language.FR, new Moment.Idle()))
        .isEqualTo(new Face(new Row("Bienvenue", ""), new Row("Milano Centro", ""), List.of()));
  }

  @Test
  void aLineIsShownWithItsDiscountTakenOffAndTheTotal() {
    assertThat(
            face(
                Language.IT,
                new Moment.RungUp(ReceiptSamples.groceries().lines().get(1), 1_208, EUR)))
        .isEqualTo(
            new Face(
                new Row("Parmigiano Reggiano 24 mesi", "9,50"),
                new Row("Totale", "€ 12,08"),
                List.of(new Row("0,482 kg × 21,90", ""))));
  }

  @Test
  void moneyThatIsHandedOverIsShownWithWhatIsStillDue() {
    assertThat(face(Language.EN, new Moment.Paying(1_273, 0, 1_273, EUR)))
        .isEqualTo(new Face(new Row("Total", "€12.73"), new Row("To pay", "€12.73"), List.of()));
    assertThat(face(Language.EN, new Moment.Paying(1_273, 1_000, 273, EUR)))
        .isEqualTo(
            new Face(
                new Row("Paid", "€10.00"),
                new Row("Still due", "€2.73"),
                List.of(new Row("Total", "€12.73"))));
    assertThat(face(Language.EN, new Moment.Paying(-881, 0, -881, EUR)).lower())
        .isEqualTo(new Row("To refund", "€8.81"));
  }

  @Test
  void theChangeIsShownLargestAndWithoutAnyTheCustomerIsThanked() {
    assertThat(face(Language.PT_BR, new Moment.Paid(1_273, 5_000, 3_727, EUR)))
        .isEqualTo(
            new Face(
                new Row("Pago", "€ 50,00"),
                new Row("Troco", "€ 37,27"),
                List.of(new Row("Total", "€ 12,73"))));
    assertThat(face(Language.PT_BR, new Moment.Paid(1_273, 1_273, 0, EUR)).lower())
        .isEqualTo(new Row("Obrigado", ""));
    assertThat(face(Language.IT, new Moment.Paid(-881, -881, 0, EUR)).upper())
        .isEqualTo(new Row("Rimborsato", "€ 8,81"));
  }
}
