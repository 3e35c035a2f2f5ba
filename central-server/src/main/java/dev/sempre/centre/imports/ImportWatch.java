package dev.sempre.centre.imports;

/// Whoever looks on while an import runs.
public interface ImportWatch {
  /// Nobody looks on, and nobody else uses the database.
  ImportWatch NOBODY =
      new ImportWatch() {
        @Override
        public void progress(long lines, long totalLines) {}

        @Override
        public void breathe() {}
      };

  /// Told after each batch.
  ///
  /// @param lines lines of the file that are done
  /// @param totalLines lines of the file
  void progress(long lines, long totalLines);

  /// Called between two transactions: a moment in which another program can take the write lock of
  /// the file, which SQLite gives to whoever asks next.
  void breathe();
}
