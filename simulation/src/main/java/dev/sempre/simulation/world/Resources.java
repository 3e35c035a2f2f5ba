package dev.sempre.simulation.world;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/// Nothing grows with what a world has gone through: connections, open files, write-ahead logs:
/// I20.
final class Resources {
  /// What Linux tells of the files that this process has open.
  private static final Path OPEN_FILES = Path.of("/proc/self/fd");

  /// A writer, four readers and a checkpointer, each with the database and its log, and what they
  /// share.
  private static final int MOST_FILES = 6 * 2 + 1;

  /// In bytes. A transaction of 500 tickets in a large database writes some twenty million.
  private static final long MOST_LOG_BYTES = 64L << 20;

  private Resources() {}

  /// Between two steps only the writer is open.
  static void connectionsMustBeBack(SimTill till) {
    if (till.disk().connectionsInUse() > 1) {
      throw new Broken("I20", till.name() + " does not give connections back");
    }
  }

  static void mustBeBounded(Company company) {
    mustBeBounded(company.centre().file());
    company.tills().forEach(till -> mustBeBounded(Path.of(till.disk().where())));
  }

  private static void mustBeBounded(Path database) {
    int files = openFiles(database);
    if (files > MOST_FILES) {
      throw new Broken("I20", files + " files are open of " + database.getFileName());
    }
    Path log = database.resolveSibling(database.getFileName() + "-wal");
    try {
      if (Files.exists(log) && Files.size(log) > MOST_LOG_BYTES) {
        throw new Broken("I20", log.getFileName() + " has " + Files.size(log) + " bytes");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int openFiles(Path database) {
    if (!Files.isDirectory(OPEN_FILES)) {
      return 0;
    }
    int count = 0;
    try (DirectoryStream<Path> links = Files.newDirectoryStream(OPEN_FILES)) {
      for (Path link : links) {
        count += isOf(database, link) ? 1 : 0;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return count;
  }

  private static boolean isOf(Path database, Path link) {
    try {
      return Files.readSymbolicLink(link).toString().startsWith(database.toString());
    } catch (IOException closedMeanwhile) {
      return false;
    }
  }
}
