package dev.sempre.pos.app;

import dev.sempre.pos.login.LogIn;
import dev.sempre.pos.login.LogInAnswer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Logging in at an installation that may not have joined a company yet: nobody works here then.
final class LogInHere implements LogIn {
  private volatile @Nullable LogIn company;

  /// The installation belongs to a company from now on.
  void join(LogIn logIn) {
    company = logIn;
  }

  @Override
  public List<Person> people() {
    LogIn joined = company;
    return joined == null ? List.of() : joined.people();
  }

  @Override
  public LogInAnswer enter(String cashierId, String pin) {
    LogIn joined = company;
    return joined == null ? new LogInAnswer.NotHere() : joined.enter(cashierId, pin);
  }
}
