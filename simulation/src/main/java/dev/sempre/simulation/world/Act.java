package dev.sempre.simulation.world;

import dev.sempre.model.shift.CashMovementKind;
import java.util.List;

/// Something that somebody does, or that breaks. Data: all acts of a story can be drawn before it
/// begins. Tills, companies and the like are numbered from 0; whoever has fewer of them counts on
/// from the first.
sealed interface Act {
  /// What people do at a till, or two of them.
  sealed interface AtCounter extends Act {}

  /// Customers come to a till one after the other.
  ///
  /// @param lookingMillis how long the last one looks for her purse; 0 = not at all
  /// @param change what else is done while she does. Source: F26.
  record Sell(int till, List<Shopper> shoppers, int lookingMillis, Act change)
      implements AtCounter {}

  /// Two tills sell the same things at the same moment. Source: F24.
  record SellTogether(int till, int other, Shopper shopper) implements AtCounter {}

  /// So many customers come while the line is down. Source: F34.
  record Crowd(int till, int customers) implements AtCounter {}

  /// A customer's things are left on the till. Source: T6.
  record LeaveCart(int till, Shopper shopper) implements AtCounter {}

  /// A customer's things are put aside. Source: T6.
  ///
  /// @param between what happens before they are
  record Park(int till, Shopper shopper, Act between) implements AtCounter {}

  /// Things that were put aside are taken up and paid.
  ///
  /// @param which of those that wait
  /// @param byColleague whether it is not who usually works there
  /// @param between what happens before they are
  record Recall(int till, int which, boolean byColleague, Act between) implements AtCounter {}

  /// Something of a ticket comes back.
  ///
  /// @param ticket one of those that are at the till
  /// @param lines of how many lines at most
  /// @param pieces how many of each at most
  /// @param instead what is taken for it; empty if nothing
  /// @param purse how the money goes back
  record TakeBack(
      int till, int ticket, int lines, int pieces, List<Integer> instead, Shopper.Purse purse)
      implements AtCounter {}

  /// Something comes back without a ticket.
  record TakeBackWithoutTicket(int till, int product, List<Integer> instead) implements AtCounter {}

  /// A ticket is shown at the till that has sold it and at another one of its shop, to which it was
  /// brought, and all of it comes back at both. Source: F24.
  record TakeBackTwice(int till, int ticket, int other) implements AtCounter {}

  /// Two people at one till take the same back: one is kept waiting with his ticket meanwhile.
  record TakeBackAtTwoDesks(int till, int ticket) implements AtCounter {}

  /// A customer pays by card.
  ///
  /// @param terminal what the terminal is like
  /// @param patient whether somebody waits for a terminal that does not answer
  /// @param between what happens before she pays. Sources: F09, F43.
  record PayByCard(int till, Shopper shopper, Terminal terminal, boolean patient, Act between)
      implements AtCounter {}

  /// Somebody pays what he owes; if nobody owes anything there, somebody does first.
  ///
  /// @param which of those who owe something at that till
  /// @param between what happens before he does
  record PayAccount(int till, int which, AccountHand.Way way, Act between) implements AtCounter {}

  /// Somebody pays all that he owes at two tills that have no line: the same money is taken twice.
  /// Source: F24.
  ///
  /// @param other which of the other tills of the company
  record PayAccountTwice(int till, int other, int which) implements AtCounter {}

  /// Somebody practises selling. Source: T12.
  record Practise(int till, List<Shopper> shoppers) implements AtCounter {}

  record OpenShift(int till, int thousands) implements AtCounter {}

  record MoveCash(int till, CashMovementKind kind, long minor) implements AtCounter {}

  record ReadX(int till) implements AtCounter {}

  /// The drawer is opened without a sale.
  record OpenDrawer(int till, boolean byColleague) implements AtCounter {}

  /// A drawer is counted and its shift closed.
  ///
  /// @param between what happens between the count and the Z. Source: F42.
  record CloseShift(int till, ShiftHand.Way way, Act between) implements AtCounter {}

  record Synchronise(int till) implements Act {}

  /// Source: F09.
  record KillTill(int till, int afterCalls) implements Act {}

  /// Source: F10.
  record KillCentre(int company, int afterCalls) implements Act {}

  /// Sources: F14, F15, F18.
  record TillDisk(int till, FaultyDisk.Mood mood, int millis) implements Act {}

  /// Source: F43.
  ///
  /// @param holdMillis how long customers look for their card
  /// @param millis how long it is so
  record Terminal(int till, SimTerminal.Mood mood, long holdMillis, int millis) implements Act {}

  /// Source: F37.
  record CentreDisk(int company, FaultyDisk.Mood mood, int millis) implements Act {}

  /// Source: F07.
  record LineDown(int till, long millis) implements Act {}

  /// Source: F21.
  record SetClock(int till, long offMillis) implements Act {}

  /// Source: F22.
  record Drift(int till, int permille) implements Act {}

  /// Somebody stamps a customer as changed in so many days. Source: F22.
  record StampFarAhead(int till, int customer, int days) implements Act {}

  /// Source: F12.
  record FreezeTill(int till, int millis) implements Act {}

  /// Source: F12.
  record FreezeCentre(int millis) implements Act {}

  record Price(int company, int product, long amountMinor) implements Act {}

  record Product(int company, int product, int rate) implements Act {}

  record CustomerAtOffice(int company, int customer, int name) implements Act {}

  /// Source: F27.
  record DeleteCustomer(int company, int customer) implements Act {}

  record CustomerAtTill(int till, int customer, int phone) implements Act {}

  /// Somebody makes nonsense of a ticket that waits. Source: F33.
  record Damage(int till, int ticket) implements Act {}

  /// Somebody makes nonsense of what waits about cash that was moved. Source: F33.
  record DamageMovement(int till, int movement) implements Act {}

  /// Somebody alters a ticket that waits.
  record Alter(int till, int ticket) implements Act {}

  /// Somebody alters a ticket that waits, and that the centre has: its answer was lost. Sources:
  /// F02, F07.
  record AlterUnanswered(int till, int ticket) implements Act {}

  record CopyCentre(int company) implements Act {}

  /// Source: F30.
  record RestoreCentre(int company) implements Act {}

  record CopyTill(int till) implements Act {}

  /// Its disk is as it was when it was copied.
  ///
  /// @param onOtherMachine true if the machine remembers nothing of it. Source: F31.
  record RestoreTill(int till, boolean onOtherMachine) implements Act {}

  /// All close for so many days. Source: F04.
  record Closed(int days) implements Act {}

  /// All are switched off for so many hours.
  record Night(int hours) implements Act {}

  record Nothing() implements Act {}
}
