package dev.sempre.centre.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.centre.testing.Http;
import dev.sempre.centre.testing.Http.Reply;
import dev.sempre.centre.testing.StoreKind;
import dev.sempre.centre.testing.TestCentre;
import dev.sempre.centre.testing.TestDevice;
import dev.sempre.centre.testing.TestDevice.Pulled;
import dev.sempre.centre.testing.TestRecords;
import dev.sempre.model.sync.RootRecord;
import dev.sempre.model.sync.SyncCatalogue;
import dev.sempre.model.wire.Messages;
import dev.sempre.model.wire.Messages.Problem;
import dev.sempre.replica.sync.Changes;
import dev.sempre.replica.sync.Checksums;
import dev.sempre.replica.sync.Viewer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PullTest {
  @TempDir Path folder;

  private static TestCentre rossi(Path folder, StoreKind kind) {
    TestCentre centre = TestCentre.start(folder, kind);
    centre.company("rossi");
    return centre;
  }

  @ParameterizedTest
  @EnumSource
  void baseGetsWhatItMaySeeAndThenOnlyWhatChanged(StoreKind kind) {
    try (TestCentre centre = rossi(folder, kind)) {
      TestDevice till = centre.device("rossi", "1");
      TestRecords.put(
          centre.replica("rossi"),
          SyncCatalogue.APP_USER,
          TestRecords.user("here", "1"),
          TestRecords.user("elsewhere", "2"),
          TestRecords.user("everywhere", null));

      Pulled first = till.pull("table=app_user:0&table=establishment:0");
      assertThat(first.complete()).isTrue();
      assertThat(first.ids("app_user")).contains("here", "everywhere").doesNotContain("elsewhere");
      assertThat(first.ids("establishment")).containsExactly("0", "1", "2");
      assertThat(first.upTo()).containsKeys("app_user", "establishment");

      TestRecords.put(
          centre.replica("rossi"),
          SyncCatalogue.APP_USER,
          TestRecords.user("new", "1"),
          TestRecords.user("here", "2"));
      String positions =
          "epoch="
              + first.epoch()
              + "&table=app_user:"
              + first.upTo().get("app_user")
              + "&table=establishment:"
              + first.upTo().get("establishment");
      Pulled second = till.pull(positions);
      assertThat(second.ids("app_user")).containsExactly("new");
      assertThat(second.gone().get("app_user")).as("moved to another shop").containsExactly("here");
      assertThat(second.ids("establishment")).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void headSaysWhereTheFeedStands(StoreKind kind) {
    try (TestCentre centre = rossi(folder, kind)) {
      TestDevice till = centre.device("rossi", "1");
      Messages.Head before = till.get("/head").as(Messages.Head.class);
      TestRecords.put(
          centre.replica("rossi"),
          SyncCatalogue.PRODUCT_CATEGORY,
          TestRecords.category("food", "Food"),
          TestRecords.category("drink", "Drink"));

      assertThat(till.get("/head").as(Messages.Head.class))
          .isEqualTo(
              new Messages.Head(
                  before.epoch(),
                  before.head() + 2,
                  before.head() + 2,
                  SyncCatalogue.SCHEMA,
                  centre.clock().epochMillis(),
                  centre.replica("rossi").read(Changes::head).seen(),
                  null));
    }
  }

  @Test
  void eachAnswerSaysWhichQuestionItAnswersIfThatCanBeSaid() {
    try (TestCentre centre = rossi(folder, StoreKind.SQLITE)) {
      String url = centre.url() + "/v1/nowhere";
      assertThat(Http.send(Http.request(url).header(Messages.QUESTION, "q-1")))
          .returns("q-1", reply -> reply.header(Messages.QUESTION));
      assertThat(Http.send(Http.request(url).header(Messages.QUESTION, "q".repeat(65))))
          .returns(null, reply -> reply.header(Messages.QUESTION));
    }
  }

  @Test
  void plainAnswerSaysTheSameAsTheCompressedOne() throws IOException {
    try (TestCentre centre = rossi(folder, StoreKind.SQLITE)) {
      TestDevice till = centre.device("rossi", "1");
      String query = "table=role:0&table=vat_rate:0&table=payment_method:0";

      Reply plain = till.get("/changes?" + query);
      Pulled compressed = till.pull(query);

      assertThat(plain.header("Content-Encoding")).isNull();
      assertThat(plain.header("Content-Type")).isEqualTo("application/json");
      assertThat(TestDevice.read(new ByteArrayInputStream(plain.response().body())))
          .isEqualTo(compressed);
      assertThat(compressed.ids("role")).containsExactly("ADMIN", "MANAGER", "CASHIER");
    }
  }

  @Test
  void positionsOfAnotherFeedAreRefusedSoThatTheBaseReconciles() {
    try (TestCentre centre = rossi(folder, StoreKind.SQLITE)) {
      TestDevice till = centre.device("rossi", "1");
      Messages.Head head = till.get("/head").as(Messages.Head.class);
      List<Reply> refused =
          List.of(
              till.get("/changes?epoch=another&table=product:1"),
              till.get("/changes?table=product:1"),
              till.get("/changes?epoch=" + head.epoch() + "&table=product:" + (head.head() + 1)));

      assertThat(refused)
          .allSatisfy(reply -> {
            assertThat(reply.status()).isEqualTo(409);
            assertThat(reply.problem()).isEqualTo(Problem.EPOCH_CHANGED);
          });
      assertThat(till.get("/changes?epoch=another&table=product:0").status())
          .as("from the beginning every feed will do")
          .isEqualTo(200);
      Messages.Head now = till.get("/head").as(Messages.Head.class);
      assertThat(till.get("/changes?epoch=" + now.epoch() + "&table=role:" + now.head()).status())
          .isEqualTo(200);
    }
  }

  @Test
  void deviceThatHasSeenWhatIsLostIsToldSoOnEveryRoute() {
    try (TestCentre centre = rossi(folder, StoreKind.SQLITE)) {
      TestDevice till = centre.device("rossi", "1");
      String seen = Objects.requireNonNull(till.get("/head").as(Messages.Head.class).seen());
      String life = seen.substring(0, seen.lastIndexOf(':'));
      List<String> lost = List.of(life + ":1000000", "another:1", "nonsense", ":");

      for (String route : List.of("/head", "/changes?table=role:0", "/checksums?table=role")) {
        assertThat(Http.send(till.authorized("rossi", route).header(Messages.SEEN, seen).GET()))
            .satisfies(reply -> assertThat(reply.status()).isEqualTo(200));
        assertThat(lost)
            .allSatisfy(words -> {
              Reply reply =
                  Http.send(till.authorized("rossi", route).header(Messages.SEEN, words).GET());
              assertThat(reply.status()).isEqualTo(409);
              assertThat(reply.problem()).isEqualTo(Problem.EPOCH_CHANGED);
            });
      }
    }
  }

  @Test
  void deviceWhoseProgramIsTooFarFromTheCentresIsToldSoOnEveryRoute() {
    try (TestCentre centre = rossi(folder, StoreKind.SQLITE)) {
      TestDevice till = centre.device("rossi", "1");
      int here = SyncCatalogue.SCHEMA;
      for (String route : List.of("/head", "/changes?table=role:0", "/checksums?table=role")) {
        for (int near : new int[] {here - 1, here, here + 1}) {
          assertThat(speaking(till, route, "" + near).status()).isEqualTo(200);
        }
        for (String newer : List.of("" + (here + 2), "" + Integer.MAX_VALUE)) {
          assertThat(speaking(till, route, newer).status()).isEqualTo(403);
          assertThat(speaking(till, route, newer).problem()).isEqualTo(Problem.CENTRE_TOO_OLD);
        }
        for (String older : List.of("" + (here - 2), "" + Integer.MIN_VALUE, "nonsense", "")) {
          assertThat(speaking(till, route, older).problem()).isEqualTo(Problem.PROGRAM_TOO_OLD);
        }
      }
    }
  }

  private static Reply speaking(TestDevice till, String route, String schema) {
    return Http.send(till.authorized("rossi", route).header(Messages.SCHEMA, schema).GET());
  }

  @Test
  void baseThatHasComeFartherThanTheFeedMakesTheOtherBasesReconcileToo() {
    try (TestCentre centre = rossi(folder, StoreKind.SQLITE)) {
      TestDevice till = centre.device("rossi", "1");
      TestDevice other = centre.device("rossi", "1");
      String first = till.get("/head").as(Messages.Head.class).epoch();
      String ahead = "&table=product:1000000";

      assertThat(till.get("/changes?epoch=another" + ahead).status()).isEqualTo(409);
      assertThat(other.get("/head").as(Messages.Head.class).epoch())
          .as("a position of another feed proves nothing")
          .isEqualTo(first);
      assertThat(till.get("/changes?epoch=" + first + ahead).problem())
          .isEqualTo(Problem.EPOCH_CHANGED);
      String second = other.get("/head").as(Messages.Head.class).epoch();
      assertThat(second).isNotEqualTo(first);

      till.get("/changes?epoch=" + second + ahead);
      assertThat(other.get("/head").as(Messages.Head.class).epoch())
          .as("not again within ten minutes")
          .isEqualTo(second);
      centre.clock().advanceSeconds(601);
      till.login();
      other.login();
      till.get("/changes?epoch=" + second + ahead);
      assertThat(other.get("/head").as(Messages.Head.class).epoch()).isNotEqualTo(second);
    }
  }

  @Test
  void tablesThatAreNotKnownOrNotSentDownArePassedOver() {
    try (TestCentre centre = rossi(folder, StoreKind.SQLITE)) {
      TestDevice till = centre.device("rossi", "1");
      till.push("flow", List.of(TestRecords.sale(till, "sale-1", 1)));

      Pulled pulled = till.pull("table=loyalty:0&table=sale:0&table=device:0");

      assertThat(pulled.records()).extracting(RootRecord::id).containsExactly(till.id());
    }
  }

  @Test
  void questionsThatAreNoneAreNamed() {
    try (TestCentre centre = rossi(folder, StoreKind.SQLITE)) {
      TestDevice till = centre.device("rossi", "1");

      assertThat(
              List.of(
                  "",
                  "table=product",
                  "table=product:",
                  "table=product:x",
                  "table=product:-1",
                  "table=:1",
                  "table=product:99999999999999999999",
                  "x=1" + "&table=product:0".repeat(201)))
          .extracting(query -> till.get("/changes?" + query))
          .allSatisfy(reply -> {
            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.as(Problem.class).field()).isEqualTo("table");
          });
    }
  }

  @ParameterizedTest
  @EnumSource
  void checksumsAreThoseOfWhatTheDeviceMaySee(StoreKind kind) {
    try (TestCentre centre = rossi(folder, kind)) {
      TestDevice till = centre.device("rossi", "1");
      TestDevice other = centre.device("rossi", "2");
      TestRecords.put(
          centre.replica("rossi"),
          SyncCatalogue.APP_USER,
          TestRecords.user("here", "1"),
          TestRecords.user("elsewhere", "2"));
      till.push("flow", List.of(TestRecords.sale(till, "sale-1", 1)));
      Messages.Checksums sums =
          till.get("/checksums?table=app_user&table=sale&table=loyalty")
              .as(Messages.Checksums.class);

      assertThat(sums.tables()).containsOnlyKeys("app_user", "sale");
      assertThat(sums.tables().get("app_user"))
          .isEqualTo(
              centre
                  .replica("rossi")
                  .read(handle ->
                      Checksums.of(
                          handle,
                          centre.replica("rossi").dialect(),
                          SyncCatalogue.APP_USER,
                          new Viewer(till.id(), "1"))))
          .extracting(Messages.Checksum::rows)
          .isEqualTo(2L);
      assertThat(other.get("/checksums?table=sale").as(Messages.Checksums.class).tables())
          .containsEntry("sale", new Messages.Checksum(0, "0000000000000000"));
      assertThat(till.get("/checksums").status()).isEqualTo(400);
    }
  }
}
