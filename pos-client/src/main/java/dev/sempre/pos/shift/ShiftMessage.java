package dev.sempre.pos.shift;

import dev.sempre.model.money.Currency;
import dev.sempre.model.shift.ShiftRefusal;
import dev.sempre.pos.sell.Failure;
import dev.sempre.pos.trouble.HelpFrom;
import dev.sempre.pos.trouble.Trouble;
import dev.sempre.pos.trouble.TroubleWords;
import dev.sempre.pos.words.Word;
import dev.sempre.pos.words.Words;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/// The one quiet line of the screen. Kept as a word, so that it follows the language. What went
/// wrong has its code and the rest of what there is to say about it in [Trouble].
///
/// @param good whether something was done, rather than not
/// @param values what stands in the word's places
record ShiftMessage(boolean good, Word word, List<Object> values) {
  static ShiftMessage done(Word word, Object... values) {
    return new ShiftMessage(true, word, List.of(values));
  }

  static ShiftMessage problem(Word word, Object... values) {
    return new ShiftMessage(false, word, List.of(values));
  }

  /// What can be told about it beyond the line; empty if it is no trouble.
  Optional<Trouble> trouble() {
    return Trouble.of(word);
  }

  /// The line itself. What a person cannot put right alone says at once whether the money is safe.
  String said(Words words) {
    boolean alone = trouble().filter(told -> told.helpFrom() != HelpFrom.NOBODY).isEmpty();
    return alone
        ? TroubleWords.brief(words, word, values.toArray())
        : TroubleWords.grave(words, word, values.toArray());
  }

  static ShiftMessage of(ShiftRefusal refusal, Words words, Currency currency) {
    return switch (refusal) {
      case ShiftRefusal.NoShiftOpen() -> problem(Word.SHIFT_NONE_OPEN_ANY_MORE);
      case ShiftRefusal.AlreadyOpen(int number) -> problem(Word.SHIFT_OPENED_MEANWHILE, number);
      case ShiftRefusal.AlreadyClosed(long number) -> problem(Word.SHIFT_CLOSED_MEANWHILE, number);
      case ShiftRefusal.FiguresMoved(long expectedMinor) ->
          problem(Word.SHIFT_FIGURES_MOVED, words.figures().money(expectedMinor, currency));
      case ShiftRefusal.OfAnotherShop(String shop) -> problem(Word.SHIFT_OF_ANOTHER_SHOP, shop);
      case ShiftRefusal.MoneyLies(String cashier) -> problem(Word.SHIFT_MONEY_LIES, cashier);
      case ShiftRefusal.SetBack() -> problem(Word.REFUSED_SET_BACK);
      case ShiftRefusal.ClockAhead(long last, long now) ->
          problem(Word.SHIFT_CLOCK_AHEAD, day(words, now), day(words, last));
      case ShiftRefusal.AmountOutOfRange(long least, long most) ->
          problem(
              Word.SHIFT_AMOUNT_RANGE,
              words.figures().money(least, currency),
              words.figures().money(most, currency));
      case ShiftRefusal.ReasonMissing() -> problem(Word.SHIFT_REASON_MISSING);
      case ShiftRefusal.ReasonUnusable(int _) -> problem(Word.SHIFT_REASON_UNUSABLE);
    };
  }

  /// A week more or less: the shop's own time zone says nothing more.
  private static String day(Words words, long millis) {
    LocalDate day = Instant.ofEpochMilli(millis).atZone(ZoneOffset.UTC).toLocalDate();
    return words.figures().day(day) + "/" + day.getYear();
  }

  static ShiftMessage of(Failure failure) {
    return problem(
        switch (failure) {
          case DISK_FULL -> Word.SHIFT_FAILED_DISK_FULL;
          case DATA_BUSY -> Word.SHIFT_FAILED_DATA_BUSY;
          case DISK_FAULT -> Word.SHIFT_FAILED_DISK_FAULT;
          // Said of tickets only.
          case ELSEWHERE -> Word.SHIFT_BROKE;
        });
  }
}
