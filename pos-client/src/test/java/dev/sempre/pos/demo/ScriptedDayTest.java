package dev.sempre.pos.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScriptedDayTest {
  @TempDir Path folder;

  @Test
  void aDayThroughTheRealScreensEndsWithEqualSumsAtTillAndCentre() throws IOException {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);

    int exitCode = new DemoMain(folder, out).run(true);

    String text = said.toString(StandardCharsets.UTF_8);
    assertThat(exitCode).as(text).isZero();
    assertThat(text).contains("Till and centre hold the same, to the cent.");
    try (Stream<Path> files = Files.list(folder)) {
      List<String> pictures =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.endsWith(".png"))
              .toList();
      assertThat(pictures).hasSizeGreaterThan(20);
      for (String device : List.of("-receipt.png", "-customer-display.png", "-z-paper.png")) {
        assertThat(pictures).anyMatch(name -> name.endsWith(device));
      }
    }
  }
}
