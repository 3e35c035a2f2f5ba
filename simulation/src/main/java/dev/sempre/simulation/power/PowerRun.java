package dev.sempre.simulation.power;

import dev.sempre.simulation.power.EagerDisk.Promise;
import dev.sempre.simulation.world.Ground;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The power fails at many points of a till's day, and each time the disk is looked at.
final class PowerRun {
  /// Images that are made of one day if nothing else is said.
  static final int IMAGES_PER_DAY = 400;

  /// Of so many images, one is opened by the till's own program.
  private static final int IMAGES_PER_REOPENING = 25;

  private static final long GOLDEN_RATIO = 0x9E3779B97F4A7C15L;

  private final TradingDay day;
  private final long seed;
  private final Promise promise;
  private final Path folder;
  private final Path database;

  /// What one image showed that it should not.
  ///
  /// @param cut entries of the log before the power failed
  record Fault(long seed, int image, int cut, Promise promise, List<String> faults) {
    /// In words, with the command that shows it again.
    String told() {
      return "seed %d image %d, power lost after %d entries: %s%n  again: %s"
          .formatted(seed, image, cut, String.join("; ", faults), again());
    }

    private String again() {
      String promised =
          switch (promise) {
            case AS_SOLD -> "";
            case TOO_EARLY -> " --too-early";
            case CART_TOO_EARLY -> " --cart-too-early";
          };
      return "mvn -Ppower -Dpower.arguments=\"--seed %d --image %d%s\""
          .formatted(seed, image, promised);
    }
  }

  /// @param images how many were looked at
  /// @param paid tickets of the day
  /// @param entries of the log
  /// @param found tickets that were there, over all images
  /// @param lost tickets that were paid and not there, over all images
  /// @param unpaid images in which a ticket lay before the cashier or waited
  /// @param notShown images in which that was not what the till had shown
  record Outcome(
      int images,
      int paid,
      int entries,
      long found,
      long lost,
      int unpaid,
      int notShown,
      List<Fault> faults) {}

  private record Cut(int image, int entries, Random random) {}

  private PowerRun(long seed, Ground ground, Promise promise) {
    this.day = TradingDay.of(seed, ground, promise);
    this.seed = seed;
    this.promise = promise;
    this.folder = ground.newFolder();
    this.database = folder.resolve(day.database());
  }

  /// Lives the day of a seed and looks at its images with these numbers.
  static Outcome of(long seed, IntStream images, Ground ground, Promise promise) {
    PowerRun run = new PowerRun(seed, ground, promise);
    try {
      return run.look(images);
    } finally {
      Ground.delete(run.folder);
    }
  }

  private Cut cut(int image) {
    Random random = new Random((31 * seed + image) * GOLDEN_RATIO);
    return new Cut(image, random.nextInt(day.log().size() + 1), random);
  }

  private Outcome look(IntStream images) {
    List<Cut> cuts =
        images.mapToObj(this::cut).sorted(Comparator.comparingInt(Cut::entries)).toList();
    CrashDisk disk = day.morning();
    int applied = 0;
    long found = 0;
    long lost = 0;
    int unpaid = 0;
    int notShown = 0;
    List<Fault> faults = new ArrayList<>();
    for (Cut cut : cuts) {
      for (; applied < cut.entries(); applied++) {
        disk.apply(day.log().get(applied));
      }
      Inspection inspection = inspect(disk.afterPowerLoss(cut.random()), cut);
      found += inspection.found();
      lost += inspection.lost();
      unpaid += inspection.unpaid().equals(Unpaid.NOTHING) ? 0 : 1;
      notShown += inspection.shown() ? 0 : 1;
      if (!inspection.faults().isEmpty()) {
        faults.add(new Fault(seed, cut.image(), cut.entries(), promise, inspection.faults()));
      }
    }
    int paid = Promised.at(day.log(), day.log().size()).paid().size();
    return new Outcome(cuts.size(), paid, day.log().size(), found, lost, unpaid, notShown, faults);
  }

  private Inspection inspect(Map<String, byte[]> image, Cut cut) {
    Promised promised = Promised.at(day.log(), cut.entries());
    lay(image);
    Inspection plain = Inspection.of(database, promised);
    if (cut.image() % IMAGES_PER_REOPENING != 0 || !plain.faults().isEmpty()) {
      return plain;
    }
    lay(image);
    Optional<ReopenedTill.Found> found = ReopenedTill.sell(database, cut.random());
    Unpaid shown = found.map(ReopenedTill.Found::unpaid).orElse(Unpaid.NOTHING);
    if (!shown.equals(plain.unpaid())) {
      return plain.with("the till shows " + shown + " where " + plain.unpaid() + " lies");
    }
    Optional<SoldTicket> sold = found.flatMap(ReopenedTill.Found::sold);
    if (sold.isEmpty() && !promised.paid().isEmpty()) {
      return plain.with("the till cannot sell any more");
    }
    return sold.map(
            ticket -> Inspection.of(database, promised.and(ticket, shown.with(Unpaid.Cart.EMPTY))))
        .orElse(plain);
  }

  /// Puts the files of an image where those of the one before were.
  private void lay(Map<String, byte[]> image) {
    try {
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.toList()) {
          Files.delete(file);
        }
      }
      for (Map.Entry<String, byte[]> file : image.entrySet()) {
        Files.write(folder.resolve(file.getKey()), file.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
