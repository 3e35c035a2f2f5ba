package dev.sempre.centre.http;

import dev.sempre.replica.db.Replica;
import dev.sempre.replica.sync.Viewer;

/// The device that a request comes from, proved by its token and found active.
///
/// @param tenant its company
/// @param viewer the device and its establishment
/// @param replica the database of its company: the only one that a handler ever gets
record Caller(String tenant, Viewer viewer, Replica replica) {
  String device() {
    return viewer.device();
  }
}
