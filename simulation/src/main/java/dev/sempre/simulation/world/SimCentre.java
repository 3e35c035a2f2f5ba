package dev.sempre.simulation.world;

import dev.sempre.centre.organisation.Devices;
import dev.sempre.centre.organisation.Devices.NewDevice;
import dev.sempre.model.chain.ChainHead;
import dev.sempre.model.id.UuidV7;
import dev.sempre.model.organisation.DeviceKind;
import dev.sempre.model.sync.SyncCatalogue;
import dev.sempre.model.sync.TableSpec;
import dev.sempre.model.sync.Verdict;
import dev.sempre.model.wire.Messages;
import dev.sempre.model.wire.Messages.DeviceClaim;
import dev.sempre.model.wire.Messages.PushAnswer;
import dev.sempre.model.wire.Messages.TableVerdicts;
import dev.sempre.model.wire.Messages.VerdictRow;
import dev.sempre.model.wire.PushStream;
import dev.sempre.model.wire.PushStream.ArrivedTable;
import dev.sempre.replica.chain.AnchorStore;
import dev.sempre.replica.db.Priority;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.db.SqliteDatabase;
import dev.sempre.replica.sync.BasesTold;
import dev.sempre.replica.sync.Changes;
import dev.sempre.replica.sync.Checksums;
import dev.sempre.replica.sync.Ingest;
import dev.sempre.replica.sync.Lineage;
import dev.sempre.replica.sync.Viewer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/// A company at the centre: what the server does with a request that is about it, without the
/// server.
final class SimCentre implements AutoCloseable {
  private final Path file;
  private final NodeClock clock;
  private final Random random;
  private final int mostDown;
  private final Map<Path, Path> copies;
  private final Planted planted;
  private final PlantedReception.Arrivals arrivals = new PlantedReception.Arrivals();
  private boolean copied;
  private FaultyDisk disk;
  private Replica replica;

  SimCentre(Path file, NodeClock clock, Random random, Planted planted) {
    this.file = file;
    this.planted = planted;
    this.clock = clock;
    this.random = random;
    // Small enough that a download takes more than one answer now and then.
    this.mostDown = 20 + random.nextInt(200);
    this.copies =
        Map.of(
            file,
            file.resolveSibling("copy-of-" + file.getFileName()),
            file.resolveSibling(file.getFileName() + "-wal"),
            file.resolveSibling("copy-of-" + file.getFileName() + "-wal"));
    this.disk = newDisk();
    this.replica = open();
  }

  private FaultyDisk newDisk() {
    return new FaultyDisk(new SqliteDatabase(file, 0, Runnable::run), () -> {});
  }

  private Replica open() {
    return Replica.open(disk, clock, new UuidV7(clock, new Random(random.nextLong())));
  }

  Replica replica() {
    return replica;
  }

  Path file() {
    return file;
  }

  FaultyDisk disk() {
    return disk;
  }

  /// It has been killed, and starts again.
  void restart() {
    replica.close();
    disk = newDisk();
    replica = open();
  }

  /// Copies what is on its disk, as a backup of the whole machine does.
  void copy() {
    copies.forEach(Ground::replace);
    copied = true;
  }

  boolean hasCopy() {
    return copied;
  }

  /// The machine is as it was when it was copied, and starts again. Source: F30.
  void restore() {
    replica.close();
    copies.forEach((from, to) -> Ground.replace(to, from));
    disk = newDisk();
    replica = open();
  }

  /// Whether a base has seen something that is not here any more.
  boolean hasLost(@Nullable String seen) {
    return seen != null && !Lineage.holds(replica, seen);
  }

  /// Where its feed stands.
  Changes.Head feed() {
    return new Changes(replica, mostDown).head();
  }

  Messages.Head head(Viewer viewer, List<ChainHead> chains) {
    List<Messages.Anchor> anchors =
        planted == Planted.HEADS_NOT_KEPT
            ? List.of()
            : AnchorStore.told(replica, viewer.device(), chains);
    Changes.Head head = feed();
    return new Messages.Head(
        head.epoch(),
        head.head(),
        head.down(),
        SyncCatalogue.SCHEMA,
        clock.epochMillis(),
        head.seen(),
        replica.read(handle -> BasesTold.find(handle, viewer.device())).orElse(null),
        anchors);
  }

  /// @return the answer's bytes, or null if the positions are not of this feed
  byte @Nullable [] changes(Viewer viewer, String epoch, Map<TableSpec, Long> after) {
    Changes changes = new Changes(replica, mostDown);
    if (!changes.knows(epoch, after)) {
      return null;
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      changes.write(bytes, viewer, after);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /// @param told what the base tells of its own feed, or null
  PushAnswer records(Viewer viewer, byte[] body, @Nullable String told) throws IOException {
    List<ArrivedTable> tables;
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(body))) {
      tables = PushStream.read(in, 2_000);
    }
    Reception ingest = reception(told);
    List<TableVerdicts> answer = new ArrayList<>();
    for (ArrivedTable table : tables) {
      TableSpec spec = Objects.requireNonNull(table.table());
      List<Verdict> verdicts = ingest.accept(viewer, spec, table.rows());
      List<VerdictRow> rows = new ArrayList<>();
      for (int i = 0; i < verdicts.size(); i++) {
        rows.add(VerdictRow.of(table.rows().get(i).record().id(), verdicts.get(i)));
      }
      answer.add(new TableVerdicts(table.tableName(), rows));
    }
    if (told != null) {
      replica.write(
          Priority.BACKGROUND,
          tx -> {
            BasesTold.put(tx, viewer.device(), told);
            return null;
          });
    }
    return new PushAnswer(answer, clock.epochMillis(), feed().seen());
  }

  /// A till joins for the first time. Source: R51.
  ///
  /// @param key what it proves itself with from now on
  /// @return its number in its shop
  int admit(String device, String shop, String key) {
    return Devices.admit(replica, till(device, shop, key)).number();
  }

  /// A till joins again, with a code that was made for it: under its number, or under another one
  /// if it is set back or its number is another till's by now. Source: R21.
  ///
  /// @param been who it says that it has been
  /// @param key what it proves itself with from now on
  /// @return its number in its shop
  int readmit(DeviceClaim been, String key) {
    NewDevice again = till(been.device(), been.establishment(), key);
    return Devices.readmit(replica, again, been, false).number();
  }

  private static NewDevice till(String device, String shop, String key) {
    return new NewDevice(device, shop, device, DeviceKind.TILL, key);
  }

  /// How the centre takes whoever says that he is a till.
  enum Standing {
    /// He is.
    ADMITTED,
    /// An older copy of one that has joined anew.
    REPLACED,
    /// He cannot prove it: the centre has forgotten that the till has joined anew.
    UNPROVED
  }

  /// @param key what he proves himself with
  Standing standing(String device, String key) {
    boolean proved =
        Devices.find(replica, device).filter(here -> here.publicKey().equals(key)).isPresent();
    if (proved) {
      return Standing.ADMITTED;
    }
    return Devices.replacedKeys(replica, device).contains(key)
        ? Standing.REPLACED
        : Standing.UNPROVED;
  }

  /// Whether somebody sees that the centre lets a till in no longer.
  boolean keepsOut(String device, String key) {
    disk.lookedAt(true);
    try {
      return standing(device, key) == Standing.UNPROVED;
    } finally {
      disk.lookedAt(false);
    }
  }

  /// What takes in what tills send.
  ///
  /// @param told what the base tells of its own feed, or null
  Reception reception(@Nullable String told) {
    Reception right = new Ingest(replica, told)::accept;
    return PlantedReception.BUGS.contains(planted)
        ? new PlantedReception(right, planted, replica, arrivals)
        : right;
  }

  Messages.Checksums checksums(Viewer viewer, List<TableSpec> tables) {
    Map<String, Messages.Checksum> sums = new LinkedHashMap<>();
    for (TableSpec table : tables) {
      sums.put(
          table.name(),
          replica.read(handle -> Checksums.of(handle, replica.dialect(), table, viewer)));
    }
    Changes.Head head = feed();
    return new Messages.Checksums(head.epoch(), head.head(), sums);
  }

  @Override
  public void close() {
    replica.close();
  }
}
