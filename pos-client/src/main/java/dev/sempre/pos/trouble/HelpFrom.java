package dev.sempre.pos.trouble;

import dev.sempre.pos.words.Word;

/// Who can help when what the till says to do does not.
public enum HelpFrom {
  /// Nobody is needed.
  NOBODY(Word.HELP_NOBODY),
  /// The colleague whose ticket is open.
  COLLEAGUE(Word.HELP_COLLEAGUE),
  /// The manager of the shop.
  MANAGER(Word.HELP_MANAGER),
  /// Head office, which keeps articles, prices, users and codes.
  HEAD_OFFICE(Word.HELP_HEAD_OFFICE),
  /// Whoever looks after this computer.
  SUPPORT(Word.HELP_SUPPORT);

  private final Word sentence;

  HelpFrom(Word sentence) {
    this.sentence = sentence;
  }

  /// Who it is, as a sentence.
  public Word sentence() {
    return sentence;
  }
}
