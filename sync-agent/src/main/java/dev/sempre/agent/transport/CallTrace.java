package dev.sempre.agent.transport;

import okhttp3.Call;
import okhttp3.EventListener;

/// Notes on a request whether it had begun to leave when its call failed. Tagged to the request;
/// touched by its calling thread only.
final class CallTrace {
  private boolean left;

  boolean hasLeft() {
    return left;
  }

  /// Marks the trace of each call.
  static final class Listener extends EventListener {
    @Override
    public void requestHeadersStart(Call call) {
      CallTrace trace = call.request().tag(CallTrace.class);
      if (trace != null) {
        trace.left = true;
      }
    }
  }
}
