package dev.sempre.pos.login;

import dev.sempre.model.organisation.BadgeScan;
import dev.sempre.pos.badge.BadgeAnswer.Holder;
import dev.sempre.pos.badge.BadgeReader;
import dev.sempre.pos.shell.Cashier;
import dev.sempre.pos.shell.ShellViewModel;
import java.util.function.Consumer;

/// A badge that is held before the scanner while somebody else works: the till is handed over to
/// whose it is, as by F10, and the first one's ticket stays open under his name. One that opens
/// nothing changes nothing for whoever works. UI thread only. Source: T1.
public final class QuickSwitch {
  private final BadgeReader badges;
  private final ShellViewModel shell;
  private final Consumer<Holder> logIn;

  /// @param logIn where whoever comes logs in
  public QuickSwitch(BadgeReader badges, ShellViewModel shell, Consumer<Holder> logIn) {
    this.badges = badges;
    this.shell = shell;
    this.logIn = logIn;
  }

  /// Hands the till over.
  ///
  /// @param refusal where the screen of whoever works says that the badge opens nothing
  public void scan(BadgeScan scan, BadgeReader.Refusal refusal) {
    badges.read(scan, this::handOver, refusal);
  }

  private void handOver(Holder holder) {
    Cashier working = shell.cashierProperty().get();
    if (working != null && working.id().equals(holder.person().cashier().id())) {
      return; // He is there.
    }
    shell.switchCashier();
    if (shell.cashierProperty().get() == null) {
      logIn.accept(holder);
    } else {
      badges.ignore(); // Money lies, as the screen says.
    }
  }
}
