package dev.sempre.simulation.world;

import dev.sempre.model.organisation.User;
import dev.sempre.model.shift.CashCount;
import dev.sempre.model.shift.CashCount.Counted;
import dev.sempre.model.shift.CashMovementKind;
import dev.sempre.model.shift.Closing;
import dev.sempre.model.shift.Denomination;
import dev.sempre.model.shift.Reckoning;
import dev.sempre.model.shift.ShiftRefusal;
import dev.sempre.pos.shift.ShiftAnswer;
import dev.sempre.pos.shift.ShiftNow;
import dev.sempre.pos.shift.ZReport;
import dev.sempre.pos.till.KnownShop;
import dev.sempre.pos.till.ShiftDesk;
import dev.sempre.replica.organisation.UserStore;
import dev.sempre.replica.shift.ClosingStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// What people do with the drawer of a till: float, cash that is moved, X, count and Z. What the
/// till says is held against what the books say at once. Source: T8, I4, F42.
final class ShiftHand {
  private static final int FLOATS = 1_000;

  private final SimTill till;
  private final Setting setting;
  private final PlantedDrawer planted;
  private boolean closes;

  ShiftHand(SimTill till, Setting setting, PlantedDrawer planted) {
    this.till = till;
    this.setting = setting;
    this.planted = planted;
  }

  /// How somebody closes a shift.
  ///
  /// @param times how often he counts, 1 or more
  /// @param offMinor what lies there beyond what has to; negative if money is missing
  /// @param together true if a colleague closes the same shift at the same moment
  record Way(int times, long offMinor, boolean together) {
    static final Way PLAIN = new Way(1, 0, false);
  }

  private DrawerBook book() {
    return setting.oracle().book(till.name()).drawer();
  }

  private Optional<ShiftDesk> desk(String who) {
    if (!till.isTrusted()) {
      return Optional.empty();
    }
    Optional<User> user = till.replica().read(handle -> UserStore.byId(handle, who));
    return user.map(one -> new ShiftDesk(till.replica(), till.clock(), new KnownShop(), one));
  }

  /// Whether a shift is open that somebody could close.
  boolean isOpen() {
    return till.looking(
        () -> desk(Cashier.NAME).map(desk -> desk.look().open() != null).orElse(false));
  }

  /// @param thousands about how much lies in the drawer, thousands of minor units
  void open(int thousands) {
    desk(Cashier.NAME).ifPresent(desk -> open(desk, thousands));
  }

  private void open(ShiftDesk desk, int thousands) {
    long floatMinor = (long) thousands * FLOATS + book().nextSerial();
    book().opens(floatMinor);
    switch (desk.open(floatMinor, true)) {
      case ShiftAnswer.Done<String>(String id) -> {
        book().opened(id, floatMinor);
        setting.note(till.name(), "opens a shift with " + floatMinor);
      }
      case ShiftAnswer.Refused<String>(ShiftRefusal refusal) -> {
        book().isNotOpened(floatMinor);
        expect(
            refusal instanceof ShiftRefusal.AlreadyOpen || refusal instanceof ShiftRefusal.SetBack,
            refusal);
      }
      case ShiftAnswer.NotSaved<String> _ -> {
        book().isNotOpened(floatMinor);
        setting.note(till.name(), "does not save a shift");
      }
      case ShiftAnswer.Unknown<String> _ -> setting.note(till.name(), "unknown shift");
      case ShiftAnswer.NotPermitted<String> no -> throw notAllowed(no);
    }
  }

  private void expect(boolean right, ShiftRefusal refusal) {
    if (!right) {
      throw new Broken("T8", till.name() + " refuses: " + refusal);
    }
    setting.note(till.name(), "refuses: " + refusal.getClass().getSimpleName());
  }

  private Broken notAllowed(ShiftAnswer<?> answer) {
    return new Broken("T8", till.name() + " does not let a manager: " + answer);
  }

  void move(CashMovementKind kind, long minor) {
    desk(Cashier.NAME).ifPresent(desk -> move(desk, kind, minor));
  }

  private void move(ShiftDesk desk, CashMovementKind kind, long minor) {
    String reason = "errand " + book().nextSerial();
    book().moves(reason, kind, minor);
    planted.beforeMove(reason);
    switch (desk.move(kind, minor, reason)) {
      case ShiftAnswer.Done<String>(String id) -> {
        book().moved(reason);
        planted.afterMove(id);
        setting.note(till.name(), kind + " " + minor);
      }
      case ShiftAnswer.Refused<String>(ShiftRefusal refusal) -> {
        book().isNotMoved(reason);
        planted.notMoved();
        expect(
            refusal instanceof ShiftRefusal.NoShiftOpen || refusal instanceof ShiftRefusal.SetBack,
            refusal);
      }
      case ShiftAnswer.NotSaved<String> _ -> {
        book().isNotMoved(reason);
        planted.notMoved();
        setting.note(till.name(), "does not save " + kind);
      }
      case ShiftAnswer.Unknown<String> _ -> {
        planted.breaksOffWhileMoving();
        setting.note(till.name(), "unknown " + kind);
      }
      case ShiftAnswer.NotPermitted<String> no -> throw notAllowed(no);
    }
  }

  /// Reads what the shift has come to.
  void readX() {
    desk(Cashier.NAME)
        .map(desk -> desk.look().open())
        .ifPresent(open -> {
          DrawerSums found = DrawerSums.of(Objects.requireNonNull(open.figures()));
          mustSay("X", due(open.id()), found);
          setting.note(till.name(), "X: " + found.drawerMinor());
        });
  }

  private DrawerSums due(String shiftId) {
    return till.looking(() -> DrawerSums.due(setting, till, shiftId));
  }

  private void mustSay(String what, DrawerSums due, DrawerSums found) {
    if (!due.isSaidBy(found)) {
      throw new Broken(
          "I4",
          "%s of %s says %s, due is %s".formatted(what, till.name(), found.text(), due.text()));
    }
  }

  /// Counts the drawer without having seen what has to be in it, and makes the Z.
  ///
  /// @param between what happens between the count and the Z
  void close(Way way, Runnable between) {
    if (!closes) {
      closes = true;
      try {
        desk(Cashier.NAME).ifPresent(desk -> close(desk, way, between));
      } finally {
        closes = false;
      }
    }
  }

  private void close(ShiftDesk desk, Way way, Runnable between) {
    ShiftNow.Open open = desk.look().open();
    if (open == null) {
      return;
    }
    String shift = open.id();
    if (!book().wasClosed(shift)) {
      book().isNotClosed(shift); // Whatever was in doubt: it stands open here.
    }
    CashCount count = lying(shift, way.offMinor);
    long offMinor = count.totalMinor() - due(shift).drawerMinor();
    for (int i = 0; i < way.times; i++) {
      count(desk, shift, count);
    }
    planted.counted(shift);
    int life = till.life();
    between.run();
    if (!till.isUsable() || till.life() != life) {
      return;
    }
    boolean counted = count.totalMinor() == due(shift).drawerMinor() + offMinor;
    @Nullable String reason = offMinor == 0 ? null : "a note fell behind the counter";
    boolean refused = !close(desk, shift, count, reason, way.together);
    if (refused && !counted && till.isUsable() && till.life() == life) {
      // Somebody has sold since: it is counted again.
      CashCount again = lying(shift, 0);
      count(desk, shift, again);
      boolean _ = close(desk, shift, again, "counted again", way.together);
    }
  }

  /// What somebody counts who is off by so much, and by what there is no coin for.
  private CashCount lying(String shift, long offMinor) {
    long left = Math.max(0, due(shift).drawerMinor() + offMinor);
    List<Counted> pieces = new ArrayList<>();
    for (Denomination each : Denomination.of(Firm.of(till.place()).currency())) {
      long many = left / each.valueMinor();
      if (many > 0) {
        pieces.add(new Counted(each.valueMinor(), many));
        left -= many * each.valueMinor();
      }
    }
    return new CashCount(pieces);
  }

  private void count(ShiftDesk desk, String shift, CashCount count) {
    book().counts(shift);
    switch (desk.count(shift, count)) {
      case ShiftAnswer.Done<Reckoning>(Reckoning reckoning) -> {
        book().counted(shift);
        if (reckoning.expectedMinor() != due(shift).drawerMinor()) {
          throw new Broken("I4", till.name() + " expects another drawer: " + reckoning);
        }
      }
      case ShiftAnswer.Refused<Reckoning>(ShiftRefusal refusal) -> {
        book().isNotCounted(shift);
        expect(refusal instanceof ShiftRefusal.AlreadyClosed, refusal);
      }
      case ShiftAnswer.NotSaved<Reckoning> _ -> {
        book().isNotCounted(shift);
        setting.note(till.name(), "does not save a count");
      }
      case ShiftAnswer.Unknown<Reckoning> _ -> setting.note(till.name(), "unknown count");
      case ShiftAnswer.NotPermitted<Reckoning> no -> throw notAllowed(no);
    }
  }

  /// @return false if the till asks for something else first
  private boolean close(
      ShiftDesk desk, String shift, CashCount count, @Nullable String reason, boolean together) {
    boolean wasClosed = book().wasClosed(shift);
    book().closes(shift);
    planted.beforeClose();
    switch (together ? atOnce(desk, shift, count, reason) : desk.close(shift, count, reason)) {
      case ShiftAnswer.Done<ZReport>(ZReport z) -> {
        book().closed(shift);
        planted.afterClose(z.closing());
        setting.note(till.name(), "Z " + z.closing().number() + ", " + z.closing().period());
        mustBeRight(z, shift, count);
      }
      case ShiftAnswer.Refused<ZReport>(ShiftRefusal refusal) -> {
        return refused(refusal, shift, wasClosed);
      }
      case ShiftAnswer.NotSaved<ZReport> _ -> {
        book().isNotClosed(shift);
        setting.note(till.name(), "does not save a Z");
      }
      case ShiftAnswer.Unknown<ZReport> _ -> setting.note(till.name(), "unknown Z");
      case ShiftAnswer.NotPermitted<ZReport> no -> throw notAllowed(no);
    }
    return true;
  }

  private boolean refused(ShiftRefusal refusal, String shift, boolean wasClosed) {
    if (refusal instanceof ShiftRefusal.AlreadyClosed) {
      book().closed(shift);
      expect(wasClosed || isClosed(shift), refusal);
      return true;
    }
    book().isNotClosed(shift);
    boolean money = refusal instanceof ShiftRefusal.MoneyLies;
    expect(
        refusal instanceof ShiftRefusal.ReasonMissing
            || refusal instanceof ShiftRefusal.SetBack
            || (money && setting.oracle().book(till.name()).mayHoldMoney()),
        refusal);
    if (money) {
      till.cashier().finishPayments();
    }
    return false;
  }

  private boolean isClosed(String shift) {
    return till.looking(
        () -> till.replica().<Boolean>read(handle -> ClosingStore.isClosed(handle, shift)));
  }

  private void mustBeRight(ZReport told, String shift, CashCount count) {
    Closing z =
        till.looking(() -> till.replica().read(h -> ClosingStore.byId(h, told.closing().id())))
            .orElseThrow(() -> new Broken("I1", till.name() + " has no Z that it has told of"));
    DrawerSums due = due(shift);
    mustSay("Z " + z.number(), due, DrawerSums.of(z.figures()));
    till.looking(() -> {
      new CardInvariants(setting, till).mustName(told.cards());
      return true;
    });
    Reckoning reckoning = Objects.requireNonNull(z.reckoning());
    boolean right =
        reckoning.expectedMinor() == due.drawerMinor()
            && reckoning.countedMinor() == count.totalMinor()
            && z.differenceMinor() == count.totalMinor() - due.drawerMinor();
    if (!right) {
      throw new Broken("I4", till.name() + " reckons another drawer: " + reckoning);
    }
    if (!book().mayBeCounted(shift, reckoning.times())) {
      throw new Broken("I17", till.name() + " says of a count what was not told: " + reckoning);
    }
  }

  /// Two closings at once: a colleague closes the shift after one's program has looked at something
  /// and before its transaction. There is one Z, and whoever comes second is told so. Source: F42.
  private ShiftAnswer<ZReport> atOnce(
      ShiftDesk desk, String shift, CashCount count, @Nullable String reason) {
    AtomicReference<@Nullable Closing> first = new AtomicReference<>();
    till.disk().afterNextRead(() -> first.set(colleagueCloses(shift, count)));
    ShiftAnswer<ZReport> answer = desk.close(shift, count, reason);
    till.disk().afterNextRead(null);
    Closing z = first.get();
    if (z == null) {
      return answer;
    }
    planted.isClosed(z.id(), shift);
    setting.note(till.name(), "closes again: " + answer.getClass().getSimpleName());
    boolean right =
        switch (answer) {
          case ShiftAnswer.NotSaved<ZReport> _, ShiftAnswer.Unknown<ZReport> _ -> true;
          case ShiftAnswer.Refused<ZReport>(ShiftRefusal refusal) ->
              refusal.equals(new ShiftRefusal.AlreadyClosed(z.number()));
          // Where its commit has failed it looks whether there is a Z, and there is.
          case ShiftAnswer.Done<ZReport>(ZReport told) -> told.closing().equals(z);
          case ShiftAnswer.NotPermitted<ZReport> _ -> false;
        };
    if (!right) {
      throw new Broken("I5", till.name() + " closes a shift twice: " + answer);
    }
    return new ShiftAnswer.Refused<>(new ShiftRefusal.AlreadyClosed(z.number()));
  }

  /// @return the Z that he was told of; null if he was told of none
  private @Nullable Closing colleagueCloses(String shift, CashCount count) {
    if (!(desk(Cashier.COLLEAGUE).map(desk -> desk.close(shift, count, "me too")).orElse(null)
        instanceof ShiftAnswer.Done<ZReport>(ZReport z))) {
      return null;
    }
    book().closed(shift);
    planted.afterClose(z.closing());
    setting.note(till.name(), "Z " + z.closing().number() + " of a colleague");
    mustBeRight(z, shift, count);
    planted.closesTooLate(z.closing().id());
    return z.closing();
  }
}
