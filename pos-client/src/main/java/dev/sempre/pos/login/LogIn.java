package dev.sempre.pos.login;

import dev.sempre.model.money.Money;
import dev.sempre.pos.shell.Cashier;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Who may work at this till, and proving to be one of them. All of it offline (T1). Called away
/// from the UI thread.
public interface LogIn {
  /// The people who may log in here, by name. Empty until the first download has brought them.
  List<Person> people();

  /// Checks a PIN. Takes as long as the hash takes, about a tenth of a second.
  LogInAnswer enter(String cashierId, String pin);

  /// A tile.
  ///
  /// @param role what he is here, in the company's words; empty if it should not be shown
  /// @param open what his open ticket comes to; null if he has none
  /// @param demoPin his PIN, to be shown on the tile of a demo company; null everywhere else
  record Person(Cashier cashier, String role, @Nullable Money open, @Nullable String demoPin) {}
}
