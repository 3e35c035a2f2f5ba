package dev.sempre.centre.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.sempre.centre.tenant.CentreStore;
import dev.sempre.centre.testing.Clock;
import dev.sempre.centre.testing.Http;
import dev.sempre.centre.testing.Http.Reply;
import dev.sempre.centre.testing.StoreKind;
import dev.sempre.centre.testing.TestCentre;
import dev.sempre.centre.testing.TestDevice;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenApiTest {
  @TempDir Path folder;

  private static JsonObject description(TestCentre centre) {
    return JsonParser.parseString(Http.get(centre.url() + "/openapi.json").text())
        .getAsJsonObject();
  }

  @Test
  void everyRouteThatIsServedIsDescribedAndNoOther() {
    try (CentreStore store = CentreStore.open(folder, null, TestCentre.ports(new Clock()));
        CentreHttp http = CentreHttp.start(store, "127.0.0.1", 0)) {
      Set<String> served = new TreeSet<>();
      http.server()
          .unsafe
          .internalRouter
          .allHttpHandlers()
          .forEach(parsed -> {
            if (parsed.endpoint.method.isHttpMethod()) {
              served.add(parsed.endpoint.method + " " + parsed.endpoint.path);
            }
          });
      JsonObject paths =
          JsonParser.parseString(
                  Http.get("http://127.0.0.1:" + http.port() + "/openapi.json").text())
              .getAsJsonObject()
              .getAsJsonObject("paths");
      Set<String> described = new TreeSet<>();
      for (Map.Entry<String, JsonElement> path : paths.entrySet()) {
        for (String method : path.getValue().getAsJsonObject().keySet()) {
          described.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey());
        }
      }

      assertThat(described).isEqualTo(served).hasSize(9);
    }
  }

  @Test
  void descriptionIsWholeInItself() {
    try (TestCentre centre = TestCentre.start(folder, StoreKind.SQLITE)) {
      JsonObject document = description(centre);
      JsonObject schemas = document.getAsJsonObject("components").getAsJsonObject("schemas");
      List<String> missing = new ArrayList<>();
      Matcher references =
          Pattern.compile("#/components/schemas/([A-Za-z]+)").matcher(document.toString());
      while (references.find()) {
        if (!schemas.has(references.group(1))) {
          missing.add(references.group(1));
        }
      }

      assertThat(document.get("openapi").getAsString()).isEqualTo("3.1.0");
      assertThat(missing).isEmpty();
      assertThat(schemas.getAsJsonObject("Problem").getAsJsonArray("required").toString())
          .isEqualTo("[\"code\",\"message\"]");
    }
  }

  @Test
  void pathParametersAndTokensAreDescribedWhereTheyAreNeeded() {
    try (TestCentre centre = TestCentre.start(folder, StoreKind.SQLITE)) {
      JsonObject paths = description(centre).getAsJsonObject("paths");
      JsonObject push =
          paths
              .getAsJsonObject("/v1/tenants/{tenant}/flows/{flow}/records")
              .getAsJsonObject("post");
      JsonObject enrol = paths.getAsJsonObject("/v1/enrolments").getAsJsonObject("post");

      assertThat(push.getAsJsonArray("parameters"))
          .extracting(parameter -> parameter.getAsJsonObject().get("name").getAsString())
          .containsExactly("tenant", "flow", "Sempre-Seen", "Sempre-Schema", "Sempre-Told");
      assertThat(push.has("security")).isTrue();
      assertThat(enrol.has("security")).isFalse();
    }
  }

  /// The statuses that a route answers with are among those that it says it does.
  @Test
  void answersOfTheServerAreAmongThoseDescribed() {
    try (TestCentre centre = TestCentre.start(folder, StoreKind.SQLITE)) {
      centre.company("rossi");
      TestDevice till = centre.device("rossi", "1");
      JsonObject paths = description(centre).getAsJsonObject("paths");
      Map<String, List<Reply>> replies =
          Map.of(
              "changes",
                  List.of(
                      till.get("/changes?table=role:0"),
                      till.get("/changes"),
                      till.get("/changes?table=role:9"),
                      Http.get(till.at("rossi", "/changes?table=role:0")),
                      Http.send(till.authorized("other", "/changes").GET())),
              "checksums", List.of(till.get("/checksums?table=role"), till.get("/checksums")),
              "head", List.of(till.get("/head"), Http.get(till.at("rossi", "/head"))));

      replies.forEach((route, answers) -> {
        JsonObject described =
            paths
                .getAsJsonObject("/v1/tenants/{tenant}/" + route)
                .getAsJsonObject("get")
                .getAsJsonObject("responses");
        assertThat(answers)
            .allSatisfy(
                reply -> assertThat(described.has(String.valueOf(reply.status()))).isTrue());
      });
    }
  }
}
