package dev.sempre.pos.app;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/// Where an installation's folder lies if nobody says otherwise: where the operating system keeps
/// the data of programs.
public final class DataHome {
  private DataHome() {}

  /// @param system name of the operating system, as the property `os.name` tells it
  /// @param home the person's folder
  /// @param environment the environment's variables
  public static Path of(String system, Path home, Map<String, String> environment) {
    String name = system.toLowerCase(Locale.ROOT);
    if (name.contains("win")) {
      String local = environment.get("LOCALAPPDATA");
      return (local == null ? home.resolve("AppData").resolve("Local") : Path.of(local))
          .resolve("Sempre");
    }
    if (name.contains("mac")) {
      return home.resolve("Library").resolve("Application Support").resolve("Sempre");
    }
    String data = environment.get("XDG_DATA_HOME");
    return (data == null || data.isBlank()
            ? home.resolve(".local").resolve("share")
            : Path.of(data))
        .resolve("sempre");
  }
}
