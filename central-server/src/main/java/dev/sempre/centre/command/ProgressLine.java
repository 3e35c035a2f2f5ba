package dev.sempre.centre.command;

import dev.sempre.centre.imports.ImportWatch;

/// Shows how far something is: a bar that grows on a terminal, else a line now and then. Always
/// beside the result, never in it.
final class ProgressLine implements ImportWatch {
  private static final int WIDTH = 40;
  private static final long PLAIN_STEP_PERCENT = 10;

  private final Console console;
  private final String what;
  private long shownPercent = -1;

  /// Of an import.
  ProgressLine(Console console) {
    this(console, "lines");
  }

  /// @param what is counted, in the plural
  ProgressLine(Console console, String what) {
    this.console = console;
    this.what = what;
  }

  @Override
  public void progress(long lines, long totalLines) {
    long percent = totalLines == 0 ? 100 : Math.min(100, lines * 100 / totalLines);
    if (console.terminal()) {
      bar(lines, totalLines, percent);
    } else if (percent / PLAIN_STEP_PERCENT > shownPercent / PLAIN_STEP_PERCENT
        || shownPercent < 0) {
      console.err().printf("%,d of %,d %s%n", lines, totalLines, what);
    }
    shownPercent = percent;
  }

  private void bar(long lines, long totalLines, long percent) {
    int filled = (int) (WIDTH * percent / 100);
    console
        .err()
        .printf(
            "\r[%s%s] %3d %%  %,d of %,d %s",
            "=".repeat(filled), " ".repeat(WIDTH - filled), percent, lines, totalLines, what);
    if (lines >= totalLines) {
      console.err().println();
    }
    console.err().flush();
  }

  @Override
  public void breathe() {
    console.breath().run();
  }
}
