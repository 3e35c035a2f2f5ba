package dev.sempre.model.archive;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/// The file of an archive, read in place: nothing is unpacked to a disk, and nothing unpacks to
/// more than it may. Used by one thread.
final class PackedArchive implements Closeable {
  private final ZipFile zip;
  private final Map<String, ZipEntry> entries;

  private PackedArchive(ZipFile zip, Map<String, ZipEntry> entries) {
    this.zip = zip;
    this.entries = entries;
  }

  /// @throws IOException if the file is no zip, is cut, or has entries that no archive has
  static PackedArchive open(Path file) throws IOException {
    ZipFile zip = new ZipFile(file.toFile());
    try {
      Map<String, ZipEntry> entries = new HashMap<>();
      if (zip.size() > ArchiveFormat.MOST_ENTRIES) {
        throw new IOException("it has " + zip.size() + " files, more than an archive has");
      }
      for (ZipEntry entry : (Iterable<ZipEntry>) zip.stream().map(ZipEntry.class::cast)::iterator) {
        if (!ArchiveFormat.isName(entry.getName())) {
          throw new IOException("it has a file that no archive has: " + shown(entry.getName()));
        }
        if (entries.put(entry.getName(), entry) != null) {
          throw new IOException("it has two files of the name " + entry.getName());
        }
      }
      return new PackedArchive(zip, entries);
    } catch (IOException | RuntimeException e) {
      zip.close();
      throw e;
    }
  }

  /// A name that somebody else has chosen, as it may stand on a screen.
  private static String shown(String name) {
    String plain = name.replaceAll("[^ -~]", "?");
    return plain.length() > 80 ? plain.substring(0, 80) + "..." : plain;
  }

  Set<String> names() {
    return new HashSet<>(entries.keySet());
  }

  boolean has(String name) {
    return entries.containsKey(name);
  }

  /// Reads a small file.
  ///
  /// @throws IOException if it is not there, is longer, or is damaged
  byte[] bytes(String name, int most) throws IOException {
    try (InputStream in = open(name)) {
      byte[] bytes = in.readNBytes(most + 1);
      if (bytes.length > most) {
        throw new IOException(name + " is longer than it may be");
      }
      return bytes;
    }
  }

  /// Opens a file. Reading fails where it unpacks to too much.
  InputStream open(String name) throws IOException {
    ZipEntry entry = entries.get(name);
    if (entry == null) {
      throw new IOException("it has no " + name);
    }
    InputStream in = zip.getInputStream(entry);
    if (in == null) {
      throw new IOException("it has no " + name);
    }
    long packed = Math.max(0, entry.getCompressedSize());
    return new Bounded(
        in, name, Math.max(ArchiveFormat.SMALL_BYTES, packed * ArchiveFormat.MOST_RATIO));
  }

  /// Hash and length of a file.
  record Measured(long bytes, String sha256) {}

  Measured measure(String name) throws IOException {
    MessageDigest sha256 = ArchiveFormat.sha256();
    long bytes = 0;
    byte[] buffer = new byte[64 << 10];
    try (InputStream in = open(name)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        sha256.update(buffer, 0, read);
        bytes += read;
      }
    }
    return new Measured(bytes, HexFormat.of().formatHex(sha256.digest()));
  }

  /// Files with records, by table.
  List<String> tables() {
    return entries.keySet().stream()
        .map(ArchiveFormat::table)
        .filter(table -> !table.isEmpty())
        .sorted()
        .toList();
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }

  /// Lines of a file, each ended by a line feed; carriage returns belong to the line.
  static final class Lines implements Closeable {
    private final InputStream in;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    Lines(InputStream in) {
      this.in = new BufferedInputStream(in, 64 << 10);
    }

    /// @return the next line without its end; null behind the last one
    /// @throws IOException if a line is longer than any, or has no end
    @Nullable String next() throws IOException {
      line.reset();
      for (int c = in.read(); c >= 0; c = in.read()) {
        if (c == '\n') {
          return line.toString(StandardCharsets.UTF_8);
        }
        if (line.size() >= ArchiveFormat.MOST_LINE_BYTES) {
          throw new IOException("a line is longer than any record");
        }
        line.write(c);
      }
      if (line.size() > 0) {
        throw new IOException("the last line is cut");
      }
      return null;
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }

  /// Ends where more comes than can be in it.
  private static final class Bounded extends InputStream {
    private final InputStream in;
    private final String name;
    private long left;

    Bounded(InputStream in, String name, long most) {
      this.in = in;
      this.name = name;
      this.left = most;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      int read = in.read(bytes, from, length);
      left -= Math.max(0, read);
      if (left < 0) {
        throw new IOException(name + " unpacks to far more than it is: it is no archive");
      }
      return read;
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }
}
