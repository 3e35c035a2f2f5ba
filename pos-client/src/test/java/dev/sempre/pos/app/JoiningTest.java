package dev.sempre.pos.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.agent.identity.Identity;
import dev.sempre.centre.Centre;
import dev.sempre.centre.demo.DemoCompany;
import dev.sempre.centre.tenant.EnrolmentCodes.Offer;
import dev.sempre.pos.demo.FurnishedCentre;
import dev.sempre.pos.start.EnrolmentAnswer;
import dev.sempre.pos.start.EnrolmentFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The first screen against a real centre in this process.
class JoiningTest {
  @TempDir Path folder;

  @Test
  void installationThatHasLostItsFileJoinsAgainAsTheTillThatItIs() throws IOException {
    try (Centre centre = FurnishedCentre.start(folder.resolve("centre"))) {
      Identity first;
      try (Installation till = ready()) {
        assertThat(join(till, centre, null)).isInstanceOf(EnrolmentAnswer.Joined.class);
        first = till.identity().orElseThrow();
      }
      Files.delete(folder.resolve("till").resolve("device.json"));

      try (Installation till = ready()) {
        assertThat(till.identity()).isEmpty();
        assertThat(join(till, centre, null))
            .isEqualTo(new EnrolmentAnswer.Failed(EnrolmentFailure.DEVICE_CODE_NEEDED));
        assertThat(join(till, centre, "0123456789"))
            .isEqualTo(new EnrolmentAnswer.Failed(EnrolmentFailure.CODE_OF_OTHER));
        assertThat(till.replica().place()).contains(first.place());
        assertThat(join(till, centre, first.device())).isInstanceOf(EnrolmentAnswer.Joined.class);
        assertThat(till.identity().orElseThrow().place()).isEqualTo(first.place());
      }
    }
  }

  /// @param device the only device that the code is for, or null
  private static EnrolmentAnswer join(Installation till, Centre centre, @Nullable String device) {
    String code = centre.store().codes().issue(new Offer(DemoCompany.TENANT, "1", device)).code();
    return new Joining(till, new SecureRandom(), "Till").join(centre.url(), code);
  }

  private Installation ready() {
    return ((Installation.Opened.Ready) Installation.open(folder.resolve("till"))).installation();
  }
}
