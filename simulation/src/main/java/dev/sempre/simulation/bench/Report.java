package dev.sempre.simulation.bench;

import com.google.gson.GsonBuilder;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The figures of a run, as text, Markdown and JSON.
///
/// @param machine what it ran on
/// @param figures what was measured
public record Report(Map<String, String> machine, List<Figure> figures) {
  private static final String NONE = "-";

  /// What a run of this process runs on.
  public static Map<String, String> machineHere() {
    Map<String, String> machine = new LinkedHashMap<>();
    machine.put("processors", Integer.toString(Runtime.getRuntime().availableProcessors()));
    machine.put("java", System.getProperty("java.vm.name") + " " + Runtime.version());
    machine.put("system", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
    return machine;
  }

  /// Prints the figures as a table, with what else was seen below it.
  public void print(PrintWriter out) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("figure", "measured", "limit", "ratio", "aim", ""));
    figures.forEach(figure -> rows.add(row(figure)));
    int[] widths = new int[rows.getFirst().size()];
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < widths.length; i++) {
        line.append(row.get(i)).repeat(' ', widths[i] - row.get(i).length() + 2);
      }
      out.println(line.toString().stripTrailing());
    }
    out.println();
    for (Figure figure : figures) {
      figure.notes().forEach(note -> out.println(figure.name() + ": " + note));
    }
    out.flush();
  }

  /// Whether each figure that is held to an aim keeps it.
  public boolean isReached() {
    return figures.stream().map(Figure::aim).allMatch(aim -> aim == null || aim.isReached());
  }

  /// Writes two files.
  ///
  /// @param name their name, without `.json` and `.md`
  public void write(Path folder, String name) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(
        folder.resolve(name + ".json"),
        new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create().toJson(this) + "\n");
    Files.writeString(folder.resolve(name + ".md"), markdown());
  }

  private String markdown() {
    StringBuilder text = new StringBuilder("| figure | measured | limit | ratio | aim | |\n");
    text.append("|---|---|---|---|---|---|\n");
    figures.forEach(
        figure -> text.append("| ").append(String.join(" | ", row(figure))).append(" |\n"));
    text.append('\n');
    for (Figure figure : figures) {
      figure
          .notes()
          .forEach(note ->
              text.append("- ").append(figure.name()).append(": ").append(note).append('\n'));
    }
    text.append('\n');
    machine.forEach(
        (what, which) -> text.append("- ").append(what).append(": ").append(which).append('\n'));
    return text.toString();
  }

  private static List<String> row(Figure figure) {
    int decimals = figure.measured().max() < 100 ? 1 : 0;
    Figure.Aim aim = figure.aim();
    return List.of(
        figure.name(),
        figure.measured().text(decimals) + " " + figure.unit(),
        limit(figure, decimals),
        figure.ratio() == null ? NONE : figure.ratio().text(2),
        aim == null ? NONE : aim.text(),
        verdict(aim));
  }

  private static String limit(Figure figure, int decimals) {
    Spread limit = figure.limit();
    return limit == null
        ? NONE
        : figure.limitName() + ": " + limit.text(decimals) + " " + figure.unit();
  }

  private static String verdict(Figure.@Nullable Aim aim) {
    if (aim == null) {
      return NONE;
    }
    return aim.isReached() ? "reached" : "MISSED";
  }
}
