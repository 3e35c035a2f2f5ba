package dev.sempre.centre.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.sempre.centre.organisation.Devices;
import dev.sempre.centre.organisation.RegisteredDevice;
import dev.sempre.centre.tenant.EnrolmentCodes.Offer;
import dev.sempre.centre.testing.Http;
import dev.sempre.centre.testing.Http.Reply;
import dev.sempre.centre.testing.StoreKind;
import dev.sempre.centre.testing.TestCentre;
import dev.sempre.centre.testing.TestDevice;
import dev.sempre.centre.testing.TestRecords;
import dev.sempre.model.chain.ChainHead;
import dev.sempre.model.sync.RootRecord;
import dev.sempre.model.sync.SyncCatalogue;
import dev.sempre.model.wire.Messages.DeviceClaim;
import dev.sempre.model.wire.Messages.EnrolmentAnswer;
import dev.sempre.model.wire.Messages.EnrolmentRequest;
import dev.sempre.model.wire.Messages.VerdictRow;
import dev.sempre.replica.chain.AnchorStore;
import dev.sempre.replica.db.Priority;
import dev.sempre.replica.sync.Issues;
import dev.sempre.replica.sync.Issues.Issue;
import dev.sempre.replica.sync.Records.Draft;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Devices that join again as what they have been. Source: R51, P1.
class ReadmissionTest {
  @TempDir Path folder;

  private static String codeFor(TestCentre centre, String device) {
    return centre.store().codes().issue(new Offer("rossi", "1", device)).code();
  }

  private static String plainCode(TestCentre centre) {
    return centre.store().codes().issue("rossi", "1").code();
  }

  private static DeviceClaim claim(TestDevice device) {
    EnrolmentAnswer been = device.identity();
    return new DeviceClaim(been.tenant(), been.establishment(), been.device(), been.number());
  }

  private static Reply enrol(TestCentre centre, String code, KeyPair keys, DeviceClaim claim) {
    return Http.post(
        centre.url() + "/v1/enrolments",
        new EnrolmentRequest(code, TestDevice.publicKey(keys), "Till", "TILL", claim));
  }

  /// As after a backup from before the device joined was restored.
  private static void forget(TestCentre centre, String device) {
    centre
        .replica("rossi")
        .write(
            Priority.PERSON, tx -> tx.handle().execute("delete from device where id = ?", device));
  }

  @ParameterizedTest
  @EnumSource
  void revokedDeviceComesBackUnderItsIdAndNumberWithItsSales(StoreKind kind) {
    try (TestCentre centre = TestCentre.start(folder, kind)) {
      centre.company("rossi");
      centre.device("rossi", "1");
      TestDevice till = centre.device("rossi", "1");
      String before = Devices.find(centre.replica("rossi"), till.id()).orElseThrow().publicKey();
      Devices.revoke(centre.replica("rossi"), till.id());
      KeyPair keys = TestDevice.newKeys();

      Reply reply = enrol(centre, codeFor(centre, till.id()), keys, claim(till));

      assertThat(reply.as(EnrolmentAnswer.class)).isEqualTo(till.identity());
      assertThat(Devices.find(centre.replica("rossi"), till.id()).orElseThrow())
          .extracting(RegisteredDevice::active, RegisteredDevice::publicKey)
          .containsExactly(true, TestDevice.publicKey(keys));
      assertThat(till.tryLogin().problem()).as("the old key").isEqualTo("IDENTITY_REFUSED");
      assertThat(Devices.formerKeys(centre.replica("rossi"), till.id()))
          .as("what it has signed with it is its own still")
          .containsExactly(before);
      TestDevice again = TestDevice.with(centre.url(), keys, till.identity());
      assertThat(again.push("flow", List.of(TestRecords.sale(till, "s1", 1))))
          .extracting(VerdictRow::verdict)
          .containsExactly("ACCEPTED");
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void deviceThatTheCentreHasForgottenComesBackUnderItsIdAndNumber(boolean codeOfItsOwn) {
    try (TestCentre centre = TestCentre.start(folder, StoreKind.SQLITE)) {
      centre.company("rossi");
      centre.device("rossi", "1");
      TestDevice till = centre.device("rossi", "1");
      forget(centre, till.id());
      String code = codeOfItsOwn ? codeFor(centre, till.id()) : plainCode(centre);
      KeyPair keys = TestDevice.newKeys();

      Reply first = enrol(centre, code, keys, claim(till));
      Reply again = enrol(centre, code, keys, claim(till));

      assertThat(first.as(EnrolmentAnswer.class)).isEqualTo(till.identity());
      assertThat(again.text()).as("its answer was lost").isEqualTo(first.text());
      assertThat(centre.device("rossi", "1").identity().number()).isEqualTo(3);
    }
  }

  /// It was restored from before the device joined anew, and has had no line since. Source: R21.
  @ParameterizedTest
  @EnumSource
  void deviceThatComesUnderANumberItHasNoLongerGetsOneThatNobodyHasHad(StoreKind kind) {
    try (TestCentre centre = TestCentre.start(folder, kind)) {
      centre.company("rossi");
      TestDevice till = centre.device("rossi", "1");
      DeviceClaim setBack = new DeviceClaim("rossi", "1", till.id(), 1, true);
      Reply first = enrol(centre, codeFor(centre, till.id()), TestDevice.newKeys(), setBack);
      assertThat(first.as(EnrolmentAnswer.class).number()).isEqualTo(2);

      Reply older = enrol(centre, codeFor(centre, till.id()), TestDevice.newKeys(), claim(till));

      assertThat(older.as(EnrolmentAnswer.class))
          .extracting(EnrolmentAnswer::device, EnrolmentAnswer::number)
          .containsExactly(till.id(), 3);
    }
  }

  /// Its series is the other copy's, whichever of them goes on with it. Source: R21.
  @ParameterizedTest
  @EnumSource
  void deviceThatIsSetBackComesBackUnderItsIdAndANumberThatNobodyHasHad(StoreKind kind) {
    try (TestCentre centre = TestCentre.start(folder, kind)) {
      centre.company("rossi");
      TestDevice till = centre.device("rossi", "1");
      centre.device("rossi", "1");
      DeviceClaim setBack = new DeviceClaim("rossi", "1", till.id(), 1, true);
      KeyPair keys = TestDevice.newKeys();
      String code = codeFor(centre, till.id());

      Reply first = enrol(centre, code, keys, setBack);
      Reply again = enrol(centre, code, keys, setBack);
      Reply later = enrol(centre, codeFor(centre, till.id()), TestDevice.newKeys(), setBack);

      assertThat(first.as(EnrolmentAnswer.class))
          .extracting(EnrolmentAnswer::device, EnrolmentAnswer::number)
          .containsExactly(till.id(), 3);
      assertThat(again.text()).as("its answer was lost").isEqualTo(first.text());
      assertThat(later.as(EnrolmentAnswer.class).number())
          .as("its answer was lost for longer than the code lives")
          .isEqualTo(4);
      assertThat(till.get("/head").problem())
          .as("the other copy with the token that it has")
          .isEqualTo("TOKEN_REFUSED");
      assertThat(till.tryLogin().problem()).as("the other copy").isEqualTo("DEVICE_REPLACED");
      assertThat(enrol(centre, plainCode(centre), TestDevice.newKeys(), setBack).problem())
          .isEqualTo("DEVICE_CODE_NEEDED");
    }
  }

  @Test
  void deviceThatIsAdmittedCannotBeTakenOverWithACodeForANewTill() {
    try (TestCentre centre = TestCentre.start(folder, StoreKind.SQLITE)) {
      centre.company("rossi");
      TestDevice till = centre.device("rossi", "1");
      RegisteredDevice before = Devices.find(centre.replica("rossi"), till.id()).orElseThrow();
      String code = plainCode(centre);

      Reply thief = enrol(centre, code, TestDevice.newKeys(), claim(till));
      Devices.revoke(centre.replica("rossi"), till.id());
      Reply revoked = enrol(centre, code, TestDevice.newKeys(), claim(till));

      assertThat(List.of(thief.problem(), revoked.problem())).containsOnly("DEVICE_CODE_NEEDED");
      assertThat(Devices.find(centre.replica("rossi"), till.id()).orElseThrow().publicKey())
          .isEqualTo(before.publicKey());
      assertThat(
              Http.post(
                      centre.url() + "/v1/enrolments",
                      TestDevice.request(code, TestDevice.newKeys()))
                  .status())
          .as("the code is not used up")
          .isEqualTo(200);
    }
  }

  @Test
  void codeOfAnotherDeviceEstablishmentOrCompanyIsRefusedAndStaysGood() {
    try (TestCentre centre = TestCentre.start(folder, StoreKind.SQLITE)) {
      centre.company("rossi");
      centre.company("bianchi");
      TestDevice till = centre.device("rossi", "1");
      TestDevice other = centre.device("rossi", "1");
      List<RegisteredDevice> before = Devices.all(centre.replica("rossi"));
      String ofOther = codeFor(centre, other.id());
      String elsewhere = centre.store().codes().issue("rossi", "2").code();
      String company = centre.store().codes().issue("bianchi", "1").code();
      KeyPair keys = TestDevice.newKeys();
      DeviceClaim been = claim(till);

      assertThat(List.of(ofOther, elsewhere, company))
          .extracting(code -> enrol(centre, code, keys, been).problem())
          .containsExactly(
              "CODE_OF_OTHER_DEVICE", "CODE_OF_OTHER_ESTABLISHMENT", "CODE_OF_OTHER_COMPANY");
      assertThat(
              Http.post(centre.url() + "/v1/enrolments", TestDevice.request(ofOther, keys))
                  .problem())
          .as("a new device")
          .isEqualTo("CODE_OF_DEVICE");
      assertThat(Devices.all(centre.replica("rossi"))).isEqualTo(before);
      assertThat(enrol(centre, ofOther, keys, claim(other)).status()).isEqualTo(200);
    }
  }

  @Test
  void twoDevicesNeverNumberAlikeWhileBothAreAdmitted() {
    try (TestCentre centre = TestCentre.start(folder, StoreKind.SQLITE)) {
      centre.company("rossi");
      TestDevice lost = centre.device("rossi", "1");
      forget(centre, lost.id());
      TestDevice next = centre.device("rossi", "1");
      assertThat(next.identity().number()).isEqualTo(lost.identity().number());
      String own = codeFor(centre, lost.id());
      KeyPair keys = TestDevice.newKeys();

      assertThat(enrol(centre, plainCode(centre), keys, claim(lost)).problem())
          .isEqualTo("NUMBER_TAKEN");
      assertThat(enrol(centre, own, keys, claim(lost)).as(EnrolmentAnswer.class))
          .extracting(EnrolmentAnswer::device, EnrolmentAnswer::number)
          .containsExactly(lost.id(), 2);
      assertThat(next.get("/head").status()).isEqualTo(200);
    }
  }

  /// What was sold under the number that was given twice is the customers' proof. Source: P1, R20.
  @ParameterizedTest
  @EnumSource
  void whatWasSoldUnderANumberThatIsAnothersByNowArrivesOnceItsTillIsBack(StoreKind kind) {
    try (TestCentre centre = TestCentre.start(folder, kind)) {
      centre.company("rossi");
      TestDevice lost = centre.device("rossi", "1");
      forget(centre, lost.id());
      TestDevice next = centre.device("rossi", "1");
      KeyPair keys = TestDevice.newKeys();
      EnrolmentAnswer back =
          enrol(centre, codeFor(centre, lost.id()), keys, claim(lost)).as(EnrolmentAnswer.class);

      assertThat(
              TestDevice.with(centre.url(), keys, back)
                  .push("flow", List.of(TestRecords.sale(lost, "s1", 1))))
          .extracting(VerdictRow::verdict)
          .containsExactly("ACCEPTED");
      assertThat(next.push("flow-2", List.of(TestRecords.sale(next, "s2", 2))))
          .extracting(VerdictRow::verdict)
          .containsExactly("ACCEPTED");
    }
  }

  /// The centre was restored from before the device joined anew, and knows its number and key
  /// before that. Source: R20, R21.
  @ParameterizedTest
  @EnumSource
  void deviceThatHasJoinedAnewSinceTheCentresBackupGoesOnUnderItsNumber(StoreKind kind) {
    try (TestCentre centre = TestCentre.start(folder, kind)) {
      centre.company("rossi");
      TestDevice till = centre.device("rossi", "1");
      TestDevice other = centre.device("rossi", "1");
      DeviceClaim since = new DeviceClaim("rossi", "1", till.id(), 3);

      Reply back = enrol(centre, codeFor(centre, till.id()), TestDevice.newKeys(), since);
      assertThat(back.as(EnrolmentAnswer.class).number()).isEqualTo(3);
      assertThat(till.tryLogin().problem()).as("a copy of it").isEqualTo("DEVICE_REPLACED");

      DeviceClaim asOther = new DeviceClaim("rossi", "1", other.id(), 3);
      Reply third = enrol(centre, codeFor(centre, other.id()), TestDevice.newKeys(), asOther);
      assertThat(third.as(EnrolmentAnswer.class).number()).as("3 is taken").isEqualTo(4);
    }
  }

  /// What a device says that it has been is its own word. Source: F41.
  @ParameterizedTest
  @EnumSource
  void nobodyGetsTheSeriesOfATillThatWasThereBeforeByClaimingItsNumber(StoreKind kind) {
    try (TestCentre centre = TestCentre.start(folder, kind)) {
      centre.company("rossi");
      TestDevice neighbour = centre.device("rossi", "1");
      centre.clock().advanceSeconds(1);
      TestDevice liar = centre.device("rossi", "1");
      KeyPair keys = TestDevice.newKeys();
      DeviceClaim lie = new DeviceClaim("rossi", "1", liar.id(), neighbour.identity().number());
      Reply back = enrol(centre, codeFor(centre, liar.id()), keys, lie);
      assertThat(back.as(EnrolmentAnswer.class).number()).isEqualTo(3);

      TestDevice inItsName = TestDevice.with(centre.url(), keys, under(liar, 1));

      assertThat(inItsName.push("flow", List.of(TestRecords.sale(inItsName, "s1", 1))))
          .extracting(VerdictRow::verdict, VerdictRow::field, VerdictRow::detail)
          .containsExactly(tuple("REJECTED", "series", neighbour.id()));
      assertThat(inItsName.push("flow-2", List.of(TestRecords.sale(liar, "s2", 1))))
          .as("under the number that it had here")
          .extracting(VerdictRow::verdict)
          .containsExactly("ACCEPTED");
    }
  }

  /// The other one has got the number later than it was admitted: the centre was restored in
  /// between, and which of the two had it first is not known. Source: P1, R20.
  @Test
  void numberThatAnOlderTillWasGivenLaterMayHaveBeenItsOwn() {
    try (TestCentre centre = TestCentre.start(folder, StoreKind.SQLITE)) {
      centre.company("rossi");
      TestDevice older = centre.device("rossi", "1");
      centre.clock().advanceSeconds(1);
      TestDevice till = centre.device("rossi", "1");
      DeviceClaim setBack = new DeviceClaim("rossi", "1", older.id(), 1, true);
      Reply third = enrol(centre, codeFor(centre, older.id()), TestDevice.newKeys(), setBack);
      assertThat(third.as(EnrolmentAnswer.class).number()).isEqualTo(3);
      KeyPair keys = TestDevice.newKeys();

      DeviceClaim beforeTheBackup = new DeviceClaim("rossi", "1", till.id(), 3);
      Reply back = enrol(centre, codeFor(centre, till.id()), keys, beforeTheBackup);
      TestDevice asIt = TestDevice.with(centre.url(), keys, under(till, 3));

      assertThat(back.as(EnrolmentAnswer.class).number()).isEqualTo(4);
      assertThat(asIt.push("flow", List.of(TestRecords.sale(asIt, "s1", 1))))
          .extracting(VerdictRow::verdict)
          .containsExactly("ACCEPTED");
      assertThat(centre.replica("rossi").<List<Issue>>read(Issues::open))
          .extracting(Issue::code, Issue::recordId)
          .as("head office hears of it")
          .containsExactly(tuple(Issues.SERIES_SHARED, "1-3 " + till.id()));
    }
  }

  /// A number is not used up by being claimed or sent: some are left for those who join. Source:
  /// F41.
  @ParameterizedTest
  @EnumSource
  void nobodyUsesUpTheNumbersOfAnEstablishment(StoreKind kind) {
    try (TestCentre centre = TestCentre.start(folder, kind)) {
      centre.company("rossi");
      TestDevice till = centre.device("rossi", "1");
      DeviceClaim farAhead = new DeviceClaim("rossi", "1", till.id(), 10_002);

      assertThat(
              enrol(centre, codeFor(centre, till.id()), TestDevice.newKeys(), farAhead).problem())
          .isEqualTo("DEVICE_IS_ANOTHER");
      putSale(centre, under(till, 999_999_999));
      putSale(centre, under(till, 7));
      assertThat(centre.device("rossi", "1").identity().number()).isEqualTo(8);
    }
  }

  /// What a device has sealed or told says which number it had, not only what it has sold.
  @ParameterizedTest
  @EnumSource
  void numberUnderWhichSomethingWasSealedIsNotGivenAgain(StoreKind kind) {
    try (TestCentre centre = TestCentre.start(folder, kind)) {
      centre.company("rossi");
      TestDevice till = centre.device("rossi", "1");
      AnchorStore.told(
          centre.replica("rossi"),
          "0123456789",
          List.of(new ChainHead("1-2/journal", 1, "ab".repeat(32))));
      assertThat(centre.device("rossi", "1").identity().number()).as("2 was told of").isEqualTo(3);

      DeviceClaim setBack = new DeviceClaim("rossi", "1", till.id(), 1, true);
      Reply back = enrol(centre, codeFor(centre, till.id()), TestDevice.newKeys(), setBack);
      assertThat(back.as(EnrolmentAnswer.class).number()).isEqualTo(4);
      forget(centre, till.id());
      assertThat(centre.device("rossi", "1").identity().number()).isEqualTo(4);
      assertThat(
              enrol(centre, plainCode(centre), TestDevice.newKeys(), claim("ZZZZZZZZZZ", 1))
                  .problem())
          .as("1 was the first till's")
          .isEqualTo("NUMBER_TAKEN");
    }
  }

  private static DeviceClaim claim(String device, int number) {
    return new DeviceClaim("rossi", "1", device, number);
  }

  private static void putSale(TestCentre centre, EnrolmentAnswer seller) {
    RootRecord sale = TestRecords.sale(seller, "sale-" + seller.number(), 1);
    TestRecords.put(
        centre.replica("rossi"),
        SyncCatalogue.SALE,
        new Draft(sale.id(), sale.values(), sale.children()));
  }

  /// The same device under another number.
  private static EnrolmentAnswer under(TestDevice device, int number) {
    EnrolmentAnswer is = device.identity();
    return new EnrolmentAnswer(
        is.tenant(),
        is.company(),
        is.establishment(),
        is.device(),
        number,
        is.serverKey(),
        is.pinSecret());
  }

  @ParameterizedTest
  @EnumSource
  void numberUnderWhichWasSoldIsNotGivenAgain(StoreKind kind) {
    try (TestCentre centre = TestCentre.start(folder, kind)) {
      centre.company("rossi");
      TestDevice elsewhere = centre.device("rossi", "2");
      elsewhere.push("flow-2", List.of(TestRecords.sale(elsewhere, "s0", 1)));
      centre.device("rossi", "1");
      TestDevice second = centre.device("rossi", "1");
      second.push("flow-1", List.of(TestRecords.sale(second, "s1", 1)));
      forget(centre, second.id());

      assertThat(centre.device("rossi", "1").identity().number()).isEqualTo(3);
      assertThat(centre.device("rossi", "2").identity().number()).isEqualTo(2);
    }
  }

  @Test
  void claimThatNoDeviceCanHaveIsNamedByItsField() {
    try (TestCentre centre = TestCentre.start(folder, StoreKind.SQLITE)) {
      centre.company("rossi");
      String code = plainCode(centre);

      assertThat(
              List.of(
                  new DeviceClaim("rossi", "1", "CENTRE", 1),
                  new DeviceClaim("rossi", "1", "", 1),
                  new DeviceClaim("", "1", "0123456789", 1),
                  new DeviceClaim("rossi", "1", "0123456789", 0),
                  new DeviceClaim("rossi", "1", "0123456789", 1_000_000_000)))
          .extracting(claim -> enrol(centre, code, TestDevice.newKeys(), claim).problem())
          .containsOnly("DEVICE_CLAIM");
    }
  }
}
