package dev.sempre.simulation.versions;

import static dev.sempre.simulation.versions.ShopRecords.change;
import static dev.sempre.simulation.versions.ShopRecords.checksum;
import static dev.sempre.simulation.versions.ShopRecords.contact;
import static dev.sempre.simulation.versions.ShopRecords.put;
import static dev.sempre.simulation.versions.ShopRecords.row;
import static dev.sempre.simulation.versions.ShopRecords.sale;
import static dev.sempre.simulation.versions.ShopRecords.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.agent.machine.State;
import dev.sempre.model.sync.RootRecord.ChildRow;
import dev.sempre.replica.db.Release;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.sync.Issues;
import dev.sempre.replica.sync.Outbox;
import dev.sempre.simulation.program.CentreStore;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A till of the next version at a centre of this one, which is brought up to it later. Source: O2,
/// F28.
final class NewerTillTest {
  /// Lines of the largest sale.
  private static final int MANY = 1_000;

  @TempDir Path folder;
  private final ShopClock clock = new ShopClock();

  private VersionedCentre centre(CentreStore store) {
    return VersionedCentre.start(store, folder.resolve("centre"), clock, Release.CURRENT);
  }

  private VersionedTill till(VersionedCentre centre, String name) {
    return VersionedTill.join(centre, folder.resolve(name), clock, NextRelease.NEXT);
  }

  @ParameterizedTest
  @EnumSource(CentreStore.class)
  void itsSalesArriveWholeAndLieInTheirPlaceAfterTheUpgradeOfTheCentre(CentreStore store) {
    try (VersionedCentre centre = centre(store);
        VersionedTill till = till(centre, "till")) {
      ChildRow[] promotions = new ChildRow[MANY];
      Arrays.fill(
          promotions,
          row(
              till.replica(),
              "sale",
              "sale_promotion",
              values -> values.set("code", "3-for-2-" + "x".repeat(60)).set("amount_minor", 100L)));
      sale(
          till,
          "s1",
          1,
          "CRYPTO",
          values -> values.set("channel", "KIOSK"),
          values -> values.set("serial_number", "SN-1"),
          promotions);

      assertThat(till.sync()).isInstanceOf(State.Resting.class);

      assertThat(till.replica().read(Issues::open)).isEmpty();
      assertThat(till.waiting()).isZero();
      assertThat(text(centre.replica(), "select kind from sale_tender")).contains("CRYPTO");
      assertThat(checksum(centre.replica(), "sale", till))
          .isEqualTo(checksum(till.replica(), "sale", till));
      comesAgain(till);

      centre.restartAs(NextRelease.NEXT);
      Replica head = centre.replica();
      assertThat(text(head, "select channel from sale where id = 's1'")).contains("KIOSK");
      assertThat(text(head, "select serial_number from sale_line")).contains("SN-1");
      assertThat(text(head, "select count(*) || ' ' || sum(amount_minor) from sale_promotion"))
          .contains(MANY + " " + MANY * 100);
      assertThat(text(head, "select max(position) from sale_promotion")).contains("" + MANY);
      assertThat(text(head, "select count(*) from sale where extra is not null")).contains("0");
      assertThat(text(head, "select count(*) from sale_line where extra is not null"))
          .contains("0");
      assertThat(checksum(head, "sale", till)).isEqualTo(checksum(till.replica(), "sale", till));
      comesAgain(till);
      assertThat(text(head, "select version from sale")).as("the same one").contains("1");
    }
  }

  private static void comesAgain(VersionedTill till) {
    new Outbox(till.replica()).reconcile();
    assertThat(till.waiting()).isPositive();
    till.sync();
    assertThat(till.waiting()).isZero();
    assertThat(till.replica().read(Issues::open)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(CentreStore.class)
  void tablesThatTheCentreDoesNotKnowWaitHoldNothingUpAndGoAfterItsUpgrade(CentreStore store) {
    try (VersionedCentre centre = centre(store);
        VersionedTill till = till(centre, "till")) {
      put(
          till.replica(),
          "gift_card",
          "g1",
          values -> values.set("establishment_id", "1").set("amount_minor", 5_000L));
      sale(till, "s1", 1, "CASH", v -> v, v -> v);

      assertThat(till.sync()).isInstanceOf(State.Resting.class);
      assertThat(till.waiting()).as("the gift card").isEqualTo(1);
      assertThat(text(centre.replica(), "select id from sale")).contains("s1");
      assertThat(till.replica().read(Issues::open)).isEmpty();

      centre.restartAs(NextRelease.NEXT);
      put(centre.replica(), "promotion", "spring", values -> values.set("name", "Spring"));
      till.sync();

      assertThat(till.waiting()).isZero();
      assertThat(text(centre.replica(), "select amount_minor from gift_card where id = 'g1'"))
          .contains("5000");
      assertThat(text(till.replica(), "select name from promotion")).contains("Spring");
    }
  }

  @ParameterizedTest
  @EnumSource(CentreStore.class)
  void twoThatChangeWhatTheCentreOnlyCarriesEndWithTheSameContact(CentreStore store) {
    try (VersionedCentre centre = centre(store);
        VersionedTill till = till(centre, "till");
        VersionedTill other = till(centre, "other");
        VersionedTill older =
            VersionedTill.join(centre, folder.resolve("older"), clock, Release.CURRENT)) {
      contact(till.replica(), "c1", values -> values.set("points", 1L));
      till.sync();
      other.sync();
      older.sync();

      change(other.replica(), "contact", "c1", "loyalty_tier", "GOLD");
      change(till.replica(), "contact", "c1", "points", 2L);
      change(older.replica(), "contact", "c1", "phone", "123");
      for (VersionedTill each : new VersionedTill[] {older, till, other, older, till}) {
        each.sync();
      }
      check(centre, till, other, older);
      centre.restartAs(NextRelease.NEXT);
      check(centre, till, other, older);
      assertThat(contactAt(centre.replica())).contains("123 GOLD 2");
      older.restartAs(NextRelease.NEXT);
      check(centre, till, other, older);
      assertThat(contactAt(older.replica())).contains("123 GOLD 2");
    }
  }

  private static void check(VersionedCentre centre, VersionedTill... tills) {
    for (VersionedTill till : tills) {
      assertThat(till.waiting()).isZero();
      assertThat(checksum(till.replica(), "contact", till))
          .isEqualTo(checksum(centre.replica(), "contact", till));
    }
    assertThat(contactAt(tills[0].replica())).contains("123 GOLD 2");
  }

  private static Optional<String> contactAt(Replica place) {
    return text(
        place, "select phone || ' ' || loyalty_tier || ' ' || points from contact where id = 'c1'");
  }
}
