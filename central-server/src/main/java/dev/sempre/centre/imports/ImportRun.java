package dev.sempre.centre.imports;

import dev.sempre.centre.imports.CsvFile.Next;
import dev.sempre.replica.db.Priority;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.db.StoreFailure;
import dev.sempre.replica.db.Tx;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Reads a file and writes it in small transactions, so that neither a server beside it nor a till
/// is held up. A line that is wrong is listed and the rest goes on. Belongs to one thread.
///
/// @param <T> what a line says
final class ImportRun<T> {
  private static final int BATCH = 500;

  /// What is particular to a table.
  interface Intake<T> {
    /// Understands a line.
    ///
    /// @throws BadCell if it cannot be understood
    T read(CsvRow row) throws BadCell;

    /// Writes what lines said.
    ///
    /// @param refused takes the lines that turn out to be wrong only here
    Written write(Tx tx, List<Line<T>> lines, List<BadLine> refused) throws SQLException;

    /// What was written last is in the database now.
    void committed();
  }

  /// What one line says.
  record Line<T>(long number, T content) {}

  private final Replica replica;
  private final ImportWatch watch;
  private final Intake<T> intake;
  private final List<BadLine> bad = new ArrayList<>();
  private long created;
  private long changed;
  private long unchanged;
  private long lines;
  private long rejected;

  ImportRun(Replica replica, ImportWatch watch, Intake<T> intake) {
    this.replica = replica;
    this.watch = watch;
    this.intake = intake;
  }

  ImportResult run(String table, CsvFile file) {
    List<Line<T>> batch = new ArrayList<>();
    boolean more = true;
    while (more) {
      switch (file.next()) {
        case Next.Row(CsvRow row) -> {
          lines++;
          take(row, batch);
        }
        case Next.Bad(BadLine line) -> {
          lines++;
          reject(line);
        }
        case Next.End() -> more = false;
      }
      if (batch.size() >= BATCH || !more) {
        write(batch);
        batch.clear();
        watch.progress(more ? file.line() : file.totalLines(), file.totalLines());
      }
    }
    bad.sort(Comparator.comparingLong(BadLine::line)); // Some turn out only when they are written.
    return new ImportResult(table, lines, created, changed, unchanged, rejected, List.copyOf(bad));
  }

  private void take(CsvRow row, List<Line<T>> batch) {
    try {
      batch.add(new Line<>(row.line(), intake.read(row)));
    } catch (BadCell e) {
      reject(new BadLine(row.line(), e.column(), e.reason()));
    }
  }

  private void reject(BadLine line) {
    rejected++;
    if (bad.size() < ImportResult.MOST_LISTED) {
      bad.add(line);
    }
  }

  private void write(List<Line<T>> batch) {
    if (batch.isEmpty()) {
      return;
    }
    try {
      List<BadLine> refused = new ArrayList<>();
      Written written = replica.write(Priority.BACKGROUND, tx -> intake.write(tx, batch, refused));
      intake.committed();
      created += written.created().size();
      changed += written.changed().size();
      unchanged += written.unchanged().size();
      refused.forEach(this::reject);
      watch.breathe();
    } catch (StoreFailure failure) {
      if (failure.kind() != StoreFailure.Kind.CONSTRAINT) {
        throw failure;
      }
      if (batch.size() == 1) {
        reject(new BadLine(batch.getFirst().number(), null, "does not fit into the database"));
        return;
      }
      int half = batch.size() / 2;
      write(List.copyOf(batch.subList(0, half)));
      write(List.copyOf(batch.subList(half, batch.size())));
    }
  }
}
