package dev.sempre.agent.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.sempre.agent.identity.FolderLock.Taken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FolderTest {
  @TempDir private Path temp;

  private DataFolder open() {
    return ((DataFolder.Opened.Good) DataFolder.open(temp.resolve("till"))).folder();
  }

  @Test
  void folderIsMadeForItsOwnerOnly() throws IOException {
    DataFolder folder = open();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.path())))
        .isEqualTo("rwx------");
    assertThat(folder.logs()).isDirectory();
  }

  @Test
  void folderThatIsNoFolderIsRefused() throws IOException {
    Path file = Files.writeString(temp.resolve("file"), "x");
    assertThat(DataFolder.open(file)).isInstanceOf(DataFolder.Opened.Bad.class);
    assertThat(DataFolder.open(file.resolve("below"))).isInstanceOf(DataFolder.Opened.Bad.class);
  }

  @Test
  void networkDrivesAreKnownByTheirNames() {
    for (String type : List.of("nfs", "nfs4", "cifs", "SMB2", "fuse.sshfs", "smbfs")) {
      assertThat(Drives.isNetworkType(type)).as(type).isTrue();
    }
    for (String type : List.of("ext4", "xfs", "btrfs", "overlay", "tmpfs", "NTFS", "apfs", "zfs")) {
      assertThat(Drives.isNetworkType(type)).as(type).isFalse();
    }
    assertThat(Drives.isUnc("\\\\server\\share\\till")).isTrue();
    assertThat(Drives.isUnc("C:\\till")).isFalse();
  }

  @Test
  void secondProgramOfThisProcessIsRefusedAndToldWhoIsThere() {
    DataFolder folder = open();
    FolderLock lock = ((Taken.Mine) folder.lockAgent("till")).lock();
    String me = "till, process " + ProcessHandle.current().pid();
    assertThat(folder.lockAgent("sync-agent")).isEqualTo(new Taken.Busy(me));
    assertThat(folder.agent()).contains(me);
    assertThat(folder.lockTill("till")).isInstanceOf(Taken.Mine.class);
    lock.close();
    assertThat(folder.agent()).isEmpty();
    assertThat(folder.lockAgent("sync-agent")).isInstanceOf(Taken.Mine.class);
  }

  @Test
  void secondProcessIsRefusedAndToldWhoIsThereUntilTheFirstIsKilled() throws Exception {
    DataFolder folder = open();
    Process other =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                OtherProcess.class.getName(),
                folder.path().toString())
            .redirectErrorStream(true)
            .start();
    try (var lines = other.inputReader()) {
      assertThat(lines.readLine()).isEqualTo("held");
      assertThat(folder.lockAgent("here"))
          .isEqualTo(new Taken.Busy("other, process " + other.pid()));
      assertThat(folder.agent()).contains("other, process " + other.pid());
    } finally {
      other.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
    }
    assertThat(folder.agent()).as("a killed process holds nothing").isEmpty();
    Taken taken = folder.lockAgent("here");
    assertThat(taken).isInstanceOf(Taken.Mine.class);
    ((Taken.Mine) taken).lock().close();
  }

  /// Source: F12. The device takes no byte at all, as a full disk does.
  @Test
  void fullDiskKeepsNobodyFromTakingPlace() throws IOException {
    Path full = Path.of("/dev/full");
    assumeThat(full).exists();
    DataFolder folder = open();
    Files.createSymbolicLink(folder.path().resolve("agent.lock"), full);
    for (int i = 0; i < 2; i++) {
      Taken taken = folder.lockAgent("till");
      assertThat(taken).isInstanceOf(Taken.Mine.class);
      assertThat(folder.agent()).isPresent();
      ((Taken.Mine) taken).lock().close();
      assertThat(folder.agent()).isEmpty();
    }
  }

  @Test
  void placeThatCannotBeOpenedIsNotTakenForHeld() throws IOException {
    DataFolder folder = open();
    Path lock = Files.createDirectory(folder.path().resolve("agent.lock"));
    assertThatThrownBy(() -> folder.lockAgent("till")).isInstanceOf(UncheckedIOException.class);
    Files.delete(lock);
    Taken taken = folder.lockAgent("till");
    assertThat(taken).isInstanceOf(Taken.Mine.class);
    ((Taken.Mine) taken).lock().close();
  }

  /// Closing any descriptor of a file drops this process's lock on it.
  @Test
  void whoLooksForTheHolderDoesNotTakeTheLockFromHim() throws Exception {
    Path locks = Path.of("/proc/locks");
    assumeThat(locks).exists();
    DataFolder folder = open();
    Path file = folder.path().resolve("agent.lock");
    ((Taken.Mine) folder.lockAgent("till")).lock().close();
    String inode = ":" + Files.getAttribute(file, "unix:ino") + " ";
    assumeThat(isLocked(locks, inode)).isFalse();
    AtomicBoolean over = new AtomicBoolean();
    Thread looking =
        Thread.ofPlatform()
            .start(() -> {
              while (!over.get()) {
                Optional<String> _ = folder.agent();
              }
            });
    try {
      for (int i = 0; i < 500; i++) {
        FolderLock lock = ((Taken.Mine) folder.lockAgent("till")).lock();
        Thread.onSpinWait();
        Optional<String> _ = folder.agent();
        assertThat(isLocked(locks, inode)).as("time %d", i).isTrue();
        lock.close();
      }
    } finally {
      over.set(true);
      looking.join();
    }
  }

  /// The kernel's list may miss an entry while others come and go: a lock that is lost stays so.
  private static boolean isLocked(Path locks, String inode) throws IOException {
    for (int look = 0; look < 20; look++) {
      if (Files.readString(locks).contains(inode)) {
        return true;
      }
    }
    return false;
  }

  /// Another process that takes the agent's place and keeps it.
  static final class OtherProcess {
    private OtherProcess() {}

    public static void main(String[] arguments) throws IOException {
      DataFolder folder =
          ((DataFolder.Opened.Good) DataFolder.open(Path.of(arguments[0]))).folder();
      System.out.println(folder.lockAgent("other") instanceof Taken.Mine ? "held" : "refused");
      int read = System.in.read();
      System.out.println(read);
    }
  }
}
