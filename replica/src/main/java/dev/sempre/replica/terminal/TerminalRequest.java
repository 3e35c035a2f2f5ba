package dev.sempre.replica.terminal;

import dev.sempre.model.sale.TenderKind;
import org.jspecify.annotations.Nullable;

/// Money that a payment terminal was asked to charge or to give back. Source: F43.
///
/// @param id UUIDv7; the terminal knows it by the same one, so that asking twice does nothing twice
/// @param purpose what it is for
/// @param documentId id of the sale, or of the payment on account
/// @param cashierId who asked
/// @param methodId id of the way to pay
/// @param kind the kind of that
/// @param amountMinor minor units; negative: goes back to the customer
/// @param currency ISO 4217 code
/// @param terminal where the terminal was that was asked, in the words of the device settings
/// @param state how far it is
/// @param authorisation what the bank calls it; null unless it was approved
/// @param card the card's number as far as it may be shown; null unless it was approved
/// @param slip what the terminal wants said on paper, a line each; empty for nothing
/// @param detail more about what became of it, for support; null for nothing
/// @param createdAtMillis when it was noted, place's corrected time
/// @param changedAtMillis when it came to its state
public record TerminalRequest(
    String id,
    Purpose purpose,
    String documentId,
    String cashierId,
    String methodId,
    TenderKind kind,
    long amountMinor,
    String currency,
    String terminal,
    State state,
    @Nullable String authorisation,
    @Nullable String card,
    String slip,
    @Nullable String detail,
    long createdAtMillis,
    long changedAtMillis) {

  /// What the money is for. Stored by name.
  public enum Purpose {
    /// Goods.
    TICKET,
    /// What a customer owes.
    ACCOUNT_PAYMENT
  }

  /// How far it is. Stored by name.
  public enum State {
    /// It is on disk, and may have been sent: the terminal has to be asked before what it is for
    /// goes on.
    SENT,
    /// The money has moved, and a tender says so.
    APPROVED,
    /// It is to be undone, and may have been: the terminal has to be told again before what it is
    /// for goes on.
    REVERSING,
    /// A person has not waited for the terminal. Should the money have moved, it goes back by
    /// itself.
    LEFT,
    /// It was left, and the terminal is being told to give back what has moved: until it has said
    /// so nobody else puts that right.
    GIVING_BACK,
    /// No money has moved: the terminal or the bank said no.
    DECLINED,
    /// No money has moved: the customer, or the cashier, broke it off.
    CANCELLED,
    /// No money has moved: the terminal has never got it.
    NOT_TAKEN,
    /// The money had moved and has gone back.
    REVERSED;

    /// Whether the terminal has to be asked before what it is for goes on.
    public boolean isOpen() {
      return this == SENT || this == REVERSING;
    }
  }

  /// Whether it is about the same money as a tender.
  public boolean isFor(String method, long minor) {
    return methodId.equals(method) && amountMinor == minor;
  }
}
