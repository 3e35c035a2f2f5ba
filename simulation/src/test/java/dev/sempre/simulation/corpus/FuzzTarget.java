package dev.sempre.simulation.corpus;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/// A reader of what others wrote, with good input that a search for bad one begins with.
enum FuzzTarget {
  /// A batch on its way up.
  PUSH,
  /// An answer on its way down.
  CHANGES,
  /// The small messages of the protocol.
  MESSAGES,
  /// A list in CSV, line by line.
  LIST,
  /// A list of products, imported into a company.
  PRODUCTS,
  /// A table by its name, imported into a company.
  TABLES,
  /// A file of baskets.
  BASKETS,
  /// An unfinished sale as a till keeps it.
  CARTS,
  /// What a scanner delivers, and the setting that says what it means.
  CODES,
  /// What a device shows with each request.
  TOKENS;

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
    @Override
    public Verdict read(byte[] bytes) {
      return reading.apply(bytes);
    }

    @Override
    public void close() {}
  }

  /// @param folder an empty folder for what the reader needs on disk
  Reader open(Path folder) {
    Reader reader =
        switch (this) {
          case PUSH -> new Stateless(Readers::push);
          case CHANGES -> new Stateless(Readers::changes);
          case MESSAGES -> new Stateless(Readers::messages);
          case LIST -> new Stateless(Readers::list);
          case PRODUCTS -> ImportReader.ofProducts(folder);
          case TABLES -> ImportReader.ofTables(folder);
          case BASKETS -> new BasketReader(folder);
          case CARTS -> new CartReader(folder);
          case CODES -> new Stateless(Readers::codes);
          case TOKENS -> new TokenReader(folder);
        };
    return new Bounded(reader);
  }

  /// Good input, and what once was found.
  List<byte[]> seeds() {
    List<byte[]> begun =
        switch (this) {
          case PUSH -> FuzzSeeds.batches();
          case CHANGES -> FuzzSeeds.answers();
          case MESSAGES -> FuzzSeeds.messages();
          case LIST -> FuzzSeeds.lists();
          case PRODUCTS -> FuzzSeeds.products();
          case TABLES -> FuzzSeeds.tables();
          case BASKETS -> FuzzSeeds.baskets();
          case CARTS -> FuzzSeeds.carts();
          case CODES -> FuzzSeeds.codes();
          case TOKENS -> FuzzSeeds.tokens();
        };
    return Stream.concat(begun.stream(), FuzzSeeds.found(this)).toList();
  }
}
