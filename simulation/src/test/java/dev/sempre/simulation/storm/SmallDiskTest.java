package dev.sempre.simulation.storm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Skipped where this process may not mount a disk.
class SmallDiskTest {
  @TempDir Path folder;

  @Test
  void aFullDiskTakesNoByteUntilSomethingIsFreed() throws IOException {
    Path place = folder.resolve("disk");
    Optional<SmallDisk> mounted = SmallDisk.mount(place);
    assumeTrue(mounted.isPresent(), "no disk can be mounted here");
    try (SmallDisk disk = mounted.get()) {
      Path file = place.resolve("file");
      disk.fill();
      assertThatThrownBy(() -> Files.writeString(file, "one byte is enough"))
          .isInstanceOf(IOException.class);
      disk.free();
      Files.writeString(file, "room again");
      assertThat(file).hasContent("room again");
    }
    assertThat(place).isEmptyDirectory();
    assertThat(folder.resolve("disk-as-left").resolve("file")).hasContent("room again");
  }
}
