package dev.sempre.pos.approval;

import dev.sempre.model.organisation.Permission;
import java.util.Set;

/// Leave that somebody who may has given on the spot, for one step. Whoever takes the step looks
/// again whether he may. Source: T1.
///
/// @param by id of whoever gave it
/// @param forWhat what it was asked for
public record Approval(String by, Set<Permission> forWhat) {
  public Approval {
    forWhat = Set.copyOf(forWhat);
  }
}
