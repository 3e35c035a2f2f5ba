package dev.sempre.centre.organisation;

import dev.sempre.centre.answer.Answer;
import dev.sempre.centre.tenant.Ports;
import dev.sempre.model.organisation.BadgeCode;
import dev.sempre.model.organisation.Role;
import dev.sempre.model.organisation.User;
import dev.sempre.model.sync.SyncCatalogue;
import dev.sempre.replica.db.Priority;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.organisation.EstablishmentStore;
import dev.sempre.replica.organisation.UserStore;
import dev.sempre.replica.sync.Records;
import dev.sempre.replica.sync.Records.Draft;
import dev.sempre.replica.sync.Values;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A company's people.
public final class Users {
  /// Languages that the program speaks.
  public static final Set<String> LANGUAGES = Set.of("en", "it", "pt-BR", "fr");

  private static final String BY = "user create";
  private static final Pattern LOGIN = Pattern.compile("[\\p{Ll}\\p{Nd}._-]{1,64}");

  /// Who is to be created.
  ///
  /// @param login short name, lower case, unique in the company
  /// @param displayName what people read
  /// @param role id of the role
  /// @param pin digits
  /// @param establishment the only one where the person may log in, or null for all
  /// @param language one of [#LANGUAGES]
  public record NewUser(
      String login,
      String displayName,
      String role,
      String pin,
      @Nullable String establishment,
      String language) {}

  private Users() {}

  /// Creates a person.
  ///
  /// @param pinSecret the company's secret
  public static Answer<User> create(Replica replica, NewUser user, byte[] pinSecret, Ports ports) {
    if (!LOGIN.matcher(user.login()).matches()) {
      return Answer.refused(
          "LOGIN",
          "login",
          "A log-in has 1 to 64 lower-case letters, digits, points, hyphens or underscores.");
    }
    if (user.displayName().isBlank() || user.displayName().length() > 200) {
      return Answer.refused("USER_NAME", "name", "A name has 1 to 200 characters.");
    }
    if (!LANGUAGES.contains(user.language())) {
      return Answer.refused("LANGUAGE", "language", "The languages are en, it, pt-BR and fr.");
    }
    Role role = replica.read(handle -> UserStore.role(handle, user.role())).orElse(null);
    if (role == null) {
      return Answer.refused(
          "ROLE_UNKNOWN",
          "role",
          "There is no role "
              + user.role()
              + "; there are "
              + String.join(", ", replica.read(CompanyStore::roles))
              + ".");
    }
    int fewest = Pins.fewestDigits(role.permissions());
    if (!Pins.isGood(user.pin(), fewest)) {
      return Answer.refused(
          "PIN",
          "pin",
          "A PIN of this role has " + fewest + " to " + Pins.MOST_DIGITS + " digits.");
    }
    // Before the transaction: this takes long, on purpose.
    String pinHash = ports.pinHash(user.pin(), pinSecret);
    return replica.write(
        Priority.PERSON,
        tx -> {
          if (CompanyStore.isLoginTaken(tx.handle(), user.login())) {
            return Answer.refused(
                "LOGIN_EXISTS",
                "login",
                "Somebody logs in as " + user.login() + " already: choose another.");
          }
          String establishment = user.establishment();
          if (establishment != null
              && EstablishmentStore.byId(tx.handle(), establishment).isEmpty()) {
            return Answer.refused(
                "ESTABLISHMENT_UNKNOWN",
                "establishment",
                "There is no establishment " + establishment + ".");
          }
          Draft draft = draft(replica.ids().next(), user, pinHash, null);
          Records.createAll(tx, SyncCatalogue.APP_USER, BY, List.of(draft));
          return Answer.done(
              new User(
                  draft.id(),
                  user.login(),
                  user.displayName(),
                  user.role(),
                  establishment,
                  user.language(),
                  true));
        });
  }

  /// How a person is written.
  ///
  /// @param badge null if he has none
  public static Draft draft(String id, NewUser user, String pinHash, @Nullable BadgeCode badge) {
    return new Draft(
        id,
        Values.of(SyncCatalogue.APP_USER)
            .set("login", user.login())
            .set("display_name", user.displayName())
            .set("role_id", user.role())
            .set("establishment_id", user.establishment())
            .set("language", user.language())
            .set("pin_hash", pinHash)
            .set("active", true)
            .set("badge_hash", badge == null ? null : badge.hash())
            .array(),
        List.of());
  }
}
