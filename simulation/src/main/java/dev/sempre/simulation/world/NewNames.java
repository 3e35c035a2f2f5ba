package dev.sempre.simulation.world;

import dev.sempre.agent.run.Upstream.Answer;
import dev.sempre.agent.run.Upstream.Answered;
import dev.sempre.model.sync.RootRecord;
import dev.sempre.model.sync.SyncCatalogue;
import dev.sempre.model.wire.Messages.PushAnswer;
import dev.sempre.model.wire.Messages.TableVerdicts;
import dev.sempre.model.wire.Messages.VerdictRow;
import dev.sempre.model.wire.PushStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/// An agent that gives tickets another name when it sends them again, because it makes their ids
/// while it sends.
final class NewNames {
  private final Set<String> unanswered = new HashSet<>();
  private int tries;

  Answer<PushAnswer> sendUnderNewNames(byte[] body, Function<byte[], Answer<PushAnswer>> send) {
    List<RootRecord> records = records(body);
    Map<String, String> trueNames = new HashMap<>();
    tries++;
    List<RootRecord> named = records.stream().map(record -> named(record, trueNames)).toList();
    records.forEach(record -> unanswered.add(record.id()));
    Answer<PushAnswer> answer = send.apply(packed(named));
    if (answer instanceof Answered<PushAnswer>(PushAnswer told, var traffic)) {
      records.forEach(record -> unanswered.remove(record.id()));
      return new Answered<>(underTrueNames(told, trueNames), traffic);
    }
    return answer;
  }

  private RootRecord named(RootRecord record, Map<String, String> trueNames) {
    if (record.table() != SyncCatalogue.SALE || !unanswered.contains(record.id())) {
      return record;
    }
    String name = record.id() + "-" + tries;
    trueNames.put(name, record.id());
    return PlantedReception.renamed(record, name);
  }

  private static PushAnswer underTrueNames(PushAnswer told, Map<String, String> trueNames) {
    List<TableVerdicts> tables = new ArrayList<>();
    for (TableVerdicts table : told.tables()) {
      List<VerdictRow> rows =
          table.verdicts().stream()
              .map(row ->
                  new VerdictRow(
                      trueNames.getOrDefault(row.id(), row.id()),
                      row.verdict(),
                      row.version(),
                      row.code(),
                      row.field(),
                      row.detail()))
              .toList();
      tables.add(new TableVerdicts(table.table(), rows));
    }
    return new PushAnswer(tables, told.serverMillis(), told.seen());
  }

  /// What is in a batch.
  static List<RootRecord> records(byte[] body) {
    List<RootRecord> records = new ArrayList<>();
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(body))) {
      for (PushStream.ArrivedTable table : PushStream.read(in, 2_000)) {
        table.rows().forEach(row -> records.add(row.record()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return records;
  }

  private static byte[] packed(List<RootRecord> records) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      PushStream.write(gzip, records);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
