package dev.sempre.agent.identity;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// The folder that holds everything of one installation:
///
/// ```
/// sempre.db      the database
/// device.json    who this device is; readable by its owner only
/// logs/          what the programs write down
/// till.lock      held by the program that sells
/// agent.lock     held by whoever synchronises
/// ```
public final class DataFolder {
  /// What came of opening a folder.
  public sealed interface Opened {
    record Good(DataFolder folder) implements Opened {}

    /// @param code short code, also the key of its message
    /// @param message one English sentence
    record Bad(String code, String message) implements Opened {}
  }

  private static final String TILL_LOCK = "till.lock";
  private static final String AGENT_LOCK = "agent.lock";

  private final Path path;

  private DataFolder(Path path) {
    this.path = path;
  }

  /// Opens a folder, making it if it is not there. A folder on a network drive is refused: file
  /// locks and SQLite's write-ahead log do not work on one. Source: R09.
  public static Opened open(Path path) {
    try {
      OwnerOnly.createFolder(path);
      Path real = path.toRealPath();
      String drive = Drives.networkTypeOf(real);
      if (drive != null) {
        return new Opened.Bad(
            "FOLDER_ON_NETWORK",
            real
                + " is on a network drive ("
                + drive
                + "): use a folder on a disk of this machine");
      }
      Files.createDirectories(real.resolve("logs"));
      return new Opened.Good(new DataFolder(real));
    } catch (IOException e) {
      return new Opened.Bad("FOLDER_UNUSABLE", path + " cannot be used: " + e.getMessage());
    }
  }

  public Path path() {
    return path;
  }

  public Path database() {
    return path.resolve("sempre.db");
  }

  public Path logs() {
    return path.resolve("logs");
  }

  /// Who this device is, and how to store it.
  public DeviceFile deviceFile() {
    return new DeviceFile(path.resolve("device.json"));
  }

  /// Takes the place of the program that sells; at most one process has it. Source: R09.
  ///
  /// @param program how the next one who tries is told of this process
  public FolderLock.Taken lockTill(String program) {
    return FolderLock.take(path.resolve(TILL_LOCK), holder(program));
  }

  /// Takes the place of the agent; at most one process has it. Source: R19.
  ///
  /// @param program how the next one who tries is told of this process
  public FolderLock.Taken lockAgent(String program) {
    return FolderLock.take(path.resolve(AGENT_LOCK), holder(program));
  }

  private static String holder(String program) {
    return program + ", process " + ProcessHandle.current().pid();
  }

  /// The program that sells on this folder, if there is one.
  public Optional<String> till() {
    return FolderLock.holder(path.resolve(TILL_LOCK));
  }

  /// The program that synchronises this folder, if there is one.
  public Optional<String> agent() {
    return FolderLock.holder(path.resolve(AGENT_LOCK));
  }
}
