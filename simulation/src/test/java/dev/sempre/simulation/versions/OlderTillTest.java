package dev.sempre.simulation.versions;

import static dev.sempre.simulation.versions.ShopRecords.change;
import static dev.sempre.simulation.versions.ShopRecords.checksum;
import static dev.sempre.simulation.versions.ShopRecords.contact;
import static dev.sempre.simulation.versions.ShopRecords.product;
import static dev.sempre.simulation.versions.ShopRecords.put;
import static dev.sempre.simulation.versions.ShopRecords.row;
import static dev.sempre.simulation.versions.ShopRecords.sale;
import static dev.sempre.simulation.versions.ShopRecords.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.agent.machine.State;
import dev.sempre.replica.db.Release;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.sync.Cursors;
import dev.sempre.replica.sync.Outbox;
import dev.sempre.simulation.program.CentreStore;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A till of this version at a centre of the next. Source: O2, F28.
final class OlderTillTest {
  @TempDir Path folder;
  private final ShopClock clock = new ShopClock();

  private VersionedCentre centre(CentreStore store) {
    return VersionedCentre.start(store, folder.resolve("centre"), clock, NextRelease.NEXT);
  }

  private VersionedTill till(VersionedCentre centre, String name) {
    return VersionedTill.join(centre, folder.resolve(name), clock, Release.CURRENT);
  }

  @ParameterizedTest
  @EnumSource(CentreStore.class)
  void whatItDoesNotKnowIsCarriedAndLiesInItsPlaceAfterTheUpgrade(CentreStore store) {
    try (VersionedCentre centre = centre(store);
        VersionedTill till = till(centre, "till")) {
      Replica head = centre.replica();
      product(
          head,
          "p1",
          values -> values.set("origin_country", "IT"),
          row(head, "product", "product_barcode", v -> v.set("gtin", "1").set("pack", 6L)));
      put(head, "promotion", "spring", values -> values.set("name", "Spring"));

      assertThat(till.sync()).isInstanceOf(State.Resting.class);

      assertThat(text(till.replica(), "select name from product where id = 'p1'"))
          .contains("Product p1");
      assertThat(checksum(till.replica(), "product", till))
          .isEqualTo(checksum(head, "product", till));
      assertThat(till.replica().read(Cursors::all)).doesNotContainKey("promotion");

      till.restartAs(NextRelease.NEXT);
      assertThat(text(till.replica(), "select origin_country from product where id = 'p1'"))
          .contains("IT");
      assertThat(text(till.replica(), "select pack from product_barcode where product_id = 'p1'"))
          .contains("6");
      assertThat(text(till.replica(), "select extra from product where id = 'p1'")).isEmpty();
      assertThat(till.sync()).isInstanceOf(State.Resting.class);
      assertThat(text(till.replica(), "select name from promotion where id = 'spring'"))
          .as("fetched from its beginning")
          .contains("Spring");
      assertThat(checksum(till.replica(), "product", till))
          .isEqualTo(checksum(head, "product", till));
    }
  }

  @ParameterizedTest
  @EnumSource(CentreStore.class)
  void itsChangesEraseNothingThatItDoesNotKnow(CentreStore store) {
    try (VersionedCentre centre = centre(store);
        VersionedTill till = till(centre, "till");
        VersionedTill other = till(centre, "other")) {
      Replica head = centre.replica();
      contact(head, "c1", values -> values.set("loyalty_tier", "GOLD").set("points", 7L));
      put(
          head,
          "product_category",
          "bread",
          v -> v.set("name", "Bread").set("sort", 1L).set("active", true).set("shelf", "A4"));
      till.sync();
      other.sync();

      change(till.replica(), "contact", "c1", "phone", "123");
      change(head, "contact", "c1", "points", 8L);
      change(other.replica(), "contact", "c1", "email", "a@b.it");
      change(till.replica(), "product_category", "bread", "name", "Pane");
      till.sync();
      other.sync();
      till.sync();

      assertThat(contactAt(head)).contains("123 a@b.it GOLD 8");
      assertThat(text(head, "select name || ' ' || shelf from product_category"))
          .contains("Pane A4");
      for (VersionedTill each : new VersionedTill[] {till, other}) {
        assertThat(each.waiting()).isZero();
        for (String table : new String[] {"contact", "product_category"}) {
          assertThat(checksum(each.replica(), table, each)).isEqualTo(checksum(head, table, each));
        }
      }
      till.restartAs(NextRelease.NEXT);
      assertThat(contactAt(till.replica())).contains("123 a@b.it GOLD 8");
    }
  }

  private static Optional<String> contactAt(Replica place) {
    return text(
        place,
        "select phone || ' ' || email || ' ' || loyalty_tier || ' ' || points"
            + " from contact where id = 'c1'");
  }

  @ParameterizedTest
  @EnumSource(CentreStore.class)
  void itsSalesArriveAndAreThereAlreadyWhenTheyComeAgain(CentreStore store) {
    try (VersionedCentre centre = centre(store);
        VersionedTill till = till(centre, "till")) {
      sale(till, "s1", 1, "CASH", v -> v, v -> v);
      till.sync();
      assertThat(till.waiting()).isZero();
      assertThat(checksum(centre.replica(), "sale", till))
          .isEqualTo(checksum(till.replica(), "sale", till));

      new Outbox(till.replica()).reconcile();
      assertThat(till.waiting()).isPositive();
      till.restartAs(NextRelease.NEXT);
      till.sync();
      assertThat(till.waiting()).isZero();
      assertThat(text(centre.replica(), "select version from sale where id = 's1'"))
          .as("the same one")
          .contains("1");
    }
  }
}
