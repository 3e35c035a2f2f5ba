package dev.sempre.pos.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DataHomeTest {
  private static final Path HOME = Path.of("home", "maria");

  @Test
  void liesWhereTheOperatingSystemKeepsTheDataOfPrograms() {
    assertThat(DataHome.of("Linux", HOME, Map.of()))
        .isEqualTo(Path.of("home", "maria", ".local", "share", "sempre"));
    assertThat(DataHome.of("Mac OS X", HOME, Map.of()))
        .isEqualTo(Path.of("home", "maria", "Library", "Application Support", "Sempre"));
    assertThat(DataHome.of("Windows 11", HOME, Map.of()))
        .isEqualTo(Path.of("home", "maria", "AppData", "Local", "Sempre"));
  }

  @Test
  void followsWhatTheEnvironmentSays() {
    assertThat(DataHome.of("Linux", HOME, Map.of("XDG_DATA_HOME", "data")))
        .isEqualTo(Path.of("data", "sempre"));
    assertThat(DataHome.of("Linux", HOME, Map.of("XDG_DATA_HOME", " ")))
        .isEqualTo(Path.of("home", "maria", ".local", "share", "sempre"));
    assertThat(DataHome.of("Windows 11", HOME, Map.of("LOCALAPPDATA", "local")))
        .isEqualTo(Path.of("local", "Sempre"));
  }
}
