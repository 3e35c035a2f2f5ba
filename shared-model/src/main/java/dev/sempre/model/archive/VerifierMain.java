package dev.sempre.model.archive;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `java -jar sempre-verifier.jar ARCHIVE`: looks at an archive without any other part of the
/// program. Exit codes: 0 as it was sealed, 1 not as it was sealed, 2 no archive or misused.
public final class VerifierMain {
  static final int HOLDS = 0;
  static final int BROKEN = 1;
  static final int NOTHING_TO_SAY = 2;

  private static final String USAGE =
      """
      Usage: java -jar sempre-verifier.jar [--json] [--key KEY]... [--against ARCHIVE] ARCHIVE

      Looks whether an archive of a till's chain is as it was sealed, and names the first record
      that is not.

        --key KEY          believe this public key and no others; base64, or a file with it (PEM).
                           Without it the archive's own keys are believed: compare what is printed
                           of them with what till and centre show.
        --against ARCHIVE  also compare with what another archive of the same chain says of it, for
                           example the centre's.
        --json             answer with one JSON document

      Exit code: 0 as it was sealed, 1 not as it was sealed, 2 no archive, or misused.
      """;

  private static final long PROGRESS_EVERY = 10_000;
  private static final Gson GSON =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

  private record Unreadable(String code, String message) {}

  private final PrintStream out;
  private final PrintStream err;
  private final List<String> keys = new ArrayList<>();
  private final List<Path> archives = new ArrayList<>();
  private @Nullable Path against;
  private boolean json;

  private VerifierMain(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  public static void main(String[] arguments) {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
    System.exit(run(out, err, List.of(arguments)));
  }

  /// Runs it within a program.
  ///
  /// @return exit code
  public static int run(PrintStream out, PrintStream err, List<String> arguments) {
    VerifierMain verifier = new VerifierMain(out, err);
    verifier.json = arguments.contains("--json");
    try {
      if (arguments.contains("--help")) {
        out.print(USAGE);
        return HOLDS;
      }
      verifier.read(arguments);
      return verifier.look();
    } catch (Misused e) {
      return verifier.nothing("USAGE", e.getMessage() + "\n\n" + USAGE);
    } catch (IOException e) {
      return verifier.nothing(
          "NO_ARCHIVE", "This is no archive that can be read: " + e.getMessage());
    }
  }

  private static final class Misused extends Exception {
    private static final long serialVersionUID = 1L;

    Misused(String message) {
      super(message);
    }
  }

  private void read(List<String> arguments) throws Misused {
    for (int i = 0; i < arguments.size(); i++) {
      String argument = arguments.get(i);
      switch (argument) {
        case "--json" -> {
          // Known already.
        }
        case "--key" -> keys.addAll(key(value(arguments, ++i)));
        case "--against" -> against = path(value(arguments, ++i));
        default -> {
          if (argument.startsWith("-")) {
            throw new Misused("Unknown option " + argument + ".");
          }
          archives.add(path(argument));
        }
      }
    }
    if (archives.size() != 1) {
      throw new Misused("Name one archive.");
    }
  }

  private static String value(List<String> arguments, int at) throws Misused {
    if (at >= arguments.size()) {
      throw new Misused(arguments.getLast() + " needs a value.");
    }
    return arguments.get(at);
  }

  private static Path path(String text) throws Misused {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw new Misused(text + " is no file name.");
    }
  }

  /// A key in words, or the keys of a file.
  private static List<String> key(String text) throws Misused {
    String content = text;
    if (PublicKeys.read(text).isEmpty()) {
      try {
        content = Files.readString(path(text), StandardCharsets.US_ASCII);
      } catch (IOException e) {
        throw new Misused(text + " is neither a key nor a file with one.");
      }
    }
    List<String> found =
        content
            .lines()
            .map(String::strip)
            .filter(line -> PublicKeys.read(line).isPresent())
            .toList();
    if (found.isEmpty()) {
      throw new Misused(text + " has no Ed25519 public key.");
    }
    return found;
  }

  private int look() throws IOException {
    Path archive = archives.getFirst();
    if (!Files.isRegularFile(archive)) {
      throw new IOException(archive + " is no file");
    }
    ArchiveReport report =
        ArchiveCheck.look(
            archive,
            keys,
            against,
            (records, all) -> {
              if (records % PROGRESS_EVERY == 0) {
                err.printf("%,d of %,d records%n", records, all);
              }
            });
    out.println(json ? GSON.toJson(report) : report.text());
    return report.holds() ? HOLDS : BROKEN;
  }

  private int nothing(String code, String message) {
    if (json) {
      out.println(GSON.toJson(new Unreadable(code, message)));
    } else {
      err.println(message);
    }
    return NOTHING_TO_SAY;
  }
}
