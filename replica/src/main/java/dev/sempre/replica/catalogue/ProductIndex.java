package dev.sempre.replica.catalogue;

import dev.sempre.model.catalogue.Gtin;
import dev.sempre.model.catalogue.GtinParse;
import dev.sempre.model.catalogue.Product;
import dev.sempre.model.text.Label;
import dev.sempre.replica.text.SearchWords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.StringJoiner;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.sqlite.JDBC;

/// The words of all active products in a full-text table of its own file. Everything in it comes
/// from the database and can be thrown away; being a file of its own, it never holds the lock that
/// a sale needs, and no backup carries it. One connection: one thread at a time. Whatever is wrong
/// with the file is an `IOException`; making it anew helps.
final class ProductIndex implements AutoCloseable {
  /// Raised whenever the words of a product are found differently: older files are made anew.
  static final int VERSION = 1;

  /// Languages that have a column, so that a name that begins with what was typed is found first in
  /// any of them; all others share one.
  private static final Map<String, String> COLUMN_OF_LANGUAGE =
      Map.of("en", "en", "it", "it", "pt", "pt", "pt-BR", "pt", "fr", "fr");

  private static final List<String> TABLES =
      List.of(
          """
          create table meta (
            id integer not null primary key check (id = 1),
            version integer not null,
            epoch text not null,
            seq integer not null
          ) strict
          """,
          "create table entry (entry integer primary key, product_id text not null unique) strict",
          // Of the text only the index is kept; beginnings of one to three letters are indexed too,
          // since those are what makes a search of a million names slow.
          """
          create virtual table product_search using fts5 (
            own, en, it, pt, fr, other, codes,
            content = '', contentless_delete = 1, prefix = '1 2 3',
            tokenize = 'unicode61 remove_diacritics 2'
          )
          """);

  private final Handle handle;

  private ProductIndex(Handle handle) {
    this.handle = handle;
  }

  /// Where the index stands.
  ///
  /// @param epoch epoch of the feed that it followed
  /// @param seq last position of that feed that is in it
  record Position(String epoch, long seq) {}

  /// Opens the file; makes it anew if it is of another version.
  static ProductIndex open(Path file) throws IOException {
    ProductIndex index = connect(file);
    if (index.safely(index::isCurrent)) {
      return index;
    }
    index.close();
    delete(file);
    ProductIndex fresh = connect(file);
    fresh.safely(fresh::make);
    return fresh;
  }

  private static ProductIndex connect(Path file) throws IOException {
    Properties properties = new Properties();
    properties.setProperty("busy_timeout", "10000");
    properties.setProperty("journal_mode", "WAL");
    // A power cut may lose the last words, which are then read again, but never damages the file.
    properties.setProperty("synchronous", "NORMAL");
    try {
      return new ProductIndex(Jdbi.open(JDBC.createConnection("jdbc:sqlite:" + file, properties)));
    } catch (SQLException e) {
      throw new IOException(file + " cannot be opened", e);
    }
  }

  private <T> T safely(Supplier<T> work) throws IOException {
    try {
      return work.get();
    } catch (JdbiException e) {
      close();
      throw new IOException("the index of products: " + e.getMessage(), e);
    }
  }

  private boolean isCurrent() {
    return isTrue("select count(*) from sqlite_master where name = 'meta'")
        && isTrue("select count(*) from meta where version = " + VERSION);
  }

  private boolean isTrue(String query) {
    return handle.createQuery(query).mapTo(Boolean.class).one();
  }

  private boolean make() {
    handle.useTransaction(tx -> {
      TABLES.forEach(tx::execute);
      tx.execute("insert into meta (id, version, epoch, seq) values (1, ?, '', 0)", VERSION);
    });
    return true;
  }

  /// Throws the file away; whoever has it open must close it first.
  static void delete(Path file) throws IOException {
    for (String suffix : List.of("", "-wal", "-shm")) {
      Files.deleteIfExists(file.resolveSibling(file.getFileName() + suffix));
    }
  }

  Position position() throws IOException {
    return safely(() ->
        handle
            .createQuery("select epoch, seq from meta where id = 1")
            .map((row, _) -> new Position(row.getString(1), row.getLong(2)))
            .one());
  }

  /// Takes products in, in one transaction with the position behind them.
  void apply(List<ProductStore.Listed> products, Position behind) throws IOException {
    List<Product> offered = new ArrayList<>();
    List<String> gone = new ArrayList<>();
    for (ProductStore.Listed listed : products) {
      if (listed.product().active() && !listed.deleted()) {
        offered.add(listed.product());
      } else {
        gone.add(listed.product().id());
      }
    }
    safely(() ->
        handle.inTransaction(tx -> {
          remove(tx, gone);
          put(tx, offered);
          return tx.createUpdate("update meta set epoch = :epoch, seq = :seq where id = 1")
              .bind("epoch", behind.epoch)
              .bind("seq", behind.seq)
              .execute();
        }));
  }

  private static void remove(Handle tx, List<String> ids) {
    if (ids.isEmpty()) {
      return;
    }
    PreparedBatch delete =
        tx.prepareBatch(
            """
            delete from product_search
             where rowid = (select entry from entry where product_id = :product)
            """);
    ids.forEach(id -> delete.bind("product", id).add());
    delete.execute();
  }

  private static void put(Handle tx, List<Product> products) {
    if (products.isEmpty()) {
      return;
    }
    PreparedBatch entry =
        tx.prepareBatch("insert into entry (product_id) values (:product) on conflict do nothing");
    PreparedBatch words =
        tx.prepareBatch(
            """
            insert or replace into product_search (rowid, own, en, it, pt, fr, other, codes)
            values ((select entry from entry where product_id = :product),
                    :own, :en, :it, :pt, :fr, :other, :codes)
            """);
    for (Product product : products) {
      entry.bind("product", product.id()).add();
      bind(words, product);
    }
    entry.execute();
    words.execute();
  }

  private static void bind(PreparedBatch words, Product product) {
    Label name = product.name();
    words
        .bind("product", product.id())
        .bind("own", name.text())
        .bind("codes", String.join(" ", codes(product)));
    for (String language : List.of("en", "it", "pt", "fr", "other")) {
      words.bind(language, translations(name, language));
    }
    words.add();
  }

  private static String translations(Label name, String column) {
    StringJoiner joined = new StringJoiner(" ");
    name.translations()
        .forEach((language, text) -> {
          boolean here = COLUMN_OF_LANGUAGE.getOrDefault(language, "other").equals(column);
          if (here && !text.equals(name.text())) {
            joined.add(text);
          }
        });
    return joined.toString();
  }

  /// All codes of a product; a GTIN also without the zeros in front, as it is printed.
  static List<String> codes(Product product) {
    List<String> codes = new ArrayList<>(List.of(product.sku()));
    if (product.plu() != null) {
      codes.add(product.plu());
    }
    for (String barcode : product.barcodes()) {
      codes.add(barcode);
      if (Gtin.parse(barcode) instanceof GtinParse.Valid(Gtin gtin)) {
        codes.add(gtin.shortest());
      }
    }
    return codes;
  }

  /// Ids of products some column of which begins with the first word, and that have words that
  /// begin with the others. In no order: the first ones found.
  List<String> beginningWith(SearchWords words, int limit) throws IOException {
    return find("^ " + match(words), limit);
  }

  /// Ids of products that have, for each word, one that begins with it. In no order: the first ones
  /// found.
  List<String> having(SearchWords words, int limit) throws IOException {
    return find(match(words), limit);
  }

  private static String match(SearchWords words) {
    StringJoiner all = new StringJoiner(" AND ");
    words.words().forEach(word -> all.add('"' + word + "\" *"));
    return all.toString();
  }

  private List<String> find(String match, int limit) throws IOException {
    return safely(() ->
        handle
            .createQuery(
                """
                select e.product_id from product_search s join entry e on e.entry = s.rowid
                 where s.product_search match :match limit :limit
                """)
            .bind("match", match)
            .bind("limit", limit)
            .mapTo(String.class)
            .list());
  }

  /// Also after a failure; closing twice does nothing.
  @Override
  public void close() {
    handle.close();
  }
}
