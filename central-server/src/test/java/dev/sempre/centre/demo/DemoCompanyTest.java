package dev.sempre.centre.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.centre.demo.DemoCompany.Created;
import dev.sempre.centre.demo.DemoCompany.Person;
import dev.sempre.centre.testing.StoreKind;
import dev.sempre.centre.testing.TestCentre;
import dev.sempre.centre.testing.TestDevice;
import dev.sempre.centre.testing.TestDevice.Pulled;
import dev.sempre.model.catalogue.EmbeddedCodeRules;
import dev.sempre.model.catalogue.Gtin;
import dev.sempre.model.catalogue.GtinParse;
import dev.sempre.model.organisation.BadgeCode;
import dev.sempre.model.organisation.BadgeScan;
import dev.sempre.model.sync.RecordCheck;
import dev.sempre.model.sync.RootRecord;
import dev.sempre.model.sync.SyncCatalogue;
import dev.sempre.model.sync.TableSpec;
import dev.sempre.replica.organisation.PinHash;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DemoCompanyTest {
  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void tillOfTheDemoGetsAWholeShop(StoreKind kind) {
    try (TestCentre centre = TestCentre.start(folder, kind)) {
      Created created = TestCentre.value(DemoCompany.create(centre.store()));
      TestDevice till = centre.device(DemoCompany.TENANT, "1");
      String everything =
          SyncCatalogue.TABLES.stream()
              .map(table -> "table=" + table.name() + ":0")
              .collect(Collectors.joining("&"));

      Pulled pulled = till.pull(everything);

      assertThat(pulled.complete()).isTrue();
      assertThat(created.establishments()).containsExactly("0", "1", "2");
      assertThat(created.products()).isBetween(1_400L, 1_600L);
      assertThat(pulled.ids("product")).hasSize((int) created.products());
      assertThat(pulled.ids("price")).hasSize((int) created.products());
      assertThat(pulled.ids("contact")).hasSize(42);
      assertThat(pulled.records())
          .allSatisfy(record -> assertThat(RecordCheck.check(record)).isEmpty());
      namesEveryReferredRecord(pulled);
      scalesOfTheShopAreUnderstood(pulled);
      everybodyOfTheShopCanLogIn(centre, pulled, created.people());
    }
  }

  /// Whatever a column refers to is there, except what belongs to another shop.
  private static void namesEveryReferredRecord(Pulled pulled) {
    Map<String, Set<String>> ids =
        pulled.records().stream()
            .collect(
                Collectors.groupingBy(
                    record -> record.table().name(),
                    Collectors.mapping(RootRecord::id, Collectors.toCollection(HashSet::new))));
    for (RootRecord record : pulled.records()) {
      TableSpec table = record.table();
      table.columns().stream()
          .filter(column -> column.references() != null)
          .filter(column -> record.value(column.name()) != null)
          .forEach(column ->
              assertThat(ids.getOrDefault(Objects.requireNonNull(column.references()), Set.of()))
                  .as(table + "." + column.name() + " of " + record.id())
                  .contains(Objects.requireNonNull(record.text(column.name()))));
    }
  }

  private static void scalesOfTheShopAreUnderstood(Pulled pulled) {
    RootRecord rules =
        pulled.records().stream()
            .filter(record -> "embedded_codes".equals(record.id()))
            .findFirst()
            .orElseThrow();
    assertThat(EmbeddedCodeRules.parse(String.valueOf(rules.text("value"))).rules()).hasSize(2);
    assertThat(pulled.records())
        .filteredOn(record -> record.table() == SyncCatalogue.PRODUCT)
        .allSatisfy(product -> {
          boolean weighed = product.text("plu") != null;
          assertThat(product.text("unit")).isEqualTo(weighed ? "KILOGRAM" : "PIECE");
          assertThat(product.text("names")).contains("\"it\"", "\"pt-BR\"", "\"fr\"", "\"en\"");
          String gtin = String.valueOf(product.children().getFirst().getFirst().values()[0]);
          assertThat(Gtin.parse(gtin)).isInstanceOf(GtinParse.Valid.class);
          assertThat(gtin).as("in-store range").startsWith("029");
        });
  }

  private static void everybodyOfTheShopCanLogIn(
      TestCentre centre, Pulled pulled, List<Person> people) {
    byte[] secret = centre.store().keys().pinSecret(DemoCompany.TENANT);
    Map<String, RootRecord> users =
        pulled.records().stream()
            .filter(record -> record.table() == SyncCatalogue.APP_USER)
            .collect(
                Collectors.toMap(
                    record -> String.valueOf(record.text("login")), Function.identity()));
    List<Person> here =
        people.stream().filter(person -> person.establishment().equals("1")).toList();

    assertThat(users).hasSameSizeAs(here);
    for (Person person : here) {
      RootRecord user = Objects.requireNonNull(users.get(person.login()));
      assertThat(user.text("language")).isIn("it", "pt-BR", "fr", "en");
      assertThat(PinHash.fits(person.pin(), secret, user.text("pin_hash"))).isTrue();
      assertThat(BadgeScan.of(person.badge()))
          .contains(new BadgeScan.Whole(BadgeCode.of(person.badge())));
      assertThat(user.text("badge_hash")).isEqualTo(BadgeCode.of(person.badge()).hash());
    }
  }
}
