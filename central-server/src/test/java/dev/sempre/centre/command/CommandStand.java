package dev.sempre.centre.command;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.sempre.centre.tenant.CentreStore;
import dev.sempre.centre.tenant.Ports;
import dev.sempre.centre.testing.Clock;
import dev.sempre.centre.testing.TestCentre;
import dev.sempre.replica.db.Priority;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.db.Replica.Write;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Runs commands as a shell would, in the test's own process.
final class CommandStand {
  private final Path data;
  private final Ports ports = TestCentre.ports(new Clock());

  CommandStand(Path data) {
    this.data = data;
  }

  /// What a command said.
  ///
  /// @param exitCode its exit code
  /// @param out what it printed
  /// @param err what it printed on the error stream
  record Said(int exitCode, String out, String err) {
    JsonObject json() {
      return JsonParser.parseString(out).getAsJsonObject();
    }

    String text(String field) {
      return json().get(field).getAsString();
    }

    long number(String field) {
      return json().get(field).getAsLong();
    }
  }

  /// Runs a command on the folder of the stand.
  Said run(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.add("--data");
    all.add(data.toString());
    return runBare(all.toArray(new String[0]));
  }

  /// Runs a command that must succeed, with `--json`.
  JsonObject json(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.add("--json");
    Said said = run(all.toArray(new String[0]));
    if (said.exitCode() != 0) {
      throw new AssertionError(said.toString());
    }
    return said.json();
  }

  Said runBare(String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Console console =
        new Console(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            false,
            () -> {});
    int exitCode = new CentreCommands(console, this::open, CommandStand::serve).run(arguments);
    return new Said(
        exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  /// Writes into the database of a company, as a shop's record does that has arrived.
  void write(String tenant, Write<?> step) {
    try (CentreStore store = open(data, null)) {
      store.tenants().replica(tenant).orElseThrow().write(Priority.PERSON, step);
    }
  }

  /// Does something with the database of a company.
  void with(String tenant, Consumer<Replica> work) {
    try (CentreStore store = open(data, null)) {
      work.accept(store.tenants().replica(tenant).orElseThrow());
    }
  }

  private CentreStore open(Path folder, @Nullable String postgresUrl) {
    return CentreStore.open(folder, postgresUrl, ports);
  }

  private static void serve(
      Path folder,
      @Nullable String postgresUrl,
      String host,
      int port,
      Consumer<Serving.Ready> ready) {
    ready.accept(new Serving.Ready("http://" + host + ":" + port, port, "SQLite"));
  }
}
