package dev.sempre.pos.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.agent.identity.Enrolment;
import dev.sempre.agent.identity.Identity;
import dev.sempre.centre.Centre;
import dev.sempre.centre.identity.TillChains;
import dev.sempre.centre.organisation.Devices;
import dev.sempre.model.chain.ChainCheck.Fault;
import dev.sempre.pos.demo.FurnishedCentre;
import dev.sempre.replica.chain.ChainStore.Checked;
import dev.sempre.replica.db.Priority;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A till that the centre has shut out comes back with what it sold meanwhile. Source: P1, R51.
final class RejoinTest {
  @TempDir Path folder;

  /// Why the till cannot send.
  enum Trouble {
    REVOKED,
    FILE_LOST,
    FORGOTTEN_BY_THE_CENTRE
  }

  @ParameterizedTest
  @EnumSource
  void whatWasSoldMeanwhileArrivesUnderTheOldIdAndTheNumbersGoOn(Trouble trouble)
      throws IOException {
    TillFolder till = new TillFolder(folder.resolve("till"));
    try (Centre centre = FurnishedCentre.start(folder.resolve("centre"))) {
      Identity first = TillFolder.joined(till.enrol(centre, null));
      assertThat(till.synchronise()).isEqualTo("DONE");
      assertThat(till.sell("--offline").code()).isEqualTo(Answers.DONE);

      begin(trouble, till, centre, first.device());
      assertThat(till.enrol(centre, "0123456789")).isInstanceOf(Enrolment.Result.Refused.class);
      if (trouble != Trouble.FILE_LOST) {
        assertThat(till.synchronise()).as("the refused code helps nobody").isNotEqualTo("DONE");
      }
      Identity again = TillFolder.joined(till.enrol(centre, first.device()));
      assertThat(till.synchronise()).isEqualTo("DONE");
      assertThat(till.sell("--limit", "1").code()).isEqualTo(Answers.DONE);

      assertThat(again.place()).isEqualTo(first.place());
      assertThat(again.key().publicBase64()).isNotEqualTo(first.key().publicBase64());
      assertThat(TillFolder.tickets(centre))
          .containsExactly("1-1 1", "1-1 2", "1-1 3", "1-1 4", "1-1 5", "1-1 6");
      assertThat(sellers(centre)).containsExactly(first.device());
      assertThat(TillChains.check(TillFolder.company(centre)))
          .as(
              "the key before has signed what was sold meanwhile; a centre that forgot it cannot"
                  + " say")
          .isNotEmpty()
          .allSatisfy(chain ->
              assertThat(fault(chain))
                  .as(chain.line())
                  .isEqualTo(trouble == Trouble.FORGOTTEN_BY_THE_CENTRE ? Fault.NOT_SIGNED : null));
    }
  }

  private static @Nullable Fault fault(Checked chain) {
    return chain.broken() == null ? null : chain.broken().fault();
  }

  private static void begin(Trouble trouble, TillFolder till, Centre centre, String device)
      throws IOException {
    switch (trouble) {
      case REVOKED -> Devices.revoke(TillFolder.company(centre), device);
      case FILE_LOST -> Files.delete(till.path().resolve("device.json"));
      case FORGOTTEN_BY_THE_CENTRE ->
          TillFolder.company(centre)
              .write(
                  Priority.PERSON,
                  tx -> tx.handle().execute("delete from device where id = ?", device));
    }
  }

  private static List<String> sellers(Centre centre) {
    return TillFolder.company(centre)
        .read(handle ->
            handle.createQuery("select distinct device_id from sale").mapTo(String.class).list());
  }
}
