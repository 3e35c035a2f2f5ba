import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.spi.ToolProvider;

/// Runs google-java-format over every Java source of the project: `check` names the files that are
/// not formatted and exits with 1, `apply` rewrites them.
///
/// The build starts it from source on the toolchain's JDK, because google-java-format parses with
/// the javac of the JDK that it runs on and Maven's own may be older than our sources.
final class FormatSources {
  private static final Set<String> SKIPPED_FOLDERS = Set.of("target", ".git", "node_modules");

  private FormatSources() {}

  public static void main(String[] args) throws IOException {
    if (args.length != 2 || !Set.of("check", "apply").contains(args[0])) {
      System.err.println("usage: FormatSources check|apply FOLDER");
      System.exit(2);
    }
    boolean apply = args[0].equals("apply");
    List<String> sources = sourcesUnder(Path.of(args[1]));
    List<String> command = new ArrayList<>();
    command.addAll(apply ? List.of("--replace") : List.of("--dry-run", "--set-exit-if-changed"));
    command.addAll(sources);
    int exit = sources.isEmpty() ? 0 : format(command);
    if (exit != 0 && !apply) {
      System.err.println("The files named above are not formatted. To format them: mvn -Pformat");
    }
    System.exit(exit);
  }

  private static int format(List<String> command) {
    ToolProvider formatter = ToolProvider.findFirst("google-java-format").orElseThrow();
    return formatter.run(
        new PrintWriter(System.out, true),
        new PrintWriter(System.err, true),
        command.toArray(String[]::new));
  }

  private static List<String> sourcesUnder(Path root) throws IOException {
    List<String> sources = new ArrayList<>();
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return SKIPPED_FOLDERS.contains(String.valueOf(folder.getFileName()))
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (file.toString().endsWith(".java")) {
              sources.add(file.toString());
            }
            return FileVisitResult.CONTINUE;
          }
        });
    sources.sort(null);
    return sources;
  }
}
