package dev.sempre.centre.command;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// What every command takes.
final class DataOptions {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      required = true,
      description = "Folder of the centre; made at the first time.")
  Path data = Path.of("");

  @Option(
      names = "--postgres",
      paramLabel = "JDBC-URL",
      description =
          "Keep the companies in this PostgreSQL database. Needed once, for a new folder; without"
              + " it a new folder keeps them in SQLite files.")
  @Nullable String postgres;

  @Option(names = "--json", description = "Print one JSON document and nothing else.")
  boolean json;
}
