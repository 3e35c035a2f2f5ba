package dev.sempre.replica.chain;

import dev.sempre.model.archive.ArchiveCheck;
import dev.sempre.model.archive.ArchiveManifest.Key;
import dev.sempre.model.archive.ArchiveManifest.Part;
import dev.sempre.model.archive.ArchiveManifest.Period;
import dev.sempre.model.archive.ArchiveManifest.Signer;
import dev.sempre.model.archive.ArchiveReport;
import dev.sempre.model.archive.ArchiveWriter;
import dev.sempre.model.archive.ArchiveWriter.Subject;
import dev.sempre.model.archive.ArchiveWriter.Taker;
import dev.sempre.model.archive.ToldAnchor;
import dev.sempre.model.chain.ChainCheck;
import dev.sempre.model.chain.ChainName;
import dev.sempre.model.chain.Seal;
import dev.sempre.model.sync.Hlc;
import dev.sempre.model.sync.RootRecord;
import dev.sempre.model.sync.TableSpec;
import dev.sempre.replica.db.Dialect;
import dev.sempre.replica.db.Place;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.organisation.EstablishmentStore;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;

/// Makes archives of chains: all sealed records of a period, in a file that anybody can read and
/// prove. Source: R41.
public final class ArchiveStore {
  /// Longest period of one archive.
  public static final int MOST_MONTHS = 12;

  private static final String PART = ".part";

  private ArchiveStore() {}

  /// What is asked for.
  ///
  /// @param series name of the chain
  /// @param from first day, in the shop's time zone
  /// @param to last day
  /// @param keys what the records may be signed with
  /// @param signer who vouches for the archive
  /// @param sign gives its signature over the UTF-8 bytes of a text, base64
  public record Order(
      String series,
      LocalDate from,
      LocalDate to,
      List<Key> keys,
      Signer signer,
      UnaryOperator<String> sign) {}

  /// What came of it.
  public sealed interface Made {
    /// It is on the disk, and was read back. What its report has found is in the records: such an
    /// archive is evidence, and stays.
    record Done(Path file, ArchiveReport report) implements Made {}

    /// There is no new file.
    ///
    /// @param code short code
    /// @param message one English sentence: why, what to do
    record Refused(String code, String message) implements Made {}
  }

  /// Told how far it is.
  @FunctionalInterface
  public interface Watch {
    void progress(long done, long all);
  }

  /// Makes an archive while the place works on. The file comes into being whole or not at all.
  public static Made make(Replica place, Order order, Path file, Watch watch) {
    if (order.to().isBefore(order.from())
        || !order.to().isBefore(order.from().plusMonths(MOST_MONTHS))) {
      return new Made.Refused(
          "PERIOD", "An archive is of one day to twelve months: make one for each year.");
    }
    if (Files.exists(file)) {
      return new Made.Refused("EXISTS", file + " is there already and is not overwritten.");
    }
    try {
      return place.read(handle -> new Making(handle, place, order, watch).into(file));
    } catch (UncheckedIOException e) {
      return new Made.Refused(
          "DISK", file + " could not be written: " + e.getMessage() + ". Nothing of it was left.");
    }
  }

  /// One archive on its way, within one snapshot.
  private static final class Making implements ArchiveWriter.Records {
    private final Handle handle;
    private final Dialect dialect;
    private final Place here;
    private final Order order;
    private final Watch watch;
    private long first;
    private long last;
    private long done;

    Making(Handle handle, Replica place, Order order, Watch watch) {
      this.handle = handle;
      this.dialect = place.dialect();
      this.here = place.place().orElseThrow();
      this.order = order;
      this.watch = watch;
    }

    Made into(Path file) {
      ZoneId zone = zone();
      if (!findPart(zone)) {
        return new Made.Refused(
            "NOTHING",
            "Nothing of the chain %s was sealed from %s to %s."
                .formatted(order.series(), order.from(), order.to()));
      }
      Path part = file.resolveSibling(file.getFileName() + PART);
      try {
        write(part, subject(zone));
        ArchiveReport report =
            ArchiveCheck.look(part, List.of(), null, (records, _) -> progress(2 * all() + records));
        if (Files.exists(file)) {
          Files.delete(part);
          return new Made.Refused("EXISTS", file + " is there already and is not overwritten.");
        }
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        syncFolder(file);
        return new Made.Done(file, report);
      } catch (IOException e) {
        remove(part, e);
        throw new UncheckedIOException(e);
      } catch (RuntimeException e) {
        remove(part, e);
        throw e;
      }
    }

    private static void remove(Path part, Exception failure) {
      try {
        boolean _ = Files.deleteIfExists(part);
      } catch (IOException e) {
        failure.addSuppressed(e);
      }
    }

    private void write(Path part, Subject subject) throws IOException {
      try (FileChannel channel =
          FileChannel.open(
              part,
              StandardOpenOption.CREATE,
              StandardOpenOption.TRUNCATE_EXISTING,
              StandardOpenOption.WRITE)) {
        OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
        ArchiveWriter.write(out, subject, this, order.sign());
        out.flush();
        channel.force(true);
      }
    }

    /// The name is on the disk once its folder is. Windows does that by itself and has no such
    /// call.
    private static void syncFolder(Path file) throws IOException {
      Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
      try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      } catch (AccessDeniedException e) {
        // Windows.
      }
    }

    private long all() {
      return last - first + 1;
    }

    private void progress(long steps) {
      watch.progress(Math.min(steps, 3 * all()), 3 * all());
    }

    /// The shop's zone, from the name of its series; UTC if the shop is not known here.
    private ZoneId zone() {
      try {
        return ChainName.of(order.series())
            .flatMap(name -> EstablishmentStore.byId(handle, name.establishment()))
            .map(shop -> shop.zone())
            .orElse(ZoneOffset.UTC);
      } catch (IllegalArgumentException | DateTimeException mistake) {
        return ZoneOffset.UTC;
      }
    }

    /// Stamps only grow along a chain, so what lies between the first and the last record of a
    /// period is of the period.
    private boolean findPart(ZoneId zone) {
      long from = Hlc.ofMillis(order.from().atStartOfDay(zone).toInstant().toEpochMilli());
      long end = Hlc.ofMillis(order.to().plusDays(1).atStartOfDay(zone).toInstant().toEpochMilli());
      Long found =
          handle
              .createQuery(
                  "select min(first), max(last) from ("
                      + ChainStore.union(
                          """
                          select min(chain_number) first, max(chain_number) last from <table>
                           where series = :chain and chain_number is not null
                             and modified_at >= :from and modified_at < :end\
                          """,
                          "")
                      + ") part")
              .bind("chain", order.series())
              .bind("from", from)
              .bind("end", end)
              .map((row, _) -> {
                first = row.getLong(1);
                last = row.getLong(2);
                return last;
              })
              .one();
      return found > 0;
    }

    private Subject subject(ZoneId zone) {
      return new Subject(
          here.tenant(),
          here.company(),
          order.series(),
          new Period(order.from().toString(), order.to().toString(), zone.toString()),
          part(),
          order.keys(),
          anchors(),
          order.signer());
    }

    private Part part() {
      RootRecord beginning = page(ChainStore.SEALED, first, first).getFirst();
      Seal begins = Seal.of(beginning).orElse(null);
      Seal ends = Seal.of(page(ChainStore.SEALED, last, last).getLast()).orElse(null);
      long newest = ChainStore.head(handle, order.series()).orElseThrow().number();
      return new Part(
          first,
          last,
          begins == null ? "" : begins.previous(),
          begins == null ? 0 : begins.perpetualMinor() - ChainCheck.amountOf(beginning),
          ends == null ? "" : ends.hash(),
          ends == null ? 0 : ends.perpetualMinor(),
          newest == last);
    }

    private List<ToldAnchor> anchors() {
      boolean head =
          ChainStore.head(handle, order.series()).filter(at -> at.number() == last).isPresent();
      List<String> devices = ChainStore.devices(handle, order.series());
      return AnchorStore.between(
              handle, order.series(), Math.max(1, first - 1), head ? Long.MAX_VALUE : last)
          .stream()
          .filter(anchor -> devices.contains(anchor.device()))
          .map(anchor ->
              new ToldAnchor(
                  anchor.number(), anchor.hash(), anchor.device(), anchor.toldAtMillis()))
          .toList();
    }

    private List<RootRecord> page(List<TableSpec> tables, long from, long to) {
      try {
        return ChainStore.sealed(handle, dialect, tables, order.series(), from, Math.min(to, last));
      } catch (SQLException e) {
        throw new IllegalStateException("the database cannot be read", e);
      }
    }

    @Override
    public List<String> tables() {
      TreeSet<String> tables = new TreeSet<>();
      for (TableSpec table : ChainStore.SEALED) {
        if (ChainStore.hasAny(handle, table, order.series(), first, last)) {
          tables.add(table.name());
        }
      }
      return List.copyOf(tables);
    }

    @Override
    public void ofTable(String table, Taker taker) throws IOException {
      walk(ChainStore.SEALED.stream().filter(spec -> spec.name().equals(table)).toList(), taker);
    }

    @Override
    public void all(Taker taker) throws IOException {
      walk(ChainStore.SEALED, taker);
    }

    private void walk(List<TableSpec> tables, Taker taker) throws IOException {
      for (long from = first; from <= last; from += ChainStore.PAGE) {
        for (RootRecord record : page(tables, from, from + ChainStore.PAGE - 1)) {
          taker.take(record);
          done++;
        }
        progress(done);
      }
    }
  }
}
