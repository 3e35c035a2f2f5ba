package dev.sempre.pos.badge;

import dev.sempre.model.organisation.BadgeScan;
import dev.sempre.pos.badge.BadgeAnswer.Holder;
import dev.sempre.pos.shell.Work;
import dev.sempre.pos.words.Word;
import java.util.function.Consumer;

/// Finds out whose badge a scanner read, and says on the screen and by a sound if it opens nothing.
/// UI thread only.
public final class BadgeReader {
  private final Work work;
  private final Badges badges;
  private final Runnable sound;

  /// Where a screen says that a badge opens nothing.
  @FunctionalInterface
  public interface Refusal {
    /// @param values what stands in the word's places
    void say(Word word, Object... values);
  }

  /// @param sound what an unknown code lets be heard
  public BadgeReader(Work work, Badges badges, Runnable sound) {
    this.work = work;
    this.badges = badges;
    this.sound = sound;
  }

  /// Finds out whose badge it is.
  ///
  /// @param known told whose, on the UI thread
  /// @param refusal told instead if it opens nothing
  public void read(BadgeScan scan, Consumer<Holder> known, Refusal refusal) {
    work.run(
        () -> badges.whose(scan),
        answer -> answered(answer, known, refusal),
        _ -> refuse(refusal, Word.BADGE_BROKE));
  }

  private void answered(BadgeAnswer answer, Consumer<Holder> known, Refusal refusal) {
    switch (answer) {
      case Holder holder -> known.accept(holder);
      case BadgeAnswer.Unknown() -> refuse(refusal, Word.BADGE_UNKNOWN);
      case BadgeAnswer.Misread() -> refuse(refusal, Word.BADGE_MISREAD);
      case BadgeAnswer.NotHere(String name) -> refuse(refusal, Word.BADGE_NOT_HERE, name);
    }
  }

  /// Says and lets be heard that a badge opens nothing.
  public void refuse(Refusal refusal, Word word, Object... values) {
    sound.run();
    refusal.say(word, values);
  }

  /// Lets be heard that what was scanned is nothing that is wanted now.
  public void ignore() {
    sound.run();
  }
}
