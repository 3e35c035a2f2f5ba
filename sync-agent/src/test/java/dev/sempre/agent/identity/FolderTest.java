package dev.sempre.agent.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.agent.identity.FolderLock.Taken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
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
