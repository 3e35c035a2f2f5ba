package dev.sempre.simulation.power;

import dev.sempre.replica.db.SqliteDatabase;
import dev.sempre.simulation.power.EagerDisk.Promise;
import dev.sempre.simulation.world.CalmCompany;
import dev.sempre.simulation.world.Ground;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A till's day as its disk saw it: it begins with an empty database, downloads, sells, parks,
/// uploads, gets new prices, is closed and opened again. The same seed gives the same day, but for
/// random numbers that SQLite puts into its files.
///
/// @param database name of the till's file
/// @param before what that file held, safely, before the first entry
/// @param log what happened to it and to its write-ahead log since
record TradingDay(String database, byte[] before, List<Entry> log) {
  private static final int CUSTOMERS = 45;

  /// Lives a day.
  ///
  /// @throws IllegalStateException if the log does not tell all that happened to the files
  static TradingDay of(long seed, Ground ground, Promise promise) {
    try {
      return new Recording(seed, ground, promise).run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The disk on which the day begins.
  CrashDisk morning() {
    return new CrashDisk(Map.of(database, before));
  }

  private static final class Recording {
    private final Random random;
    private final List<Entry> log = new ArrayList<>();
    private final Deque<Runnable> later = new ArrayDeque<>();
    private final long seed;
    private final Ground ground;
    private final Promise promise;
    private @Nullable RingingUp cashier;

    Recording(long seed, Ground ground, Promise promise) {
      this.seed = seed;
      this.random = new Random(seed);
      this.ground = ground;
      this.promise = promise;
    }

    TradingDay run() throws IOException {
      try (CalmCompany company = new CalmCompany(seed, ground, this::open)) {
        Path file = company.tillFile();
        Path folder = company.tillFolder();
        TradingDay day =
            new TradingDay(folder.relativize(file).toString(), Files.readAllBytes(file), log);
        try (FileCalls _ = new FileCalls(folder, log::add)) {
          live(company);
          requireComplete(day, folder);
          company.stop();
        }
        requireComplete(day, folder);
        return day;
      }
    }

    private EagerDisk open(Path file) {
      SqliteDatabase database = new SqliteDatabase(file, 0, Runnable::run);
      return new EagerDisk(file, database, promise, this::isStepping, this::upkeep);
    }

    private boolean isStepping() {
      return cashier != null && cashier.isStepping();
    }

    /// A checkpoint runs at once, as when a commit waits for its thread, or once the customer was
    /// answered.
    private void upkeep(Runnable task) {
      if (random.nextBoolean()) {
        task.run();
      } else {
        later.add(task);
      }
    }

    private void live(CalmCompany company) {
      company.start();
      RingingUp serving = new RingingUp(company, random, log::add, () -> between(company));
      cashier = serving;
      for (int customer = 0; customer < CUSTOMERS; customer++) {
        serving.serve();
        for (Runnable task = later.poll(); task != null; task = later.poll()) {
          task.run();
        }
        between(company);
      }
    }

    private void between(CalmCompany company) {
      switch (random.nextInt(12)) {
        case 0 -> company.sync();
        case 1 -> {
          company.reprice(1 + random.nextInt(20));
          company.sync();
        }
        case 2 -> company.meetCustomer();
        case 3 -> {
          company.stop();
          company.start();
        }
        default -> {
          // The next customer.
        }
      }
      log.add(new Entry.Arrived(company.arrived()));
    }
  }

  /// What the log makes of the files is what they hold.
  private static void requireComplete(TradingDay day, Path folder) throws IOException {
    CrashDisk disk = day.morning();
    day.log.forEach(disk::apply);
    Map<String, byte[]> told = disk.seen();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(file -> !file.toString().endsWith("-shm")).toList()) {
        byte[] known = told.remove(folder.relativize(file).toString());
        if (!Arrays.equals(Files.readAllBytes(file), known == null ? new byte[0] : known)) {
          throw new IllegalStateException("the log does not tell all of " + file);
        }
      }
    }
    if (!told.isEmpty()) {
      throw new IllegalStateException("the log has files that are gone: " + told.keySet());
    }
  }
}
