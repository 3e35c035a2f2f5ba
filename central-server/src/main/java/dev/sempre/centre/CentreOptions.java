package dev.sempre.centre;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// How a centre is started.
///
/// @param data its folder, made at the first time
/// @param host address to listen at
/// @param port port to listen at, 0 = any free one
/// @param postgresUrl JDBC address of the store for a new folder, or null for the folder's own
///   (SQLite in a new one)
public record CentreOptions(Path data, String host, int port, @Nullable String postgresUrl) {
  /// Source: L10.
  public static final int DEFAULT_PORT = 3001;

  public static final String DEFAULT_HOST = "127.0.0.1";

  /// For this machine only, on a free port, with the store of the folder.
  public static CentreOptions local(Path data) {
    return new CentreOptions(data, DEFAULT_HOST, 0, null);
  }
}
