package dev.sempre.centre.http;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.sempre.centre.http.Route.Shape;
import dev.sempre.model.sync.SyncCatalogue;
import dev.sempre.model.sync.TableSpec;
import dev.sempre.model.wire.Messages;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The description of the interface for other programs, made from the list of routes; only the
/// forms of the streamed bodies are written by hand, in `openapi-schemas.json`. Source: L14,
/// OpenAPI 3.1.
final class OpenApi {
  private static final Gson GSON =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();
  private static final Pattern IN_PATH = Pattern.compile("\\{([a-z]+)}");
  private static final String BEARER = "device";

  private static final Map<Integer, String> OF_EVERY_ROUTE =
      Map.of(
          400, "The request is malformed.",
          500, "The centre made a mistake.",
          503, "The store does not answer; try again after Retry-After.");

  private static final Map<Integer, String> OF_TOKEN_ROUTES =
      Map.of(
          401, "No good token, or the device is unknown or revoked (DEVICE_REVOKED).",
          403,
              "The token is of another company, or the device's program is too far from the"
                  + " centre's (PROGRAM_TOO_OLD, CENTRE_TOO_OLD).",
          409, "EPOCH_CHANGED: the device has seen something of the feed that is lost, reconcile.",
          429, "Too many requests; try again after Retry-After.");

  private final String json;

  private OpenApi(String json) {
    this.json = json;
  }

  static OpenApi of(List<Route> routes) {
    JsonSchemas schemas = new JsonSchemas();
    described().entrySet().forEach(e -> schemas.add(e.getKey(), e.getValue().getAsJsonObject()));
    JsonObject paths = new JsonObject();
    for (Route route : routes) {
      JsonObject path = paths.getAsJsonObject(route.path());
      if (path == null) {
        path = new JsonObject();
        paths.add(route.path(), path);
      }
      path.add(
          route.method().name().toLowerCase(Locale.ROOT), new Operation(route, schemas).json());
    }
    JsonObject components = new JsonObject();
    components.add("schemas", schemas.all());
    components.add("securitySchemes", security());
    JsonObject document = new JsonObject();
    document.addProperty("openapi", "3.1.0");
    document.add("info", info());
    document.add("paths", paths);
    document.add("components", components);
    return new OpenApi(GSON.toJson(document));
  }

  String json() {
    return json;
  }

  private static JsonObject info() {
    JsonObject info = new JsonObject();
    info.addProperty("title", "Sempre centre");
    info.addProperty("version", "1");
    info.addProperty(
        "description",
        "Every answer that is not the one asked for is a Problem. Tables, in apply order: "
            + String.join(", ", SyncCatalogue.TABLES.stream().map(TableSpec::name).toList())
            + ".");
    return info;
  }

  private static JsonObject security() {
    JsonObject bearer = new JsonObject();
    bearer.addProperty("type", "http");
    bearer.addProperty("scheme", "bearer");
    bearer.addProperty("bearerFormat", "JWT");
    JsonObject schemes = new JsonObject();
    schemes.add(BEARER, bearer);
    return schemes;
  }

  private static JsonObject described() {
    try (InputStream in = OpenApi.class.getResourceAsStream("openapi-schemas.json")) {
      if (in == null) {
        throw new IllegalStateException("the program lacks its own file openapi-schemas.json");
      }
      try (Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
        return JsonParser.parseReader(reader).getAsJsonObject();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// One route in the words of the standard.
  private record Operation(Route route, JsonSchemas schemas) {
    JsonObject json() {
      JsonObject operation = new JsonObject();
      operation.addProperty("operationId", route.name());
      operation.addProperty("summary", route.summary());
      JsonArray parameters = parameters();
      if (!parameters.isEmpty()) {
        operation.add("parameters", parameters);
      }
      Shape body = route.body();
      if (body != null) {
        JsonObject requestBody = new JsonObject();
        requestBody.addProperty("required", true);
        requestBody.add("content", content(schema(body)));
        operation.add("requestBody", requestBody);
      }
      operation.add("responses", responses());
      if (route.needsToken()) {
        JsonObject scheme = new JsonObject();
        scheme.add(BEARER, new JsonArray());
        JsonArray security = new JsonArray();
        security.add(scheme);
        operation.add("security", security);
      }
      return operation;
    }

    private JsonArray parameters() {
      JsonArray parameters = new JsonArray();
      Matcher names = IN_PATH.matcher(route.path());
      while (names.find()) {
        JsonObject parameter = parameter(names.group(1), "path", true);
        parameter.add("schema", JsonSchemas.ofType("string"));
        parameters.add(parameter);
      }
      for (Route.Parameter query : route.parameters()) {
        JsonObject parameter = parameter(query.name(), "query", query.required());
        parameter.addProperty("description", query.description());
        JsonObject text = JsonSchemas.ofType("string");
        if (query.repeated()) {
          JsonObject many = JsonSchemas.ofType("array");
          many.add("items", text);
          parameter.add("schema", many);
        } else {
          parameter.add("schema", text);
        }
        parameters.add(parameter);
      }
      if (route.needsToken()) {
        JsonObject seen = parameter(Messages.SEEN, "header", false);
        seen.addProperty("description", "What the newest answer has said of itself as `seen`.");
        seen.add("schema", JsonSchemas.ofType("string"));
        parameters.add(seen);
        JsonObject speaks = parameter(Messages.SCHEMA, "header", false);
        speaks.addProperty(
            "description", "Version of the schema that the device speaks, 1 if it does not say.");
        speaks.add("schema", JsonSchemas.ofType("integer"));
        parameters.add(speaks);
      }
      if (route.name().equals("head")) {
        JsonObject chains = parameter(Messages.CHAINS, "header", false);
        chains.addProperty(
            "description",
            "Where the device's chains stand, once in each round: series (percent-encoded), number"
                + " and hash with colons between, chains with commas between. Kept for ever; the"
                + " newest that is kept comes back as `anchors`.");
        chains.add("schema", JsonSchemas.ofType("string"));
        parameters.add(chains);
      }
      if (route.name().equals("records")) {
        JsonObject told = parameter(Messages.TOLD, "header", false);
        told.addProperty(
            "description", "Where the device's own feed stands; given back as `told` of head.");
        told.add("schema", JsonSchemas.ofType("string"));
        parameters.add(told);
      }
      return parameters;
    }

    private static JsonObject parameter(String name, String in, boolean required) {
      JsonObject parameter = new JsonObject();
      parameter.addProperty("name", name);
      parameter.addProperty("in", in);
      parameter.addProperty("required", required);
      return parameter;
    }

    private JsonObject responses() {
      JsonObject responses = new JsonObject();
      responses.add("200", response("What was asked for.", schema(route.answer())));
      Map<Integer, String> problems = new TreeMap<>(OF_EVERY_ROUTE);
      if (route.body() != null) {
        problems.put(413, "The body is too long.");
        problems.put(415, "The body is not JSON in UTF-8.");
      }
      if (route.needsToken()) {
        problems.putAll(OF_TOKEN_ROUTES);
      }
      problems.putAll(route.problems());
      JsonObject problem = schemas.reference(Messages.Problem.class);
      problems.forEach(
          (status, when) -> responses.add(String.valueOf(status), response(when, problem)));
      return responses;
    }

    private JsonObject response(String description, JsonObject schema) {
      JsonObject response = new JsonObject();
      response.addProperty("description", description);
      response.add("content", content(schema));
      return response;
    }

    private JsonObject schema(Shape shape) {
      return switch (shape) {
        case Shape.Message(var type) -> schemas.reference(type);
        case Shape.Described(String name) -> JsonSchemas.reference(name);
      };
    }

    private static JsonObject content(JsonObject schema) {
      JsonObject media = new JsonObject();
      media.add("schema", schema);
      JsonObject content = new JsonObject();
      content.add(Bodies.JSON, media);
      return content;
    }
  }
}
