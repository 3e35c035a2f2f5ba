package dev.sempre.model.time;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ValidityTest {

  @Test
  void includesItsBeginningAndNotItsEnd() {
    Validity span = new Validity(10L, 20L);

    assertThat(span.includes(9)).isFalse();
    assertThat(span.includes(10)).isTrue();
    assertThat(span.includes(19)).isTrue();
    assertThat(span.includes(20)).isFalse();
  }

  @Test
  void openEndsHoldForEver() {
    assertThat(Validity.ALWAYS.includes(Long.MIN_VALUE)).isTrue();
    assertThat(Validity.ALWAYS.includes(Long.MAX_VALUE)).isTrue();
    assertThat(Validity.from(10).includes(9)).isFalse();
    assertThat(Validity.from(10).includes(Long.MAX_VALUE)).isTrue();
    assertThat(new Validity(null, 10L).includes(10)).isFalse();
  }

  @Test
  void aSpanThatEndsBeforeItBeginsNeverHolds() {
    assertThat(new Validity(20L, 10L).includes(15)).isFalse();
  }

  @Test
  void sinceEverComesBeforeAllElse() {
    assertThat(Validity.ALWAYS.beginsAtMillis()).isLessThan(Validity.from(0).beginsAtMillis());
  }
}
