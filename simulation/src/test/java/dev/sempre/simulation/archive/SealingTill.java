package dev.sempre.simulation.archive;

import dev.sempre.agent.transport.DeviceKey;
import dev.sempre.model.archive.ArchiveManifest.Key;
import dev.sempre.model.archive.ArchiveManifest.Signer;
import dev.sempre.model.chain.Seal;
import dev.sempre.model.id.UuidV7;
import dev.sempre.model.sync.ChildSpec;
import dev.sempre.model.sync.Column;
import dev.sempre.model.sync.RootRecord;
import dev.sempre.model.sync.RootRecord.ChildRow;
import dev.sempre.model.sync.SealColumns;
import dev.sempre.model.sync.SyncCatalogue;
import dev.sempre.model.sync.TableSpec;
import dev.sempre.replica.chain.AnchorStore;
import dev.sempre.replica.chain.ArchiveStore;
import dev.sempre.replica.chain.ArchiveStore.Made;
import dev.sempre.replica.chain.ArchiveStore.Order;
import dev.sempre.replica.chain.ChainStore;
import dev.sempre.replica.db.Place;
import dev.sempre.replica.db.Priority;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.db.SqliteDatabase;
import dev.sempre.replica.sync.Records;
import dev.sempre.replica.sync.Records.Draft;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// A till that seals records of every table that is sealed, one after the other in one chain, and a
/// centre that it tells of them.
final class SealingTill implements AutoCloseable {
  static final String SERIES = "1-2";
  static final List<TableSpec> SEALED =
      SyncCatalogue.TABLES.stream().filter(SealColumns::areIn).toList();

  private static final String DEVICE = "till-2";
  private static final long NOON = 1_795_262_400_000L;
  private static final LocalDate DAY = LocalDate.of(2026, 11, 21);

  final DeviceKey key = DeviceKey.create(new SecureRandom());
  final Replica replica;
  private final Replica centre;
  private final Path folder;
  private int sealed;
  private int archives;

  SealingTill(Path folder) {
    this.folder = folder;
    replica = open("till.db", new Place(DEVICE, "rossi", "Bottega Rossi", "1", 2, 0));
    replica.signWith(key::sign);
    centre = open("centre.db", Place.centre("rossi", "Bottega Rossi"));
  }

  private Replica open(String name, Place place) {
    Replica opened =
        Replica.open(
            new SqliteDatabase(folder.resolve(name), 2_000, Runnable::run),
            () -> NOON,
            new UuidV7(() -> NOON, new Random(7)));
    opened.become(place);
    return opened;
  }

  void seal(int records) {
    for (int i = 0; i < records; i++) {
      TableSpec table = SEALED.get(sealed % SEALED.size());
      String id = "record-" + ++sealed;
      replica.write(
          Priority.PERSON,
          tx ->
              Records.create(
                  tx, table, "maria", draft(table, id), record -> ChainStore.seal(tx, record)));
    }
  }

  private Draft draft(TableSpec table, String id) {
    @Nullable Object[] values = values(table.columns());
    values[table.requireIndexOf("series")] = SERIES;
    if (table.indexOf("number") >= 0) {
      values[table.requireIndexOf("number")] = (long) sealed;
    }
    List<List<ChildRow>> children = new ArrayList<>();
    for (ChildSpec child : table.children()) {
      children.add(
          List.of(
              new ChildRow(values(child.columns()), null),
              new ChildRow(values(child.columns()), null)));
    }
    return new Draft(id, values, children);
  }

  private static @Nullable Object[] values(List<Column> columns) {
    @Nullable Object[] values = new Object[columns.size()];
    for (int i = 0; i < values.length; i++) {
      Column column = columns.get(i);
      if (column.required()) {
        values[i] = column.kind().isInteger() ? (Object) (100L + i) : "x" + i;
      }
    }
    return values;
  }

  void tellTheCentre() {
    AnchorStore.confirmed(replica, AnchorStore.told(centre, DEVICE, AnchorStore.heads(replica)));
  }

  Path archive() {
    String own = key.publicBase64();
    Order order =
        new Order(
            SERIES,
            DAY.minusDays(30),
            DAY.plusDays(30),
            List.of(new Key(DEVICE, own)),
            new Signer(Signer.DEVICE, DEVICE, own),
            key::sign);
    Path file = folder.resolve("archive-" + ++archives + ".zip");
    return switch (ArchiveStore.make(replica, order, file, (_, _) -> {})) {
      case Made.Done done -> done.file();
      case Made.Refused refused -> throw new AssertionError(refused);
    };
  }

  private TableSpec tableOf(long place) {
    return SEALED.get((int) ((place - 1) % SEALED.size()));
  }

  /// Runs a statement on the table of a place; `%s` is its name.
  void execute(long place, String sql, Object... parameters) {
    String statement = sql.formatted(tableOf(place).name());
    int _ =
        replica.<Integer>write(Priority.PERSON, tx -> tx.handle().execute(statement, parameters));
  }

  void delete(long place) {
    TableSpec table = tableOf(place);
    for (ChildSpec child : table.children()) {
      execute(
          place,
          "delete from " + child.name() + " where " + child.rootColumn() + " = ?",
          "record-" + place);
    }
    execute(place, "delete from %s where id = ?", "record-" + place);
  }

  /// Alters a record, and seals it and all behind it anew with the till's own key.
  void rebuild(long from) {
    execute(from, "update %s set modified_by = 'forged' where id = ?", "record-" + from);
    for (long place = from; place <= sealed; place++) {
      Seal old = sealOf(place);
      String previous = place == 1 ? old.previous() : sealOf(place - 1).hash();
      Seal seal =
          Seal.of(Seal.put(record(place), place, previous, old.perpetualMinor(), key::sign))
              .orElseThrow();
      execute(
          place,
          "update %s set chain_previous = ?, chain_hash = ?, chain_signature = ? where id = ?",
          seal.previous(),
          seal.hash(),
          Objects.requireNonNull(seal.signature()),
          "record-" + place);
    }
  }

  private Seal sealOf(long place) {
    return Seal.of(record(place)).orElseThrow();
  }

  private RootRecord record(long place) {
    return replica.read(handle ->
        Records.find(handle.getConnection(), replica.dialect(), tableOf(place), "record-" + place)
            .orElseThrow()
            .record());
  }

  @Override
  public void close() {
    replica.close();
    centre.close();
  }
}
