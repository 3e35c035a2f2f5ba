package dev.sempre.pos.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.model.id.UuidV7;
import dev.sempre.model.sync.SyncCatalogue;
import dev.sempre.pos.till.KnownShop;
import dev.sempre.replica.db.Place;
import dev.sempre.replica.db.Priority;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.db.SqliteDatabase;
import dev.sempre.replica.sync.Records;
import dev.sempre.replica.sync.Values;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShopZoneTest {
  private static final ZoneId MACHINES = ZoneId.of("America/Sao_Paulo");

  @TempDir Path folder;

  @Test
  void itIsTheMachinesUntilTheCompanyHasSaidWhich() {
    try (Replica replica =
        Replica.open(
            new SqliteDatabase(folder.resolve("till.db"), 1_000, Runnable::run),
            () -> 1,
            new UuidV7(() -> 1, new Random(1)))) {
      ShopZone zone = new ShopZone(MACHINES, new KnownShop());
      zone.look(replica);
      assertThat(zone.get()).isEqualTo(MACHINES);
      replica.become(new Place("till-a", "rossi", "Bottega Rossi", "1", 1, 0));
      zone.look(replica);
      assertThat(zone.get()).isEqualTo(MACHINES);
      establishment(replica, "Europe/Rome");
      zone.look(replica);
      assertThat(zone.get()).isEqualTo(ZoneId.of("Europe/Rome"));
      establishment(replica, "Europe/Rom");
      zone.look(replica);
      assertThat(zone.get()).as("a mistake at head office").isEqualTo(ZoneId.of("Europe/Rome"));
    }
  }

  private static void establishment(Replica replica, String timeZone) {
    Values values =
        Values.of(SyncCatalogue.ESTABLISHMENT)
            .set("name", "Milano Centro")
            .set("kind", "REMOTE")
            .set("country", "IT")
            .set("currency", "EUR")
            .set("tax_mode", "INCLUSIVE")
            .set("language", "it")
            .set("time_zone", timeZone)
            .set("active", true);
    replica.write(
        Priority.BACKGROUND,
        tx ->
            Records.put(
                tx,
                SyncCatalogue.ESTABLISHMENT,
                "centre",
                new Records.Draft("1", values.array(), List.of())));
  }
}
