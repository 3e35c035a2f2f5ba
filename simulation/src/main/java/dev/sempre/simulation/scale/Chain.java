package dev.sempre.simulation.scale;

import dev.sempre.simulation.program.CentreProgram;
import dev.sempre.simulation.program.Folders;
import dev.sempre.simulation.program.PostgresServer;
import dev.sempre.simulation.program.Programs;
import dev.sempre.simulation.shop.Assortment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/// A chain of shops, each with one till: a centre in a process of its own on a PostgreSQL of its
/// own, and all tills in this process, on files in memory where the system has a folder for that.
final class Chain implements AutoCloseable {
  private static final int PRODUCTS = 500;
  private static final Assortment ASSORTMENT = new Assortment(17, PRODUCTS, 20, 0);

  /// What Linux keeps in memory.
  private static final Path MEMORY = Path.of("/dev/shm");

  private static final int TOLD_EVERY = 20;

  private final Path folder;
  private final ExecutorService beside =
      Executors.newCachedThreadPool(Thread.ofPlatform().daemon().name("packing").factory());
  private final PostgresServer postgres;
  private final CentreProgram centre;
  private final List<ScaleBase> bases = new ArrayList<>();

  /// Founds the company, which has no shop open yet.
  ///
  /// @param programs what the centre's process is started from
  Chain(Programs programs) {
    folder = newFolder();
    postgres = PostgresServer.start();
    centre = CentreProgram.create(programs, folder.resolve("centre"), postgres.url());
    centre.createCashier("maria");
    Path products = folder.resolve("products.csv");
    ASSORTMENT.writeProducts(products, true);
    centre.importProducts(products);
    centre.serve();
  }

  /// Opens shops, each with a till that joins and gets what it needs to sell.
  ///
  /// @param progress is told how far it is
  void openShops(int shops, Trade trade, Consumer<String> progress) {
    for (int shop = 1; shop <= shops; shop++) {
      open(shop, trade);
      if (shop % TOLD_EVERY == 0 || shop == shops) {
        progress.accept("%d of %d bases have joined".formatted(shop, shops));
      }
    }
  }

  private static Path newFolder() {
    try {
      return Files.isWritable(MEMORY)
          ? Files.createTempDirectory(MEMORY, "sempre-scale")
          : Files.createTempDirectory("sempre-scale");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void open(int shop, Trade trade) {
    String code = Integer.toString(shop);
    if (!code.equals(CentreProgram.SHOP)) {
      centre.createShop(code);
    }
    bases.add(
        ScaleBase.join(
            folder.resolve("till-" + code),
            centre.url(),
            centre.deviceCode(code),
            trade,
            PRODUCTS,
            shop,
            beside));
  }

  /// The first bases of the chain.
  List<ScaleBase> first(int count) {
    return List.copyOf(bases.subList(0, count));
  }

  List<ScaleBase> all() {
    return List.copyOf(bases);
  }

  PostgresServer postgres() {
    return postgres;
  }

  CentreProgram centre() {
    return centre;
  }

  @Override
  public void close() {
    bases.forEach(ScaleBase::close);
    beside.shutdown();
    centre.close();
    postgres.close();
    Folders.delete(folder);
  }
}
