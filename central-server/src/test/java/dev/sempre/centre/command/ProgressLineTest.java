package dev.sempre.centre.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ProgressLineTest {
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private ProgressLine line(boolean terminal) {
    PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
    return new ProgressLine(new Console(stream, stream, terminal, () -> {}));
  }

  private String shown() {
    return err.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
  }

  @Test
  void terminalShowsABarThatGrowsInItsLine() {
    ProgressLine line = line(true);
    line.progress(500, 2_000);
    line.progress(2_000, 2_000);

    assertThat(shown())
        .isEqualTo(
            "\r["
                + "=".repeat(10)
                + " ".repeat(30)
                + "]  25 %  500 of 2,000 lines\r["
                + "=".repeat(40)
                + "] 100 %  2,000 of 2,000 lines\n");
  }

  @Test
  void fileGetsALinePerTenth() {
    ProgressLine line = line(false);
    for (int done = 50; done <= 1_000; done += 50) {
      line.progress(done, 1_000);
    }

    assertThat(shown().lines()).hasSize(11).last().isEqualTo("1,000 of 1,000 lines");
  }
}
