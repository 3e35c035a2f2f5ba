package dev.sempre.simulation.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// JSON that is none, or another one than was asked for, on every route. Source: C1.
class JsonCorpusTest {
  private static final String UPLOAD = "/flows/corpus/records";

  @TempDir Path folder;

  private RunningCentre centre;
  private TillOnTheWire till;
  private Map<String, String> routes;
  private Standing standing;
  private long loggedInAt;

  @BeforeEach
  void start() {
    centre = RunningCentre.start(folder);
    till = centre.till(RunningCentre.COMPANY);
    routes =
        Map.of(
            "enrol", "/v1/enrolments",
            "challenge", till.at("/challenges"),
            "token", till.at("/tokens"),
            "records", till.at(UPLOAD));
    standing = Standing.of(centre.replica(RunningCentre.COMPANY));
    loggedInAt = centre.now();
  }

  @AfterEach
  void stop() {
    centre.close();
  }

  @Test
  void everyFileGetsItsVerdictOnEveryRouteThatTakesABody() {
    Verdicts verdicts = new Verdicts();
    for (NamedCsvRecord row : Expected.rows("json/expected.csv")) {
      String file = row.getField("file");
      for (String route : routes.keySet()) {
        String got = verdict(route, Expected.bytes("json/" + file + ".txt"));
        verdicts.note(file + " to " + route, row.getField(route), got);
      }
    }

    verdicts.hold(300);
    assertThat(till.get("/head").status()).isEqualTo(200);
  }

  @Test
  void everyBatchGetsItsVerdict() {
    Verdicts verdicts = new Verdicts();
    for (NamedCsvRecord row : Expected.rows("batch/expected.csv")) {
      String file = row.getField("file");
      String got = verdicts(Expected.bytes("batch/" + file + ".txt"));
      verdicts.note(file, row.getField("verdict"), got);
    }

    verdicts.hold(40);
    assertThat(till.get("/head").status()).isEqualTo(200);
  }

  @Test
  void routesThatTakeNoBodyDoNotReadOne() {
    List<Answer> answers = new ArrayList<>();
    for (NamedCsvRecord row : Expected.rows("json/expected.csv")) {
      byte[] body = Expected.bytes("json/" + row.getField("file") + ".txt");
      for (String path : List.of("/head", "/changes?table=contact:0", "/checksums?table=sale")) {
        answers.add(
            centre.send(till.authorized(path).method("GET", BodyPublishers.ofByteArray(body))));
      }
      centre.pass(1);
    }

    assertThat(answers).extracting(Answer::status).containsOnly(200);
  }

  @Test
  void messageThatIsCutAtAnyByteIsNone() {
    byte[] whole = Expected.bytes("json/well-formed.txt");
    List<String> verdicts = new ArrayList<>();
    for (int length = 0; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      for (String route : List.of("enrol", "challenge", "token")) {
        verdicts.add(verdict(route, cut));
      }
    }

    assertThat(verdicts).containsOnly("400 MALFORMED_JSON");
  }

  @Test
  void batchThatIsCutAtAnyByteIsNoneAndNothingOfItIsStored() {
    byte[] whole = Samples.batch(List.of(Samples.contact(till, "c1", "Caffè ☕")));
    List<String> verdicts = new ArrayList<>();
    for (int length = 0; length < whole.length; length++) {
      verdicts.add(answer("records", Arrays.copyOf(whole, length)).verdict());
    }

    assertThat(verdicts).containsOnly("400 MALFORMED_BATCH");
    assertThat(Standing.of(centre.replica(RunningCentre.COMPANY))).isEqualTo(standing);
    assertThat(till.push(whole)).extracting(row -> row.verdict()).containsExactly("ACCEPTED");
  }

  /// The verdict of a batch, and what is said of each of its records.
  private String verdicts(byte[] body) {
    String all = verdict("records", body);
    if (!all.equals("200")) {
      return all;
    }
    return till.push(body).stream()
        .map(TillOnTheWire::words)
        .collect(Collectors.joining("; ", "200 ", ""))
        .strip();
  }

  /// The verdict of an answer that says no only when nothing was stored.
  private String verdict(String route, byte[] body) {
    Answer answer = answer(route, body);
    Standing now = Standing.of(centre.replica(RunningCentre.COMPANY));
    if (answer.status() >= 400) {
      assertThat(now).as(route + " " + answer).isEqualTo(standing);
    }
    standing = now;
    return answer.verdict();
  }

  /// An answer that keeps the rules which hold for each: no mistake of the centre, no word about
  /// its inside.
  private Answer answer(String route, byte[] body) {
    // Who may only try a few times waits longer and longer.
    centre.pass(route.equals("records") ? 1 : 60);
    if (route.equals("records") && centre.now() - loggedInAt > 600_000) {
      till.logIn();
      loggedInAt = centre.now();
    }
    Answer answer = route.equals("records") ? till.upload(body) : centre.post(path(route), body);
    String what = route + " " + new String(body, StandardCharsets.UTF_8);
    assertThat(answer.status()).as(what).isLessThan(500);
    assertThat(answer.tellsOfTheInside()).as(what + answer).isFalse();
    return answer;
  }

  private String path(String route) {
    return Objects.requireNonNull(routes.get(route), route);
  }
}
