package dev.sempre.replica.chain;

import dev.sempre.model.chain.ChainCheck.Broken;
import dev.sempre.model.chain.ChainCheck.Fault;
import dev.sempre.model.journal.EventKind;
import dev.sempre.model.sync.RootRecord;
import dev.sempre.model.sync.SyncCatalogue;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// A shift has no seal of its own: what lay in the drawer when it was opened stands in the sealed
/// event of its opening. Source: R35, F41.
final class FloatCheck {
  private static final String SHIFT = SyncCatalogue.SHIFT.name();

  private FloatCheck() {}

  /// @param event a sealed record, perhaps the opening of a shift
  /// @param number its place in the chain
  static Optional<Broken> otherThanNoted(Handle handle, RootRecord event, long number) {
    if (!event.table().name().equals(SyncCatalogue.JOURNAL_EVENT.name())
        || !EventKind.SHIFT_OPENED.name().equals(event.text("kind"))
        || !(event.value("amount_minor") instanceof Long floatMinor)) {
      return Optional.empty();
    }
    String shift = String.valueOf(event.text("subject_id"));
    return handle
        .createQuery("select float_minor from " + SHIFT + " where id = :shift")
        .bind("shift", shift)
        .mapTo(Long.class)
        .findOne()
        .filter(stored -> !stored.equals(floatMinor))
        .map(_ -> new Broken(number, SHIFT, shift, Fault.ALTERED));
  }
}
