package dev.sempre.pos.demo;

import dev.sempre.centre.Centre;
import dev.sempre.centre.CentreOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/// The data folder of a centre with the demo company, made once for all tests of a process and
/// copied to each. Making one takes seconds: each PIN of its people is hashed, which is dear by
/// intention.
public final class FurnishedCentre {
  private static final Path MADE = make();

  private FurnishedCentre() {}

  private static Path make() {
    try {
      Path around = Files.createTempDirectory("furnished-centre");
      Path folder = around.resolve("centre");
      try (DemoCentre centre = new DemoCentre(folder, 0)) {
        centre.start();
      }
      // The other way round: what was named first goes last.
      within(around).forEach(path -> path.toFile().deleteOnExit());
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A running centre with the company.
  ///
  /// @param folder its data folder, which does not exist yet
  public static Centre start(Path folder) throws IOException {
    copyTo(folder);
    return Centre.start(new CentreOptions(folder, CentreOptions.DEFAULT_HOST, 0, null));
  }

  /// As [#start], as the demo runs it.
  public static DemoCentre demo(Path folder) throws IOException {
    copyTo(folder);
    DemoCentre centre = new DemoCentre(folder, 0);
    centre.start();
    return centre;
  }

  private static void copyTo(Path folder) throws IOException {
    for (Path path : within(MADE)) {
      Path copy = folder.resolve(MADE.relativize(path).toString());
      Files.copy(path, copy, StandardCopyOption.COPY_ATTRIBUTES);
    }
  }

  /// What is around comes first.
  private static List<Path> within(Path folder) throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      return paths.toList();
    }
  }
}
