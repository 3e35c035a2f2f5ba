package dev.sempre.simulation.architecture.planted.agent.round;

import okhttp3.OkHttpClient;

/// Knows the network outside the transport.
final class CallOutsideTheTransport {
  private CallOutsideTheTransport() {}

  static int timeout(OkHttpClient client) {
    return client.callTimeoutMillis();
  }
}
