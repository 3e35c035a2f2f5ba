package dev.sempre.centre.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.sempre.centre.command.CommandStand.Said;
import dev.sempre.centre.organisation.Devices;
import dev.sempre.centre.organisation.Devices.NewDevice;
import dev.sempre.centre.testing.TestRecords;
import dev.sempre.model.archive.VerifierMain;
import dev.sempre.model.chain.ChainHead;
import dev.sempre.model.chain.Seal;
import dev.sempre.model.organisation.DeviceKind;
import dev.sempre.model.sync.CanonicalForm;
import dev.sempre.model.sync.Column;
import dev.sempre.model.sync.RootRecord;
import dev.sempre.model.sync.SyncCatalogue;
import dev.sempre.model.sync.Verdict;
import dev.sempre.model.wire.PushStream.Arrived;
import dev.sempre.replica.chain.AnchorStore;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.sync.Ingest;
import dev.sempre.replica.sync.Viewer;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What head office asks about chains. Sources: R36, R41, R43.
final class ChainCommandsTest {
  private static final String TILL = "till-1";
  private static final String SERIES = "0-1";

  @TempDir Path folder;
  private final KeyPair key = newKey();
  private final List<RootRecord> sealed = new ArrayList<>();
  private CommandStand stand;

  /// Three of five tickets have arrived.
  @BeforeEach
  void threeOfFiveHaveArrived() {
    stand = new CommandStand(folder.resolve("data"));
    JsonObject _ =
        stand.json(
            "tenant",
            "create",
            "--name",
            "rossi",
            "--company",
            "Bottega Rossi",
            "--country",
            "IT",
            "--language",
            "it");
    String publicKey = Base64.getEncoder().encodeToString(key.getPublic().getEncoded());
    stand.with(
        "rossi",
        replica -> {
          String shop =
              replica.read(handle ->
                  handle
                      .createQuery("select min(id) from establishment")
                      .mapTo(String.class)
                      .one());
          var _ =
              Devices.admit(
                  replica, new NewDevice(TILL, shop, "Cassa 1", DeviceKind.TILL, publicKey));
          for (int i = 1; i <= 5; i++) {
            seal(shop, i);
          }
          send(replica, shop, sealed.subList(0, 3));
          Seal last = Seal.of(sealed.getLast()).orElseThrow();
          var _ = AnchorStore.told(replica, TILL, List.of(new ChainHead(SERIES, 5, last.hash())));
        });
  }

  private void seal(String shop, long number) {
    List<Column> columns = SyncCatalogue.SALE.columns();
    @Nullable Object[] values = new Object[columns.size()];
    for (int i = 0; i < values.length; i++) {
      if (columns.get(i).required()) {
        values[i] = columns.get(i).kind().isInteger() ? (Object) 100L : "x";
      }
    }
    values[SyncCatalogue.SALE.requireIndexOf("establishment_id")] = shop;
    values[SyncCatalogue.SALE.requireIndexOf("device_id")] = TILL;
    values[SyncCatalogue.SALE.requireIndexOf("series")] = SERIES;
    values[SyncCatalogue.SALE.requireIndexOf("number")] = number;
    values[SyncCatalogue.SALE.requireIndexOf("business_date")] = "2026-11-21";
    values[SyncCatalogue.SALE.requireIndexOf("currency")] = "EUR";
    RootRecord record =
        TestRecords.record(
            SyncCatalogue.SALE,
            "sale-" + number,
            TILL,
            values,
            List.of(List.of(), List.of(), List.of()));
    String previous =
        sealed.isEmpty() ? Seal.NOTHING_BEFORE : Seal.of(sealed.getLast()).orElseThrow().hash();
    sealed.add(Seal.put(record, number, previous, number * 100, this::sign));
  }

  private static void send(Replica replica, String shop, List<RootRecord> records) {
    List<Arrived> arrived =
        records.stream()
            .map(record -> new Arrived(record, new CanonicalForm().hexHash(record)))
            .toList();
    assertThat(new Ingest(replica).accept(new Viewer(TILL, shop), SyncCatalogue.SALE, arrived))
        .hasOnlyElementsOfType(Verdict.Accepted.class);
  }

  @Test
  void listSaysWhatHasArrivedAndWhatIsMissing() {
    Said said = stand.run("chain", "list");
    assertThat(said.out())
        .contains("0-1  Cassa 1  5 records issued, 3 received, told of last at 2026-11-21T")
        .contains("  missing 4 to 5, told of at 2026-11-21T")
        .contains("  3 tickets issued, 3 received");
    JsonObject chain =
        stand.json("chain", "list").getAsJsonArray("chains").get(0).getAsJsonObject();
    assertThat(chain.getAsJsonObject("chain").getAsJsonObject("places").get("issued").getAsLong())
        .isEqualTo(5);
  }

  @Test
  void verifySaysWhatIsOnItsWayAndRefusesWhatIsNotAsItWasTold() {
    Said said = stand.run("chain", "verify");
    assertThat(said.exitCode()).as(said.err()).isZero();
    assertThat(said.out()).contains("0-1: 1 to 3 hold", "4 to 5 are on their way");

    stand.with(
        "rossi",
        replica -> {
          Seal third = Seal.of(sealed.get(2)).orElseThrow();
          var _ =
              AnchorStore.told(replica, TILL, List.of(new ChainHead(SERIES, 3, third.hash(), 5)));
        });
    Said broken = stand.run("chain", "verify");
    assertThat(broken.exitCode()).isOne();
    assertThat(broken.err()).contains("at 4: the till does not have any more");
    assertThat(stand.run("issue", "list").out())
        .contains("CHAIN_DIFFERS", "the till ends at 3 and had told 5", "run chain verify");
  }

  @Test
  void archiveIsSignedByTheCentreAndHoldsAtTheVerifier() {
    Path file = folder.resolve("archive.zip");
    String[] command = {
      "chain",
      "archive",
      "--chain",
      SERIES,
      "--from",
      "2026-01-01",
      "--to",
      "2026-12-31",
      "--out",
      file.toString()
    };
    Said said = stand.run(command);

    assertThat(said.exitCode()).as(said.err()).isZero();
    assertThat(said.out())
        .contains("All 3 records are as they were sealed", "4 to 5 had not arrived yet");
    assertThat(said.err()).contains("9 of 9 steps");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);
    assertThat(VerifierMain.run(print, print, List.of(file.toString())))
        .as(out.toString(StandardCharsets.UTF_8))
        .isZero();
    assertThat(stand.run(command).err()).contains("is not overwritten");
  }

  @Test
  void archiveOfWhatIsNotAsItWasSealedIsWrittenAndSaysSo() {
    stand.write(
        "rossi",
        tx -> {
          tx.handle().execute("drop trigger guard_sale_update");
          return tx.handle().execute("update sale set note = 'x' where number = 2");
        });
    Path file = folder.resolve("archive.zip");
    Said said =
        stand.run(
            "chain",
            "archive",
            "--chain",
            SERIES,
            "--from",
            "2026-11-01",
            "--to",
            "2026-11-30",
            "--out",
            file.toString());

    assertThat(said.exitCode()).isOne();
    assertThat(said.err()).contains("is written", "2, sale sale-2: its content was changed");
    assertThat(file).exists();
  }

  private String sign(String text) {
    try {
      Signature signature = Signature.getInstance("Ed25519");
      signature.initSign(key.getPrivate());
      signature.update(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static KeyPair newKey() {
    try {
      return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }
}
