package dev.sempre.simulation.corpus;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Random;

/// Spoils the good database of a till in the ways that the corpus names.
final class DatabaseFiles {
  private static final int PAGE_BYTES = 4_096;

  private final Path file;

  /// @param file a good database that nobody has open
  DatabaseFiles(Path file) {
    this.file = file;
  }

  void spoil(String how) {
    try {
      byte[] good = Files.readAllBytes(file);
      switch (how) {
        case "whole" -> {}
        case "text" ->
            write("no database any more, whatever it was".getBytes(StandardCharsets.UTF_8));
        case "one byte" -> write(new byte[] {1});
        case "a page of zeros" -> write(new byte[PAGE_BYTES]);
        case "noise" -> write(noise(4 * PAGE_BYTES));
        case "noise behind the magic" -> write(withMagicOf(good, noise(4 * PAGE_BYTES)));
        case "only the magic" -> write(Arrays.copyOf(good, 16));
        case "only the header" -> write(Arrays.copyOf(good, 100));
        case "only the first page" -> write(Arrays.copyOf(good, PAGE_BYTES));
        case "half" -> write(Arrays.copyOf(good, good.length / 2));
        case "cut inside a page" -> write(Arrays.copyOf(good, good.length / 2 + 1_000));
        case "first page of zeros" -> overwrite(0, new byte[PAGE_BYTES]);
        case "second page of zeros" -> overwrite(PAGE_BYTES, new byte[PAGE_BYTES]);
        case "noise in the schema" -> overwrite(200, noise(PAGE_BYTES - 200));
        case "page size of nothing" -> overwrite(16, new byte[] {0, 0});
        case "page size that is none" -> overwrite(16, new byte[] {3, (byte) 0xE7});
        case "format of the future" -> overwrite(18, new byte[] {9, 9});
        case "text in UTF-16" -> overwrite(56, new byte[] {0, 0, 0, 2});
        case "schema format of the future" -> overwrite(44, new byte[] {0, 0, 0, 9});
        case "folder" -> {
          Files.delete(file);
          Files.createDirectory(file);
        }
        case "smaller pages" ->
            rewrite("pragma journal_mode = delete", "pragma page_size = 512", "vacuum");
        case "larger pages" ->
            rewrite("pragma journal_mode = delete", "pragma page_size = 65536", "vacuum");
        case "newer schema" -> rewrite("insert into schema_version (version) values (999)");
        case "version lost" -> rewrite("drop table schema_version");
        case "database of another program" -> {
          Files.delete(file);
          rewrite("pragma journal_mode = wal", "create table sale (id text)");
        }
        case "version of another shape" ->
            rewrite("drop table schema_version", "create table schema_version (v text)");
        case "without its feed" -> rewrite("drop table feed");
        case "without its sales" -> rewrite("drop table sale");
        case "noise as write-ahead log" -> beside("-wal", noise(10 * PAGE_BYTES));
        case "nothing as write-ahead log" -> beside("-wal", new byte[0]);
        case "write-ahead log of another" -> beside("-wal", logOfAnother());
        case "noise as journal" -> beside("-journal", noise(2 * PAGE_BYTES));
        case "folder as write-ahead log" -> Files.createDirectory(sibling("-wal"));
        default -> throw new IllegalArgumentException(how);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Overwrites some bytes of some pages, the same for the same seed.
  void damage(long seed) {
    Random random = new Random(seed);
    try {
      int size = (int) Files.size(file);
      for (int i = 0; i < 8; i++) {
        byte[] bytes = new byte[1 + random.nextInt(64)];
        random.nextBytes(bytes);
        overwrite(random.nextInt(size - bytes.length), bytes);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] noise(int length) {
    byte[] bytes = new byte[length];
    new Random(7).nextBytes(bytes);
    return bytes;
  }

  private static byte[] withMagicOf(byte[] good, byte[] rest) {
    System.arraycopy(good, 0, rest, 0, 16);
    return rest;
  }

  private Path sibling(String ending) {
    return file.resolveSibling(file.getFileName() + ending);
  }

  private void beside(String ending, byte[] content) throws IOException {
    Files.write(sibling(ending), content);
  }

  private void write(byte[] content) throws IOException {
    Files.write(file, content);
  }

  private void overwrite(long at, byte[] bytes) throws IOException {
    try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw")) {
      open.seek(at);
      open.write(bytes);
    }
  }

  private void rewrite(String... statements) {
    execute(file, statements);
  }

  private static void execute(Path database, String... statements) {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /// The log of a database that is open, as a kill would leave it.
  private byte[] logOfAnother() throws IOException {
    Path other = file.resolveSibling("other.db");
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + other);
        Statement statement = connection.createStatement()) {
      statement.execute("pragma journal_mode = wal");
      statement.execute("create table sale (id text)");
      statement.execute("insert into sale values ('of another')");
      return Files.readAllBytes(other.resolveSibling("other.db-wal"));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
