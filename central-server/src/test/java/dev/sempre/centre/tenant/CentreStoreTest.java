package dev.sempre.centre.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sempre.centre.answer.Answer;
import dev.sempre.centre.answer.CentreFailure;
import dev.sempre.centre.answer.CentreFailure.Kind;
import dev.sempre.centre.testing.Clock;
import dev.sempre.centre.testing.Postgres;
import dev.sempre.centre.testing.StoreKind;
import dev.sempre.centre.testing.TestCentre;
import dev.sempre.centre.testing.TestRecords;
import dev.sempre.model.sync.SyncCatalogue;
import dev.sempre.replica.db.Replica;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CentreStoreTest {
  @TempDir Path folder;

  private static CentreStore open(Path data, @Nullable String url) {
    return CentreStore.open(data, url, TestCentre.ports(new Clock()));
  }

  private static Answer<Tenant> create(CentreStore store, String name) {
    return store
        .tenants()
        .create(
            name,
            "Company " + name,
            replica ->
                TestRecords.put(
                    replica, SyncCatalogue.PRODUCT_CATEGORY, TestRecords.category("food", name)));
  }

  private static String permissions(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void secretsAreForTheirOwnerOnlyAndNobodyElsesAreUsed() throws IOException {
    Path data = folder.resolve("data");
    open(data, null).close();

    assertThat(permissions(data)).isEqualTo("rwx------");
    assertThat(permissions(data.resolve("centre.json"))).isEqualTo("rw-------");
    for (String key :
        new String[] {"master-secret", "server-ed25519.private", "server-ed25519.public"}) {
      Path file = data.resolve("keys").resolve(key);
      assertThat(permissions(file)).as(key).isEqualTo("rw-------");
    }
    Path master = data.resolve("keys").resolve("master-secret");
    Files.setPosixFilePermissions(master, PosixFilePermissions.fromString("rw-r--r--"));
    assertThatThrownBy(() -> open(data, null))
        .isInstanceOf(CentreFailure.class)
        .hasMessage(
            "Others may read " + master + ": let only its owner (chmod 600) and try again.");
  }

  @ParameterizedTest
  @EnumSource
  void folderKeepsItsStoreKeysAndCompanies(StoreKind kind) {
    String url = kind.newUrl();
    String key;
    byte[] secret;
    try (CentreStore store = open(folder, url)) {
      create(store, "rossi");
      key = store.keys().publicKeyBase64();
      secret = store.keys().pinSecret("rossi");
    }
    try (CentreStore again = open(folder, null)) {
      assertThat(again.keys().publicKeyBase64()).isEqualTo(key);
      assertThat(again.keys().pinSecret("rossi")).isEqualTo(secret);
      assertThat(again.keys().pinSecret("bianchi")).isNotEqualTo(secret);
      assertThat(again.tenants().all()).extracting(Tenant::name).containsExactly("rossi");
      assertThat(again.tenants().replica("rossi")).isPresent();
      assertThat(again.tenants().replica("nobody")).isEmpty();
    }
  }

  @Test
  void folderOfAnotherStoreIsRefusedWithTheRemedy() {
    open(folder, null).close();
    String url = "jdbc:postgresql://user:secret@localhost:1/shop?password=secret";

    assertThatThrownBy(() -> open(folder, url))
        .isInstanceOfSatisfying(
            CentreFailure.class,
            failure -> {
              assertThat(failure.kind()).isEqualTo(Kind.STORE_MISMATCH);
              assertThat(failure.field()).isEqualTo("postgres");
              assertThat(failure.sentence())
                  .isEqualTo(
                      "This data folder keeps its companies in SQLite, not in PostgreSQL at"
                          + " jdbc:postgresql://localhost:1/shop: leave --postgres out, or name"
                          + " another folder with --data.");
            });
    assertThatThrownBy(() -> open(folder.resolve("new"), "mysql://x"))
        .isInstanceOf(CentreFailure.class)
        .hasMessageStartingWith("--postgres takes a JDBC address");
  }

  @Test
  void damagedSettingsAndKeysAreNamedAndNeverReplaced() throws IOException {
    open(folder, null).close();
    Path settings = folder.resolve("centre.json");
    byte[] before = Files.readAllBytes(settings);
    for (String content :
        List.of("", "{", "[]", "{\"format\":2,\"store\":\"sqlite\"}", "{\"format\":1}")) {
      Files.writeString(settings, content);
      assertThatThrownBy(() -> open(folder, null))
          .as(content)
          .isInstanceOf(CentreFailure.class)
          .hasMessageContaining("is damaged or of a newer program");
      assertThat(settings).hasContent(content);
    }
    Files.write(settings, before);
    Path key = folder.resolve("keys").resolve("server-ed25519.public");
    Files.writeString(key, "AAAA");
    assertThatThrownBy(() -> open(folder, null))
        .isInstanceOf(CentreFailure.class)
        .hasMessageContaining("are damaged: restore them");
  }

  @ParameterizedTest
  @EnumSource
  void storeOfOneSetOfKeysIsClosedToAnother(StoreKind kind) throws IOException {
    String url = kind.newUrl();
    open(folder.resolve("a"), url).close();
    if (kind == StoreKind.SQLITE) {
      Files.createDirectory(folder.resolve("b"));
      Files.copy(folder.resolve("a/directory.db"), folder.resolve("b/directory.db"));
    }

    assertThatThrownBy(() -> open(folder.resolve("b"), url))
        .isInstanceOf(CentreFailure.class)
        .hasMessageStartingWith("The store belongs to a centre with other keys");
  }

  @ParameterizedTest
  @EnumSource
  void namesThatAreNoneOrTakenAreRefused(StoreKind kind) {
    try (CentreStore store = open(folder, kind.newUrl())) {
      create(store, "rossi");

      for (String name :
          List.of("", "Rossi", "-a", "a-", "a--b", "1a", "a_b", "a b", "x".repeat(41), "a;drop")) {
        assertThat(create(store, name)).as(name).isInstanceOf(Answer.Refused.class);
      }
      assertThat(create(store, "rossi"))
          .isEqualTo(
              Answer.refused(
                  "TENANT_EXISTS", "name", "There is a company rossi already: choose another."));
      assertThat(create(store, "x".repeat(40))).isInstanceOf(Answer.Done.class);
    }
  }

  @ParameterizedTest
  @EnumSource
  void companyWhoseCreationFailedHalfwayIsNotListedAndCanBeCreatedAgain(StoreKind kind) {
    try (CentreStore store = open(folder, kind.newUrl())) {
      assertThatThrownBy(() ->
              store
                  .tenants()
                  .create(
                      "rossi",
                      "Company rossi",
                      replica -> {
                        throw new IllegalStateException("killed here");
                      }))
          .hasMessage("killed here");

      assertThat(store.tenants().all()).isEmpty();
      assertThat(create(store, "rossi")).isInstanceOf(Answer.Done.class);
      assertThat(store.tenants().replica("rossi")).isPresent();
    }
  }

  @ParameterizedTest
  @EnumSource
  void companyIsCreatedOnceHoweverManyTryAtTheSameTime(StoreKind kind) throws Exception {
    String url = kind.newUrl();
    open(folder, url).close();
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      List<Callable<Answer<Tenant>>> attempts = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        attempts.add(() -> {
          try (CentreStore store = open(folder, url)) {
            return create(store, "rossi");
          }
        });
      }
      int created = 0;
      for (Future<Answer<Tenant>> attempt : threads.invokeAll(attempts)) {
        created += attempt.get() instanceof Answer.Done ? 1 : 0;
      }
      assertThat(created).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void codeUsedByManyDevicesAtTheSameTimeAdmitsOne(StoreKind kind) throws Exception {
    try (CentreStore store = open(folder, kind.newUrl());
        ExecutorService threads = Executors.newFixedThreadPool(4)) {
      create(store, "rossi");
      String code = store.codes().issue("rossi", "1").code();
      List<Callable<Answer<EnrolmentCodes.Redeemed>>> attempts = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        String key = "key-" + i;
        attempts.add(() -> store.codes().redeem(code, key, null, offer -> null));
      }
      int redeemed = 0;
      for (Future<Answer<EnrolmentCodes.Redeemed>> attempt : threads.invokeAll(attempts)) {
        redeemed += attempt.get() instanceof Answer.Done ? 1 : 0;
      }
      assertThat(redeemed).isEqualTo(1);
    }
  }

  @Test
  void fileOfOneCompanyInThePlaceOfAnotherIsNotServed() throws IOException {
    try (CentreStore store = open(folder, null)) {
      create(store, "rossi");
      create(store, "bianchi");
    }
    Files.copy(
        folder.resolve("tenants/bianchi/tenant.db"),
        folder.resolve("tenants/rossi/tenant.db"),
        StandardCopyOption.REPLACE_EXISTING);
    try (CentreStore store = open(folder, null)) {
      assertThatThrownBy(() -> store.tenants().replica("rossi"))
          .isInstanceOf(CentreFailure.class)
          .hasMessageContaining("is not the database of rossi");
      assertThat(store.tenants().replica("bianchi")).isPresent();
    }
  }

  /// Source: R54.
  @Test
  void loginRoleReachesNoTableOfACompanyWithoutBecomingItsRole() throws SQLException {
    String url = Postgres.newDatabase();
    try (CentreStore store = open(folder, url)) {
      create(store, "alfa-beta");
      create(store, "gamma");
      try (Connection connection = DriverManager.getConnection(url)) {
        for (String statement :
            List.of(
                "select * from t_alfa_beta.product_category",
                "insert into t_gamma.feed values (2, 'x', 0, 0)",
                "select * from sempre_directory.tenant",
                "set role t_gamma; select * from t_alfa_beta.product_category")) {
          assertThatThrownBy(() -> run(connection, statement))
              .as(statement)
              .isInstanceOf(SQLException.class)
              .hasMessageContaining("permission denied");
          run(connection, "reset role");
        }
        assertThat(run(connection, "set role t_gamma; select name from t_gamma.product_category"))
            .isEqualTo("gamma");
      }
    }
  }

  private static @Nullable String run(Connection connection, String statements)
      throws SQLException {
    try (Statement statement = connection.createStatement()) {
      boolean rows = statement.execute(statements);
      while (!rows && statement.getUpdateCount() >= 0) {
        rows = statement.getMoreResults();
      }
      if (!rows) {
        return null;
      }
      try (ResultSet result = statement.getResultSet()) {
        return result.next() ? result.getString(1) : null;
      }
    }
  }

  @Test
  void roleThatSomebodyLogsInWithIsNeverMadeTheOwnerOfACompany() throws SQLException {
    String url = Postgres.newDatabase();
    try (Connection connection = DriverManager.getConnection(Postgres.asSuperuser(url))) {
      run(connection, "create role t_delta login");
    }
    try (CentreStore store = open(folder, url)) {
      assertThatThrownBy(() -> create(store, "delta"))
          .isInstanceOf(CentreFailure.class)
          .hasMessageStartingWith("The role t_delta is one that people or programs use");
      assertThat(store.tenants().all()).isEmpty();
    }
  }

  /// More companies than connections: none is held between transactions.
  @Test
  void manyCompaniesShareFewConnections() {
    try (CentreStore store = open(folder, Postgres.newDatabase())) {
      int companies = store.connections() + 4;
      for (int i = 0; i < companies; i++) {
        create(store, "m" + i);
      }
      for (int round = 0; round < 2; round++) {
        for (int i = 0; i < companies; i++) {
          Replica replica = store.tenants().replica("m" + i).orElseThrow();
          TestRecords.put(
              replica,
              SyncCatalogue.PRODUCT_CATEGORY,
              TestRecords.category("round-" + round, "m" + i));
          assertThat(names(replica)).containsOnly("m" + i);
        }
      }
    }
  }

  private static List<String> names(Replica replica) {
    return replica.read(handle ->
        handle.createQuery("select name from product_category").mapTo(String.class).list());
  }

  @Test
  void storeThatCannotBeReachedIsNamedWithoutItsPassword() {
    assertThatThrownBy(
            () -> open(folder, "jdbc:postgresql://localhost:1/shop?user=u&password=secret"))
        .isInstanceOf(CentreFailure.class)
        .hasMessageStartingWith(
            "PostgreSQL cannot be reached (PostgreSQL at jdbc:postgresql://localhost:1/shop)")
        .hasMessageNotContaining("secret");
  }
}
