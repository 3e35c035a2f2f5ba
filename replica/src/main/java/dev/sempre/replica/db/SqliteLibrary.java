package dev.sempre.replica.db;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;

/// Finds the native SQLite library that the program ships unpacked in `native/` beside its jars, so
/// that nothing is extracted at a start: an extracted copy is left behind by every killed process.
/// Without that folder (tests, an IDE) the driver extracts its own copy. Source: R05.
final class SqliteLibrary {
  private static final String FOLDER = "org.sqlite.lib.path";

  private SqliteLibrary() {}

  static void locate() {
    if (System.getProperty(FOLDER) != null) {
      return;
    }
    CodeSource source = org.sqlite.JDBC.class.getProtectionDomain().getCodeSource();
    if (source == null || source.getLocation() == null) {
      return;
    }
    try {
      Path shipped = Path.of(source.getLocation().toURI()).resolveSibling("native");
      if (Files.isRegularFile(shipped.resolve(System.mapLibraryName("sqlitejdbc")))) {
        System.setProperty(FOLDER, shipped.toString());
        System.setProperty("org.sqlite.lib.name", System.mapLibraryName("sqlitejdbc"));
      }
    } catch (URISyntaxException | IllegalArgumentException e) {
      throw new IllegalStateException("the program's folder has no readable path: " + source, e);
    }
  }
}
