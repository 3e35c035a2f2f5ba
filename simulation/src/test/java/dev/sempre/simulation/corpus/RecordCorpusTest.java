package dev.sempre.simulation.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.sempre.model.sync.RootRecord;
import dev.sempre.model.sync.SyncCatalogue;
import dev.sempre.model.sync.TableSpec;
import dev.sempre.model.wire.ChangesStream;
import dev.sempre.model.wire.Messages.VerdictRow;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Records of an enrolled till in which one field is not as it should be: each gets the verdict
/// that names the field, and its neighbours arrive. Source: C2 to C5, P3.
class RecordCorpusTest {
  @TempDir Path folder;

  private RunningCentre centre;
  private TillOnTheWire till;
  private TillOnTheWire stranger;

  @BeforeEach
  void start() {
    centre = RunningCentre.start(folder);
    till = centre.till(RunningCentre.COMPANY);
    stranger = centre.till(RunningCentre.OTHER_COMPANY);
  }

  @AfterEach
  void stop() {
    centre.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"money", "identifiers", "time", "text"})
  void everyRecordGetsItsVerdictAndItsNeighboursArrive(String list) {
    List<BadRecord> entries = entries(list);
    Verdicts verdicts = new Verdicts();
    for (TableSpec table : List.of(SyncCatalogue.CONTACT, SyncCatalogue.SALE)) {
      List<BadRecord> ofTable =
          entries.stream().filter(entry -> entry.record().table() == table).toList();
      // Each bad record lies between two good ones.
      List<VerdictRow> rows = till.push(mixed(ofTable, table));
      for (int i = 0; i < ofTable.size(); i++) {
        verdicts.note(
            ofTable.get(i).name(), ofTable.get(i).verdict(), TillOnTheWire.words(rows.get(2 * i)));
        verdicts.note(
            "behind " + ofTable.get(i).name(),
            "ACCEPTED",
            TillOnTheWire.words(rows.get(2 * i + 1)));
      }
    }

    verdicts.hold(100);
    assertThat(till.get("/head").status()).isEqualTo(200);
  }

  private List<BadRecord> entries(String list) {
    List<BadRecord> entries = new ArrayList<>();
    for (NamedCsvRecord row : Expected.rows("records/" + list + ".csv")) {
      int number = entries.size();
      boolean sale = row.getField("table").equals("sale");
      RootRecord good =
          sale
              ? Samples.sale(till, "bad-" + number, number + 1)
              : Samples.contact(till, "bad-" + number, "Anna");
      entries.add(BadRecord.of(row, good, stranger.id()));
    }
    return entries;
  }

  private byte[] mixed(List<BadRecord> entries, TableSpec table) {
    List<RootRecord> all = new ArrayList<>();
    for (int i = 0; i < entries.size(); i++) {
      all.add(entries.get(i).record());
      all.add(
          table == SyncCatalogue.SALE
              ? Samples.sale(till, "good-" + i, i + 1_000)
              : Samples.contact(till, "good-" + i, "Maria"));
    }
    StringBuilder body = new StringBuilder();
    String place = "\"" + BadRecord.PLACE + "\"";
    String rest = new String(Samples.batch(all), StandardCharsets.UTF_8);
    for (BadRecord entry : entries) {
      if (entry.raw() != null) {
        int at = rest.indexOf(place);
        body.append(rest, 0, at).append(entry.raw());
        rest = rest.substring(at + place.length());
      }
    }
    return body.append(rest).toString().getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void textThatIsAcceptedComesBackAsItWasSent() throws IOException {
    Map<String, String> sent = new HashMap<>();
    List<RootRecord> records = new ArrayList<>();
    for (BadRecord entry : entries("text")) {
      RootRecord record = entry.record();
      if (entry.verdict().equals("ACCEPTED") && record.table() == SyncCatalogue.CONTACT) {
        records.add(record);
        sent.put(record.id(), Arrays.toString(record.values()));
      }
    }
    till.push(Samples.batch(records));

    Map<String, String> arrived = new HashMap<>();
    String answer = centre.till(RunningCentre.COMPANY).get("/changes?table=contact:0").body();
    ChangesStream.read(
        new ByteArrayInputStream(answer.getBytes(StandardCharsets.UTF_8)),
        new RowSink(row -> arrived.put(row.id(), Arrays.toString(row.values()))));

    assertThat(arrived).containsAllEntriesOf(sent);
    assertThat(sent).hasSizeGreaterThan(40);
  }

  @Test
  void idThatComesTwiceWithOtherContentChangesNothing() {
    RootRecord first = Samples.sale(till, "same", 1);
    RootRecord second = Samples.sale(till, "same", 2);

    assertThat(till.push(Samples.batch(List.of(first, second))))
        .extracting(TillOnTheWire::words)
        .containsExactly("ACCEPTED", "CONFLICT SAME_ID_OTHER_CONTENT");
    assertThat(stranger.push(Samples.batch(List.of(Samples.sale(stranger, "same", 1)))))
        .as("what another company calls so is another record")
        .extracting(TillOnTheWire::words)
        .containsExactly("ACCEPTED");
  }
}
