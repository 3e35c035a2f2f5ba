package dev.sempre.pos.sell;

import dev.sempre.model.account.AccountRefusal;
import dev.sempre.model.money.Currency;
import dev.sempre.model.sale.InstalmentPlan;
import dev.sempre.model.sale.SaleRefusal;
import dev.sempre.pos.trouble.Trouble;
import dev.sempre.pos.trouble.TroubleWords;
import dev.sempre.pos.words.Figures;
import dev.sempre.pos.words.Word;
import dev.sempre.pos.words.Words;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/// The one quiet line in the ticket area. Kept as a word, so that it follows the language. A word
/// that tells of something that went wrong has its code and the rest of what there is to say about
/// it in [Trouble].
///
/// @param values what stands in the word's places
record Notice(Tone tone, Word word, List<Object> values) {
  /// How much it matters.
  enum Tone {
    /// Something was done that is not seen otherwise.
    DONE,
    /// Something was not understood; selling goes on.
    HINT,
    /// Something was not done.
    PROBLEM
  }

  static Notice done(Word word, Object... values) {
    return new Notice(Tone.DONE, word, List.of(values));
  }

  static Notice hint(Word word, Object... values) {
    return new Notice(Tone.HINT, word, List.of(values));
  }

  static Notice problem(Word word, Object... values) {
    return new Notice(Tone.PROBLEM, word, List.of(values));
  }

  /// What can be told about it beyond the line; empty if it is no trouble.
  Optional<Trouble> trouble() {
    return Trouble.of(word);
  }

  /// The line itself. Where something was not done it says at once whether the money is safe.
  String said(Words words) {
    return switch (tone) {
      case DONE -> words.say(word, values.toArray());
      case HINT -> TroubleWords.brief(words, word, values.toArray());
      case PROBLEM -> TroubleWords.grave(words, word, values.toArray());
    };
  }

  static Notice of(SaleRefusal refusal) {
    return hint(
        switch (refusal) {
          case SaleRefusal.NoSuchLine _, SaleRefusal.LineIsVoided _ -> Word.REFUSED_LINE_NOT_OPEN;
          case SaleRefusal.TooManyLines _, SaleRefusal.TotalTooLarge _ -> Word.REFUSED_SALE_FULL;
          case SaleRefusal.DescriptionMissing _,
              SaleRefusal.DescriptionTooLong _,
              SaleRefusal.DescriptionUnreadable _ ->
              Word.REFUSED_DESCRIPTION;
          case SaleRefusal.QuantityNotPositive _, SaleRefusal.QuantityTooLarge _ ->
              Word.REFUSED_QUANTITY;
          case SaleRefusal.QuantityNotWhole _ -> Word.REFUSED_WHOLE_PIECES;
          case SaleRefusal.PriceNegative _, SaleRefusal.PriceTooLarge _ -> Word.REFUSED_PRICE;
          case SaleRefusal.DiscountNegative _,
              SaleRefusal.DiscountAboveWhole _,
              SaleRefusal.DiscountAbovePrice _ ->
              Word.REFUSED_DISCOUNT;
          case SaleRefusal.DiscountAboveTotal _ -> Word.REFUSED_TICKET_DISCOUNT;
          case SaleRefusal.NoteTooLong _, SaleRefusal.NoteUnreadable _ -> Word.REFUSED_NOTE;
          case SaleRefusal.NothingToPay _ -> Word.REFUSED_NOTHING_TO_PAY;
          case SaleRefusal.TenderNotPositive _, SaleRefusal.TenderTooLarge _ ->
              Word.SELL_NOT_A_FIGURE;
          case SaleRefusal.TenderAboveDue _ -> Word.REFUSED_NO_CHANGE;
          case SaleRefusal.TooManyTenders _ -> Word.REFUSED_TENDERS;
          case SaleRefusal.NoSuchTender _, SaleRefusal.MoneyTaken _ -> Word.SELL_MONEY_LIES;
          case SaleRefusal.CustomerMissing _ -> Word.REFUSED_CUSTOMER;
          case SaleRefusal.RefundAboveDue _ -> Word.REFUSED_REFUND;
          case SaleRefusal.MoreThanSold(String _, long leftMilli) ->
              leftMilli > 0 ? Word.REFUSED_MORE_THAN_SOLD : Word.REFUSED_NOTHING_LEFT;
          case SaleRefusal.ReturnedMeanwhile _ -> Word.REFUSED_RETURNED_MEANWHILE;
          case SaleRefusal.TicketNotHere _ -> Word.REFUSED_TICKET_NOT_HERE;
          case SaleRefusal.TicketOfOtherMoney _ -> Word.REFUSED_OTHER_MONEY;
          case SaleRefusal.ReturnIsFixed _ -> Word.REFUSED_RETURN_FIXED;
          case SaleRefusal.ReasonMissing _ -> Word.RETURN_SAY_WHY;
          case SaleRefusal.ReasonUnfit _ -> Word.REFUSED_REASON;
          case SaleRefusal.NotEnoughTendered _ -> Word.REFUSED_NOT_ENOUGH;
          case SaleRefusal.TicketUnacceptable _ -> Word.REFUSED_TICKET;
        },
        values(refusal));
  }

  /// As [#of(SaleRefusal)], of a ticket whose money may go back: what holds of money that comes in
  /// does not hold of money that goes out.
  static Notice of(SaleRefusal refusal, boolean refund) {
    if (refund && refusal instanceof SaleRefusal.TooManyTenders) {
      return hint(Word.REFUND_TENDERS);
    }
    return refund && refusal instanceof SaleRefusal.NotEnoughTendered
        ? hint(Word.REFUND_NOT_ENOUGH)
        : of(refusal);
  }

  private static Object[] values(SaleRefusal refusal) {
    return refusal instanceof SaleRefusal.MoreThanSold(String description, long leftMilli)
        ? new Object[] {description, BigDecimal.valueOf(leftMilli, 3)}
        : new Object[0];
  }

  static Notice of(InstalmentPlan.Wrong wrong) {
    return switch (wrong) {
      case PARTS -> hint(Word.ACCOUNT_PARTS_UNFIT, InstalmentPlan.MAX_PARTS);
      case FIRST_DUE -> hint(Word.ACCOUNT_DUE_UNFIT);
    };
  }

  /// @param figures how amounts are written
  static Notice of(AccountRefusal refusal, Figures figures, Currency currency) {
    return switch (refusal) {
      case AccountRefusal.NotPositive _ -> hint(Word.ACCOUNT_NOTHING_PAID);
      case AccountRefusal.AboveOwed(long _, long openMinor) ->
          hint(Word.ACCOUNT_ABOVE_OWED, figures.money(openMinor, currency));
      case AccountRefusal.AboveDue _ -> hint(Word.REFUSED_NO_CHANGE);
      case AccountRefusal.PaidByOwing _ -> hint(Word.ACCOUNT_PAID_BY_OWING);
      case AccountRefusal.TooManyTenders _ -> hint(Word.REFUSED_TENDERS);
      case AccountRefusal.NotCovered _ -> hint(Word.REFUSED_NOT_ENOUGH);
      case AccountRefusal.SetBack _ -> problem(Word.REFUSED_SET_BACK);
    };
  }

  static Notice of(Obstacle obstacle) {
    return switch (obstacle) {
      case NO_PRICE -> hint(Word.REFUSED_NO_PRICE);
      case NO_VAT_RATE -> hint(Word.REFUSED_NO_VAT_RATE);
      case WITHDRAWN -> hint(Word.REFUSED_WITHDRAWN);
      case MISREAD -> hint(Word.REFUSED_MISREAD);
      case NOT_PERMITTED -> hint(Word.REFUSED_NOT_PERMITTED);
      case SET_BACK -> problem(Word.REFUSED_SET_BACK);
      case CARD_OPEN -> problem(Word.CARD_OPEN);
      case TERMINAL_UNREAD -> problem(Word.CARD_TERMINAL_UNREAD);
    };
  }

  static Notice of(Failure failure) {
    return problem(
        switch (failure) {
          case DISK_FULL -> Word.FAILED_DISK_FULL;
          case DATA_BUSY -> Word.FAILED_DATA_BUSY;
          case DISK_FAULT -> Word.FAILED_DISK_FAULT;
          case ELSEWHERE -> Word.FAILED_ELSEWHERE;
        });
  }
}
