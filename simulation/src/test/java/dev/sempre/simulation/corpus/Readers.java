package dev.sempre.simulation.corpus;

import dev.sempre.centre.answer.CentreFailure;
import dev.sempre.centre.imports.CsvFile;
import dev.sempre.model.sync.CanonicalForm;
import dev.sempre.model.sync.RecordCheck;
import dev.sempre.model.sync.RootRecord;
import dev.sempre.model.wire.ChangesStream;
import dev.sempre.model.wire.PushStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;

/// The readers of what others wrote, as a fuzzer wants them: any bytes give an answer or the
/// failure that the reader names, and whatever else is thrown is a mistake of the program.
final class Readers {
  private static final int MOST_RECORDS = 100;

  private Readers() {}

  /// A batch on its way up, and the check of each of its records.
  static void push(byte[] bytes) {
    try {
      for (PushStream.ArrivedTable table :
          PushStream.read(new ByteArrayInputStream(bytes), MOST_RECORDS)) {
        table.rows().forEach(row -> check(row.record()));
      }
    } catch (IOException e) {
      // What the reader says of a body that is none.
    }
  }

  /// An answer on its way down.
  static void changes(byte[] bytes) {
    try {
      boolean _ = ChangesStream.read(new ByteArrayInputStream(bytes), new RowSink(Readers::check));
    } catch (IOException e) {
      // What the reader says of an answer that is none.
    }
  }

  /// What passes the check has a canonical form.
  private static void check(RootRecord record) {
    if (RecordCheck.check(record).isEmpty()) {
      byte[] hash = new CanonicalForm().hash(record);
      if (hash.length != 32) {
        throw new AssertionError("a hash of " + hash.length + " bytes");
      }
    }
  }

  /// A list to import.
  static void list(byte[] bytes) {
    try (CsvFile file = CsvFile.read("list.csv", new ByteArrayInputStream(bytes), 0)) {
      while (!(file.next() instanceof CsvFile.Next.End)) {
        // Each line is a row or a bad line.
      }
    } catch (CentreFailure e) {
      // What the reader says of a file that is none.
    }
  }
}
