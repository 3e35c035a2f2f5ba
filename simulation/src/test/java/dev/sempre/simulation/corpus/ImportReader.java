package dev.sempre.simulation.corpus;

import dev.sempre.centre.answer.Answer;
import dev.sempre.centre.answer.CentreFailure;
import dev.sempre.centre.imports.ImportResult;
import dev.sempre.centre.imports.ImportWatch;
import dev.sempre.centre.imports.ProductImport;
import dev.sempre.centre.imports.TableImport;
import dev.sempre.centre.organisation.Companies;
import dev.sempre.centre.organisation.NewCompany;
import dev.sempre.centre.tenant.CentreStore;
import dev.sempre.centre.tenant.Ports;
import dev.sempre.model.id.UuidV7;
import dev.sempre.model.sync.ChildSpec;
import dev.sempre.model.sync.SyncCatalogue;
import dev.sempre.model.sync.TableSpec;
import dev.sempre.replica.db.Priority;
import dev.sempre.replica.db.Replica;
import dev.sempre.simulation.corpus.FuzzTarget.Reader;
import dev.sempre.simulation.corpus.FuzzTarget.Verdict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Imports a list into a company of a centre that was just founded: what is said to be imported is
/// there, what is refused has left nothing behind, and the same list once more changes nothing.
final class ImportReader implements Reader {
  private static final String COMPANY = "rossi";
  private static final ProductImport.Options AS_IT_SAYS =
      new ProductImport.Options(null, null, null);

  /// What the company has already.
  private static final String STANDING = "sku,gtin,name,price\nA1,8000070018587,Pane,1.00\n";

  /// What a list of products writes to.
  private static final List<TableSpec> OF_PRODUCTS =
      List.of(SyncCatalogue.PRODUCT, SyncCatalogue.PRODUCT_CATEGORY, SyncCatalogue.PRICE);

  /// An import of a file.
  private interface Import {
    Answer<ImportResult> run(Replica replica, Path file);
  }

  private final CentreStore centre;
  private final Replica company;
  private final Path file;
  private final BiFunction<ImportReader, byte[], Verdict> reading;

  private ImportReader(Path folder, BiFunction<ImportReader, byte[], Verdict> reading) {
    SecureRandom random = new SecureRandom();
    Ports ports =
        new Ports(
            () -> RunningCentre.NOON,
            new UuidV7(() -> RunningCentre.NOON, random),
            random,
            Runnable::run);
    this.centre = CentreStore.open(folder.resolve("centre"), null, ports);
    this.file = folder.resolve("list.csv");
    this.reading = reading;
    var _ =
        new Companies(centre)
            .create(new NewCompany(COMPANY, "Rossi", RunningCentre.ITALY, "123456"));
    this.company = centre.tenants().replica(COMPANY).orElseThrow();
    write(STANDING.getBytes(StandardCharsets.UTF_8));
    require(
        ProductImport.run(company, file, AS_IT_SAYS, ImportWatch.NOBODY) instanceof Answer.Done,
        "nothing to begin with");
    keep(names(SyncCatalogue.TABLES));
  }

  /// The whole input is a list of products.
  static Reader ofProducts(Path folder) {
    return new ImportReader(
        folder,
        (reader, bytes) ->
            reader.take(
                OF_PRODUCTS,
                bytes,
                (replica, list) ->
                    ProductImport.run(replica, list, AS_IT_SAYS, ImportWatch.NOBODY)));
  }

  /// The first line names the table, and the rest is the list.
  static Reader ofTables(Path folder) {
    return new ImportReader(folder, ImportReader::takeTable);
  }

  private Verdict takeTable(byte[] bytes) {
    int end = 0;
    while (end < bytes.length && bytes[end] != '\n') {
      end++;
    }
    String name = new String(bytes, 0, end, StandardCharsets.UTF_8);
    TableSpec table = SyncCatalogue.find(name);
    return take(
        table == null ? OF_PRODUCTS : List.of(table),
        Arrays.copyOfRange(bytes, Math.min(end + 1, bytes.length), bytes.length),
        (replica, list) -> TableImport.run(replica, name, list, ImportWatch.NOBODY));
  }

  /// Names of tables and of what belongs to their records, in an order in which they can be filled.
  private static List<String> names(List<TableSpec> tables) {
    return tables.stream()
        .flatMap(table ->
            Stream.concat(Stream.of(table.name()), table.children().stream().map(ChildSpec::name)))
        .toList();
  }

  /// Remembers how tables were.
  private void keep(List<String> names) {
    company.write(
        Priority.BACKGROUND,
        tx -> {
          for (String name : names) {
            tx.handle().execute("create table kept_" + name + " as select * from " + name);
          }
          return null;
        });
  }

  /// Makes tables as they were.
  private void restore(List<String> names) {
    company.write(
        Priority.BACKGROUND,
        tx -> {
          tx.handle().execute("pragma defer_foreign_keys = on");
          for (String name : names) {
            tx.handle().execute("delete from " + name);
            tx.handle().execute("insert into " + name + " select * from kept_" + name);
          }
          return null;
        });
  }

  /// How many rows each of them has.
  private List<Long> rows(List<String> names) {
    return company.read(handle ->
        names.stream()
            .map(name -> handle.createQuery("select count(*) from " + name).mapTo(Long.class).one())
            .toList());
  }

  @Override
  public Verdict read(byte[] bytes) {
    return reading.apply(this, bytes);
  }

  private void write(byte[] list) {
    try {
      Files.write(file, list);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// @param tables what the list may write to, first what it is about
  private Verdict take(List<TableSpec> tables, byte[] list, Import importing) {
    write(list);
    List<String> names = names(tables);
    List<Long> before = rows(names);
    try {
      ImportResult result = result(importing);
      if (result == null) {
        require(rows(names).equals(before), "something of a refused list is stored");
        return Verdict.REFUSED;
      }
      check(result, rows(names).getFirst() - before.getFirst());
      again(importing);
      return Verdict.TAKEN;
    } finally {
      restore(names);
    }
  }

  private static void check(ImportResult result, long more) {
    long told = result.created() + result.changed() + result.unchanged() + result.rejected();
    require(told == result.lines(), "lines of which nothing is told: " + result);
    require(more == result.created(), more + " more rows: " + result);
  }

  private void again(Import importing) {
    ImportResult second = result(importing);
    require(
        second != null && second.created() == 0 && second.changed() == 0,
        "not the same when it comes again: " + second);
  }

  /// What an import did, or null if the list was refused.
  private @Nullable ImportResult result(Import importing) {
    try {
      return switch (importing.run(company, file)) {
        case Answer.Done<ImportResult>(ImportResult result) -> result;
        case Answer.Refused<ImportResult> _ -> null;
      };
    } catch (CentreFailure e) {
      return null;
    }
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new AssertionError(otherwise);
    }
  }

  @Override
  public void close() {
    centre.close();
  }
}
