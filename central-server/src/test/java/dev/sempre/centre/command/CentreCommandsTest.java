package dev.sempre.centre.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.sempre.centre.Centre;
import dev.sempre.centre.CentreOptions;
import dev.sempre.centre.answer.CentreFailure;
import dev.sempre.centre.command.CommandStand.Said;
import dev.sempre.centre.testing.Http;
import dev.sempre.centre.testing.StoreKind;
import dev.sempre.centre.testing.TestCentre;
import dev.sempre.centre.testing.TestDevice;
import dev.sempre.centre.testing.TestRecords;
import dev.sempre.model.organisation.BadgeCode;
import dev.sempre.model.support.SupportRequest;
import dev.sempre.model.support.SupportRequest.Subject;
import dev.sempre.replica.organisation.PinHash;
import dev.sempre.replica.organisation.UserStore;
import dev.sempre.replica.support.SupportRequestStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CentreCommandsTest {
  @TempDir Path folder;

  private CommandStand stand;

  @BeforeEach
  void makeStand() {
    stand = new CommandStand(folder.resolve("data"));
  }

  private Path file(String... lines) throws IOException {
    return Files.write(folder.resolve("list.csv"), List.of(lines));
  }

  @Test
  void companyBeginsWithAPlaceRolesAnAdministratorMoneyAndTax() {
    JsonObject created =
        stand.json(
            "tenant",
            "create",
            "--name",
            "rossi",
            "--company",
            "Bottega Rossi",
            "--country",
            "FR",
            "--language",
            "fr",
            "--time-zone",
            "Europe/Paris");

    assertThat(created.get("adminLogin").getAsString()).isEqualTo("admin");
    assertThat(created.get("adminPin").getAsString()).matches("[0-9]{6}");
    assertThat(created.get("establishment").getAsString()).isEqualTo("0");
    try (TestCentre centre = TestCentre.start(folder.resolve("data"), StoreKind.SQLITE)) {
      TestDevice till = centre.device("rossi", "0");
      assertThat(till.pull("table=role:0&table=vat_rate:0&table=payment_method:0").records())
          .extracting(record -> record.id())
          .containsExactly(
              "ADMIN", "MANAGER", "CASHIER", "FR-20", "FR-10", "FR-5.5", "FR-2.1", "FR-0", "cash",
              "card");
      assertThat(till.pull("table=account_setting:0").records())
          .extracting(record -> record.text("name"), record -> record.text("value"))
          .containsExactly(tuple("usual_vat_rate", "FR-20"));
      assertThat(pinFits(centre, created.get("adminPin").getAsString())).isTrue();
      assertThat(pinFits(centre, "000000")).isFalse();
    }
  }

  @Test
  void itsVersionIsThatOfItsJarAndOfNoHand() {
    assertThat(stand.run("--version").out().strip()).isEqualTo("development");
  }

  private static boolean pinFits(TestCentre centre, String pin) {
    String hash =
        centre
            .replica("rossi")
            .read(handle ->
                UserStore.pinHash(handle, UserStore.activeOf(handle, "0").getFirst().id())
                    .orElseThrow());
    return PinHash.fits(pin, centre.store().keys().pinSecret("rossi"), hash);
  }

  private void foundRossiWithMaria(String role) {
    stand.json("tenant", "create", "--name", "rossi", "--company", "Bottega Rossi & C.");
    stand.json(
        "user",
        "create",
        "--login",
        "maria",
        "--name",
        "Maria B.",
        "--role",
        role,
        "--pin",
        "258046");
  }

  @ParameterizedTest
  @EnumSource
  void whatSomebodyHasLookedIntoGoesOffTheListOnceWithWhoAndWhy(StoreKind kind) {
    try (TestCentre centre = TestCentre.start(folder.resolve("data"), kind)) {
      foundRossiWithMaria("MANAGER");
      TestDevice till = centre.device("rossi", "0");
      till.push("flow", List.of(TestRecords.sale(till, "s1", 1, 1_000)));
      till.push("flow", List.of(TestRecords.sale(till, "s2", 1, 1_000)));
      String id = onlyIssue();
      assertThat(stand.run("issue", "list").out()).contains(id);

      assertThat(dismiss("no-such", "maria", "seen").err()).contains("There is no issue no-such");
      assertThat(dismiss(id, "mario", "seen").err()).contains("Nobody logs in as mario");
      assertThat(dismiss(id, "maria", " ").err()).contains("A reason has 1 to 500 characters");
      assertThat(onlyIssue()).as("nothing was written").isEqualTo(id);

      assertThat(dismiss(id, "maria", "told the books").out())
          .contains("dismissed: told the books");
      assertThat(stand.json("issue", "list").getAsJsonArray("issues")).isEmpty();
      Said again = dismiss(id, "admin", "another");
      assertThat(again.exitCode()).isZero();
      assertThat(again.out()).contains("was dismissed before: told the books");
      List<String> kept =
          centre
              .replica("rossi")
              .read(handle ->
                  handle
                      .createQuery(
                          "select u.login || ' ' || i.state_reason from issue i"
                              + " join app_user u on u.id = i.state_by")
                      .mapTo(String.class)
                      .list());
      assertThat(kept).containsExactly("maria told the books");

      till.push("flow", List.of(TestRecords.sale(till, "s3", 1, 1_000)));
      assertThat(onlyIssue()).as("another ticket, another task").isNotEqualTo(id);
    }
  }

  private Said dismiss(String id, String by, String reason) {
    return stand.run("issue", "dismiss", "--issue", id, "--by", by, "--reason", reason);
  }

  private String onlyIssue() {
    assertThat(stand.json("issue", "list").getAsJsonArray("issues")).hasSize(1);
    return stand
        .json("issue", "list")
        .getAsJsonArray("issues")
        .get(0)
        .getAsJsonObject()
        .get("id")
        .getAsString();
  }

  private static List<String> badgeHashes(TestDevice till, String positions) {
    return till.pull(positions).records().stream()
        .filter(record -> "maria".equals(record.text("login")))
        .map(record -> String.valueOf(record.text("badge_hash")))
        .toList();
  }

  /// Source: T1.
  @ParameterizedTest
  @EnumSource
  void badgeIsShownOnceReachesEveryTillAsAHashAndEndsWithTheNextOne(StoreKind kind) {
    try (TestCentre centre = TestCentre.start(folder.resolve("data"), kind)) {
      foundRossiWithMaria("CASHIER");
      TestDevice till = centre.device("rossi", "0");
      assertThat(badgeHashes(till, "table=app_user:0")).containsExactly("null");

      JsonObject first = stand.json("badge", "issue", "--login", "maria");
      JsonObject second = stand.json("badge", "issue", "--login", "maria");
      String badge = second.get("badge").getAsString();

      assertThat(first.get("replaces").getAsBoolean()).isFalse();
      assertThat(second.get("replaces").getAsBoolean()).isTrue();
      assertThat(second.get("pinToo").getAsBoolean()).isFalse();
      assertThat(badge).isNotEqualTo(first.get("badge").getAsString());
      assertThat(badgeHashes(till, "table=app_user:0")).containsExactly(BadgeCode.of(badge).hash());
      assertThat(till.pull("table=app_user:0").records().toString()).doesNotContain(badge);
      assertThat(pinOfMaria(centre)).isTrue();

      assertThat(stand.run("badge", "withdraw", "--login", "maria").out())
          .contains("The badge of Maria B. (maria) opens nothing any more.");
      assertThat(badgeHashes(till, "table=app_user:0")).containsExactly("null");
      assertThat(pinOfMaria(centre)).as("nothing but the badge has changed").isTrue();
      Said again = stand.run("badge", "withdraw", "--login", "maria");
      assertThat(again.exitCode()).isEqualTo(1);
      assertThat(again.err()).contains("maria has no badge");
    }
  }

  private static boolean pinOfMaria(TestCentre centre) {
    byte[] secret = centre.store().keys().pinSecret("rossi");
    return centre
        .replica("rossi")
        .read(handle ->
            UserStore.activeOf(handle, "0").stream()
                .filter(user -> user.login().equals("maria"))
                .anyMatch(user ->
                    PinHash.fits(
                        "258046", secret, UserStore.pinHash(handle, user.id()).orElse(null))));
  }

  @Test
  void badgeOfNobodyIsRefusedAndThatOfAManagerSaysThatHisPinIsNeeded() {
    foundRossiWithMaria("MANAGER");
    Said nobody = stand.run("badge", "issue", "--login", "mario");
    assertThat(nobody.exitCode()).isEqualTo(1);
    assertThat(nobody.err()).contains("Nobody logs in as mario");
    assertThat(stand.run("badge", "withdraw", "--login", "mario").exitCode()).isEqualTo(1);
    assertThat(stand.run("badge", "issue", "--login", "maria").out())
        .contains("Maria B. (maria) has the badge SMPB", "The role needs the PIN as well.");
  }

  @Test
  void badgeIsPrintedOnACardThatAScannerReadsAndNoEye() throws Exception {
    foundRossiWithMaria("CASHIER");
    Path card = folder.resolve("maria.svg");
    Said said = stand.run("badge", "issue", "--login", "maria", "--card", card.toString());
    assertThat(said.exitCode()).isZero();
    assertThat(said.out()).contains("has the badge in ").doesNotContain("SMPB");

    if (Files.getFileStore(card).supportsFileAttributeView("posix")) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(card)))
          .as("whoever reads its bars may log in")
          .isEqualTo("rw-------");
    }
    String svg = Files.readString(card);
    assertThat(svg).contains("Bottega Rossi &amp; C.", "Maria B.").doesNotContain("SMPB");
    String read = CardReader.read(svg);
    try (TestCentre centre = TestCentre.start(folder.resolve("data"), StoreKind.SQLITE)) {
      assertThat(badgeHashes(centre.device("rossi", "0"), "table=app_user:0"))
          .containsExactly(BadgeCode.of(read).hash());
    }

    Said again = stand.run("badge", "issue", "--login", "maria", "--card", card.toString());
    assertThat(again.exitCode()).isEqualTo(1);
    assertThat(again.err()).contains("is there already");
    assertThat(Files.readString(card)).isEqualTo(svg);
    Said nowhere =
        stand.run(
            "badge", "issue", "--login", "maria", "--card", folder + "/no/such/folder/card.svg");
    assertThat(nowhere.exitCode()).isEqualTo(1);
    assertThat(nowhere.err()).contains("issue it again");
  }

  @ParameterizedTest
  @EnumSource
  void dayOfACompanyIsWorkedByCommandsBesideARunningServer(StoreKind kind) throws IOException {
    try (TestCentre centre = TestCentre.start(folder.resolve("data"), kind)) {
      stand.json("tenant", "create", "--name", "rossi", "--company", "Bottega Rossi");
      stand.json("establishment", "create", "--code", "1", "--name", "Milano");
      stand.json(
          "user",
          "create",
          "--login",
          "maria",
          "--name",
          "Maria B.",
          "--role",
          "CASHIER",
          "--pin",
          "2580",
          "--establishment",
          "1");
      JsonObject imported =
          stand.json(
              "import",
              "products",
              file("gtin,name,price", "8000500310427,Nocciolata,4.99").toString());
      String code = stand.json("device", "code", "--establishment", "1").get("code").getAsString();
      TestDevice till = TestDevice.enrolled(centre.url(), code);

      assertThat(code).matches("[0-9A-Z]{4}-[0-9A-Z]{4}");
      assertThat(imported.get("created").getAsLong()).isEqualTo(1);
      assertThat(till.identity().company()).isEqualTo("Bottega Rossi");
      assertThat(till.pull("table=product:0&table=price:0&table=app_user:0").records())
          .extracting(record -> record.table().name())
          .containsExactly("app_user", "app_user", "product", "price");

      long head = till.pull("table=price:0").head();
      JsonObject priced =
          stand.json("price", "set", "--product", "8000500310427", "--amount-minor", "529");
      assertThat(priced.get("changed").getAsBoolean()).isTrue();
      assertThat(
              till.pull("epoch=" + till.pull("table=price:0").epoch() + "&table=price:" + head)
                  .records())
          .extracting(record -> record.value("amount_minor"))
          .containsExactly(529L);

      till.push(
          "flow",
          List.of(TestRecords.sale(till, "s1", 1, 1_000), TestRecords.sale(till, "s2", 2, 2_501)));
      JsonObject sales = stand.json("report", "sales");
      assertThat(sales.get("count").getAsLong()).isEqualTo(2);
      assertThat(sales.getAsJsonArray("totals").get(0).toString())
          .isEqualTo(
              "{\"currency\":\"EUR\",\"count\":2,\"grossMinor\":3501,\"netMinor\":2870,"
                  + "\"taxMinor\":631,\"discountMinor\":0,\"changeMinor\":0}");
      assertThat(sales.getAsJsonArray("days").get(0).toString())
          .isEqualTo(
              "{\"establishment\":\"1\",\"device\":\""
                  + till.id()
                  + "\",\"series\":\"1-1\",\"businessDate\":\"2026-11-21\",\"currency\":\"EUR\","
                  + "\"count\":2,\"grossMinor\":3501,\"firstNumber\":1,\"lastNumber\":2}");
      assertThat(sales.getAsJsonArray("vat").get(0).toString())
          .isEqualTo(
              "{\"vatRate\":\"IT-22\",\"rateBp\":2200,\"currency\":\"EUR\",\"netMinor\":2870,"
                  + "\"taxMinor\":631,\"grossMinor\":3501}");
      assertThat(sales.getAsJsonArray("tenders").get(0).toString())
          .isEqualTo(
              "{\"paymentMethod\":\"cash\",\"kind\":\"CASH\",\"currency\":\"EUR\",\"count\":2,"
                  + "\"tenderedMinor\":3501}");
      assertThat(stand.json("report", "sales", "--to", "2026-11-20").get("count").getAsLong())
          .isZero();

      centre.clock().advanceSeconds(60);
      till.get("/head");
      JsonObject company = stand.json("status").getAsJsonArray("tenants").get(0).getAsJsonObject();
      assertThat(company.get("openIssues").getAsLong()).isZero();
      assertThat(
              company.getAsJsonArray("devices").get(0).getAsJsonObject().get("lastContactMillis"))
          .extracting(at -> at.getAsLong())
          .isEqualTo(centre.clock().epochMillis());

      assertThat(stand.run("issue", "list").out())
          .isEqualTo("Nothing of rossi waits for a person.\n");
      till.push("flow", List.of(TestRecords.sale(till, "s3", 2, 2_000)));
      assertThat(stand.run("issue", "list").out())
          .endsWith(
              """
                sale s3: NUMBER_GIVEN_TWICE number 1-1-2 s2
                Two tickets bear one number: two copies of a till have worked apart. Both are \
              kept; tell whoever keeps the books.
              """);
      assertThat(stand.json("issue", "list").getAsJsonArray("issues")).hasSize(1);
      till.push(
          "flow",
          List.of(
              TestRecords.refund(till, "r4", 4, 1_000, "s1"),
              TestRecords.refund(till, "r5", 5, 1_000, "s1")));
      assertThat(stand.run("issue", "list").out())
          .endsWith(
              """
                sale s1: RETURNED_TWICE sale_line 1: 1-1-00004, 1-1-00005
                More of a line of this ticket came back than was sold on it: tills that did not \
              know of each other have paid for the same goods. All tickets are kept; look into \
              those that took it back.
              """);

      stand.json("device", "revoke", "--device", till.id());
      assertThat(till.get("/head").problem()).isEqualTo("DEVICE_REVOKED");
      assertThat(stand.json("device", "list").getAsJsonArray("devices").get(0).getAsJsonObject())
          .extracting(device -> device.get("active").getAsBoolean())
          .isEqualTo(false);
    }
  }

  @Test
  void refusalsNameTheFieldAndTheRemedyInOneSentence() {
    stand.json("tenant", "create", "--name", "rossi", "--company", "Rossi");

    Said exists = stand.run("tenant", "create", "--name", "rossi", "--company", "R", "--json");
    Said name = stand.run("tenant", "create", "--name", "Rossi!", "--company", "R", "--json");
    Said pin = stand.run("tenant", "create", "--name", "x", "--company", "R", "--admin-pin=12");
    Said code = stand.run("device", "code", "--establishment", "9", "--json");
    Said product = stand.run("price", "set", "--product", "?", "--amount-minor", "1", "--json");
    Said role =
        stand.run("user", "create", "--login", "a", "--name", "A", "--role", "KING", "--json");
    Said weak =
        stand.run(
            "user",
            "create",
            "--login",
            "a",
            "--name",
            "A",
            "--role",
            "MANAGER",
            "--pin=2580",
            "--json");
    Said country =
        stand.run("tenant", "create", "--name", "y", "--company", "Y", "--country", "XX", "--json");

    assertThat(List.of(exists, name, code, product, role, weak, country))
        .extracting(Said::exitCode)
        .containsOnly(1);
    assertThat(List.of(exists, name, code, product, role, weak, country))
        .extracting(said -> said.text("field"))
        .containsExactly("name", "name", "establishment", "product", "role", "pin", "country");
    assertThat(role.text("message"))
        .isEqualTo("There is no role KING; there are ADMIN, CASHIER, MANAGER.");
    assertThat(pin).isEqualTo(new Said(1, "", "The administrator's PIN has 6 to 12 digits.\n"));
  }

  @Test
  void companyMustBeNamedOnlyWhereThereAreSeveral() {
    Said none = stand.run("device", "list", "--json");
    stand.json("tenant", "create", "--name", "rossi", "--company", "Rossi");
    Said one = stand.run("device", "list", "--json");
    stand.json("tenant", "create", "--name", "bianchi", "--company", "Bianchi");
    Said two = stand.run("device", "list", "--json");
    Said unknown = stand.run("device", "list", "--tenant", "verdi", "--json");

    assertThat(none.text("code")).isEqualTo("NO_TENANT");
    assertThat(one.exitCode()).isZero();
    assertThat(two.text("message"))
        .isEqualTo("Name one of the companies with --tenant: bianchi, rossi.");
    assertThat(unknown.text("code")).isEqualTo("TENANT_UNKNOWN");
    assertThat(stand.json("tenant", "list").getAsJsonArray("tenants")).hasSize(2);
  }

  @Test
  void whatTheShopsAskIsListedNewestFirst() {
    stand.json("tenant", "create", "--name", "rossi", "--company", "Rossi");
    assertThat(stand.run("support", "list").out())
        .isEqualTo("Nobody of rossi has asked anything.\n");

    SupportRequest first =
        new SupportRequest(
            "q1",
            "1",
            "till-a",
            "maria",
            1_000,
            "contact",
            "FIELD_TOO_LONG",
            "name",
            List.of(new Subject("c1", "Bar Centrale"), new Subject("c2", "Osteria del Ponte")));
    SupportRequest second =
        new SupportRequest(
            "q2",
            "1",
            "till-a",
            "lucia",
            2_000,
            "sale",
            "SAME_ID_OTHER_CONTENT",
            null,
            List.of(new Subject("s1", "1-1-00007")));
    stand.write("rossi", tx -> SupportRequestStore.create(tx, first));
    stand.write("rossi", tx -> SupportRequestStore.create(tx, second));

    assertThat(stand.run("support", "list").out())
        .isEqualTo(
            """
            1970-01-01T00:00:02Z  establishment 1, device till-a, user lucia: sale \
            SAME_ID_OTHER_CONTENT: 1-1-00007
            1970-01-01T00:00:01Z  establishment 1, device till-a, user maria: contact \
            FIELD_TOO_LONG name: Bar Centrale, Osteria del Ponte
            """);
    assertThat(stand.json("support", "list", "--limit", "1").getAsJsonArray("requests")).hasSize(1);
  }

  @Test
  void misuseIsToldWithTheOptionAndExitCodeTwo() {
    Said missing = stand.run("tenant", "create", "--name", "x", "--json");
    Said unknown = stand.run("status", "--verbose", "--json");
    Said number = stand.run("price", "set", "--product", "x", "--amount-minor", "1.50", "--json");
    Said day = stand.run("report", "sales", "--from", "yesterday", "--json");
    Said nothing = stand.runBare("--json");
    Said half = stand.runBare("tenant");
    Said folderMissing = stand.runBare("status", "--json");

    assertThat(List.of(missing, unknown, number, day, half, folderMissing))
        .extracting(Said::exitCode)
        .containsOnly(2);
    assertThat(nothing.exitCode()).isEqualTo(2);
    assertThat(List.of(missing, number, day, folderMissing))
        .extracting(said -> said.text("field"))
        .containsExactly("company", "amount-minor", "from", "data");
    assertThat(missing.text("code")).isEqualTo("USAGE");
    assertThat(missing.text("message"))
        .isEqualTo(
            "Missing required option: '--company=<company>'. See central-server tenant create"
                + " --help.");
    assertThat(missing.err()).isEmpty();
  }

  @Test
  void jsonIsOneDocumentAndProgressGoesBesideIt() throws IOException {
    stand.json("tenant", "create", "--name", "rossi", "--company", "Rossi");
    Said said =
        stand.run("import", "products", file("sku,name", "A1,Mele", "A2,").toString(), "--json");

    assertThat(JsonParser.parseString(said.out()).getAsJsonObject().get("bad").toString())
        .isEqualTo("[{\"line\":3,\"column\":\"name\",\"reason\":\"is missing\"}]");
    assertThat(said.err()).isEqualTo("3 of 3 lines\n");
  }

  @Test
  void peopleReadWordsWhereScriptsReadJson() throws IOException {
    stand.json("tenant", "create", "--name", "rossi", "--company", "Rossi");
    Said said = stand.run("import", "products", file("sku,name", "A1,Mele", "A2,").toString());

    assertThat(said.out())
        .isEqualTo(
            """
            2 lines: 1 new, 0 changed, 0 as they were, 1 rejected.
              line 3: name is missing
            """);
    assertThat(stand.run("status").out()).contains("rossi (Rossi)");
    assertThat(stand.run("report", "sales").out()).isEqualTo("0 tickets of rossi\n");
    assertThat(stand.run("report", "closings").out())
        .isEqualTo("Nothing of rossi is closed then.\n");
    assertThat(stand.run("establishment", "list").out())
        .isEqualTo(
            "Establishment 0 (Rossi) of rossi: IT, EUR, prices INCLUSIVE of tax, it,"
                + " Europe/Rome.\n");
  }

  @Test
  void fileThatIsNotThereIsAFailureAndNoRefusal() {
    stand.json("tenant", "create", "--name", "rossi", "--company", "Rossi");
    Said said = stand.run("import", "table", "city", "no-such-file.csv", "--json");

    assertThat(said.exitCode()).isEqualTo(3);
    assertThat(said.text("code")).isEqualTo("FILE");
    assertThat(said.text("message"))
        .isEqualTo("no-such-file.csv cannot be read: check its name and its rights.");
  }

  @Test
  void serverTellsOnOneLineThatItIsReady() {
    Said json = stand.run("serve", "--port", "0", "--json");
    Said words = stand.run("serve");

    assertThat(json.out())
        .isEqualTo(
            "{\"event\":\"ready\",\"url\":\"http://127.0.0.1:0\",\"port\":0,\"store\":\"SQLite\"}\n");
    assertThat(words.out()).isEqualTo("Sempre centre is ready at http://127.0.0.1:3001 (SQLite)\n");
  }

  @Test
  void everyCommandExplainsItself() {
    for (String command :
        List.of(
            "serve",
            "tenant create",
            "tenant list",
            "establishment create",
            "establishment list",
            "user create",
            "device code",
            "device list",
            "device revoke",
            "import products",
            "import table",
            "price set",
            "report closings",
            "report sales",
            "status",
            "demo create")) {
      Said said = stand.runBare((command + " --help").split(" "));
      assertThat(said.exitCode()).as(command).isZero();
      assertThat(said.out()).as(command).contains("Usage: central-server " + command, "--data");
    }
  }

  @Test
  void demoCompanyIsThereInOneCommand() {
    JsonObject demo = stand.json("demo", "create");
    Said again = stand.run("demo", "create", "--json");

    assertThat(demo.get("products").getAsLong()).isGreaterThan(1_400);
    assertThat(demo.getAsJsonArray("establishments").toString()).isEqualTo("[\"0\",\"1\",\"2\"]");
    assertThat(again.exitCode()).isEqualTo(1);
    assertThat(again.text("code")).isEqualTo("TENANT_EXISTS");
  }

  @Test
  void portThatIsTakenIsNamed() {
    try (TestCentre first = TestCentre.start(folder.resolve("data"), StoreKind.SQLITE)) {
      assertThat(Http.get(first.url() + "/health").status()).isEqualTo(200);
      assertThatThrownBy(() ->
              Centre.start(
                  new CentreOptions(folder.resolve("other"), "127.0.0.1", first.port(), null)))
          .isInstanceOf(CentreFailure.class)
          .hasMessage(
              "Port "
                  + first.port()
                  + " of 127.0.0.1 cannot be used: stop the program that has it, or choose"
                  + " another with --port.");
    }
  }
}
