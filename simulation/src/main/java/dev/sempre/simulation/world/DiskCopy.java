package dev.sempre.simulation.world;

import dev.sempre.replica.sync.SyncLinks;
import dev.sempre.replica.sync.SyncLinks.Link;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A backup of a till's disk, and what becomes of the till when its disk is that backup. Source:
/// F31, R21.
final class DiskCopy {
  private final SimTill till;
  private final Path memory;
  private @Nullable Set<String> tickets;
  private @Nullable Long answerInCopy;
  private String keyInCopy;
  private int restores;
  private boolean waitsForTheLine;

  /// @param memory where the till's machine remembers it
  DiskCopy(SimTill till, Path memory) {
    this.till = till;
    this.memory = memory;
    this.keyInCopy = till.key();
  }

  /// Copies what is on the disk, as a backup does.
  void make() {
    tickets =
        till.looking(() ->
            till.replica()
                .read(
                    handle -> handle.createQuery("select id from sale").mapTo(String.class).set()));
    answerInCopy = till.looking(this::lastAnswer);
    keyInCopy = till.key();
    files().forEach(Ground::replace);
  }

  /// The tickets in the copy, or null if there is none.
  @Nullable Set<String> tickets() {
    return tickets;
  }

  /// The disk is as it was when it was copied.
  ///
  /// @param onOtherMachine true if the machine remembers nothing of it: who works there waits until
  ///   it has taken an answer in
  void restore(boolean onOtherMachine) {
    till.close();
    files().forEach((from, to) -> Ground.replace(to, from));
    till.hasKeyAgain(keyInCopy);
    restores++;
    waitsForTheLine |= onOtherMachine;
    if (onOtherMachine && Files.exists(memory)) {
      Ground.delete(memory);
    }
  }

  /// How often the disk was restored.
  int restores() {
    return restores;
  }

  /// Whether people work with the till already: they look whether it shows that it has had an
  /// answer. That an answer has come says nothing; its thread may die over it, or its disk not take
  /// it.
  boolean isTrusted() {
    if (waitsForTheLine && !Objects.equals(lastAnswer(), answerInCopy)) {
      waitsForTheLine = false;
    }
    return !waitsForTheLine;
  }

  private @Nullable Long lastAnswer() {
    return till.replica().read(SyncLinks::find).map(Link::lastAnswerAtMillis).orElse(null);
  }

  /// The database's files and their copies.
  private Map<Path, Path> files() {
    Path file = Path.of(till.disk().where());
    String name = String.valueOf(file.getFileName());
    return Map.of(
        file,
        file.resolveSibling("copy-of-" + name),
        file.resolveSibling(name + "-wal"),
        file.resolveSibling("copy-of-" + name + "-wal"));
  }
}
