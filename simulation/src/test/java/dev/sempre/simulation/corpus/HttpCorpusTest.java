package dev.sempre.simulation.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Requests that break HTTP, or bend it, byte by byte over a line of their own. Source: C8.
class HttpCorpusTest {
  @TempDir Path folder;

  private RunningCentre centre;
  private TillOnTheWire till;

  @BeforeEach
  void start() {
    centre = RunningCentre.start(folder);
    till = centre.till(RunningCentre.COMPANY);
  }

  @AfterEach
  void stop() {
    centre.close();
  }

  @Test
  void everyRequestGetsItsVerdict() {
    Verdicts verdicts = new Verdicts();
    for (NamedCsvRecord row : Expected.rows("http/expected.csv")) {
      String file = row.getField("file");
      verdicts.note(file, row.getField("verdict"), said(Expected.bytes("http/" + file + ".txt")));
    }

    verdicts.hold(100);
    assertThat(till.get("/head").status()).isEqualTo(200);
  }

  /// What the centre says to a request, one word for each answer.
  private String said(byte[] request) {
    String text =
        new String(request, StandardCharsets.ISO_8859_1)
            .replace("\n", "\r\n")
            .replace("{token}", till.token())
            .replace("{company}", till.at(""));
    centre.pass(1);
    try (RawLine line = RawLine.to(centre)) {
      boolean _ = line.say(text.getBytes(StandardCharsets.ISO_8859_1));
      return words(line.hearTheRest());
    }
  }

  private static String words(List<Answer> answers) {
    assertThat(answers)
        .allSatisfy(answer -> {
          assertThat(answer.status()).isNotEqualTo(500);
          assertThat(answer.tellsOfTheInside()).as(answer.toString()).isFalse();
          assertThat(answer.head()).doesNotContainIgnoringCase("server:");
        });
    return answers.stream()
        .map(answer ->
            // An answer to HEAD has a status and no body.
            answer.body().isEmpty() ? String.valueOf(answer.status()) : answer.verdict())
        .collect(Collectors.joining("; "));
  }

  @Test
  void headersOfAMegabyteAreNotKept() {
    String long1 = "a".repeat(1 << 20);
    List<String> requests = new ArrayList<>();
    requests.add("GET /health HTTP/1.1\r\nHost: x\r\nX: " + long1 + "\r\n\r\n");
    requests.add("GET /health HTTP/1.1\r\nHost: x\r\n" + "X: y\r\n".repeat(170_000) + "\r\n");
    requests.add("GET /" + long1 + " HTTP/1.1\r\nHost: x\r\n\r\n");
    requests.add("GET /health?" + "a=b&".repeat(10_000) + " HTTP/1.1\r\nHost: x\r\n\r\n");
    requests.add(long1 + " /health HTTP/1.1\r\nHost: x\r\n\r\n");
    for (String request : requests) {
      try (RawLine line = RawLine.to(centre)) {
        boolean _ = line.say(request.getBytes(StandardCharsets.ISO_8859_1));
        assertThat(words(line.hearTheRest()))
            .isIn("", "400 REQUEST_REFUSED", "414 REQUEST_REFUSED", "431 REQUEST_REFUSED");
      }
    }
    assertThat(till.get("/head").status()).isEqualTo(200);
  }

  @Test
  void thousandsOfParametersThatFitAreCountedAndRefused() {
    String many = "?" + "table=sale&".repeat(690);

    assertThat(till.get("/checksums" + many).verdict()).isEqualTo("400 TABLES");
    assertThat(till.get("/changes" + many).verdict()).isEqualTo("400 TABLES");
    assertThat(till.get("/head" + many).verdict()).isEqualTo("200");
  }

  @Test
  void uploadThatStopsHalfwayIsNotStored() {
    byte[] batch = Samples.batch(List.of(Samples.sale(till, "half", 1)));
    Standing before = Standing.of(centre.replica(RunningCentre.COMPANY));
    String head =
        String.join(
                "\r\n",
                "POST %s HTTP/1.1",
                "Host: x",
                "Authorization: Bearer %s",
                "Content-Type: application/json",
                "Content-Length: %d",
                "",
                "")
            .formatted(till.at("/flows/corpus/records"), till.token(), batch.length);
    try (RawLine line = RawLine.to(centre)) {
      assertThat(line.say(head.getBytes(StandardCharsets.ISO_8859_1))).isTrue();
      for (int i = 0; i < batch.length / 2; i++) {
        assertThat(line.say(new byte[] {batch[i]})).isTrue();
      }
      assertThat(words(line.hearTheRest())).isIn("", "400 MALFORMED_BATCH", "400 REQUEST_REFUSED");
    }

    assertThat(Standing.of(centre.replica(RunningCentre.COMPANY))).isEqualTo(before);
    assertThat(till.push(batch)).extracting(TillOnTheWire::words).containsExactly("ACCEPTED");
  }
}
