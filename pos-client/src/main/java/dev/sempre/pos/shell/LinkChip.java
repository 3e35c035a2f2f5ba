package dev.sempre.pos.shell;

import dev.sempre.pos.words.Word;
import dev.sempre.pos.words.Words;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/// What the connection chip shows for a {@link LinkState}: colour, shape, word and number, each
/// telling it alone.
///
/// @param tone the colour
/// @param shape the icon
/// @param word the state in a word or two
/// @param detail what waits and what happens next
record LinkChip(Tone tone, Shape shape, String word, String detail) {
  /// The colour families of the theme.
  enum Tone {
    OK,
    WARN,
    BAD
  }

  /// The shapes; each state has its own.
  enum Shape {
    CHECK,
    ARROW_UP,
    ARROWS,
    CIRCLE,
    BAR
  }

  /// The whole in one sentence, for screen readers and sheets.
  String sentence(Words words) {
    return words.say(Word.NAMED, word, detail);
  }

  static LinkChip of(LinkState state, Words words, Instant now, ZoneId zone) {
    return switch (state) {
      case LinkState.Connected(int waiting) when waiting == 0 ->
          new LinkChip(
              Tone.OK,
              Shape.CHECK,
              words.say(Word.LINK_CONNECTED),
              words.say(Word.LINK_ALL_AT_HEAD_OFFICE));
      case LinkState.Connected(int waiting) ->
          new LinkChip(
              Tone.OK, Shape.ARROW_UP, words.say(Word.LINK_CONNECTED), waiting(words, waiting));
      case LinkState.Syncing(int percent, int _) ->
          new LinkChip(
              Tone.OK,
              Shape.ARROWS,
              words.say(Word.LINK_CONNECTED),
              words.say(Word.LINK_SYNCING, words.figures().percent(100L * percent)));
      case LinkState.Reconnecting(int attempt, Instant nextAt, int waiting) ->
          new LinkChip(
              Tone.WARN,
              Shape.CIRCLE,
              words.say(Word.LINK_RECONNECTING),
              joined(attempt(words, attempt, secondsUntil(nextAt, now)), words, waiting));
      case LinkState.Disconnected disconnected -> disconnected(disconnected, words, zone);
    };
  }

  private static LinkChip disconnected(LinkState.Disconnected state, Words words, ZoneId zone) {
    Instant since = state.since();
    String goesOn = words.say(Word.LINK_SELLING_GOES_ON);
    if (since == null) {
      return new LinkChip(
          Tone.BAD,
          Shape.BAR,
          words.say(Word.LINK_NEVER_CONNECTED),
          joined(goesOn, words, state.waiting()));
    }
    String time = words.figures().time(since.atZone(zone).toLocalTime());
    String detail = words.say(Word.LINK_SINCE, time) + " \u00b7 " + goesOn;
    return new LinkChip(
        Tone.BAD,
        Shape.BAR,
        words.say(Word.LINK_DISCONNECTED),
        joined(detail, words, state.waiting()));
  }

  private static String attempt(Words words, int attempt, long seconds) {
    return seconds == 0
        ? words.say(Word.LINK_ATTEMPT_NOW, attempt)
        : words.say(
            Word.LINK_ATTEMPT, attempt, words.figures().duration(Duration.ofSeconds(seconds)));
  }

  private static String joined(String detail, Words words, int waiting) {
    return waiting == 0 ? detail : detail + " \u00b7 " + waiting(words, waiting);
  }

  private static String waiting(Words words, int waiting) {
    return words.say(Word.LINK_WAITING, waiting);
  }

  private static long secondsUntil(Instant next, Instant now) {
    return Math.max(0, Duration.between(now, next).toSeconds());
  }
}
