package dev.sempre.centre.http;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One thing that can be asked of the centre: where, what it takes and gives, and who does it. The
/// server, the description at `/openapi.json` and the test of every route by every tenant are made
/// from the same list.
///
/// @param method how it is asked
/// @param path address, names in braces
/// @param name name of the operation for programs
/// @param summary what it does, one sentence
/// @param parameters parameters of the query
/// @param body what it takes, or null
/// @param answer what it gives
/// @param problems status > when, beside those that every route has
/// @param work what does it
record Route(
    HandlerType method,
    String path,
    String name,
    String summary,
    List<Parameter> parameters,
    @Nullable Shape body,
    Shape answer,
    Map<Integer, String> problems,
    Work work) {

  /// A parameter of the query.
  ///
  /// @param name its name
  /// @param description what it says
  /// @param repeated whether it may come more than once
  /// @param required whether it must come
  record Parameter(String name, String description, boolean repeated, boolean required) {}

  /// What a body looks like.
  sealed interface Shape {
    /// A small message: the JSON of a record.
    record Message(Class<? extends Record> type) implements Shape {}

    /// A form that is described by itself.
    ///
    /// @param name name of its schema
    record Described(String name) implements Shape {}
  }

  /// Who may ask, and what is done.
  sealed interface Work {
    /// Anybody may ask.
    record Open(OpenHandler handler) implements Work {}

    /// Only an active device of the company in the address.
    record OfDevice(DeviceHandler handler) implements Work {}
  }

  @FunctionalInterface
  interface OpenHandler {
    void handle(Context context);
  }

  @FunctionalInterface
  interface DeviceHandler {
    void handle(Context context, Caller caller);
  }

  boolean needsToken() {
    return switch (work) {
      case Work.Open _ -> false;
      case Work.OfDevice _ -> true;
    };
  }
}
