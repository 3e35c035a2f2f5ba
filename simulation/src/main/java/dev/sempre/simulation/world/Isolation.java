package dev.sempre.simulation.world;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// No file of a company and no line of the history that is about one of its tills bears another
/// company's canary: I10.
final class Isolation {
  private Isolation() {}

  static void mustHold(Setting setting, Company company, List<Company> companies) {
    for (Company other : companies) {
      if (other.firm() != company.firm()) {
        String canary = other.firm().canary();
        lookInto(company.centre().file(), canary);
        for (SimTill till : company.tills()) {
          lookInto(Path.of(till.disk().where()), canary);
          for (String line : setting.history().lines()) {
            if (line.contains(till.name()) && line.contains(canary)) {
              throw new Broken("I10", "the history says: " + line);
            }
          }
        }
      }
    }
  }

  private static void lookInto(Path file, String canary) {
    for (Path each : List.of(file, file.resolveSibling(file.getFileName() + "-wal"))) {
      try {
        if (Files.exists(each)
            && Files.readString(each, StandardCharsets.ISO_8859_1).contains(canary)) {
          throw new Broken("I10", each.getFileName() + " bears the " + canary);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
