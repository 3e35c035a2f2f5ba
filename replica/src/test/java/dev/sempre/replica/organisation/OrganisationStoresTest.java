package dev.sempre.replica.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sempre.model.organisation.Device;
import dev.sempre.model.organisation.DeviceKind;
import dev.sempre.model.organisation.DeviceStatus;
import dev.sempre.model.organisation.Establishment;
import dev.sempre.model.organisation.EstablishmentKind;
import dev.sempre.model.organisation.Permission;
import dev.sempre.model.organisation.Role;
import dev.sempre.model.organisation.User;
import dev.sempre.model.sync.RootRecord.ChildRow;
import dev.sempre.model.sync.SyncCatalogue;
import dev.sempre.model.text.Label;
import dev.sempre.replica.sale.TestTill;
import dev.sempre.replica.sync.Values;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OrganisationStoresTest {
  @TempDir Path folder;
  private TestTill till;

  @BeforeEach
  void open() {
    till = TestTill.open(folder.resolve("till.db"));
  }

  @AfterEach
  void close() {
    till.close();
  }

  @Test
  void anEstablishmentSaysHowItSells() {
    establishment("1", "Europe/Rome");

    assertThat(EstablishmentStore.byId(till.handle, "1")).contains(TestTill.establishment());
    assertThat(EstablishmentStore.byId(till.handle, "2")).isEmpty();
  }

  @Test
  void anEstablishmentInNoTimeZoneIsAMistakeOfTheSetUp() {
    establishment("1", "Europe/Atlantis");

    assertThatThrownBy(() -> EstablishmentStore.byId(till.handle, "1"))
        .hasStackTraceContaining("Europe/Atlantis");
  }

  @Test
  void anEstablishmentOfAKindOfANewerProgramSellsLikeAnyOther() {
    establishment("1", "Europe/Rome");
    till.execute("update establishment set kind = 'POP_UP'");

    assertThat(EstablishmentStore.byId(till.handle, "1").map(Establishment::kind))
        .contains(EstablishmentKind.REMOTE);
  }

  @Test
  void aDeviceOfAKindAndStatusOfANewerProgramIsFound() {
    device("a", "1", 10);
    till.execute("update device set kind = 'KIOSK', status = 'SUSPENDED'");

    assertThat(DeviceStore.byId(till.handle, "a"))
        .contains(
            new Device("a", "1", 10, "Till 10", DeviceKind.BACK_OFFICE, DeviceStatus.REVOKED));
  }

  @Test
  void aDeviceIsFoundByItsId() {
    device("b", "1", 2);
    device("a", "1", 10);
    Device second = new Device("b", "1", 2, "Till 2", DeviceKind.TILL, DeviceStatus.ACTIVE);

    assertThat(DeviceStore.byId(till.handle, "b")).contains(second);
    assertThat(DeviceStore.byId(till.handle, "x")).isEmpty();
  }

  @Test
  void onlyActivePeopleOfThePlaceMayLogIn() {
    user("maria", "Maria B.", "1", true);
    user("anna", "Anna R.", null, true);
    user("elsewhere", "Elsa W.", "2", true);
    user("gone", "Gianni N.", "1", false);

    assertThat(UserStore.activeOf(till.handle, "1"))
        .containsExactly(
            new User("anna", "anna", "Anna R.", "CASHIER", null, "pt-BR", true),
            new User("maria", "maria", "Maria B.", "CASHIER", "1", "pt-BR", true));
    assertThat(UserStore.byId(till.handle, "gone").map(User::displayName)).contains("Gianni N.");
    assertThat(UserStore.pinHash(till.handle, "maria")).contains("hash of maria");
    assertThat(UserStore.pinHash(till.handle, "nobody")).isEmpty();
  }

  @Test
  void aBadgeIsFoundByItsHashAlsoOfSomebodyWhoMayNoLongerLogIn() {
    user("maria", "Maria B.", "1", true);
    user("gone", "Gianni N.", "1", false);
    user("anna", "Anna R.", null, true);
    till.execute("update app_user set badge_hash = 'hash of ' || id where id <> 'anna'");

    assertThat(UserStore.byBadge(till.handle, "hash of maria").map(User::id)).contains("maria");
    assertThat(UserStore.byBadge(till.handle, "hash of gone").map(User::active)).contains(false);
    assertThat(UserStore.byBadge(till.handle, "hash of anna")).isEmpty();
    till.execute("update app_user set deleted = 1 where id = 'maria'");
    assertThat(UserStore.byBadge(till.handle, "hash of maria")).isEmpty();
  }

  @Test
  void aRoleAllowsWhatThisProgramKnowsOfIt() {
    till.put(
        SyncCatalogue.ROLE,
        "CASHIER",
        Values.of(SyncCatalogue.ROLE).set("name", "Cassiere").set("names", "{\"en\":\"Cashier\"}"),
        List.of(
            List.of(permission("VOID_LINE"), permission("SELL"), permission("FLY_TO_THE_MOON"))));

    assertThat(UserStore.role(till.handle, "CASHIER"))
        .contains(
            new Role(
                "CASHIER",
                new Label("Cassiere", Map.of("en", "Cashier")),
                Set.of(Permission.SELL, Permission.VOID_LINE)));
    assertThat(UserStore.role(till.handle, "ADMIN")).isEmpty();
  }

  @Test
  void theSettingOfThePlaceGoesBeforeThatOfTheCompany() {
    setting("s1", null, "receipt", "company");
    setting("s2", "1", "receipt", "here");
    setting("s3", "2", "receipt", "there");
    setting("s4", "1", "empty", null);

    assertThat(SettingStore.find(till.handle, "receipt", "1")).contains("here");
    assertThat(SettingStore.find(till.handle, "receipt", "3")).contains("company");
    assertThat(SettingStore.find(till.handle, "empty", "1")).isEmpty();
    assertThat(SettingStore.find(till.handle, "unknown", "1")).isEmpty();
  }

  private void establishment(String id, String zone) {
    till.put(
        SyncCatalogue.ESTABLISHMENT,
        id,
        Values.of(SyncCatalogue.ESTABLISHMENT)
            .set("name", "Milano Centro")
            .set("kind", "REMOTE")
            .set("country", "IT")
            .set("currency", "EUR")
            .set("tax_mode", "INCLUSIVE")
            .set("language", "it")
            .set("time_zone", zone)
            .set("active", true),
        List.of());
  }

  private void device(String id, String establishment, int number) {
    till.put(
        SyncCatalogue.DEVICE,
        id,
        Values.of(SyncCatalogue.DEVICE)
            .set("establishment_id", establishment)
            .set("number", number)
            .set("name", "Till " + number)
            .set("kind", "TILL")
            .set("public_key", "key")
            .set("status", "ACTIVE")
            .set("enrolled_at", till.clock.epochMillis()),
        List.of());
  }

  private void user(String id, String name, @Nullable String establishment, boolean active) {
    till.put(
        SyncCatalogue.APP_USER,
        id,
        Values.of(SyncCatalogue.APP_USER)
            .set("login", id)
            .set("display_name", name)
            .set("role_id", "CASHIER")
            .set("establishment_id", establishment)
            .set("language", "pt-BR")
            .set("pin_hash", "hash of " + id)
            .set("active", active),
        List.of());
  }

  private static ChildRow permission(String name) {
    return Values.of(SyncCatalogue.ROLE.children().getFirst()).set("permission", name).row();
  }

  private void setting(
      String id, @Nullable String establishment, String name, @Nullable String value) {
    till.put(
        SyncCatalogue.ACCOUNT_SETTING,
        id,
        Values.of(SyncCatalogue.ACCOUNT_SETTING)
            .set("establishment_id", establishment)
            .set("name", name)
            .set("value", value),
        List.of());
  }
}
