package dev.sempre.pos.till;

import dev.sempre.model.journal.JournalEvent;
import dev.sempre.model.organisation.Permission;
import dev.sempre.model.organisation.Role;
import dev.sempre.model.organisation.User;
import dev.sempre.pos.approval.Approval;
import dev.sempre.replica.db.Place;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.organisation.UserStore;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Whether leave that was given on the spot is good for a step, and what the journal says of it.
/// Source: T1, I18.
final class Leave {
  private final Replica replica;
  private final Place place;
  private final User cashier;

  Leave(Replica replica, Place place, User cashier) {
    this.replica = replica;
    this.place = place;
    this.cashier = cashier;
  }

  /// Whether somebody gave leave for all of it who works here and may do it himself.
  boolean isGood(@Nullable Approval approval, Set<Permission> missing) {
    return approval != null
        && approval.forWhat().containsAll(missing)
        && replica.read(handle -> mayDo(handle, place, approval.by(), missing));
  }

  /// Whether a person works at a place and his role allows something.
  static boolean mayDo(Handle handle, Place place, String userId, Set<Permission> needed) {
    return role(handle, place, userId)
        .map(Role::permissions)
        .filter(allowed -> allowed.containsAll(needed))
        .isPresent();
  }

  /// What a person may do at a place as head office has it now, whatever it was when he logged in:
  /// nothing if he does not work there any more.
  static Set<Permission> permissions(Handle handle, Place place, String userId) {
    return role(handle, place, userId).map(Role::permissions).orElse(Set.of());
  }

  private static Optional<Role> role(Handle handle, Place place, String userId) {
    return UserStore.activeOf(handle, String.valueOf(place.establishment()), userId)
        .flatMap(user -> UserStore.role(handle, user.roleId()))
        .map(role -> settlingCards(handle, role));
  }

  /// The roles of a centre of the version before have no [Permission#SETTLE_CARD]: until one that
  /// is here has it, whoever closes the shift settles cards, as he did before there was one.
  private static Role settlingCards(Handle handle, Role role) {
    boolean may =
        role.allows(Permission.CLOSE_SHIFT)
            && !role.allows(Permission.SETTLE_CARD)
            && !UserStore.isAllowedByAnyRole(handle, Permission.SETTLE_CARD);
    if (!may) {
      return role;
    }
    Set<Permission> all = EnumSet.copyOf(role.permissions());
    all.add(Permission.SETTLE_CARD);
    return new Role(role.id(), role.name(), all);
  }

  /// What the journal says of a step: all that it always has, and all that took leave.
  List<JournalEvent> trace(
      List<Deed> deeds, ShopTerms terms, @Nullable Approval approval, String saleId) {
    return deeds.stream()
        .filter(deed -> deed.always() || !terms.allow(deed.permission()))
        .map(deed -> {
          String approver =
              approval == null || terms.allow(deed.permission()) ? null : approval.by();
          return deed.event(cashier.id(), approver, saleId);
        })
        .toList();
  }
}
