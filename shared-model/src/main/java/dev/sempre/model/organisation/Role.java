package dev.sempre.model.organisation;

import dev.sempre.model.text.Label;
import java.util.Set;

/// A named set of permissions.
///
/// @param id UUIDv7
/// @param name what people read
/// @param permissions what it allows
public record Role(String id, Label name, Set<Permission> permissions) {

  public Role {
    permissions = Set.copyOf(permissions);
  }

  public boolean allows(Permission permission) {
    return permissions.contains(permission);
  }

  /// Whether the badge of somebody of this role opens a till without his PIN.
  public boolean badgeIsEnough() {
    return permissions.stream().noneMatch(Permission::needsPin);
  }
}
