package dev.sempre.pos.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.centre.Centre;
import dev.sempre.centre.CentreOptions;
import dev.sempre.centre.CentreWiring;
import dev.sempre.centre.answer.Answer;
import dev.sempre.centre.demo.DemoCompany;
import dev.sempre.centre.tenant.Ports;
import dev.sempre.replica.organisation.PinHash;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/// The data folder of a centre with the demo company, made once for all tests of a process and
/// copied to each. Its PINs are everybody's, and cost nothing to try.
public final class FurnishedCentre {
  /// The hash of a PIN is dear by intention: with that of each of its people a company takes
  /// seconds.
  private static final PinHash.Cost CHEAP_PIN = new PinHash.Cost(64, 1, 1);

  private static final Path MADE = make();

  private FurnishedCentre() {}

  private static Path make() {
    try {
      Path around = Files.createTempDirectory("furnished-centre");
      Path folder = around.resolve("centre");
      CentreOptions options = new CentreOptions(folder, CentreOptions.DEFAULT_HOST, 0, null);
      try (Centre centre = Centre.start(options, ports())) {
        assertThat(DemoCompany.create(centre.store())).isInstanceOf(Answer.Done.class);
      }
      // The other way round: what was named first goes last.
      within(around).forEach(path -> path.toFile().deleteOnExit());
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Ports ports() {
    Ports usual = CentreWiring.ports();
    return new Ports(usual.time(), usual.ids(), usual.random(), usual.upkeep(), CHEAP_PIN);
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
