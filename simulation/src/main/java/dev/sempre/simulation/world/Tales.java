package dev.sempre.simulation.world;

import dev.sempre.model.shift.CashMovementKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Stories that chance tells too seldom: they are told act by act.
final class Tales {
  private static final long HOUR = 3_600_000;

  /// Whoever finds a till dead starts it, and does nothing else.
  private static final Act START_0 = new Act.ReadX(0);

  private static final Act START_1 = new Act.ReadX(1);

  private Tales() {}

  static Act sell(int till) {
    return new Act.Sell(
        till,
        List.of(Shopper.plain(List.of(0, 1)), Shopper.plain(List.of(2))),
        0,
        new Act.Nothing());
  }

  /// Two tills have got something to sell, and both have sent what they have.
  private static List<Act> beginning() {
    List<Act> acts = new ArrayList<>(rounds(3));
    acts.addAll(List.of(sell(0), sell(1)));
    acts.addAll(rounds(2));
    return acts;
  }

  private static List<Act> rounds(int count) {
    return Collections.nCopies(count, List.<Act>of(new Act.Synchronise(0), new Act.Synchronise(1)))
        .stream()
        .flatMap(List::stream)
        .toList();
  }

  /// A till joins anew with a shift, cash that was moved and tickets which it could not send: it
  /// had no line. Source: R21.
  static List<Act> joinsAnewBeforeItHasSent() {
    List<Act> acts = beginning();
    acts.addAll(
        List.of(
            new Act.LineDown(0, HOUR),
            new Act.OpenShift(0, 100),
            new Act.MoveCash(0, CashMovementKind.CASH_IN, 1_000),
            sell(0),
            new Act.CopyTill(0),
            sell(0),
            new Act.RestoreTill(0, false),
            START_0,
            sell(0)));
    acts.addAll(rounds(2));
    return acts;
  }

  /// A till joins anew twice, and sells each time. The centre is restored from before that, and
  /// gives the first of its numbers to the next till that joins anew; then the first one comes
  /// back. What it had sold under either number was sold honestly. Source: R20, R21.
  static List<Act> numberIsGivenTwice() {
    List<Act> acts = beginning();
    acts.addAll(List.of(new Act.CopyTill(0), new Act.CopyTill(1), sell(0), sell(1)));
    acts.addAll(rounds(2));
    acts.add(new Act.CopyCentre(0));
    acts.addAll(List.of(new Act.RestoreTill(0, false), START_0, sell(0), new Act.CopyTill(0)));
    acts.addAll(List.of(sell(0), new Act.RestoreTill(0, false), START_0, sell(0)));
    acts.addAll(List.of(new Act.Synchronise(0), new Act.LineDown(0, HOUR)));
    acts.addAll(
        List.of(
            new Act.RestoreCentre(0), new Act.RestoreTill(1, false), START_1, sell(1), sell(0)));
    acts.addAll(rounds(3));
    acts.addAll(List.of(sell(1), sell(0)));
    return acts;
  }
}
