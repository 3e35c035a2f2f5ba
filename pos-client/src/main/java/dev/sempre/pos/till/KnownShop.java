package dev.sempre.pos.till;

import dev.sempre.model.organisation.Establishment;
import dev.sempre.replica.db.Place;
import dev.sempre.replica.organisation.EstablishmentStore;
import java.time.DateTimeException;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The shop that this till stands in, as it was last understood. A mistake in its entry at head
/// office (a currency, tax mode or time zone that this program does not know) must not stop the
/// selling of a till that knew better a minute ago; it is logged once. Safe to call from any
/// thread. Source: P5.
public final class KnownShop {
  private static final Logger LOG = LoggerFactory.getLogger(KnownShop.class);

  private volatile @Nullable Establishment understood;
  private volatile @Nullable String problem;

  /// The shop; empty if it is not here, or has never been understood since this program started.
  public Optional<Establishment> find(Handle handle, Place place) {
    String id = String.valueOf(place.establishment());
    try {
      Optional<Establishment> found = EstablishmentStore.byId(handle, id);
      problem = null;
      if (found.isPresent()) {
        understood = found.get();
      }
    } catch (IllegalArgumentException | DateTimeException mistake) {
      note(id, String.valueOf(mistake.getMessage()));
    }
    return Optional.ofNullable(understood);
  }

  private void note(String id, String mistake) {
    if (!mistake.equals(problem)) {
      LOG.error("TILL-6 What head office says of shop {} is not understood: {}", id, mistake);
    }
    problem = mistake;
  }

  /// What was not understood when the shop was last looked for; null if nothing.
  public @Nullable String problem() {
    return problem;
  }
}
