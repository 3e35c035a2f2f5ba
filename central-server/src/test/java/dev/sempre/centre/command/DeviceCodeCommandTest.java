package dev.sempre.centre.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.centre.command.CommandStand.Said;
import dev.sempre.centre.testing.StoreKind;
import dev.sempre.centre.testing.TestCentre;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeviceCodeCommandTest {
  @TempDir Path folder;

  @Test
  void codeOfADeviceIsMadeForOneThatIsKnownOrIsToldWithItsEstablishment() {
    Path data = folder.resolve("data");
    CommandStand stand = new CommandStand(data);
    try (TestCentre centre = TestCentre.start(data, StoreKind.SQLITE)) {
      centre.company("rossi");
      String id = centre.device("rossi", "1").id();

      Said known = code(stand, "--device", id.toLowerCase(Locale.ROOT));
      assertThat(known.text("device")).isEqualTo(id);
      assertThat(known.text("establishment")).isEqualTo("1");
      assertThat(code(stand, "--device", "0123456789", "--establishment", "2").text("device"))
          .isEqualTo("0123456789");
      assertThat(code(stand, "--establishment", "2").json().get("device").isJsonNull()).isTrue();

      assertThat(code(stand).text("code")).isEqualTo("ESTABLISHMENT_NEEDED");
      assertThat(code(stand, "--device", "0123456789").text("code")).isEqualTo("DEVICE_UNKNOWN");
      assertThat(code(stand, "--device", "x", "--establishment", "1").text("code"))
          .isEqualTo("DEVICE_UNKNOWN");
      assertThat(code(stand, "--device", id, "--establishment", "2").text("code"))
          .isEqualTo("DEVICE_ELSEWHERE");
      assertThat(stand.run("device", "code", "--device", id).out())
          .contains("lets device " + id + " join establishment 1 of rossi again");
    }
  }

  private static Said code(CommandStand stand, String... options) {
    String[] all = new String[options.length + 3];
    all[0] = "device";
    all[1] = "code";
    all[2] = "--json";
    System.arraycopy(options, 0, all, 3, options.length);
    return stand.run(all);
  }

  @Test
  void oneCompanyThatCannotBeOpenedDoesNotKeepStatusFromTellingOfTheOthers() throws IOException {
    Path data = folder.resolve("data");
    CommandStand stand = new CommandStand(data);
    stand.json("tenant", "create", "--name", "bianchi", "--company", "Bianchi");
    stand.json("tenant", "create", "--name", "rossi", "--company", "Rossi");
    Path tenants = data.resolve("tenants");
    Files.copy(tenants.resolve("bianchi").resolve("tenant.db"), folder.resolve("copy"));
    Files.delete(tenants.resolve("rossi").resolve("tenant.db"));
    Files.copy(folder.resolve("copy"), tenants.resolve("rossi").resolve("tenant.db"));

    var companies = stand.json("status").getAsJsonArray("tenants");

    assertThat(companies.get(0).getAsJsonObject().get("failure").isJsonNull()).isTrue();
    assertThat(companies.get(1).getAsJsonObject().get("failure").getAsString())
        .contains("is not the database of rossi");
  }
}
