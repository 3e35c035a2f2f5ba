package dev.sempre.centre.organisation;

import static dev.sempre.model.organisation.Permission.DISCOUNT;
import static dev.sempre.model.organisation.Permission.MANAGE_CONTACTS;
import static dev.sempre.model.organisation.Permission.MANAGE_SETTINGS;
import static dev.sempre.model.organisation.Permission.MANAGE_USERS;
import static dev.sempre.model.organisation.Permission.OPEN_SHIFT;
import static dev.sempre.model.organisation.Permission.SELL;
import static dev.sempre.model.organisation.Permission.SYNC_SETTINGS;
import static dev.sempre.model.organisation.Permission.VOID_LINE;

import dev.sempre.model.organisation.Permission;
import dev.sempre.model.text.Label;
import dev.sempre.replica.sync.Records.Draft;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A role that a new company begins with. Its own may differ later; the code stays.
///
/// @param code stable code, also the id of the role
/// @param names what people read, by language
/// @param permissions what it allows
record BasicRole(String code, Map<String, String> names, Set<Permission> permissions) {
  static final BasicRole ADMIN =
      new BasicRole(
          "ADMIN",
          Map.of(
              "en", "Administrator",
              "it", "Amministratore",
              "pt-BR", "Administrador",
              "fr", "Administrateur"),
          EnumSet.allOf(Permission.class));

  static final BasicRole MANAGER =
      new BasicRole(
          "MANAGER",
          Map.of("en", "Manager", "it", "Responsabile", "pt-BR", "Gerente", "fr", "Responsable"),
          EnumSet.complementOf(EnumSet.of(MANAGE_USERS, MANAGE_SETTINGS, SYNC_SETTINGS)));

  /// Without [Permission#CLOSE_SHIFT] and [Permission#REFUND], so four digits are enough for a PIN.
  /// Source: R49.
  static final BasicRole CASHIER =
      new BasicRole(
          "CASHIER",
          Map.of("en", "Cashier", "it", "Cassiere", "pt-BR", "Operador de caixa", "fr", "Caissier"),
          EnumSet.of(SELL, DISCOUNT, VOID_LINE, OPEN_SHIFT, MANAGE_CONTACTS));

  static final List<BasicRole> ALL = List.of(ADMIN, MANAGER, CASHIER);

  BasicRole {
    names = Map.copyOf(names);
    permissions = Set.copyOf(permissions);
  }

  /// Its name for a company of a language.
  String nameIn(String language) {
    return names.getOrDefault(language, code);
  }

  /// The role for a company of a language.
  Draft draft(String language) {
    return RoleRows.draft(code, new Label(nameIn(language), names), permissions);
  }
}
