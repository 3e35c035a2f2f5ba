package dev.sempre.centre.command;

import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Runs a server.
@FunctionalInterface
public interface Serving {
  /// Told once the server takes requests.
  ///
  /// @param url where it is reached
  /// @param port port that it listens at
  /// @param store what its store is and where
  record Ready(String url, int port, String store) {}

  /// Starts a server, tells of it and comes back when it has been stopped.
  void serve(Path data, @Nullable String postgresUrl, String host, int port, Consumer<Ready> ready);
}
