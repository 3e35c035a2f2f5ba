package dev.sempre.simulation.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.simulation.corpus.Bombs.Bomb;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Bodies of a few kilobytes that would fill the memory of a centre which reads them as they come.
/// Source: C1, C8, R58.
class BombTest {
  /// What may be kept of all of them together once they were refused.
  private static final long MOST_KEPT_BYTES = 64 << 20;

  @TempDir Path folder;

  @Test
  void everyBombIsRefusedAndNothingOfItStays() {
    try (RunningCentre centre = RunningCentre.start(folder)) {
      TillOnTheWire till = centre.till(RunningCentre.COMPANY);
      Standing before = Standing.of(centre.replica(RunningCentre.COMPANY));
      long usedBefore = usedBytes();
      Verdicts verdicts = new Verdicts();
      for (Bomb bomb : Bombs.all()) {
        Answer answer = till.upload(bomb.gzip(), "Content-Encoding", "gzip");
        assertThat(answer.tellsOfTheInside()).isFalse();
        verdicts.note(bomb.name(), bomb.verdict(), answer.verdict());
        verdicts.note(
            bomb.name() + " to enrol",
            "415 CONTENT_ENCODING",
            centre
                .send(
                    centre
                        .request("/v1/enrolments")
                        .headers("Content-Type", "application/json", "Content-Encoding", "gzip")
                        .POST(BodyPublishers.ofByteArray(bomb.gzip())))
                .verdict());
      }

      verdicts.hold(30);
      assertThat(Standing.of(centre.replica(RunningCentre.COMPANY))).isEqualTo(before);
      assertThat(usedBytes() - usedBefore).isLessThan(MOST_KEPT_BYTES);
      assertThat(till.get("/head").status()).isEqualTo(200);
    }
  }

  @Test
  void textOfTenMegabytesIsRefusedAndItsNeighbourArrives() {
    try (RunningCentre centre = RunningCentre.start(folder)) {
      TillOnTheWire till = centre.till(RunningCentre.COMPANY);
      String text = "x".repeat(10 << 20);
      byte[] batch =
          Samples.batch(
              List.of(Samples.contact(till, "long", text), Samples.contact(till, "good", "Anna")));

      assertThat(till.push(batch))
          .extracting(TillOnTheWire::words)
          .containsExactly("REJECTED FIELD_TOO_LONG name", "ACCEPTED");
      byte[] message = ("{\"code\":\"" + text + "\"}").getBytes(StandardCharsets.UTF_8);
      for (String path : List.of("/v1/enrolments", till.at("/challenges"), till.at("/tokens"))) {
        assertThat(refusal(centre, path, message)).isSubsetOf("413 CONTENT_TOO_LARGE");
        assertThat(centre.post(path, "{}".getBytes(StandardCharsets.UTF_8)).status())
            .as("the next one is heard")
            .isBetween(400, 403);
      }
    }
  }

  /// What the centre says before it hangs up. Whoever still speaks then may have heard nothing of
  /// it.
  private static List<String> refusal(RunningCentre centre, String path, byte[] message) {
    String head =
        "POST %s HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
            .formatted(path, message.length);
    try (RawLine line = RawLine.to(centre)) {
      boolean _ = line.say(head.getBytes(StandardCharsets.ISO_8859_1)) && line.say(message);
      return line.hearTheRest().stream().map(Answer::verdict).toList();
    }
  }

  private static long usedBytes() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
