package dev.sempre.centre.http;

import dev.sempre.centre.tenant.CentreStore;
import io.javalin.http.Context;

/// What anybody may know of a centre.
final class InfoApi {
  /// @param status `UP` or `DOWN`
  /// @param schema schema version of the centre
  record Health(String status, int schema) {}

  private final CentreStore store;
  private volatile String description = "{}";

  InfoApi(CentreStore store) {
    this.store = store;
  }

  /// Makes the description known; it is made from the list of routes, of which this is one.
  void publish(OpenApi openApi) {
    description = openApi.json();
  }

  void openApi(Context context) {
    context.contentType(Bodies.JSON).result(description);
  }

  void health(Context context) {
    boolean up = store.isReachable();
    context.status(up ? 200 : 503);
    Bodies.answer(context, new Health(up ? "UP" : "DOWN", store.release().catalogue().schema()));
  }
}
