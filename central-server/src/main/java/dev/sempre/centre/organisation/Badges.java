package dev.sempre.centre.organisation;

import dev.sempre.centre.answer.Answer;
import dev.sempre.model.organisation.BadgeCode;
import dev.sempre.model.organisation.Role;
import dev.sempre.model.organisation.User;
import dev.sempre.model.sync.RootRecord;
import dev.sempre.model.sync.SyncCatalogue;
import dev.sempre.replica.db.Priority;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.db.Tx;
import dev.sempre.replica.organisation.UserStore;
import dev.sempre.replica.sync.Records;
import dev.sempre.replica.sync.Records.Draft;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// The badges of a company's people, one each at most. Tills know of a change with their next
/// download. Source: T1.
public final class Badges {
  private static final String BY_ISSUE = "badge issue";
  private static final String BY_WITHDRAWAL = "badge withdraw";

  /// A badge that somebody has from now on. Nothing keeps its code but this.
  ///
  /// @param replaces whether one that he had opens nothing any more
  /// @param pinToo whether his PIN is asked for as well
  public record Issued(User user, BadgeCode badge, boolean replaces, boolean pinToo) {}

  private Badges() {}

  /// Gives a person a badge. One that he had is none any more.
  ///
  /// @param random a strong source in the programs
  public static Answer<Issued> issue(Replica replica, String login, RandomGenerator random) {
    BadgeCode badge = BadgeCode.random(random);
    return replica.write(
        Priority.PERSON,
        tx -> {
          User user = CompanyStore.userByLogin(tx.handle(), login).orElse(null);
          if (user == null) {
            return unknown(login);
          }
          boolean replaces = put(tx, user, BY_ISSUE, badge.hash());
          boolean alone =
              UserStore.role(tx.handle(), user.roleId()).filter(Role::badgeIsEnough).isPresent();
          return Answer.done(new Issued(user, badge, replaces, !alone));
        });
  }

  /// Takes a person his badge: lost, or not wanted any more.
  ///
  /// @return refused if he has none
  public static Answer<User> withdraw(Replica replica, String login) {
    return replica.write(
        Priority.PERSON,
        tx -> {
          User user = CompanyStore.userByLogin(tx.handle(), login).orElse(null);
          if (user == null) {
            return unknown(login);
          }
          return put(tx, user, BY_WITHDRAWAL, null)
              ? Answer.done(user)
              : Answer.refused("NO_BADGE", "login", login + " has no badge.");
        });
  }

  private static <T> Answer<T> unknown(String login) {
    return Answer.refused(
        "USER_UNKNOWN", "login", "Nobody logs in as " + login + ": create the person first.");
  }

  /// @return whether he had one before
  private static boolean put(Tx tx, User user, String by, @Nullable String badgeHash)
      throws SQLException {
    RootRecord standing =
        Records.find(tx.connection(), tx.dialect(), SyncCatalogue.APP_USER, user.id())
            .orElseThrow()
            .record();
    Optional<String> before = Optional.ofNullable(standing.text("badge_hash"));
    @Nullable Object[] values = standing.values().clone();
    values[column()] = badgeHash;
    Records.put(
        tx,
        SyncCatalogue.APP_USER,
        by,
        new Draft(user.id(), values, List.copyOf(standing.children())));
    return before.isPresent();
  }

  private static int column() {
    List<String> names =
        SyncCatalogue.APP_USER.columns().stream().map(column -> column.name()).toList();
    return names.indexOf("badge_hash");
  }
}
