package dev.sempre.centre.http;

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
}
