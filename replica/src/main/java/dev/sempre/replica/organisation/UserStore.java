package dev.sempre.replica.organisation;

import dev.sempre.model.organisation.Permission;
import dev.sempre.model.organisation.Role;
import dev.sempre.model.organisation.User;
import dev.sempre.replica.text.LabelColumns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/// Who works with the program, and what each may do. Source: T1, architecture section 8.
public final class UserStore {
  private static final String SELECT =
      """
      select id, login, display_name, role_id, establishment_id, language, active from app_user
      """;

  private UserStore() {}

  /// Who may log in at an establishment, by name.
  public static List<User> activeOf(Handle handle, String establishmentId) {
    return handle
        .createQuery(
            SELECT
                + """
                 where active = 1 and deleted = 0
                   and (establishment_id is null or establishment_id = :establishment)
                 order by display_name, id
                """)
        .bind("establishment", establishmentId)
        .map(UserStore::user)
        .list();
  }

  /// A user who may log in at an establishment; empty if he may not, or not any more.
  public static Optional<User> activeOf(Handle handle, String establishmentId, String id) {
    return handle
        .createQuery(
            SELECT
                + """
                 where id = :id and active = 1 and deleted = 0
                   and (establishment_id is null or establishment_id = :establishment)
                """)
        .bind("id", id)
        .bind("establishment", establishmentId)
        .map(UserStore::user)
        .findOne();
  }

  /// A user, also one who may no longer log in: past sales name him.
  public static Optional<User> byId(Handle handle, String id) {
    return handle
        .createQuery(SELECT + " where id = :id")
        .bind("id", id)
        .map(UserStore::user)
        .findOne();
  }

  /// What [PinHash#of] made of the user's PIN; empty if the user has none and cannot log in by one.
  public static Optional<String> pinHash(Handle handle, String userId) {
    return handle
        .createQuery(
            "select pin_hash from app_user where id = :id and deleted = 0 and pin_hash is not null")
        .bind("id", userId)
        .mapTo(String.class)
        .findOne();
  }

  /// Whose badge it is, also one who may no longer log in; empty if it is nobody's, any more or
  /// yet.
  ///
  /// @param badgeHash what `BadgeCode#hash` made of it
  public static Optional<User> byBadge(Handle handle, String badgeHash) {
    return handle
        .createQuery(SELECT + " where badge_hash = :badge and deleted = 0 order by id")
        .bind("badge", badgeHash)
        .map(UserStore::user)
        .findFirst();
  }

  /// A role with its permissions. One that only a newer program knows is passed over: it allows
  /// nothing that this program can do.
  public static Optional<Role> role(Handle handle, String id) {
    return handle
        .createQuery("select id, name, names from role where id = :id and deleted = 0")
        .bind("id", id)
        .map((row, _) ->
            new Role(
                row.getString(1),
                LabelColumns.read(row.getString(2), row.getString(3)),
                permissions(handle, id)))
        .findOne();
  }

  /// Whether any role allows something: if none does, head office may not know of it yet.
  public static boolean isAllowedByAnyRole(Handle handle, Permission permission) {
    return handle
        .createQuery(
            """
            select 1 from role_permission p join role r on r.id = p.role_id
             where p.permission = :permission and r.deleted = 0 limit 1
            """)
        .bind("permission", permission.name())
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }

  private static Set<Permission> permissions(Handle handle, String roleId) {
    Set<Permission> permissions = EnumSet.noneOf(Permission.class);
    List<String> names =
        handle
            .createQuery("select permission from role_permission where role_id = :id")
            .bind("id", roleId)
            .mapTo(String.class)
            .list();
    for (Permission permission : Permission.values()) {
      if (names.contains(permission.name())) {
        permissions.add(permission);
      }
    }
    return permissions;
  }

  private static User user(ResultSet row, StatementContext context) throws SQLException {
    return new User(
        row.getString(1),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        row.getString(5),
        row.getString(6),
        row.getLong(7) == 1);
  }
}
