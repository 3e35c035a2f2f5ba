package dev.sempre.agent.transport;

import dev.sempre.agent.run.Upstream.Answer;
import dev.sempre.model.wire.Messages.EnrolmentAnswer;
import dev.sempre.model.wire.Messages.EnrolmentRequest;
import okhttp3.Request;

/// The one request of a device that has no identity yet. Source: R51.
public final class HttpEnrolment {
  private HttpEnrolment() {}

  /// Sends a code and a public key. Sent again with the same key it gets the same answer.
  public static Answer<EnrolmentAnswer> send(ServerAddress address, EnrolmentRequest request) {
    Request.Builder post =
        new Request.Builder()
            .url(address.path("v1", "enrolments").build())
            .post(HttpCalls.json(request));
    return new HttpCalls(address).call(post, 0, HttpCalls.message(EnrolmentAnswer.class));
  }
}
