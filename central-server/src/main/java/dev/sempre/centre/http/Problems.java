package dev.sempre.centre.http;

import dev.sempre.centre.answer.CentreFailure;
import dev.sempre.model.wire.Messages;
import dev.sempre.model.wire.Messages.Problem;
import dev.sempre.replica.db.StoreFailure;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one place where whatever goes wrong in a request becomes an answer: a [Problem], and never a
/// word about how the program or its store is made. Source: R58.
final class Problems {
  private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
  private static final long STORE_RETRY_SECONDS = 5;

  private Problems() {}

  static void register(RoutesConfig routes) {
    routes.exception(ApiProblem.class, (problem, context) -> answer(context, problem));
    routes.exception(StoreFailure.class, Problems::storeFailed);
    routes.exception(
        CentreFailure.class,
        (failure, context) -> {
          LOG.error("the centre cannot serve a company: {}", failure.sentence(), failure);
          answer(context, unavailable());
        });
    routes.exception(HttpResponseException.class, Problems::refusedByServer);
    routes.exception(
        UncheckedIOException.class,
        (e, context) -> LOG.debug("the caller has gone: {}", e.getMessage()));
    routes.exception(Exception.class, Problems::bug);
  }

  private static void storeFailed(StoreFailure failure, Context context) {
    ApiProblem problem =
        switch (failure.kind()) {
          case BUSY,
              DISK_FULL,
              DISK,
              READ_ONLY,
              UNREACHABLE,
              DAMAGED,
              MISSING,
              TOO_OLD,
              NEWER_SCHEMA -> {
            // An outage fails every request alike: one line each is enough.
            LOG.error("the store does not serve a request: {}", failure.getMessage());
            LOG.debug("the store does not serve a request", failure);
            yield unavailable();
          }
          case CONSTRAINT, OTHER -> {
            LOG.error("the store refused a statement of the program", failure);
            yield internal();
          }
        };
    answer(context, problem);
  }

  private static ApiProblem unavailable() {
    return new ApiProblem(
        503,
        "STORE_UNAVAILABLE",
        "The centre's store does not answer at the moment: try again later.",
        null,
        STORE_RETRY_SECONDS);
  }

  private static ApiProblem internal() {
    return new ApiProblem(
        500,
        "INTERNAL",
        "The centre made a mistake: its log has the details under the id of this request.",
        null);
  }

  /// What the server itself refuses: an unknown address, a method that it does not take.
  private static void refusedByServer(HttpResponseException e, Context context) {
    answer(
        context,
        switch (e.getStatus()) {
          case 404 -> new ApiProblem(404, "NOT_FOUND", "There is nothing at this address.", null);
          case 405 ->
              new ApiProblem(
                  405, "METHOD_NOT_ALLOWED", "This address does not take that method.", null);
          case 413 -> new ApiProblem(413, "CONTENT_TOO_LARGE", "The body is too long.", null);
          default ->
              new ApiProblem(
                  e.getStatus(), "REQUEST_REFUSED", "The request cannot be served.", null);
        });
  }

  private static void bug(Exception e, Context context) {
    LOG.error("a request failed", e);
    answer(context, internal());
  }

  /// What is no exception but an error of the machine: out of memory, too deep a recursion.
  static void failedBadly(HttpServletResponse response, Error error) {
    LOG.error("a request failed badly", error);
    if (response.isCommitted()) {
      return;
    }
    response.resetBuffer();
    response.setStatus(500);
    response.setContentType(Bodies.JSON);
    try {
      response
          .getOutputStream()
          .write(Messages.GSON.toJson(internal().problem()).getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      LOG.debug("the caller has gone: {}", e.getMessage());
    }
  }

  /// An answer that has begun cannot be taken back: it ends without its end, and whoever reads it
  /// asks again.
  private static void answer(Context context, ApiProblem problem) {
    if (context.res().isCommitted()) {
      return;
    }
    context.res().resetBuffer();
    context.removeHeader("Content-Encoding");
    context.status(problem.status());
    if (problem.status() == 401) {
      context.header("WWW-Authenticate", "Bearer");
    }
    if (problem.retryAfterSeconds() > 0) {
      context.header("Retry-After", String.valueOf(problem.retryAfterSeconds()));
    }
    Bodies.answer(context, problem.problem());
  }
}
