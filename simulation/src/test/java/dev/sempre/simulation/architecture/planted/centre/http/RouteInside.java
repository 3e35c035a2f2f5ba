package dev.sempre.simulation.architecture.planted.centre.http;

import io.javalin.http.Context;

/// Keeps the rules: this is the HTTP package.
final class RouteInside {
  private RouteInside() {}

  static String path(Context request) {
    return request.path();
  }
}
