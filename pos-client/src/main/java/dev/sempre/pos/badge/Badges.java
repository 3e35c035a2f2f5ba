package dev.sempre.pos.badge;

import dev.sempre.model.organisation.BadgeScan;

/// Whose badges are, offline. Called away from the UI thread. Source: T1.
public interface Badges {
  /// Whose badge was scanned. The journal has one that opens nothing, without its code; nobody has
  /// to wait because of it, or a stranger's card would lock people out.
  BadgeAnswer whose(BadgeScan scan);
}
