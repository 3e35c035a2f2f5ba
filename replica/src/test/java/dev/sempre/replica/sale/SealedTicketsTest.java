package dev.sempre.replica.sale;

import static dev.sempre.replica.sale.TestTill.SERIES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.model.chain.ChainCheck.Broken;
import dev.sempre.model.chain.ChainCheck.Fault;
import dev.sempre.model.chain.Seal;
import dev.sempre.model.chain.Signer;
import dev.sempre.model.sale.CompletedSale;
import dev.sempre.model.sync.RootRecord;
import dev.sempre.model.sync.SealColumns;
import dev.sempre.model.sync.SyncCatalogue;
import dev.sempre.replica.chain.ChainStore;
import dev.sempre.replica.chain.ChainStore.Checked;
import dev.sempre.replica.chain.ChainStore.Head;
import dev.sempre.replica.sync.Records;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Every ticket is sealed in the chain of its till. Source: T11, R35, R37, I8, I9, F41.
final class SealedTicketsTest {
  @TempDir Path folder;
  private final KeyPair key = newKey();
  private final List<CompletedSale> sold = new ArrayList<>();
  private TestTill till;

  @BeforeEach
  void sell() {
    till = TestTill.open(folder.resolve("till.db"));
    till.replica.signWith(signer(key));
    for (int i = 1; i <= 5; i++) {
      sold.add(till.sell(till.cart(100L * i, 7)));
    }
  }

  @AfterEach
  void close() {
    till.close();
  }

  @Test
  void chainOfWhatWasSoldHolds() {
    Checked checked = check();

    assertThat(checked.broken()).isNull();
    Head head = checked.head();
    assertThat(head).isNotNull();
    assertThat(head.number()).isEqualTo(5);
    assertThat(head.perpetualMinor()).isEqualTo(100 + 200 + 300 + 400 + 500 + 5 * 7);
    assertThat(ChainStore.head(till.handle, SERIES)).contains(head);
    assertThat(ChainStore.chains(till.handle)).containsExactly(SERIES);
    assertThat(ChainStore.devices(till.handle, SERIES)).hasSize(1);
  }

  @Test
  void eachSealStandsOnTheOneBefore() {
    List<Seal> seals = sold.stream().map(sale -> Seal.of(record(sale)).orElseThrow()).toList();

    assertThat(seals).extracting(Seal::number).containsExactly(1L, 2L, 3L, 4L, 5L);
    assertThat(seals.getFirst().previous()).isEqualTo(Seal.NOTHING_BEFORE);
    for (int i = 1; i < seals.size(); i++) {
      assertThat(seals.get(i).previous()).isEqualTo(seals.get(i - 1).hash());
    }
  }

  @Test
  void tillThatHasJoinedAnewGoesOnWithItsTotalInAnotherChain() {
    CompletedSale next = till.sellIn("1-9", till.cart(1_000));

    Seal seal = Seal.of(record(next)).orElseThrow();
    assertThat(seal.number()).isOne();
    assertThat(seal.previous()).isEqualTo(Seal.of(record(sold.getLast())).orElseThrow().hash());
    assertThat(seal.perpetualMinor()).isEqualTo(1_535 + 1_000);
    assertThat(check().holds()).isTrue();
  }

  @Test
  void ticketsFromBeforeThereWereChainsBreakNothing() {
    till.execute(
        "update sale set chain_number = null, chain_previous = null, perpetual_minor = null,"
            + " chain_hash = null, chain_signature = null");
    assertThat(ChainStore.head(till.handle, SERIES)).isEmpty();
    till.sell(till.cart(50));

    assertThat(check().holds()).isTrue();
    assertThat(ChainStore.head(till.handle, SERIES).map(Head::number)).contains(1L);
  }

  @Test
  void withoutItsKeyATillSellsAndTheCheckSaysSo() {
    till.replica.signWith(Signer.NONE);
    CompletedSale unsigned = till.sell(till.cart(50));

    assertThat(check().broken()).isEqualTo(new Broken(6, "sale", unsigned.id(), Fault.NOT_SIGNED));
  }

  static Stream<Arguments> tamperings() {
    return Stream.of(
        tampering(
            "an amount", "update sale set gross_minor = 1 where number = 3", 3, Fault.ALTERED),
        tampering(
            "what was rounded",
            "update sale set rounding_minor = 2 where number = 3",
            3,
            Fault.ALTERED),
        tampering(
            "where a weight came from",
            "update sale_line set weighed_by = 'SCALE' where position = 1"
                + " and sale_id = (select id from sale where number = 2)",
            2,
            Fault.ALTERED),
        tampering(
            "the time", "update sale set completed_at = 5 where number = 2", 2, Fault.ALTERED),
        tampering(
            "a line",
            "update sale_line set description = 'x' where position = 2"
                + " and sale_id = (select id from sale where number = 4)",
            4,
            Fault.ALTERED),
        tampering(
            "a line that is gone",
            "delete from sale_line where position = 2"
                + " and sale_id = (select id from sale where number = 1)",
            1,
            Fault.ALTERED),
        tampering(
            "a tender",
            "update sale_tender set kind = 'CASH', amount_minor = amount_minor + 1"
                + " where sale_id = (select id from sale where number = 5)",
            5,
            Fault.ALTERED),
        tampering("a seal that is gone", CLEAR + " where number = 3", 3, Fault.MISSING_BEFORE),
        tampering("the last seal that is gone", CLEAR + " where number = 5", 5, Fault.NOT_SEALED),
        tampering(
            "the perpetual total",
            "update sale set perpetual_minor = 1 where number = 2",
            2,
            Fault.ALTERED),
        tampering(
            "a signature",
            "update sale set chain_signature = 'AAAA' where number = 3",
            3,
            Fault.NOT_SIGNED),
        tampering("a ticket that is gone", DELETE.formatted(3), 3, Fault.MISSING_BEFORE),
        tampering("the last ticket that is gone", DELETE.formatted(5), 4, Fault.CUT_BEHIND),
        tampering(
            "two that are swapped",
            "update sale set chain_number = 9 where number = 2;"
                + "update sale set chain_number = 2 where number = 3;"
                + "update sale set chain_number = 3 where number = 2",
            2,
            Fault.ALTERED),
        tampering(
            "one that is put in",
            "create temp table forged as select * from sale where number = 2;"
                + "update forged set id = 'forged', seq = seq + 1000;"
                + "insert into sale select * from forged",
            2,
            Fault.PLACE_TAKEN));
  }

  private static final String CLEAR =
      "update sale set chain_number = null, chain_previous = null, perpetual_minor = null,"
          + " chain_hash = null, chain_signature = null";
  private static final String DELETE =
      "delete from sale_line where sale_id in (select id from sale where number = %1$d);"
          + "delete from sale_tender where sale_id in (select id from sale where number = %1$d);"
          + "delete from sale_tax where sale_id in (select id from sale where number = %1$d);"
          + "delete from sale where number = %1$d";

  private static Arguments tampering(String what, String sql, long number, Fault fault) {
    return Arguments.of(what, sql, number, fault);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("tamperings")
  void firstRecordThatIsNotAsItWasSealedIsNamed(String what, String sql, long number, Fault fault) {
    for (String statement : sql.split(";", -1)) {
      till.execute(statement);
    }

    Broken broken = check().broken();

    assertThat(broken).as(what).isNotNull();
    assertThat(broken.number()).as(broken.toString()).isEqualTo(number);
    assertThat(broken.fault()).isEqualTo(fault);
  }

  @Test
  void chainThatWasRebuiltWithoutTheTillsKeyIsFound() {
    rebuild(3, signer(newKey()));

    assertThat(check().broken())
        .isEqualTo(new Broken(3, "sale", sold.get(2).id(), Fault.NOT_SIGNED));
  }

  /// What only the centre can find: it has the hash that stood there before.
  @Test
  void chainThatWasRebuiltWithTheTillsKeyHasAnotherHead() {
    Head before = ChainStore.head(till.handle, SERIES).orElseThrow();
    rebuild(3, signer(key));

    assertThat(check().holds()).isTrue();
    assertThat(check().head()).isNotEqualTo(before);
  }

  /// Alters a ticket and seals it and all behind it anew.
  private void rebuild(int from, Signer signer) {
    till.execute("update sale set note = 'forged' where number = " + from);
    for (int number = from; number <= sold.size(); number++) {
      RootRecord record = record(sold.get(number - 1));
      Seal before = Seal.of(record(sold.get(number - 2))).orElseThrow();
      long perpetual = Seal.of(record).orElseThrow().perpetualMinor();
      Seal seal = Seal.of(Seal.put(record, number, before.hash(), perpetual, signer)).orElseThrow();
      till.execute(
          "update sale set chain_previous = ?, chain_hash = ?, chain_signature = ? where number ="
              + " ?",
          seal.previous(),
          seal.hash(),
          Objects.requireNonNull(seal.signature()),
          number);
    }
  }

  @Test
  void everySealedTableSaysInWhichChainItIs() {
    assertThat(SyncCatalogue.TABLES)
        .filteredOn(SealColumns::areIn)
        .isNotEmpty()
        .allSatisfy(table -> assertThat(table.indexOf("series")).isNotNegative());
  }

  private Checked check() {
    return till.replica.read(
        handle -> ChainStore.check(handle, till.replica.dialect(), SERIES, this::isSignature));
  }

  private RootRecord record(CompletedSale sale) {
    Optional<RootRecord> found =
        till.replica.read(handle ->
            Records.find(
                    handle.getConnection(), till.replica.dialect(), SyncCatalogue.SALE, sale.id())
                .map(stored -> stored.record()));
    return found.orElseThrow();
  }

  private boolean isSignature(String text, String signature) {
    try {
      Signature check = Signature.getInstance("Ed25519");
      check.initVerify(key.getPublic());
      check.update(text.getBytes(StandardCharsets.UTF_8));
      return check.verify(Base64.getDecoder().decode(signature));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      return false;
    }
  }

  private static KeyPair newKey() {
    try {
      return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static Signer signer(KeyPair key) {
    return text -> {
      try {
        Signature signature = Signature.getInstance("Ed25519");
        signature.initSign(key.getPrivate());
        signature.update(text.getBytes(StandardCharsets.UTF_8));
        return Base64.getEncoder().encodeToString(signature.sign());
      } catch (GeneralSecurityException e) {
        throw new AssertionError(e);
      }
    };
  }
}
