package dev.sempre.simulation.power;

import java.util.Set;

/// A line of the log: what a program did to the files of one folder, and what it had promised by
/// then. Files go by their names.
sealed interface Entry {
  /// Bytes were handed to the system. The array is nobody else's.
  record Written(String file, long offset, byte[] bytes) implements Entry {}

  /// A file got another length.
  record Resized(String file, long length) implements Entry {}

  /// All that was written to a file before is on the disk.
  record Synced(String file) implements Entry {}

  /// All names that were given and taken before are on the disk.
  record FolderSynced() implements Entry {}

  /// A file lost its name.
  record Removed(String file) implements Entry {}

  /// A customer was told that it is paid: nothing of it is on the screen any more.
  record Paid(SoldTicket ticket) implements Entry {}

  /// A step of a ticket that nobody has paid was answered: this is on the screen, or waits.
  record Shown(Unpaid unpaid) implements Entry {}

  /// Tickets that the centre has by now.
  record Arrived(Set<String> saleIds) implements Entry {}
}
