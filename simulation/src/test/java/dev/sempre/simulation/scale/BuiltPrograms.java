package dev.sempre.simulation.scale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sempre.simulation.program.Programs;
import java.nio.file.Path;

/// The programs as the build has made them.
final class BuiltPrograms {
  private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();

  private BuiltPrograms() {}

  /// The programs for short lives; skips the test where they are not built, but under `mvn
  /// -Pinputs`.
  ///
  /// @param logs folder for what they complain about
  static Programs orSkip(Path logs) {
    boolean built = Programs.areBuilt(PROJECT);
    String why = "the programs' jars are made by the phase package";
    if (System.getProperty("sempre.tests.inputs", "optional").equals("required")) {
      assertThat(built).as(why).isTrue();
    }
    assumeTrue(built, why);
    return Programs.of(PROJECT, logs).forShortLives();
  }
}
