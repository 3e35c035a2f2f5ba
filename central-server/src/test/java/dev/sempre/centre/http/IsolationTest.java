package dev.sempre.centre.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.centre.testing.Http;
import dev.sempre.centre.testing.Http.Reply;
import dev.sempre.centre.testing.StoreKind;
import dev.sempre.centre.testing.TestCentre;
import dev.sempre.centre.testing.TestDevice;
import dev.sempre.centre.testing.TestRecords;
import dev.sempre.model.sync.SyncCatalogue;
import dev.sempre.model.sync.TableSpec;
import io.javalin.http.HandlerType;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Two companies on one server: nothing of one ever reaches the other. The routes are those of the
/// route table, so a new one is tried by itself. Source: L12, R53, I10.
class IsolationTest {
  /// In every record of the company `bianchi`.
  private static final String CANARY = "canary-7f3a";

  @TempDir Path folder;

  private static void fill(TestCentre centre) {
    centre.company("rossi");
    centre.company("bianchi");
    for (int i = 0; i < 3; i++) {
      TestRecords.put(
          centre.replica("bianchi"),
          SyncCatalogue.CONTACT,
          TestRecords.contact(CANARY + "-contact-" + i, CANARY));
      TestRecords.put(
          centre.replica("bianchi"),
          SyncCatalogue.PRODUCT_CATEGORY,
          TestRecords.category(CANARY + "-category-" + i, CANARY));
    }
  }

  private static String all() {
    return SyncCatalogue.TABLES.stream()
        .map(TableSpec::name)
        .map(name -> "table=" + name + ":0")
        .collect(Collectors.joining("&"));
  }

  private static String names() {
    return all().replace(":0", "");
  }

  @ParameterizedTest
  @EnumSource
  void everyRouteOfACompanyIsClosedToADeviceOfAnother(StoreKind kind) {
    try (TestCentre centre = TestCentre.start(folder, kind)) {
      fill(centre);
      TestDevice rossi = centre.device("rossi", "1");
      TestDevice bianchi = centre.device("bianchi", "1");
      bianchi.push("flow-b", List.of(TestRecords.sale(bianchi, CANARY + "-sale", 1)));
      List<String> tried = new ArrayList<>();
      for (Route route : routes(centre)) {
        if (route.needsToken()) {
          tried.add(route.name());
          for (String company : new String[] {"bianchi", "nobody", "BIANCHI", "bianchi%2F", "0"}) {
            Reply reply = Http.send(request(rossi, route, company));

            assertThat(reply.status()).as(route.name() + " of " + company).isIn(400, 403, 404);
            assertThat(reply.text()).doesNotContain(CANARY);
          }
        }
      }
      assertThat(tried).containsExactly("head", "changes", "records", "checksums");
      assertThat(bianchi.get("/changes?" + all()).text())
          .as("the canary sings for its own company")
          .contains(CANARY);
    }
  }

  private static List<Route> routes(TestCentre centre) {
    return CentreHttp.routes(centre.store());
  }

  private static HttpRequest.Builder request(TestDevice device, Route route, String company) {
    String path = route.path().replace("/v1/tenants/{tenant}", "").replace("{flow}", "flow-b");
    String query = route.name().equals("changes") ? all() : names();
    HttpRequest.Builder request =
        device
            .authorized(company, isQuestion(route) ? path + "?" + query : path)
            .header("Content-Type", "application/json");
    return isQuestion(route)
        ? request.GET()
        : request.POST(BodyPublishers.ofByteArray(TestDevice.body(List.of())));
  }

  private static boolean isQuestion(Route route) {
    return route.method().equals(HandlerType.GET);
  }

  @ParameterizedTest
  @EnumSource
  void ownRoutesNeverSayAWordOfTheOtherCompany(StoreKind kind) {
    try (TestCentre centre = TestCentre.start(folder, kind)) {
      fill(centre);
      TestDevice rossi = centre.device("rossi", "1");
      TestDevice bianchi = centre.device("bianchi", "1");
      bianchi.push("flow-b", List.of(TestRecords.sale(bianchi, CANARY + "-sale", 1)));
      List<Reply> replies = new ArrayList<>();
      for (int round = 0; round < 8; round++) {
        // Often enough for the driver to prepare its statements on the shared connections.
        bianchi.get("/changes?" + all());
        replies.add(rossi.get("/changes?" + all()));
        replies.add(rossi.get("/checksums?" + names()));
        replies.add(rossi.get("/head"));
      }
      replies.add(
          rossi.postRecords(
              "flow-b", TestDevice.body(List.of(TestRecords.sale(rossi, "sale", 1))), false));

      assertThat(replies)
          .allSatisfy(reply -> {
            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.text()).doesNotContain(CANARY);
          });
    }
  }

  @ParameterizedTest
  @EnumSource
  void recordOfOneCompanyIsNeverARecordOfAnother(StoreKind kind) {
    try (TestCentre centre = TestCentre.start(folder, kind)) {
      fill(centre);
      TestDevice rossi = centre.device("rossi", "1");
      TestDevice bianchi = centre.device("bianchi", "1");

      assertThat(bianchi.push("flow", List.of(TestRecords.sale(bianchi, "same-id", 1))))
          .extracting(verdict -> verdict.verdict())
          .containsExactly("ACCEPTED");
      assertThat(rossi.push("flow", List.of(TestRecords.sale(rossi, "same-id", 1, 9_900))))
          .as("no conflict with what another company has under that id")
          .extracting(verdict -> verdict.verdict())
          .containsExactly("ACCEPTED");
    }
  }
}
