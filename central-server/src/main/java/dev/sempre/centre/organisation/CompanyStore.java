package dev.sempre.centre.organisation;

import dev.sempre.model.organisation.EstablishmentKind;
import dev.sempre.model.organisation.User;
import dev.sempre.replica.organisation.UserStore;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Questions about a company's places and people that only its administration asks.
final class CompanyStore {
  private CompanyStore() {}

  static Optional<String> centralEstablishment(Handle handle) {
    return handle
        .createQuery(
            """
            select id from establishment where kind = :kind and deleted = 0
             order by id limit 1
            """)
        .bind("kind", EstablishmentKind.CENTRAL.name())
        .mapTo(String.class)
        .findOne();
  }

  static List<String> establishments(Handle handle) {
    return handle
        .createQuery("select id from establishment where deleted = 0 order by id")
        .mapTo(String.class)
        .list();
  }

  static List<String> roles(Handle handle) {
    return handle
        .createQuery("select id from role where deleted = 0 order by id")
        .mapTo(String.class)
        .list();
  }

  /// Who logs in under a short name, also one who may no longer.
  static Optional<User> userByLogin(Handle handle, String login) {
    return handle
        .createQuery("select id from app_user where login = :login and deleted = 0 order by id")
        .bind("login", login)
        .mapTo(String.class)
        .findFirst()
        .flatMap(id -> UserStore.byId(handle, id));
  }

  static boolean isLoginTaken(Handle handle, String login) {
    return handle
            .createQuery("select count(*) from app_user where login = :login and deleted = 0")
            .bind("login", login)
            .mapTo(Long.class)
            .one()
        > 0;
  }
}
