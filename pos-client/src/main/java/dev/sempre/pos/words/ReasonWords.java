package dev.sempre.pos.words;

import dev.sempre.model.sale.ReturnReason;

/// Why goods come back, as people say it: on the screen and on the receipt.
public final class ReasonWords {
  private ReasonWords() {}

  /// What a usual reason is called.
  public static Word of(ReturnReason reason) {
    return switch (reason) {
      case FAULTY -> Word.REASON_FAULTY;
      case WRONG_ARTICLE -> Word.REASON_WRONG_ARTICLE;
      case NOT_WANTED -> Word.REASON_NOT_WANTED;
      case SPOILT -> Word.REASON_SPOILT;
      case RUNG_UP_WRONGLY -> Word.REASON_RUNG_UP_WRONGLY;
    };
  }

  /// A reason as it is stored: a usual one by its word, any other as it was typed.
  public static String say(String stored, Words words) {
    return ReturnReason.named(stored).map(usual -> words.say(of(usual))).orElse(stored);
  }
}
