package dev.sempre.agent.transport;

import dev.sempre.model.wire.Messages.ChallengeAnswer;
import dev.sempre.model.wire.Messages.Checksums;
import dev.sempre.model.wire.Messages.EnrolmentAnswer;
import dev.sempre.model.wire.Messages.Head;
import dev.sempre.model.wire.Messages.Problem;
import dev.sempre.model.wire.Messages.PushAnswer;
import dev.sempre.model.wire.Messages.TableVerdicts;
import dev.sempre.model.wire.Messages.TokenAnswer;
import dev.sempre.model.wire.Messages.VerdictRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Checks that a message has all its fields: JSON from elsewhere leaves them null, whatever the
/// types say.
final class Complete {
  private Complete() {}

  /// The message without what has no meaning.
  ///
  /// @throws Silences.NotTheCentre if a field is missing
  static <T> T check(@Nullable T message) throws Silences.NotTheCentre {
    boolean complete =
        switch (message) {
          case null -> false;
          case Head head -> has(head.epoch()) && head.head() >= 0 && head.serverMillis() > 0;
          case ChallengeAnswer answer -> has(answer.challenge());
          case TokenAnswer answer -> has(answer.token()) && answer.expiresInSeconds() > 0;
          case EnrolmentAnswer answer ->
              has(answer.tenant())
                  && has(answer.company())
                  && has(answer.establishment())
                  && has(answer.device())
                  && has(answer.serverKey())
                  && has(answer.pinSecret())
                  && answer.number() > 0;
          case Checksums sums -> has(sums.epoch()) && sums.tables() != null;
          case PushAnswer answer -> answer.tables() != null;
          default -> throw new IllegalArgumentException("no message: " + message.getClass());
        };
    if (message == null || !complete) {
      throw new Silences.NotTheCentre("the answer lacks what it must have");
    }
    return message;
  }

  private static boolean has(@Nullable String text) {
    return text != null && !text.isBlank();
  }

  /// The answer to an upload without verdicts that say nothing: their records count as unanswered.
  static PushAnswer withoutNonsense(PushAnswer answer) {
    List<TableVerdicts> tables = new ArrayList<>();
    for (TableVerdicts table : answer.tables()) {
      if (table != null && has(table.table()) && table.verdicts() != null) {
        List<VerdictRow> rows =
            table.verdicts().stream()
                .filter(Objects::nonNull)
                .filter(row -> has(row.id()) && has(row.verdict()))
                .toList();
        tables.add(new TableVerdicts(table.table(), rows));
      }
    }
    return new PushAnswer(tables, answer.serverMillis(), answer.seen());
  }

  /// The problem, or null if it has no code.
  static @Nullable Problem problem(@Nullable Problem problem) {
    if (problem == null || !has(problem.code())) {
      return null;
    }
    return new Problem(
        problem.code(), Objects.requireNonNullElse(problem.message(), ""), problem.field());
  }
}
