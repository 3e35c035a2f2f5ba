package dev.sempre.pos.sell;

import dev.sempre.model.sale.PaymentMethod;
import dev.sempre.model.sale.Tender;
import dev.sempre.pos.approval.Approval;
import org.jspecify.annotations.Nullable;

/// Paying through the payment terminal of this till. Each request is on disk before it is sent, and
/// what came of it before it is told. What may take as long as a customer needs is called away from
/// the UI thread and from the queue of the sale's steps. One call at a time for a sale, but for
/// [#cancel], and for [#leave], after which the answer of the call that it overtakes means nothing.
/// Source: F43.
public interface TillCards {
  /// Whether a way to pay goes through the terminal. Returns at once.
  boolean takes(PaymentMethod method);

  /// What the terminal was asked for of something that is being paid, as the disk has it.
  CardState look(String payableId);

  /// Charges a card, or gives money back to it, and adds the tender.
  ///
  /// @param paying as it stands on disk
  /// @param amountMinor what [Payable#plus] takes
  CardAnswer charge(Payable paying, PaymentMethod method, long amountMinor);

  /// Asks the terminal about what is open.
  CardAnswer ask(Payable paying);

  /// Goes on without an answer about what is open. Whatever the terminal may have moved, it is told
  /// to move back as soon as it can be reached.
  CardAnswer leave(Payable paying);

  /// Closes what is open as the terminal's slip says, for a terminal that is gone for good. It is
  /// asked once more before: its own word counts for more.
  ///
  /// @param approval leave that somebody has given for it; null for nobody's
  CardAnswer declare(Payable paying, SlipSays says, @Nullable Approval approval);

  /// Undoes what has moved for a tender, and takes the tender off.
  CardAnswer takeBack(Payable paying, Tender tender);

  /// Nobody wants to wait for the customer any longer: the call that does ends soon, or the next
  /// [#ask] says what became of it. May be called while another call waits, and again.
  ///
  /// @return false if nothing was open yet that a terminal could be told to stop
  boolean cancel(String payableId);

  /// Of a till without a terminal.
  TillCards NONE =
      new TillCards() {
        @Override
        public boolean takes(PaymentMethod method) {
          return false;
        }

        @Override
        public CardState look(String payableId) {
          return CardState.NONE;
        }

        @Override
        public CardAnswer charge(Payable paying, PaymentMethod method, long amountMinor) {
          throw new IllegalStateException("there is no terminal");
        }

        @Override
        public CardAnswer ask(Payable paying) {
          return new CardAnswer.Stands(paying, CardState.NONE);
        }

        @Override
        public CardAnswer leave(Payable paying) {
          return new CardAnswer.Stands(paying, CardState.NONE);
        }

        @Override
        public CardAnswer declare(Payable paying, SlipSays says, @Nullable Approval approval) {
          return new CardAnswer.Stands(paying, CardState.NONE);
        }

        @Override
        public CardAnswer takeBack(Payable paying, Tender tender) {
          throw new IllegalStateException("there is no terminal");
        }

        @Override
        public boolean cancel(String payableId) {
          return false;
        }
      };
}
