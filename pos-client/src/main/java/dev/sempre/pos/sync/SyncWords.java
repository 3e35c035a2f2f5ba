package dev.sempre.pos.sync;

import dev.sempre.pos.sync.MonitorSnapshot.Activity;
import dev.sempre.pos.sync.MonitorSnapshot.Cause;
import dev.sempre.pos.sync.MonitorSnapshot.Outcome;
import dev.sempre.pos.sync.PendingCard.Money;
import dev.sempre.pos.sync.PendingCard.Remedy;
import dev.sempre.pos.words.Word;
import dev.sempre.pos.words.Words;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// How the sync monitor says things.
final class SyncWords {
  private final Words words;
  private final Supplier<ZoneId> zone;

  /// @param zone the establishment's, as far as it is known
  SyncWords(Words words, Supplier<ZoneId> zone) {
    this.words = words;
    this.zone = zone;
  }

  /// What everything that is said here depends on beside what it is about.
  List<Object> manner() {
    return List.of(words.language(), zone.get());
  }

  /// The state in a sentence, then the last and the next sync.
  String header(MonitorSnapshot now, Instant at) {
    StringBuilder text = new StringBuilder(activity(now.activity(), at));
    Instant ended = now.lastEndedAt();
    Outcome outcome = now.lastOutcome();
    if (ended != null && outcome != null) {
      text.append(" ").append(words.say(Word.SYNC_LAST, time(ended), words.say(brief(outcome))));
    }
    return text.append(" ").append(words.say(Word.SYNC_NEXT_CHECK, time(now.nextAt()))).toString();
  }

  private String activity(Activity activity, Instant at) {
    return switch (activity) {
      case Activity.Resting() -> words.say(Word.SYNC_RESTING);
      case Activity.Running(int percent, Duration left) ->
          left == null
              ? words.say(Word.SYNC_RUNNING, percent(percent))
              : words.say(Word.SYNC_RUNNING_LEFT, percent(percent), words.figures().duration(left));
      case Activity.NoLine(Instant nextTryAt) ->
          words.say(
              Word.SYNC_NO_LINE,
              words.figures().duration(notNegative(Duration.between(at, nextTryAt))));
    };
  }

  static Duration notNegative(Duration time) {
    return time.isNegative() ? Duration.ZERO : time;
  }

  /// Under the button.
  String button(@Nullable Duration rest) {
    if (rest == null) {
      return words.say(Word.SYNC_BUTTON_RUNNING);
    }
    return rest.isZero() ? "" : words.say(Word.SYNC_BUTTON_IN, words.figures().duration(rest));
  }

  String percent(int percent) {
    return words.figures().percent(100L * percent);
  }

  String time(Instant moment) {
    return words.figures().time(moment.atZone(zone.get()).toLocalTime());
  }

  String timeToTheSecond(Instant moment) {
    return words.figures().timeToTheSecond(moment.atZone(zone.get()).toLocalTime());
  }

  /// The time of a moment of today, the day and time of another.
  String moment(Instant moment, Instant now) {
    LocalDate day = day(moment);
    return day.equals(day(now)) ? time(moment) : words.figures().day(day) + " " + time(moment);
  }

  LocalDate day(Instant moment) {
    return moment.atZone(zone.get()).toLocalDate();
  }

  String day(LocalDate day, LocalDate today) {
    if (day.equals(today)) {
      return words.say(Word.SYNC_TODAY);
    }
    return day.equals(today.minusDays(1))
        ? words.say(Word.SYNC_YESTERDAY)
        : words.figures().day(day);
  }

  /// The name of a category. TableWordsTest holds one ready for every table of the catalogue; a
  /// table that only a newer centre knows goes by its own name.
  String category(String table) {
    return lookUp("TABLE_", table).map(word -> words.say(word)).orElse(table);
  }

  /// Why records are pending, and what it concerns; of some fields there is more to say.
  String cause(PendingCard card) {
    int count = card.records().size();
    String category = category(card.table());
    return lookUp("ISSUE_", card.code() + "_" + card.field())
        .or(() -> lookUp("ISSUE_", card.code()))
        .map(word -> words.say(word, count, category, field(card.field())))
        .orElseGet(() -> words.say(Word.ISSUE_OTHER, count, category, card.code()));
  }

  /// The name of a field.
  String field(@Nullable String column) {
    return column == null
        ? ""
        : lookUp("FIELD_", column).map(word -> words.say(word)).orElse(column);
  }

  /// A sentence with a large letter first, whatever word of the language it begins with.
  String begun(String sentence) {
    int first = sentence.offsetByCodePoints(0, sentence.isEmpty() ? 0 : 1);
    return sentence.substring(0, first).toUpperCase(Locale.forLanguageTag(words.language().tag()))
        + sentence.substring(first);
  }

  String money(Money money) {
    return words.say(
        switch (money) {
          case HERE -> Word.SYNC_MONEY_HERE;
          case NONE -> Word.SYNC_MONEY_NONE;
        });
  }

  /// Who left a record as it is, when and why.
  String dismissed(DismissedRecord record, Instant now) {
    return words.say(
        Word.SYNC_DISMISSED_BY,
        category(record.table()),
        record.label(),
        moment(record.at(), now),
        record.by(),
        record.reason());
  }

  static Word remedy(Remedy remedy) {
    return switch (remedy) {
      case CORRECT -> Word.REMEDY_CORRECT;
      case RESEND -> Word.REMEDY_RESEND;
      case TAKE_CENTRES -> Word.REMEDY_TAKE_CENTRES;
      case DISMISS -> Word.REMEDY_DISMISS;
      case ASK_HEAD_OFFICE -> Word.REMEDY_ASK;
    };
  }

  static Word cause(Cause cause) {
    return switch (cause) {
      case START -> Word.CAUSE_START;
      case ROUTINE -> Word.CAUSE_ROUTINE;
      case BUTTON -> Word.CAUSE_BUTTON;
      case COMMAND -> Word.CAUSE_COMMAND;
      case NETWORK -> Word.CAUSE_NETWORK;
      case HINT -> Word.CAUSE_HINT;
    };
  }

  static Word outcome(Outcome outcome) {
    return switch (outcome) {
      case ALL_WELL -> Word.OUTCOME_ALL_WELL;
      case WITH_PENDING -> Word.OUTCOME_WITH_PENDING;
      case INTERRUPTED -> Word.OUTCOME_INTERRUPTED;
    };
  }

  /// Why a sync was interrupted; with the code for support where the sentence does not tell it.
  String interruption(String code) {
    return switch (code) {
      case "ABORTED", "STALLED" -> words.say(Word.WHY_TIMEOUT);
      default ->
          lookUp("WHY_", code)
              .map(word -> words.say(word))
              .orElseGet(() -> words.say(elsewise(code)) + " (" + code + ")");
    };
  }

  private static Word elsewise(String code) {
    return code.startsWith("STORE_") || code.equals("INTERNAL") ? Word.WHY_HERE : Word.WHY_REFUSED;
  }

  private static Word brief(Outcome outcome) {
    return switch (outcome) {
      case ALL_WELL -> Word.SYNC_LAST_ALL_WELL;
      case WITH_PENDING -> Word.SYNC_LAST_WITH_PENDING;
      case INTERRUPTED -> Word.SYNC_LAST_INTERRUPTED;
    };
  }

  private static Optional<Word> lookUp(String prefix, String name) {
    String key = prefix + name.toUpperCase(Locale.ROOT);
    try {
      return Optional.of(Word.valueOf(key));
    } catch (IllegalArgumentException unknown) {
      return Optional.empty();
    }
  }
}
