package dev.sempre.simulation.world;

import java.util.ArrayList;
import java.util.List;

/// What must hold, as reliability.md numbers it.
final class Invariants {
  private final Setting setting;
  private final CentreProcess centre;
  private final List<Company> companies;
  private final List<TillInvariants> ofTills = new ArrayList<>();
  private final List<DrawerInvariants> ofDrawers = new ArrayList<>();
  private final List<CardInvariants> ofCards = new ArrayList<>();
  private final List<AccountInvariants> ofAccounts = new ArrayList<>();

  Invariants(Setting setting, CentreProcess centre, List<Company> companies) {
    this.setting = setting;
    this.centre = centre;
    this.companies = companies;
    for (Company company : companies) {
      for (SimTill till : company.tills()) {
        ofTills.add(new TillInvariants(setting, company, till));
        ofDrawers.add(new DrawerInvariants(setting, company, till));
        ofCards.add(new CardInvariants(setting, till));
        ofAccounts.add(new AccountInvariants(setting, company, till));
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
    ofTills.forEach(TillInvariants::afterStep);
    ofDrawers.forEach(DrawerInvariants::afterStep);
    ofCards.forEach(CardInvariants::afterStep);
    ofAccounts.forEach(AccountInvariants::afterStep);
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
  /// S10, T5, T7.
  void atTheEnd() {
    if (centre.isDead()) {
      throw new IllegalStateException("nobody kills the centre in the morning");
    }
    afterStep();
    lookedAt(true);
    ofDrawers.forEach(DrawerInvariants::atTheEnd);
    ofCards.forEach(CardInvariants::atTheEnd);
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
      new Convergence(setting, company).mustBeReached();
      new Chains(setting, company).mustHold();
      Isolation.mustHold(setting, company, companies);
      Resources.mustBeBounded(company);
    }
    Jitter.mustBeSeen(companies);
    companies.forEach(company -> new Facts(company).mustStay());
    Company first = companies.getFirst();
    Tampering.mustBeNamed(setting, first.tills().getFirst());
    CutTail.mustBeFound(setting, first, first.tills().getFirst());
    ReopenedCopy.mustNameItself(first.tills().getFirst());
    lookedAt(false);
  }
}
