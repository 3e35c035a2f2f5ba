package dev.sempre.centre.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.centre.organisation.Devices;
import dev.sempre.centre.organisation.RegisteredDevice;
import dev.sempre.centre.testing.Http;
import dev.sempre.centre.testing.Http.Reply;
import dev.sempre.centre.testing.StoreKind;
import dev.sempre.centre.testing.TestCentre;
import dev.sempre.centre.testing.TestDevice;
import dev.sempre.model.wire.Messages.EnrolmentAnswer;
import dev.sempre.model.wire.Messages.EnrolmentRequest;
import dev.sempre.model.wire.Messages.Problem;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EnrolmentTest {
  @TempDir Path folder;

  private static Reply enrol(TestCentre centre, String code, KeyPair keys) {
    return Http.post(centre.url() + "/v1/enrolments", TestDevice.request(code, keys));
  }

  private static String code(TestCentre centre) {
    return centre.store().codes().issue("rossi", "1").code();
  }

  @ParameterizedTest
  @EnumSource
  void codeAdmitsADeviceToItsEstablishmentUnderTheNextNumber(StoreKind kind) {
    try (TestCentre centre = TestCentre.start(folder, kind)) {
      centre.company("rossi");
      KeyPair keys = TestDevice.newKeys();

      EnrolmentAnswer first = centre.device("rossi", "1").identity();
      EnrolmentAnswer second = enrol(centre, code(centre), keys).as(EnrolmentAnswer.class);
      EnrolmentAnswer elsewhere = centre.device("rossi", "2").identity();

      assertThat(second)
          .isEqualTo(
              new EnrolmentAnswer(
                  "rossi",
                  "Company rossi",
                  "1",
                  second.device(),
                  2,
                  centre.store().keys().publicKeyBase64(),
                  Base64.getEncoder().encodeToString(centre.store().keys().pinSecret("rossi"))));
      assertThat(first.number()).isEqualTo(1);
      assertThat(elsewhere.number()).isEqualTo(1);
      assertThat(second.device()).matches("[0-9A-HJKMNP-TV-Z]{10}").isNotEqualTo(first.device());
      assertThat(Devices.find(centre.replica("rossi"), second.device()))
          .contains(
              new RegisteredDevice(
                  second.device(),
                  "1",
                  2,
                  "Till",
                  "TILL",
                  TestDevice.publicKey(keys),
                  true,
                  centre.clock().epochMillis()));
    }
  }

  @Test
  void codeIsReadHoweverPeopleTypeIt() {
    try (TestCentre centre = TestCentre.start(folder, StoreKind.SQLITE)) {
      centre.company("rossi");
      String code = code(centre);
      String typed =
          " " + code.toLowerCase(Locale.ROOT).replace("-", " ").replace('0', 'o').replace('1', 'l');

      assertThat(enrol(centre, typed, TestDevice.newKeys()).status()).isEqualTo(200);
    }
  }

  @ParameterizedTest
  @EnumSource
  void sameDeviceMayAskAgainWhileTheCodeLivesAndNobodyElse(StoreKind kind) {
    try (TestCentre centre = TestCentre.start(folder, kind)) {
      centre.company("rossi");
      KeyPair keys = TestDevice.newKeys();
      String code = code(centre);

      Reply first = enrol(centre, code, keys);
      Reply again = enrol(centre, code, keys);
      Reply other = enrol(centre, code, TestDevice.newKeys());
      centre.clock().advanceSeconds(601);
      Reply late = enrol(centre, code, keys);

      assertThat(again.text()).isEqualTo(first.text());
      assertThat(other.problem()).isEqualTo("CODE_REFUSED");
      assertThat(late.problem()).isEqualTo("CODE_REFUSED");
      assertThat(Devices.all(centre.replica("rossi"))).hasSize(1);
    }
  }

  @Test
  void unknownUsedAndExpiredCodesAreRefusedInTheSameWords() {
    try (TestCentre centre = TestCentre.start(folder, StoreKind.SQLITE)) {
      centre.company("rossi");
      String used = code(centre);
      enrol(centre, used, TestDevice.newKeys());
      String expired = code(centre);

      Reply ofUsed = enrol(centre, used, TestDevice.newKeys());
      centre.clock().advanceSeconds(600);
      Reply ofExpired = enrol(centre, expired, TestDevice.newKeys());
      Reply ofUnknown = enrol(centre, "0000-0000", TestDevice.newKeys());
      Reply ofNonsense = enrol(centre, "what?", TestDevice.newKeys());

      assertThat(List.of(ofUsed, ofExpired, ofUnknown, ofNonsense))
          .allSatisfy(reply -> {
            assertThat(reply.status()).isEqualTo(403);
            assertThat(reply.as(Problem.class))
                .isEqualTo(
                    new Problem(
                        "CODE_REFUSED",
                        "This code is not good: it is mistyped, used, or older than ten"
                            + " minutes. Ask the administrator for a new one.",
                        "code"));
          });
    }
  }

  @Test
  void guessingIsSlowedDownAndARightCodeComesThroughAfterTheWait() {
    try (TestCentre centre = TestCentre.start(folder, StoreKind.SQLITE)) {
      centre.company("rossi");
      List<Integer> statuses = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        statuses.add(enrol(centre, "0000-000" + i, TestDevice.newKeys()).status());
      }
      Reply blocked = enrol(centre, code(centre), TestDevice.newKeys());
      centre.clock().advanceSeconds(Long.parseLong(String.valueOf(blocked.header("Retry-After"))));
      Reply afterwards = enrol(centre, code(centre), TestDevice.newKeys());

      assertThat(statuses).containsExactly(403, 403, 403, 403, 403, 403, 429, 429);
      assertThat(blocked.status()).isEqualTo(429);
      assertThat(blocked.problem()).isEqualTo("TOO_MANY_REQUESTS");
      assertThat(afterwards.status()).isEqualTo(200);
    }
  }

  @Test
  void whatIsNoRequestIsNamedByItsFieldAndCostsNoCode() {
    try (TestCentre centre = TestCentre.start(folder, StoreKind.SQLITE)) {
      centre.company("rossi");
      String code = code(centre);
      String key = TestDevice.publicKey(TestDevice.newKeys());
      String url = centre.url() + "/v1/enrolments";

      assertThat(
              List.of(
                  new EnrolmentRequest("", key, "Till", "TILL"),
                  new EnrolmentRequest(code, "AAAA", "Till", "TILL"),
                  new EnrolmentRequest(code, "not base64", "Till", "TILL"),
                  new EnrolmentRequest(code, key, " ", "TILL"),
                  new EnrolmentRequest(code, key, "Till\u0007", "TILL"),
                  new EnrolmentRequest(code, key, "x".repeat(201), "TILL"),
                  new EnrolmentRequest(code, key, "Till", "FRIDGE")))
          .extracting(request -> Http.post(url, request))
          .allSatisfy(reply -> assertThat(reply.status()).isEqualTo(400))
          .extracting(reply -> reply.as(Problem.class).field())
          .containsExactly("code", "publicKey", "publicKey", "name", "name", "name", "kind");
      assertThat(Http.postJson(url, "{}").as(Problem.class).field()).isEqualTo("code");
      assertThat(enrol(centre, code, TestDevice.newKeys()).status()).isEqualTo(200);
    }
  }
}
