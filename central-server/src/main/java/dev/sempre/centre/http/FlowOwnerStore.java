package dev.sempre.centre.http;

import dev.sempre.replica.sync.Changes;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Questions about exchanges that the journal does not answer.
final class FlowOwnerStore {
  private FlowOwnerStore() {}

  /// The device that began a flow.
  static Optional<String> find(Handle handle, String flow) {
    return handle
        .createQuery("select device_id from flow where id = :id")
        .bind("id", flow)
        .mapTo(String.class)
        .findOne();
  }

  /// Where the feed stands in the snapshot of the handle.
  static Changes.Head head(Handle handle) {
    return handle
        .createQuery("select epoch, head from feed where id = 1")
        .map((row, context) -> new Changes.Head(row.getString(1), row.getLong(2)))
        .one();
  }
}
