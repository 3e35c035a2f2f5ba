package dev.sempre.agent.run;

import dev.sempre.model.sync.ConflictPolicy;
import dev.sempre.model.sync.RootRecord;
import dev.sempre.model.sync.TableSpec;
import dev.sempre.model.sync.Verdict;
import dev.sempre.model.wire.Messages.PushAnswer;
import dev.sempre.model.wire.Messages.TableVerdicts;
import dev.sempre.model.wire.Messages.VerdictRow;
import dev.sempre.replica.sync.Outbox.Answer;
import dev.sempre.replica.sync.StoredRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Brings upstream's verdicts together with the records that were sent.
final class Verdicts {
  private record Key(String table, String id) {}

  /// @param arrived records that need not be sent again
  /// @param refused records that are issues now
  record Count(long arrived, long refused) {
    Count plus(Count other) {
      return new Count(arrived + other.arrived, refused + other.refused);
    }
  }

  private Verdicts() {}

  /// The answers about records that were sent. A record without a verdict, or with one that this
  /// version does not know, is left out: silence. A verdict about a record that was not sent says
  /// nothing. Source: P2.
  static List<Answer> match(List<StoredRecord> sent, PushAnswer answer) {
    Map<Key, Verdict> verdicts = new HashMap<>();
    for (TableVerdicts table : answer.tables()) {
      for (VerdictRow row : table.verdicts()) {
        Verdict verdict = row.read();
        if (verdict != null) {
          verdicts.putIfAbsent(new Key(table.table(), row.id()), verdict);
        }
      }
    }
    List<Answer> answers = new ArrayList<>();
    for (StoredRecord stored : sent) {
      RootRecord record = stored.record();
      Verdict verdict = verdicts.get(new Key(record.table().name(), record.id()));
      if (verdict != null) {
        answers.add(new Answer(record, verdict));
      }
    }
    return answers;
  }

  /// What the answers come to, per table.
  static Map<TableSpec, Count> byTable(List<Answer> answers) {
    Map<TableSpec, Count> counts = new LinkedHashMap<>();
    for (Answer answer : answers) {
      counts.merge(answer.record().table(), count(answer), Count::plus);
    }
    return counts;
  }

  private static Count count(Answer answer) {
    Count arrived = new Count(1, 0);
    Count refused = new Count(0, 1);
    return switch (answer.verdict()) {
      case Verdict.Accepted _, Verdict.Already _ -> arrived;
      case Verdict.Rejected _ -> refused;
      case Verdict.Retry _ -> new Count(0, 0);
      // Where the centre wins a conflict, its state comes down and nobody has to do anything.
      case Verdict.Conflict _ ->
          answer.record().table().policy() == ConflictPolicy.CENTRE_WINS ? arrived : refused;
    };
  }
}
