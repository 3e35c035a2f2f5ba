package dev.sempre.centre.tenant;

import dev.sempre.centre.answer.CentreFailure;
import dev.sempre.centre.answer.CentreFailure.Kind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;

/// Files and folders that only the user who runs the centre may read. Source: R56.
///
/// Where the file system knows no owner, group and others (Windows), a new file inherits the rights
/// of its folder; there the data folder belongs under the service's own profile.
public final class OwnerOnly {
  private static final boolean POSIX =
      FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

  private static final Set<PosixFilePermission> OTHERS =
      EnumSet.of(
          PosixFilePermission.GROUP_READ,
          PosixFilePermission.GROUP_WRITE,
          PosixFilePermission.OTHERS_READ,
          PosixFilePermission.OTHERS_WRITE);

  private OwnerOnly() {}

  /// Makes a folder, with those above it, unless it is there.
  public static void makeFolder(Path folder) {
    try {
      Files.createDirectories(folder, attributes("rwx------"));
    } catch (IOException e) {
      throw new CentreFailure(
          Kind.FOLDER,
          "data",
          "The folder " + folder + " cannot be made: name one that may be written.",
          e);
    }
  }

  /// Writes a file whole or not at all: a kill leaves the old one. Two programs that write at once
  /// write one after the other.
  static void write(Path file, byte[] content) {
    try {
      Path fresh =
          Files.createTempFile(
              Objects.requireNonNull(file.toAbsolutePath().getParent()),
              file.getFileName() + ".",
              ".new",
              attributes("rw-------"));
      try {
        writeThrough(fresh, content);
        Files.move(
            fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(fresh);
      }
    } catch (IOException e) {
      throw new CentreFailure(
          Kind.FOLDER,
          "data",
          "The file " + file + " cannot be written: check the rights of its folder and free space.",
          e);
    }
  }

  /// Writes a file that a person has named, and that must not be there yet.
  ///
  /// @throws java.nio.file.FileAlreadyExistsException if it is
  public static void writeNew(Path file, String content) throws IOException {
    Files.createFile(file, attributes("rw-------"));
    writeThrough(file, content.getBytes(StandardCharsets.UTF_8));
  }

  private static void writeThrough(Path file, byte[] content) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      ByteBuffer left = ByteBuffer.wrap(content);
      while (left.hasRemaining()) {
        channel.write(left);
      }
      channel.force(true);
    }
  }

  /// Reads a secret that nobody else may read.
  static byte[] read(Path file) {
    try {
      if (POSIX && Files.getPosixFilePermissions(file).stream().anyMatch(OTHERS::contains)) {
        throw new CentreFailure(
            Kind.KEYS,
            "data",
            "Others may read " + file + ": let only its owner (chmod 600) and try again.",
            null);
      }
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new CentreFailure(
          Kind.FOLDER,
          "data",
          "The file " + file + " cannot be read: run as the user who owns the data folder.",
          e);
    }
  }

  private static FileAttribute<?>[] attributes(String permissions) {
    return POSIX
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }
}
