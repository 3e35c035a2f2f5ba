package dev.sempre.replica.receipt;

import org.jspecify.annotations.Nullable;

/// A receipt, or another page, on its way to where it is wanted.
///
/// @param id UUIDv7
/// @param channel how it gets there
/// @param kind what it is
/// @param documentId id of the sale, or what the kind says
/// @param target id of the printer, address of the mailbox, name of the file
/// @param duplicate 0 for the first copy of a ticket or closing, else its number among the
///   duplicates. Source: R40.
/// @param state how far it is
/// @param tries how often it was tried
/// @param dueAtMillis not tried before, place's corrected time; only says something while it waits
/// @param outcome name of what the last try came to; null before the first
/// @param detail more about it, for support; null if there is nothing
/// @param createdAtMillis when it was asked for
/// @param changedAtMillis when it came to its state
public record ReceiptJob(
    String id,
    Channel channel,
    Kind kind,
    String documentId,
    String target,
    int duplicate,
    State state,
    int tries,
    long dueAtMillis,
    @Nullable String outcome,
    @Nullable String detail,
    long createdAtMillis,
    long changedAtMillis) {

  /// How something gets to where it is wanted. Stored by name.
  public enum Channel {
    PRINT,
    MAIL,
    /// A file for whoever asked; done at once.
    PDF
  }

  /// What it is. Stored by name.
  public enum Kind {
    /// The receipt of a ticket; the document is the sale.
    RECEIPT,
    /// The page that shows how a printer is set up; the document is the printer.
    TEST_PAGE,
    /// A closing, such as a Z; the document is the closing.
    CLOSING,
    /// The reading of a shift, the X; the document is the shift.
    READING,
    /// The slip of money that was moved into or out of the drawer; the document is the movement.
    MOVEMENT
  }

  /// How far it is. Stored by name.
  public enum State {
    /// It is tried when it is due.
    WAITING,
    /// It has begun. After a restart: nobody knows how far it came.
    RUNNING,
    DONE,
    /// Nobody knows whether it came out. It is not done again by itself. Source: I17.
    UNKNOWN,
    /// It cannot be done, however often it is tried.
    REFUSED,
    /// A person does not want it any more.
    DROPPED;

    /// Whether something of it may have come out.
    public boolean mayBeOut() {
      return switch (this) {
        case RUNNING, DONE, UNKNOWN -> true;
        case WAITING, REFUSED, DROPPED -> false;
      };
    }
  }
}
