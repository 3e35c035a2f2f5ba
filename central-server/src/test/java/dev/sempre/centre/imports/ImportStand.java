package dev.sempre.centre.imports;

import dev.sempre.centre.organisation.Companies;
import dev.sempre.centre.organisation.NewCompany;
import dev.sempre.centre.tenant.CentreStore;
import dev.sempre.centre.testing.Clock;
import dev.sempre.centre.testing.StoreKind;
import dev.sempre.centre.testing.TestCentre;
import dev.sempre.model.sync.RootRecord;
import dev.sempre.model.sync.TableSpec;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.sync.Changes;
import dev.sempre.replica.sync.Records;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/// A company without a server, and files to import into it.
final class ImportStand implements AutoCloseable {
  private final Path folder;
  private final CentreStore store;

  private ImportStand(Path folder, CentreStore store) {
    this.folder = folder;
    this.store = store;
  }

  static ImportStand open(Path folder, StoreKind kind) {
    CentreStore store =
        CentreStore.open(folder.resolve("data"), kind.newUrl(), TestCentre.ports(new Clock()));
    TestCentre.value(
        new Companies(store)
            .create(new NewCompany("rossi", "Bottega Rossi", TestCentre.ITALY, "123456")));
    return new ImportStand(folder, store);
  }

  Replica replica() {
    return store.tenants().replica("rossi").orElseThrow();
  }

  Path file(String... lines) {
    try {
      Path file = folder.resolve("list.csv");
      Files.write(file, List.of(lines), StandardCharsets.UTF_8);
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  ImportResult products(String... lines) {
    return TestCentre.value(
        ProductImport.run(
            replica(),
            file(lines),
            new ProductImport.Options(null, null, null),
            ImportWatch.NOBODY));
  }

  ImportResult table(String table, String... lines) {
    return TestCentre.value(TableImport.run(replica(), table, file(lines), ImportWatch.NOBODY));
  }

  long head() {
    return new Changes(replica(), 1).head().head();
  }

  /// The records of a table that are not deleted, by id.
  List<RootRecord> records(TableSpec table) {
    return replica()
        .read(handle -> {
          List<String> ids =
              handle
                  .createQuery("select id from " + table.name() + " where deleted = 0")
                  .mapTo(String.class)
                  .list();
          return Records.findAll(handle.getConnection(), replica().dialect(), table, ids)
              .values()
              .stream()
              .map(stored -> stored.record())
              .sorted(Comparator.comparing(RootRecord::id))
              .toList();
        });
  }

  RootRecord record(TableSpec table, String id) {
    return records(table).stream()
        .filter(record -> record.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  @Override
  public void close() {
    store.close();
  }
}
