package dev.sempre.centre.http;

import dev.sempre.centre.tenant.CentreStore;
import io.javalin.http.Context;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What anybody may know of a centre.
final class InfoApi {
  /// @param status `UP` or `DOWN`
  /// @param schema schema version of the centre
  record Health(String status, int schema) {}

  private final CentreStore store;
  private volatile List<Route> routes = List.of();
  private volatile @Nullable String description;

  InfoApi(CentreStore store) {
    this.store = store;
  }

  /// Makes known what is served, of which this is a part.
  void publish(List<Route> newRoutes) {
    routes = newRoutes;
  }

  /// The description is made when somebody asks for it first: hardly anybody does, and each start
  /// would wait for it.
  void openApi(Context context) {
    String made = description;
    if (made == null) {
      made = OpenApi.of(routes).json();
      description = made;
    }
    context.contentType(Bodies.JSON).result(made);
  }

  void health(Context context) {
    boolean up = store.isReachable();
    context.status(up ? 200 : 503);
    Bodies.answer(context, new Health(up ? "UP" : "DOWN", store.release().catalogue().schema()));
  }
}
