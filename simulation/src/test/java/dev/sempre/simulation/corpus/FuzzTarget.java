package dev.sempre.simulation.corpus;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// A reader of what others wrote, with good input that a search for bad one begins with.
enum FuzzTarget {
  /// A batch on its way up.
  PUSH(Stateless.of(Readers::push), FuzzSeeds::batches),
  /// An answer on its way down.
  CHANGES(Stateless.of(Readers::changes), FuzzSeeds::answers),
  /// The small messages of the protocol.
  MESSAGES(Stateless.of(Readers::messages), FuzzSeeds::messages),
  /// A list in CSV, line by line.
  LIST(Stateless.of(Readers::list), FuzzSeeds::lists),
  /// A list of products, imported into a company.
  PRODUCTS(ImportReader::ofProducts, FuzzSeeds::products),
  /// A table by its name, imported into a company.
  TABLES(ImportReader::ofTables, FuzzSeeds::tables),
  /// A file of baskets.
  BASKETS(BasketReader::new, FuzzSeeds::baskets),
  /// An unfinished sale as a till keeps it.
  CARTS(CartReader::new, FuzzSeeds::carts),
  /// What a scanner delivers, and the setting that says what it means.
  CODES(Stateless.of(Readers::codes), FuzzSeeds::codes),
  /// What a device shows with each request.
  TOKENS(TokenReader::new, FuzzSeeds::tokens);

  private final Function<Path, Reader> opening;
  private final Supplier<List<byte[]>> seeds;

  FuzzTarget(Function<Path, Reader> opening, Supplier<List<byte[]>> seeds) {
    this.opening = opening;
    this.seeds = seeds;
  }

  /// What a reader said.
  enum Verdict {
    /// It was read.
    TAKEN,
    /// The reader said, in the way that it names, that it is nothing for it.
    REFUSED
  }

  /// Reads any bytes. Whatever it throws is a mistake of the program: a failure that the reader
  /// does not name, or a rule that does not hold for what it took. Keeps nothing from one input to
  /// the next. Belongs to one thread.
  interface Reader extends AutoCloseable {
    Verdict read(byte[] bytes);

    @Override
    void close();
  }

  /// A reader that has nothing to open.
  private record Stateless(Function<byte[], Verdict> reading) implements Reader {
    static Function<Path, Reader> of(Function<byte[], Verdict> reading) {
      return folder -> new Stateless(reading);
    }

    @Override
    public Verdict read(byte[] bytes) {
      return reading.apply(bytes);
    }

    @Override
    public void close() {}
  }

  /// @param folder an empty folder for what the reader needs on disk
  Reader open(Path folder) {
    return new Bounded(opening.apply(folder));
  }

  /// Good input, and what once was found.
  List<byte[]> seeds() {
    return Stream.concat(seeds.get().stream(), FuzzSeeds.found(this)).toList();
  }
}
