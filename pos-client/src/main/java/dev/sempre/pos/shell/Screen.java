package dev.sempre.pos.shell;

/// The screens of the program. One is shown at a time.
public enum Screen {
  /// First start: demo or enrolment. Nobody is logged in and no company is known.
  START(false, false),
  /// Choosing a cashier and entering the PIN.
  LOG_IN(false, false),
  /// The till's home.
  SELL(true, false),
  /// The till's shift, from its float to its Z.
  SHIFT(true, false),
  /// The sync monitor.
  SYNC(true, true),
  /// Printers and devices of this till.
  DEVICES(true, true);

  private final boolean attended;
  private final boolean backOffice;

  Screen(boolean attended, boolean backOffice) {
    this.attended = attended;
    this.backOffice = backOffice;
  }

  /// Whether a person must be logged in to see it.
  public boolean attended() {
    return attended;
  }

  /// Whether the left rail stands beside it.
  public boolean backOffice() {
    return backOffice;
  }
}
