package dev.sempre.agent.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.agent.machine.Event;
import dev.sempre.agent.testing.Clock;
import dev.sempre.agent.testing.Samples;
import dev.sempre.agent.testing.TestBase;
import dev.sempre.agent.testing.TestCentre;
import dev.sempre.model.sync.SyncCatalogue;
import dev.sempre.replica.db.Place;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whose clock is believed, and when. Source: R23, R24, S9, F21.
final class CentreClockTest {
  private static final long HOUR = 3_600_000;
  private static final long YEAR = 365 * 24 * HOUR;

  @TempDir private Path folder;

  private final Clock clock = new Clock();

  /// The centre's: the same moments, but nobody sets this one.
  private final Clock centresClock = new Clock();

  private TestCentre centre;
  private TestBase base;

  @BeforeEach
  void open() throws IOException {
    centre = new TestCentre(folder, centresClock);
    base = new TestBase(folder, centre, clock);
  }

  @AfterEach
  void close() {
    base.close();
    centre.close();
  }

  private void after(long millis) {
    clock.advance(millis);
    centresClock.advance(millis);
  }

  private void pulse() {
    base.runner().tell(new Event.PulseDue());
  }

  private long offset() {
    return base.replica().place().map(Place::clockOffsetMillis).orElseThrow();
  }

  private long correctedMillis() {
    return clock.epochMillis() + offset();
  }

  @Test
  void firstAnswerIsBelievedWhateverItSays() {
    centre.aheadBy(3 * YEAR);
    pulse();
    assertThat(offset()).isEqualTo(3 * YEAR);
  }

  @Test
  void jumpOfTheCentreIsBelievedOnceThreeAnswersInOneMinuteAgree() {
    pulse();
    centre.aheadBy(2 * HOUR);
    pulse();
    assertThat(offset()).as("two hours are believed").isEqualTo(2 * HOUR);

    centre.aheadBy(3 * YEAR);
    for (int answer = 0; answer < 3; answer++) {
      pulse();
      assertThat(offset()).as("answer %d", answer).isEqualTo(2 * HOUR);
      after(20_000);
    }
    pulse();
    assertThat(offset()).as("the fourth, a minute after the first").isEqualTo(3 * YEAR);
  }

  @Test
  void twoAnswersAreTooFewHoweverFarApart() {
    pulse();
    centre.aheadBy(3 * YEAR);
    pulse();
    after(HOUR);
    pulse();
    assertThat(offset()).isZero();
    after(1);
    pulse();
    assertThat(offset()).isEqualTo(3 * YEAR);
  }

  @Test
  void centreThatIsWrongForLessThanOneMinuteMovesNobody() {
    pulse();
    centre.aheadBy(3 * YEAR);
    pulse();
    after(30_000);
    pulse();
    centre.aheadBy(0);
    after(20_000);
    pulse();
    centre.aheadBy(3 * YEAR);
    after(20_000);
    pulse();
    after(20_000);
    pulse();
    assertThat(offset()).as("it begins anew").isZero();
  }

  @Test
  void answersThatDoNotAgreeConfirmNothing() {
    pulse();
    for (int i = 1; i <= 10; i++) {
      centre.aheadBy(3 * YEAR + i * 61_000L);
      after(20_000);
      pulse();
    }
    assertThat(offset()).isZero();
  }

  @Test
  void clockThatIsSetHereDoesNotMoveTheCorrectedTime() {
    centre.aheadBy(5_000);
    pulse();
    for (long by : new long[] {3 * YEAR, -2 * 24 * HOUR, -HOUR, 60_000}) {
      long before = correctedMillis();
      clock.set(clock.epochMillis() + by);
      base.runner().lookAtClock();
      assertThat(correctedMillis()).as("set by %d", by).isEqualTo(before);
      pulse();
      assertThat(correctedMillis()).as("set by %d, and asked", by).isEqualTo(before);
    }
    after(20_000);
    pulse();
    assertThat(correctedMillis()).isEqualTo(centresClock.epochMillis() + 5_000);
  }

  @Test
  void questionThatComesBeforeTheLookShiftsOnce() {
    pulse();
    long before = correctedMillis();
    clock.set(clock.epochMillis() + HOUR);
    pulse();
    base.runner().lookAtClock();
    assertThat(correctedMillis()).isEqualTo(before);
    assertThat(offset()).isEqualTo(-HOUR);
  }

  @Test
  void clockThatIsPutRightBeforeTheFirstAnswerIsBelieved() {
    clock.set(clock.epochMillis() + 24 * HOUR);
    base.runner().lookAtClock();
    assertThat(offset()).isZero();
  }

  @Test
  void newStartRemembersThatTheCentreWasHeard() {
    pulse();
    base.restart();
    centre.aheadBy(3 * YEAR);
    pulse();
    assertThat(offset()).isZero();
  }

  @Test
  void clockThatWasSetAheadWhileTheTillWasOffIsPutRightByTheFirstAnswer() {
    pulse();
    clock.set(clock.epochMillis() + 30 * 24 * HOUR);
    base.restart();
    pulse();
    assertThat(offset()).isEqualTo(-30 * 24 * HOUR);
  }

  @Test
  void whereAStampWasGivenOutMeanwhileOneAnswerIsNotBelieved() {
    pulse();
    clock.set(clock.epochMillis() + 30 * 24 * HOUR);
    base.restart();
    Samples.putMany(base.replica(), SyncCatalogue.CONTACT, "c", 1);
    pulse();
    assertThat(offset()).isZero();
  }
}
