package dev.sempre.pos.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.model.sale.PaymentMethod;
import dev.sempre.model.sale.TenderKind;
import dev.sempre.model.text.Label;
import dev.sempre.pos.terminal.TerminalSettings.Place;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TerminalSettingsTest {
  private static final PaymentMethod CASH = method("CASH", TenderKind.CASH);
  private static final PaymentMethod DEBIT = method("DEBIT", TenderKind.CARD);
  private static final PaymentMethod MEAL = method("MEAL", TenderKind.VOUCHER);

  private static PaymentMethod method(String id, TenderKind kind) {
    return new PaymentMethod(id, kind, Label.of(id), 0, true);
  }

  @Test
  void withoutATerminalNothingGoesThroughIt() {
    assertThat(TerminalSettings.NONE.takes(DEBIT)).isFalse();
    assertThat(new TerminalSettings(new Place.None(), Set.of("DEBIT")).takes(DEBIT)).isFalse();
  }

  @Test
  void cardsGoThroughItUnlessSomethingElseIsSaid() {
    TerminalSettings usual = new TerminalSettings(new Place.Virtual(), Set.of());
    assertThat(usual.takes(DEBIT)).isTrue();
    assertThat(usual.takes(MEAL)).isFalse();
    TerminalSettings meals = new TerminalSettings(new Place.Virtual(), Set.of("MEAL", "CASH"));
    assertThat(meals.takes(MEAL)).isTrue();
    assertThat(meals.takes(DEBIT)).isFalse();
    assertThat(meals.takes(CASH)).as("cash never does").isFalse();
  }

  @Test
  void aRequestRemembersWhichTerminalItWasSentTo() {
    for (Place place :
        new Place[] {
          new Place.None(), new Place.Virtual(), new Place.Network("terminal.shop.lan", 20_007)
        }) {
      assertThat(Place.of(place.text())).isEqualTo(place);
    }
    assertThat(Place.of("10.0.0.7 many")).isEqualTo(new Place.None());
  }
}
