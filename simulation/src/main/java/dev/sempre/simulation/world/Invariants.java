package dev.sempre.simulation.world;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What must hold, as reliability.md numbers it.
final class Invariants {
  private final Setting setting;
  private final CentreProcess centre;
  private final List<Company> companies;
  private final List<OfTill> ofTills = new ArrayList<>();

  /// What is looked at of one till: after a step, as long as nobody has worked with it, neither its
  /// disk nor the centre's has changed, its bank has booked nothing and as many connections are out
  /// as were, that was looked at before.
  private static final class OfTill {
    private final Company company;
    private final SimTill till;
    private final TillInvariants tickets;
    private final DrawerInvariants drawer;
    private final CardInvariants cards;
    private final AccountInvariants accounts;
    private @Nullable Looked last;

    private record Looked(
        FaultyDisk disk,
        int commits,
        int connections,
        FaultyDisk centre,
        int commitsThere,
        int visits,
        Map<String, SimTerminal.Booked> booked) {}

    OfTill(Setting setting, Company company, SimTill till) {
      this.company = company;
      this.till = till;
      this.tickets = new TillInvariants(setting, company, till);
      this.drawer = new DrawerInvariants(setting, company, till);
      this.cards = new CardInvariants(setting, till);
      this.accounts = new AccountInvariants(setting, company, till);
    }

    void afterStep() {
      FaultyDisk here = till.disk();
      FaultyDisk there = company.centre().disk();
      Looked now =
          new Looked(
              here,
              here.commits(),
              here.connectionsInUse(),
              there,
              there.commits(),
              till.visits(),
              Map.copyOf(till.terminal().ledger()));
      if (!now.equals(last)) {
        last = now;
        tickets.afterStep();
        drawer.afterStep();
        cards.afterStep();
        accounts.afterStep();
      }
    }

    void atTheEnd() {
      drawer.atTheEnd();
      cards.atTheEnd();
    }
  }

  Invariants(Setting setting, CentreProcess centre, List<Company> companies) {
    this.setting = setting;
    this.centre = centre;
    this.companies = companies;
    for (Company company : companies) {
      for (SimTill till : company.tills()) {
        ofTills.add(new OfTill(setting, company, till));
      }
    }
  }

  /// After every step: I1, I2, I5, I7, I10, I17, I20, F43, as far as the tills are alive.
  void afterStep() {
    lookedAt(true);
    for (Company company : companies) {
      CustomerBook customers = company.customers();
      customers.look(HeadOffice.CENTRE, company.centre().replica(), true);
      for (SimTill till : company.tills()) {
        if (till.isAlive()) {
          customers.look(till.name(), till.replica(), false);
        }
      }
    }
    ofTills.forEach(OfTill::afterStep);
    setting.canaries().mustBeSilent();
    lookedAt(false);
  }

  /// Whoever only looks is no part of the story.
  private void lookedAt(boolean looked) {
    for (Company company : companies) {
      company.centre().disk().lookedAt(looked);
      company.tills().forEach(till -> till.disk().lookedAt(looked));
    }
  }

  /// After the weather has cleared up: also I3, I4, I6, I8, I9, I12, I13, I14, I18, I21, and R18,
  /// S10, T5, T7, T12.
  ///
  /// @param intruders whether somebody tampers with what stands then, as every third time: it takes
  ///   long, though each story has another chain
  void atTheEnd(boolean intruders) {
    if (centre.isDead()) {
      throw new IllegalStateException("nobody kills the centre in the morning");
    }
    afterStep();
    lookedAt(true);
    ofTills.forEach(OfTill::atTheEnd);
    for (Company company : companies) {
      Arrival arrival = new Arrival(setting, company);
      arrival.mustBeWhole();
      new Totals(setting, company).mustBeEqual();
      new Accounts(setting, company).mustBeRight();
      new Returned(company).mustBeRight();
      for (SimTill till : company.tills()) {
        new Perpetual(setting, till).mustAddUp();
        new Diary(setting, till).mustBeWhole();
      }
      Practice.mustBeNowhere(setting, company);
      new Convergence(setting, company).mustBeReached();
      new Chains(setting, company).mustHold();
      Isolation.mustHold(setting, company, companies);
      Resources.mustBeBounded(company);
    }
    Jitter.mustBeSeen(companies);
    if (intruders) {
      intrude();
    }
    lookedAt(false);
  }

  private void intrude() {
    companies.forEach(company -> new Facts(setting, company).mustStay());
    Company first = companies.getFirst();
    Tampering.mustBeNamed(setting, first.tills().getFirst());
    CutTail.mustBeFound(setting, first, first.tills().getFirst());
    ReopenedCopy.mustNameItself(setting, first.tills().getFirst());
  }
}
