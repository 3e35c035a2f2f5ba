package dev.sempre.centre.http;

import dev.sempre.centre.identity.Admission;
import dev.sempre.centre.identity.Enrolment;
import dev.sempre.centre.identity.Login;
import dev.sempre.model.wire.Messages.ChallengeRequest;
import dev.sempre.model.wire.Messages.EnrolmentRequest;
import dev.sempre.model.wire.Messages.TokenRequest;
import io.javalin.http.Context;

/// How a device gets in.
final class IdentityApi {
  private final Enrolment enrolment;
  private final Login login;

  IdentityApi(Enrolment enrolment, Login login) {
    this.enrolment = enrolment;
    this.login = login;
  }

  void enrol(Context context) {
    EnrolmentRequest request = Bodies.message(context, EnrolmentRequest.class);
    answer(context, enrolment.enrol(request, context.ip()), 403);
  }

  void challenge(Context context) {
    ChallengeRequest request = Bodies.message(context, ChallengeRequest.class);
    answer(context, login.challenge(context.pathParam("tenant"), request), 401);
  }

  void token(Context context) {
    TokenRequest request = Bodies.message(context, TokenRequest.class);
    answer(context, login.token(context.pathParam("tenant"), request, context.ip()), 401);
  }

  private static <T> void answer(Context context, Admission<T> admission, int deniedStatus) {
    switch (admission) {
      case Admission.Granted<T>(T value) -> Bodies.answer(context, value);
      case Admission.Malformed<T>(var why) -> throw ApiProblem.of(400, why);
      case Admission.Denied<T>(var why) -> throw ApiProblem.of(deniedStatus, why);
      case Admission.TooMany<T>(long waitMillis) -> throw ApiProblem.tooMany(waitMillis);
    }
  }
}
