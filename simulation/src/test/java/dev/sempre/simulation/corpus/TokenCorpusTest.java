package dev.sempre.simulation.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.sempre.centre.organisation.Devices;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Tokens that were forged, each in its own way, on every route that wants one. Source: C9, R52.
class TokenCorpusTest {
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
  private static final Pattern PART = Pattern.compile("\\b[hcs]\\b");

  @TempDir Path folder;
  @TempDir Path otherFolder;

  @Test
  void everyForgedTokenGetsItsVerdictOnEveryRoute() {
    try (RunningCentre centre = RunningCentre.start(folder);
        RunningCentre other = RunningCentre.start(otherFolder)) {
      TillOnTheWire till = centre.till(RunningCentre.COMPANY);
      TillOnTheWire revoked = centre.till(RunningCentre.COMPANY);
      var _ = Devices.revoke(centre.replica(RunningCentre.COMPANY), revoked.id());
      Signatures signatures =
          new Signatures(centre.centre().store().keys(), other.centre().store().keys());
      Map<String, String> words =
          Map.of(
              "{now}", String.valueOf(centre.now() / 1_000),
              "{end}", String.valueOf(centre.now() / 1_000 + 600),
              "{device}", till.id(),
              "{key}", fingerprint(centre, till),
              "{revoked-device}", revoked.id(),
              "{stranger-device}", centre.till(RunningCentre.OTHER_COMPANY).id(),
              "{stranger}", signatures.strangersKey());
      Standing before = Standing.of(centre.replica(RunningCentre.COMPANY));
      Verdicts verdicts = new Verdicts();
      for (NamedCsvRecord row : Expected.rows("tokens/expected.csv")) {
        String token = token(row, filled(words), signatures);
        String expected = row.getField("verdict");
        for (String path :
            new String[] {"/head", "/changes?table=sale:0", "/checksums?table=sale"}) {
          Answer answer =
              centre.send(
                  centre.request(till.at(path)).header("Authorization", "Bearer " + token).GET());
          assertThat(answer.tellsOfTheInside()).as(answer.toString()).isFalse();
          verdicts.note(row.getField("case") + " at " + path, expected, answer.verdict());
        }
      }

      verdicts.hold(3 * 80);
      assertThat(Standing.of(centre.replica(RunningCentre.COMPANY))).isEqualTo(before);
    }
  }

  private static String fingerprint(RunningCentre centre, TillOnTheWire till) {
    return Devices.find(centre.replica(RunningCentre.COMPANY), till.id())
        .orElseThrow()
        .keyFingerprint();
  }

  private static UnaryOperator<String> filled(Map<String, String> words) {
    return text -> {
      String result = text;
      for (Map.Entry<String, String> word : words.entrySet()) {
        result = result.replace(word.getKey(), word.getValue());
      }
      return result;
    };
  }

  private static String token(
      NamedCsvRecord row, UnaryOperator<String> filled, Signatures signatures) {
    String header = coded(filled.apply(row.getField("header")));
    String claims = coded(filled.apply(row.getField("claims")));
    byte[] signed =
        signatures.sign(
            row.getField("signature"), (header + "." + claims).getBytes(StandardCharsets.US_ASCII));
    String signature = BASE64.encodeToString(signed);
    return PART.matcher(row.getField("shape"))
        .replaceAll(part ->
            Matcher.quoteReplacement(
                switch (part.group()) {
                  case "h" -> header;
                  case "c" -> claims;
                  default -> signature;
                }));
  }

  private static String coded(String text) {
    return BASE64.encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
