package dev.sempre.pos.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.sempre.centre.Centre;
import dev.sempre.pos.command.TillFolder.Done;
import dev.sempre.pos.demo.FurnishedCentre;
import dev.sempre.replica.db.Replica;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A shift that is worked by commands, with real keys, at a till and at its centre.
final class ShiftCommandTest {
  private static final String LUCIA = "--cashier=lucia";

  @TempDir Path folder;

  @Test
  void aDayIsOpenedReadClosedAndArrives() throws IOException {
    TillFolder till = new TillFolder(folder.resolve("till"));
    try (Centre centre = FurnishedCentre.start(folder.resolve("centre"))) {
      TillFolder.joined(till.enrol(centre, null));
      till.synchronise();

      assertThat(shift(till, "x").code()).isEqualTo(Answers.REFUSED);
      assertThat(shift(till, "open", LUCIA, "--float", "5000").code()).isEqualTo(Answers.DONE);
      assertThat(shift(till, "open", LUCIA, "--float", "5000").told()).contains("AlreadyOpen");
      assertThat(till.sell("--offline").code()).isEqualTo(Answers.DONE);
      assertThat(
              shift(
                      till,
                      "move",
                      LUCIA,
                      "--kind",
                      "SAFE_DROP",
                      "--amount",
                      "1000",
                      "--reason",
                      "to the safe")
                  .code())
          .isEqualTo(Answers.DONE);

      JsonObject x = figures(json(shift(till, "x", "--json")));
      assertThat(x.get("tickets").getAsLong()).isEqualTo(5);
      assertThat(x.get("expectedMinor").getAsLong()).isEqualTo(5_000 + 650 - 1_000);

      assertThat(shift(till, "close", LUCIA, "--counted", "50x").told()).contains("COUNT");
      assertThat(shift(till, "close", LUCIA, "--counted", "").told())
          .contains("--counted", "COUNT");
      assertThat(shift(till, "close", LUCIA).told()).contains("--counted");
      assertThat(shift(till, "x").told()).as("the shift is still open").contains("Shift 1:");
      assertThat(shift(till, "close", LUCIA, "--counted", "50x93,1x1").told())
          .contains("ReasonMissing");
      JsonObject z =
          json(
              shift(
                  till,
                  "close",
                  LUCIA,
                  "--counted",
                  "50x93,1x1",
                  "--reason",
                  "one cent found",
                  "--json"));
      assertThat(z.get("number").getAsLong()).isOne();
      assertThat(z.get("differenceMinor").getAsLong()).isOne();
      assertThat(z.get("place").getAsLong()).isEqualTo(7);
      assertThat(z.get("perpetualMinor").getAsLong()).isEqualTo(650);
      assertThat(shift(till, "close", LUCIA, "--counted", "1x0").told()).contains("NoShiftOpen");
      assertThat(till.run("verify", "--data", till.path().toString()).code())
          .isEqualTo(Answers.DONE);

      till.synchronise();
      assertThat(commanded(TillFolder.company(centre)))
          .startsWith("lucia: shift open as lucia", "lucia: shift open as lucia")
          .contains("lucia: shift move as lucia")
          .endsWith("lucia: shift close as lucia");
      assertThat(closings(TillFolder.company(centre)))
          .containsExactly("SHIFT 1 650 " + z.get("id").getAsString());
    }
  }

  /// Nobody was there who could have proved that he is Lucia.
  @Test
  void nobodyIsTakenForTheOneWhoDoesIt() throws IOException {
    TillFolder till = new TillFolder(folder.resolve("till"));
    try (Centre centre = FurnishedCentre.start(folder.resolve("centre"))) {
      TillFolder.joined(till.enrol(centre, null));
      till.synchronise();
      for (Done done :
          List.of(
              shift(till, "open", "--float", "5000"),
              shift(till, "move", "--kind=CASH_IN", "--amount=100", "--reason=change"),
              shift(till, "close", "--counted", "1x0", "--reason", "nobody looked"))) {
        assertThat(done.code()).isEqualTo(Answers.REFUSED);
        assertThat(done.told()).contains("--cashier");
      }
      assertThat(shift(till, "x").told()).contains("NoShiftOpen");
      assertThat(till.sell("--offline").code()).isEqualTo(Answers.DONE);
      till.synchronise();
      assertThat(commanded(TillFolder.company(centre)))
          .hasSize(1)
          .first()
          .asString()
          .contains("sell as maria");
    }
  }

  /// What the signed journal says of commands, in its order: whose name, and what.
  private static List<String> commanded(Replica centre) {
    return centre.read(handle ->
        handle
            .createQuery(
                """
                select person.login || ': ' || event.detail from journal_event event
                join app_user person on person.id = event.subject_id
                where event.kind = 'BY_COMMAND' and event.subject_table = 'app_user'
                and event.chain_signature is not null
                order by event.chain_number
                """)
            .mapTo(String.class)
            .list());
  }

  private static List<String> closings(Replica centre) {
    return centre.read(handle ->
        handle
            .createQuery(
                "select kind || ' ' || number || ' ' || total_gross_minor || ' ' || id"
                    + " from closing")
            .mapTo(String.class)
            .list());
  }

  private static JsonObject figures(JsonObject document) {
    return document.getAsJsonObject("figures");
  }

  private static JsonObject json(Done done) {
    assertThat(done.code()).as(done.told()).isEqualTo(Answers.DONE);
    return JsonParser.parseString(done.told()).getAsJsonObject();
  }

  private static Done shift(TillFolder till, String what, String... options) {
    return till.run(
        Stream.concat(
                Stream.of("shift", what, "--data", till.path().toString()), Stream.of(options))
            .toArray(String[]::new));
  }
}
