package dev.sempre.simulation.world;

import java.util.Random;

/// What the line of one till does to its calls.
final class Weather {
  /// What happens to one call. Sources: F01 to F08, F20, F23.
  enum Fault {
    NONE,
    /// It never arrives.
    REQUEST_LOST,
    /// It is done, and its answer is lost.
    ANSWER_LOST,
    /// Only a part of its answer arrives.
    ANSWER_CUT,
    /// It is delivered twice at once.
    TWICE,
    /// It is delivered again, seconds or a month later.
    AGAIN_LATER,
    /// It is held back: who has sent it gives up, and what he sends next arrives before it.
    HELD_BACK,
    /// What was answered before comes again in the place of an answer.
    OLD_ANSWER,
    /// It takes its time: people go on working meanwhile.
    SLOW,
    /// The program fails over it as it should never.
    CALLER_BREAKS,
    /// Something else answers.
    PORTAL,
    /// The centre asks for patience.
    OVERLOADED,
    /// The centre fails over it.
    SERVER_ERROR,
    /// The token is refused.
    TOKEN_REFUSED,
    /// One verdict of the answer is missing.
    VERDICT_MISSING
  }

  /// What happens to the thread that makes the calls. Sources: F06, F20.
  enum Caller {
    GOES_ON,
    /// Its call hangs until somebody ends it.
    HANGS,
    /// It dies before it has called.
    DIES
  }

  /// How long the centre asks to be left alone.
  static final long PATIENCE_MILLIS = 7_000;

  private static final Fault[] FAULTS = Fault.values();

  private final Random random;
  private final int percent;
  private boolean down;
  private boolean verdictsLost;
  private boolean fair;

  /// @param percent how many calls of a hundred meet a fault
  Weather(Random random, int percent) {
    this.random = random;
    this.percent = percent;
  }

  /// The line is cut, or back.
  void setDown(boolean newDown) {
    down = newDown;
  }

  /// What is sent arrives, and no answer to it comes back: one way of the line is cut. Source: F07.
  void setVerdictsLost(boolean lost) {
    verdictsLost = lost;
  }

  /// What happens to a call that sends.
  Fault nextOfSend() {
    Fault fault = next();
    return verdictsLost && !down ? Fault.ANSWER_LOST : fault;
  }

  /// From here on nothing goes wrong.
  void clearUp() {
    fair = true;
    verdictsLost = false;
    down = false;
  }

  Fault next() {
    if (down) {
      return Fault.REQUEST_LOST;
    }
    boolean bad = random.nextInt(100) < percent;
    boolean slow = random.nextInt(6) == 0;
    Fault drawn = slow ? Fault.SLOW : FAULTS[1 + random.nextInt(FAULTS.length - 1)];
    return bad && !fair ? drawn : Fault.NONE;
  }

  Caller nextCaller() {
    boolean bad = random.nextInt(100) < percent && random.nextInt(12) == 0;
    boolean hangs = random.nextInt(4) > 0;
    if (!bad || fair) {
      return Caller.GOES_ON;
    }
    return hangs ? Caller.HANGS : Caller.DIES;
  }

  boolean coin() {
    return random.nextBoolean();
  }

  /// After how many of so many bytes an answer is cut.
  int cut(int length) {
    return random.nextInt(Math.max(1, length));
  }

  long laterMillis() {
    return random.nextBoolean() ? 1_000 + random.nextInt(60_000) : 86_400_000L * 30;
  }

  /// How long something is on its way that was given up.
  long heldBackMillis() {
    return 1_000L + random.nextInt(90_000);
  }
}
