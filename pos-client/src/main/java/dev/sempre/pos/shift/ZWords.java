package dev.sempre.pos.shift;

import dev.sempre.model.shift.Closing;
import dev.sempre.model.shift.ClosingKind;
import dev.sempre.pos.trouble.TroubleWords;
import dev.sempre.pos.words.Word;
import dev.sempre.pos.words.Words;
import java.time.LocalDateTime;
import java.util.List;

/// Sentences about a Z, in the language in use.
final class ZWords {
  private static final int DAY_AT = 8;
  private static final int MONTH_AT = 5;
  private static final int MONTH_END = 7;
  private static final List<Word> MONTHS =
      List.of(
          Word.MONTH_1,
          Word.MONTH_2,
          Word.MONTH_3,
          Word.MONTH_4,
          Word.MONTH_5,
          Word.MONTH_6,
          Word.MONTH_7,
          Word.MONTH_8,
          Word.MONTH_9,
          Word.MONTH_10,
          Word.MONTH_11,
          Word.MONTH_12);

  private final Words words;

  ZWords(Words words) {
    this.words = words;
  }

  /// What it is called: its number is one of its series, since a till that has joined anew may give
  /// the number out again.
  String title(ZReport z) {
    ZReport.Sealed seal = z.seal();
    String name = period(z.closing());
    return seal == null ? name : words.say(Word.SHIFT_OF_SERIES, name, seal.chain());
  }

  /// Which shift, from when to when, and who has closed it; of a period what it is made of.
  String of(ZReport z) {
    Closing.Range beneath = z.closing().beneath();
    if (beneath != null) {
      return words.say(
          Word.SHIFT_PERIOD_OF,
          words.figures().number(z.closing().number()),
          moment(z.openedAt()),
          moment(z.closing().closedAt().wallClock()),
          beneath(z.closing().kind(), beneath));
    }
    return words.say(
        Word.SHIFT_Z_OF,
        words.figures().number(z.shiftNumber()),
        moment(z.openedAt()),
        moment(z.closing().closedAt().wallClock()),
        z.closedBy());
  }

  /// A day is made of the Zs of its shifts, a month of its days, a year of its months.
  private String beneath(ClosingKind kind, Closing.Range range) {
    long many = range.last() - range.first() + 1;
    String numbers = words.figures().number(range.first());
    if (many > 1) {
      numbers += "\u2013" + words.figures().number(range.last());
    }
    return switch (kind) {
      case SHIFT, DAY -> words.say(Word.SHIFT_Z, numbers);
      case MONTH -> words.say(Word.SHIFT_OF_DAYS, many, numbers);
      case YEAR -> words.say(Word.SHIFT_OF_MONTHS, many, numbers);
    };
  }

  /// Day and time.
  String moment(LocalDateTime at) {
    return words.say(
        Word.MOMENT, words.figures().day(at.toLocalDate()), words.figures().time(at.toLocalTime()));
  }

  /// What the chain says of it.
  String seal(ZReport z) {
    ZReport.Sealed seal = z.seal();
    if (seal == null) {
      return TroubleWords.coded(words, Word.SHIFT_NOT_SEALED);
    }
    Object[] values = {words.figures().number(seal.place()), seal.chain()};
    return seal.signed()
        ? words.say(Word.SHIFT_SEALED, values)
        : TroubleWords.coded(words, Word.SHIFT_SEALED_UNSIGNED, values);
  }

  /// Whether head office has it.
  String whereItIs(ZReport.Sealed seal) {
    return words.say(seal.atHeadOffice() ? Word.SHIFT_AT_HEAD_OFFICE : Word.SHIFT_NOT_YET_THERE);
  }

  /// The period of a closing above a shift's: `Day 21/11/2026`.
  String period(Closing closing) {
    String text = closing.period();
    return switch (closing.kind()) {
      case SHIFT -> words.say(Word.SHIFT_Z, words.figures().number(closing.number()));
      case DAY ->
          words.say(
              Word.SHIFT_DAY,
              text.substring(DAY_AT)
                  + "/"
                  + text.substring(MONTH_AT, MONTH_END)
                  + "/"
                  + text.substring(0, MONTH_AT - 1));
      case MONTH ->
          words.say(
              Word.SHIFT_MONTH,
              words.say(MONTHS.get(Integer.parseInt(text.substring(MONTH_AT)) - 1)),
              text.substring(0, MONTH_AT - 1));
      case YEAR -> words.say(Word.SHIFT_YEAR, text);
    };
  }
}
