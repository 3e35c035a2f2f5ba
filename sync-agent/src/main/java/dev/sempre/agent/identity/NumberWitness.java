package dev.sempre.agent.identity;

import dev.sempre.model.sync.SealColumns;
import dev.sempre.model.sync.SyncCatalogue;
import dev.sempre.model.sync.TableSpec;
import dev.sempre.replica.db.Place;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.db.Replica.Subscription;
import dev.sempre.replica.journal.PlaceSetBack;
import dev.sempre.replica.sync.Lineage;
import dev.sempre.replica.sync.SetBack;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Remembers outside the data folder how far a till has come: a data folder that was restored from
/// a backup is recognised before it gives out a number twice, also without a line. A witness that
/// is gone accuses nobody: the till may have moved to another machine, and its centre still knows.
/// Source: R21.
///
/// Numbers are those of tickets, of Zs and of payments for accounts, and each record that is sealed
/// has one in its chain.
///
/// One small file for each device and number in the folder where the system keeps the state of
/// programs for this user. It is written after each commit of such a record, in place and without
/// waiting for the disk, so it may be behind the database and is never ahead of it.
public final class NumberWitness implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(NumberWitness.class);

  private static final List<String> SEALED =
      SyncCatalogue.TABLES.stream().filter(SealColumns::areIn).map(TableSpec::name).toList();

  /// What is written always has this length, so that no other length is ever found.
  private static final int BYTES = 256;

  /// Of a life that no feed has: stands in the files of numbers that were left for another one.
  private static final String LEFT = "left:0";

  private final Replica replica;
  private final FileChannel file;
  private final Subscription following;

  private NumberWitness(Replica replica, FileChannel file) {
    this.replica = replica;
    this.file = file;
    note();
    this.following =
        replica.onCommit(committed -> {
          if (SEALED.stream().anyMatch(committed::touches)) {
            note();
          }
        });
  }

  /// Where this user's system keeps what programs remember.
  public static Path folderOfUser() {
    String chosen = System.getenv("XDG_STATE_HOME");
    String home = System.getProperty("user.home", "");
    String system = System.getProperty("os.name", "");
    String local = System.getenv("LOCALAPPDATA");
    Path base;
    if (chosen != null && !chosen.isBlank()) {
      base = Path.of(chosen);
    } else if (system.startsWith("Windows") && local != null) {
      base = Path.of(local);
    } else if (system.startsWith("Mac")) {
      base = Path.of(home, "Library", "Application Support");
    } else {
      base = Path.of(home, ".local", "state");
    }
    return base.resolve("sempre");
  }

  /// Compares a till's database with what is remembered of it, marks it if it is set back, and
  /// remembers from here on what it does. A folder that cannot be used keeps nobody from selling.
  ///
  /// @param folder where witnesses are kept; made if it is not there
  /// @param replica the database of an enrolled till, open for as long as the witness
  /// @return the witness, or null if there can be none
  public static @Nullable NumberWitness of(Path folder, Replica replica) {
    Place place = replica.place().orElseThrow();
    Path file = folder.resolve(place.base() + "-" + place.number());
    try {
      remembered(file)
          .filter(words -> !Lineage.holds(replica, words))
          .ifPresent(words -> {
            LOG.error("{} knows {} of this till, which it does not have", file, words);
            PlaceSetBack.mark(replica, words);
          });
      OwnerOnly.createFolder(folder);
      if (!replica.read(SetBack::is)) {
        leaveOthers(folder, place, file);
      }
      return new NumberWitness(
          replica, FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE));
    } catch (IOException e) {
      LOG.warn("{} cannot remember this till: {}", file, e.toString());
      return null;
    }
  }

  /// A device that has joined anew does not come back to a number it had before: a folder that does
  /// is an older copy, however little was sold since.
  private static void leaveOthers(Path folder, Place place, Path own) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, place.base() + "-*")) {
      for (Path file : files) {
        if (!file.equals(own)) {
          Files.writeString(file, padded(LEFT), StandardCharsets.ISO_8859_1);
        }
      }
    }
  }

  private static String padded(String words) {
    return words + " ".repeat(BYTES - 1 - words.length()) + "\n";
  }

  private static Optional<String> remembered(Path file) throws IOException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    // A loss of power may have left anything: only what it has written itself says something.
    return Optional.of(Files.readString(file, StandardCharsets.ISO_8859_1))
        .filter(text -> text.length() == BYTES)
        .map(String::strip)
        .filter(Lineage::isWords);
  }

  private void note() {
    try {
      String words = replica.read(SetBack::words).orElse("");
      if (!words.isEmpty() && words.length() < BYTES) {
        byte[] text = padded(words).getBytes(StandardCharsets.ISO_8859_1);
        int _ = file.write(ByteBuffer.wrap(text), 0);
      }
    } catch (IOException | RuntimeException e) {
      LOG.warn("this till is not remembered: {}", e.toString());
    }
  }

  @Override
  public void close() {
    following.close();
    try {
      file.close();
    } catch (IOException e) {
      LOG.warn("the witness did not close: {}", e.toString());
    }
  }
}
