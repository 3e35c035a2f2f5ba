package dev.sempre.simulation.architecture.planted.centre.desk;

import io.javalin.http.Context;

/// Answers requests outside the HTTP package.
final class RouteOutsideHttp {
  private RouteOutsideHttp() {}

  static String path(Context request) {
    return request.path();
  }
}
