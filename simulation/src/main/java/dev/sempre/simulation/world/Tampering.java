package dev.sempre.simulation.world;

import dev.sempre.model.chain.ChainCheck;
import dev.sempre.model.chain.ChainCheck.Fault;
import dev.sempre.model.chain.Seal;
import dev.sempre.model.chain.Signer;
import dev.sempre.model.id.UuidV7;
import dev.sempre.model.sync.ChildSpec;
import dev.sempre.model.sync.RootRecord;
import dev.sempre.model.sync.SealColumns;
import dev.sempre.model.sync.SyncCatalogue;
import dev.sempre.model.sync.TableSpec;
import dev.sempre.replica.chain.ChainStore;
import dev.sempre.replica.chain.ChainStore.Checked;
import dev.sempre.replica.db.Priority;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.db.SqliteDatabase;
import dev.sempre.replica.db.Tx;
import dev.sempre.replica.sync.Records;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/// When the story is over somebody edits, deletes, inserts and swaps tickets on a copy of a till's
/// disk whose guards he has taken away, and seals the rest of the chain anew, with a key of his own
/// and with the till's. Whoever verifies the chain is named the first place that is not as it was;
/// of a chain that the till's own key has sealed anew, the first of which the till had told. What
/// is cut off is looked at in [CutTail]. Sources: F41, I8, R35, R36.
final class Tampering {
  private final Setting setting;
  private final Replica copy;
  private final String tenant;
  private final String chain;

  /// The ticket that somebody tampers with.
  private final Ticket victim;

  private record Ticket(String id, long place) {}

  /// What somebody does to a database.
  @FunctionalInterface
  private interface Deed {
    void to(Tx tx) throws SQLException;
  }

  /// The database is as before.
  private static final class Undone extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Undone() {
      super("undone", null, false, false);
    }
  }

  private Tampering(Setting setting, Replica copy, String tenant, String chain, Ticket victim) {
    this.setting = setting;
    this.copy = copy;
    this.tenant = tenant;
    this.chain = chain;
    this.victim = victim;
  }

  /// Only with a chain that is whole, and has a ticket before its end.
  static void mustBeNamed(Setting setting, SimTill till) {
    Path file = Path.of(till.disk().where());
    String name = String.valueOf(file.getFileName());
    Path copied = file.resolveSibling("tampered.db");
    Ground.replace(file, copied);
    Ground.replace(file.resolveSibling(name + "-wal"), file.resolveSibling("tampered.db-wal"));
    long now = setting.time().nowMillis();
    try (Replica copy =
        Replica.open(
            new SqliteDatabase(copied, 0, Runnable::run),
            () -> now,
            new UuidV7(() -> now, new Random(1)))) {
      String chain = till.place().series();
      Optional<Ticket> victim = copy.read(handle -> victim(handle, chain));
      if (victim.isPresent()) {
        Tampering tampering =
            new Tampering(setting, copy, till.place().tenant(), chain, victim.get());
        if (copy.<Boolean>read(handle -> tampering.check(handle).holds())) {
          tampering.mustBeNamed();
        }
      }
    }
  }

  /// A ticket in the middle.
  private static Optional<Ticket> victim(Handle handle, String chain) {
    List<Ticket> tickets =
        handle
            .createQuery(
                "select id, chain_number from sale where series = :chain"
                    + " and chain_number is not null order by chain_number")
            .bind("chain", chain)
            .map((row, _) -> new Ticket(row.getString(1), row.getLong(2)))
            .list();
    return tickets.size() < 2
        ? Optional.empty()
        : Optional.of(tickets.get((tickets.size() - 1) / 2));
  }

  private Checked check(Handle handle) throws SQLException {
    return Chains.check(setting, tenant, handle, copy.dialect(), chain);
  }

  private void mustBeNamed() {
    mustName("edited", Set.of(Fault.ALTERED), this::edit);
    mustName("deleted", Set.of(Fault.MISSING_BEFORE), this::delete);
    mustName("doubled", Set.of(Fault.PLACE_TAKEN, Fault.ALTERED), this::insert);
    mustName("swapped", Set.of(Fault.ALTERED), this::swap);
    Signer neighbour = TillKeys.of(tenant, "the till beside it")::sign;
    mustName("sealed by another", Set.of(Fault.NOT_SIGNED), tx -> rebuild(tx, neighbour));
    sealedAnew();
  }

  private void mustName(String how, Set<Fault> faults, Deed deed) {
    Checked checked = after(deed);
    ChainCheck.Broken broken = checked.broken();
    if (broken == null || broken.number() != victim.place || !faults.contains(broken.fault())) {
      throw new Broken(
          "I8", "ticket %s of %s was %s: %s".formatted(victim, chain, how, checked.line()));
    }
    setting.note(chain, "is found " + how);
  }

  /// With the till's key nothing but what the till has told of its chain can tell.
  private void sealedAnew() {
    Optional<Long> told = copy.read(this::firstTold);
    if (told.isPresent()) {
      Checked checked = after(tx -> rebuild(tx, TillKeys.of(tenant, chain)::sign));
      ChainCheck.Broken broken = checked.broken();
      if (broken == null
          || broken.number() != told.get()
          || checked.firstPerhaps() > victim.place
          || broken.fault() != Fault.OTHER_THAN_TOLD) {
        throw new Broken(
            "I8", "%s was sealed anew from %s on: %s".formatted(chain, victim, checked.line()));
      }
      setting.note(chain, "is found sealed anew");
    }
  }

  /// The first place from the ticket on of which the till has told.
  private Optional<Long> firstTold(Handle handle) {
    return handle
        .createQuery(
            "select min(number) from chain_anchor where series = :chain and number >= :place"
                + " and number <= :last")
        .bind("chain", chain)
        .bind("place", victim.place)
        .bind("last", last(handle))
        .mapTo(Long.class)
        .findOne();
  }

  private long last(Handle handle) {
    return ChainStore.head(handle, chain).orElseThrow().number();
  }

  /// What verification says of it; the copy is as before behind that.
  private Checked after(Deed deed) {
    Checked[] checked = new Checked[1];
    try {
      boolean _ =
          copy.<Boolean>write(
              Priority.PERSON,
              tx -> {
                liftGuards(tx.handle());
                deed.to(tx);
                checked[0] = check(tx.handle());
                throw new Undone();
              });
    } catch (Undone undone) {
      return checked[0];
    }
    throw new IllegalStateException("the copy was changed for good");
  }

  private static void liftGuards(Handle handle) {
    handle
        .createQuery(
            "select name from sqlite_schema where type = 'trigger' and name like 'guard_%'")
        .mapTo(String.class)
        .list()
        .forEach(guard -> handle.execute("drop trigger " + guard));
  }

  private void edit(Tx tx) {
    tx.handle().execute("update sale set gross_minor = gross_minor + 1 where id = ?", victim.id);
  }

  private void delete(Tx tx) {
    for (ChildSpec child : SyncCatalogue.SALE.children()) {
      tx.handle()
          .execute(
              "delete from %s where %s = ?".formatted(child.name(), child.rootColumn()), victim.id);
    }
    tx.handle().execute("delete from sale where id = ?", victim.id);
  }

  /// The same ticket once more, under an id of its own.
  private void insert(Tx tx) {
    String columns =
        tx
            .handle()
            .createQuery("select name from pragma_table_info('sale')")
            .mapTo(String.class)
            .list()
            .stream()
            .filter(name -> !name.equals("id") && !name.equals("number"))
            .collect(Collectors.joining(", "));
    tx.handle()
        .execute(
            "insert into sale (id, number, %1$s) select id || '-2', number + 1000000, %1$s from sale where id = ?"
                .formatted(columns),
            victim.id);
  }

  /// It changes its place with the ticket behind it.
  private void swap(Tx tx) {
    Handle handle = tx.handle();
    Ticket other =
        handle
            .createQuery(
                "select id, chain_number from sale where series = :chain and chain_number > :place"
                    + " order by chain_number limit 1")
            .bind("chain", chain)
            .bind("place", victim.place)
            .map((row, _) -> new Ticket(row.getString(1), row.getLong(2)))
            .one();
    handle.execute("update sale set chain_number = -1 where id = ?", victim.id);
    handle.execute("update sale set chain_number = ? where id = ?", victim.place, other.id);
    handle.execute("update sale set chain_number = ? where id = ?", other.place, victim.id);
  }

  /// The ticket is edited, and it and all behind it are sealed anew.
  private void rebuild(Tx tx, Signer signer) throws SQLException {
    Handle handle = tx.handle();
    edit(tx);
    String hash = "";
    long perpetualMinor = 0;
    long last = last(handle);
    for (long place = victim.place; place <= last; place++) {
      RootRecord record = at(tx, place);
      Seal before = Seal.of(record).orElseThrow();
      if (place == victim.place) {
        hash = before.previous();
        perpetualMinor = before.perpetualMinor() - ChainCheck.amountOf(record) + 1;
      }
      perpetualMinor += ChainCheck.amountOf(record);
      RootRecord anew = Seal.put(record, place, hash, perpetualMinor, signer);
      Seal seal = Seal.of(anew).orElseThrow();
      handle.execute(
          "update %s set %s = ?, %s = ?, %s = ?, %s = ? where id = ?"
              .formatted(
                  record.table().name(),
                  SealColumns.PREVIOUS,
                  SealColumns.PERPETUAL,
                  SealColumns.HASH,
                  SealColumns.SIGNATURE),
          seal.previous(),
          seal.perpetualMinor(),
          seal.hash(),
          seal.signature(),
          record.id());
      hash = seal.hash();
    }
  }

  private RootRecord at(Tx tx, long place) throws SQLException {
    for (TableSpec table : SyncCatalogue.TABLES) {
      if (SealColumns.areIn(table)) {
        Optional<String> id =
            tx.handle()
                .createQuery(
                    "select id from "
                        + table.name()
                        + " where series = :chain"
                        + " and chain_number = :place")
                .bind("chain", chain)
                .bind("place", place)
                .mapTo(String.class)
                .findOne();
        if (id.isPresent()) {
          return Records.find(tx.connection(), tx.dialect(), table, id.get())
              .orElseThrow()
              .record();
        }
      }
    }
    throw new IllegalStateException("nothing at " + place);
  }
}
