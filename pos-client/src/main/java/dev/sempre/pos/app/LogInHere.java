package dev.sempre.pos.app;

import dev.sempre.model.organisation.BadgeCode;
import dev.sempre.model.organisation.BadgeScan;
import dev.sempre.model.organisation.Permission;
import dev.sempre.pos.approval.Approval;
import dev.sempre.pos.approval.Approvers;
import dev.sempre.pos.badge.BadgeAnswer;
import dev.sempre.pos.login.LogIn;
import dev.sempre.pos.pin.Person;
import dev.sempre.pos.pin.PinAnswer;
import dev.sempre.pos.till.PinLogIn;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Logging in at an installation that may not have joined a company yet: nobody works here then.
final class LogInHere implements LogIn, Approvers {
  private volatile @Nullable PinLogIn company;

  /// The installation belongs to a company from now on.
  void join(PinLogIn logIn) {
    company = logIn;
  }

  @Override
  public List<Person> people() {
    PinLogIn joined = company;
    return joined == null ? List.of() : joined.people();
  }

  @Override
  public PinAnswer enter(String cashierId, String pin) {
    PinLogIn joined = company;
    return joined == null ? new PinAnswer.NotHere() : joined.enter(cashierId, pin);
  }

  @Override
  public BadgeAnswer whose(BadgeScan scan) {
    PinLogIn joined = company;
    return joined == null ? new BadgeAnswer.Unknown() : joined.whose(scan);
  }

  @Override
  public PinAnswer enter(BadgeCode badge) {
    PinLogIn joined = company;
    return joined == null ? new PinAnswer.NotHere() : joined.enter(badge);
  }

  @Override
  public boolean lift(String cashierId, Approval approval) {
    PinLogIn joined = company;
    return joined != null && joined.lift(cashierId, approval);
  }

  @Override
  public boolean setAside(String cashierId, Approval approval) {
    PinLogIn joined = company;
    return joined != null && joined.setAside(cashierId, approval);
  }

  @Override
  public List<Person> whoMay(Set<Permission> needed) {
    PinLogIn joined = company;
    return joined == null ? List.of() : joined.whoMay(needed);
  }

  @Override
  public PinAnswer enter(String userId, String pin, Set<Permission> needed) {
    PinLogIn joined = company;
    return joined == null ? new PinAnswer.NotHere() : joined.enter(userId, pin, needed);
  }
}
