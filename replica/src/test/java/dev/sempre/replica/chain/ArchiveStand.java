package dev.sempre.replica.chain;

import static dev.sempre.replica.sale.TestTill.SERIES;

import dev.sempre.model.archive.ArchiveCheck;
import dev.sempre.model.archive.ArchiveFormat;
import dev.sempre.model.archive.ArchiveManifest;
import dev.sempre.model.archive.ArchiveManifest.Key;
import dev.sempre.model.archive.ArchiveManifest.Signer;
import dev.sempre.model.archive.ArchiveReport;
import dev.sempre.model.archive.Program;
import dev.sempre.replica.chain.ArchiveStore.Made;
import dev.sempre.replica.chain.ArchiveStore.Order;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.sale.TestTill;
import dev.sempre.replica.testing.TestKey;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/// A till that makes archives, and somebody who opens and closes them again.
final class ArchiveStand implements AutoCloseable {
  /// On which tickets are sold, and the days around it.
  static final LocalDate DAY = LocalDate.of(2026, 11, 21);

  final TestKey key = new TestKey();
  final TestTill till;
  private final Path folder;
  private int archives;

  ArchiveStand(Path folder) {
    this.folder = folder;
    till = TestTill.open(folder.resolve("till.db"));
    till.replica.signWith(key);
  }

  void sell(int tickets) {
    for (int i = 0; i < tickets; i++) {
      var _ = till.sell(till.cart(100L + i, 7));
    }
  }

  /// Asks the centre, as at the start of each round.
  void ask(Replica centre) {
    till.clock.advance(1_000);
    AnchorStore.confirmed(
        till.replica, AnchorStore.told(centre, "till-2", AnchorStore.heads(till.replica)));
  }

  Order order(LocalDate from, LocalDate to, Signer signer, TestKey with) {
    return new Order(
        SERIES, from, to, List.of(new Key("till-2", key.publicBase64())), signer, with::sign);
  }

  Order order(LocalDate from, LocalDate to) {
    Signer signer = new Signer(Signer.DEVICE, "till-2", key.publicBase64());
    return order(from, to, signer, key);
  }

  Path newFile() {
    return folder.resolve("archive-" + ++archives + ".zip");
  }

  /// Makes an archive of all that was sold.
  Made.Done archive() {
    return archive(till.replica, order(DAY, DAY.plusMonths(6)));
  }

  Made.Done archive(Replica place, Order order) {
    Made made = ArchiveStore.make(place, order, newFile(), (_, _) -> {});
    return switch (made) {
      case Made.Done done -> done;
      case Made.Refused refused -> throw new AssertionError(refused);
    };
  }

  /// The same archive as another program has written it, signed anew.
  ///
  /// @param program null for one that does not say which
  Path withProgram(Path file, @Nullable Program program) throws IOException {
    Map<String, byte[]> files = unpack(file);
    ArchiveManifest was =
        ArchiveManifest.read(files.getOrDefault(ArchiveFormat.MANIFEST, new byte[0]));
    byte[] manifest =
        new ArchiveManifest(
                was.format(),
                was.version(),
                was.tenant(),
                was.company(),
                was.series(),
                was.period(),
                was.chain(),
                was.keys(),
                was.tables(),
                was.taxes(),
                was.files(),
                was.signer(),
                program)
            .write();
    files.put(ArchiveFormat.MANIFEST, manifest);
    String hash = HexFormat.of().formatHex(ArchiveFormat.sha256().digest(manifest));
    put(files, ArchiveFormat.SIGNATURE, key.sign(ArchiveManifest.signedText(hash)) + "\n");
    return pack(files);
  }

  static ArchiveReport look(Path file) throws IOException {
    return ArchiveCheck.look(file, List.of(), null, ArchiveCheck.Watch.NONE);
  }

  /// Content of an archive by name, in its order.
  static Map<String, byte[]> unpack(Path file) throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    try (ZipFile zip = new ZipFile(file.toFile())) {
      for (ZipEntry entry : (Iterable<ZipEntry>) zip.stream().map(ZipEntry.class::cast)::iterator) {
        try (InputStream in = zip.getInputStream(entry)) {
          files.put(entry.getName(), in.readAllBytes());
        }
      }
    }
    return files;
  }

  Path pack(Map<String, byte[]> files) throws IOException {
    Path file = newFile();
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, byte[]> entry : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue());
        zip.closeEntry();
      }
    }
    return file;
  }

  static String text(Map<String, byte[]> files, String name) {
    return new String(files.getOrDefault(name, new byte[0]), StandardCharsets.UTF_8);
  }

  static void put(Map<String, byte[]> files, String name, String text) {
    files.put(name, text.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void close() {
    till.close();
  }
}
