package dev.sempre.replica.chain;

import static dev.sempre.replica.sale.TestTill.SERIES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.model.chain.ChainCheck.Broken;
import dev.sempre.model.chain.ChainCheck.Fault;
import dev.sempre.model.sync.Column;
import dev.sempre.model.sync.RootRecord.ChildRow;
import dev.sempre.model.sync.SyncCatalogue;
import dev.sempre.model.sync.TableSpec;
import dev.sempre.replica.chain.ChainStore.Checked;
import dev.sempre.replica.db.Dialect;
import dev.sempre.replica.db.Priority;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.db.Unguarded;
import dev.sempre.replica.sale.TestTill;
import dev.sempre.replica.shift.Shift;
import dev.sempre.replica.shift.ShiftStore;
import dev.sempre.replica.sync.Records;
import dev.sempre.replica.testing.Line;
import dev.sempre.replica.testing.TestKey;
import dev.sempre.replica.testing.TestPlaces;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Nobody puts a record into a till without a seal and is not found. Source: R35, F41.
final class InsertedRecordsTest {
  private static final String OTHER = "9-9";
  private static final String UNSEAL =
      "chain_number = null, chain_previous = null, perpetual_minor = null, chain_hash = null,"
          + " chain_signature = null";

  @TempDir Path folder;
  private final TestKey key = new TestKey();
  private TestTill till;

  @BeforeEach
  void open() {
    till = TestTill.open(folder.resolve("till.db"));
    till.replica.signWith(key);
  }

  @AfterEach
  void close() {
    till.close();
  }

  private void sell(int tickets) {
    for (int i = 0; i < tickets; i++) {
      var _ = till.sell(till.cart(100));
    }
  }

  private Checked check(Replica place, String chain) {
    return place.read(handle -> ChainStore.check(handle, place.dialect(), chain, key::hasSigned));
  }

  private Broken broken(String chain) {
    Checked checked = check(till.replica, chain);
    return Objects.requireNonNull(checked.broken(), checked::line);
  }

  private List<String> toVerify() {
    return till.replica.read(ChainStore::toVerify);
  }

  static Stream<TableSpec> alwaysSealed() {
    return Stream.of(
        SyncCatalogue.CASH_MOVEMENT, SyncCatalogue.ACCOUNT_PAYMENT, SyncCatalogue.CLOSING);
  }

  @ParameterizedTest
  @MethodSource("alwaysSealed")
  void aRecordThatIsPutInWithoutASealIsNamed(TableSpec table) {
    sell(2);
    put(table, "forged", SERIES);

    assertThat(broken(SERIES)).isEqualTo(new Broken(3, table.name(), "forged", Fault.NOT_SEALED));
  }

  @ParameterizedTest
  @MethodSource("alwaysSealed")
  void soIsOneThatStandsUnderAnotherName(TableSpec table) {
    sell(2);
    assertThat(toVerify()).containsExactly(SERIES);
    put(table, "forged", OTHER);

    assertThat(toVerify()).containsExactly(SERIES, OTHER);
    assertThat(broken(OTHER)).isEqualTo(new Broken(1, table.name(), "forged", Fault.NOT_SEALED));
  }

  /// A record whose columns are all filled, with anything.
  private void put(TableSpec table, String id, String series) {
    @Nullable Object[] values = new Object[table.columns().size()];
    for (int i = 0; i < values.length; i++) {
      Column column = table.columns().get(i);
      values[i] = !column.required() ? null : column.kind().isInteger() ? (Object) 1L : "x";
    }
    values[table.requireIndexOf("series")] = series;
    List<List<ChildRow>> none = table.children().stream().map(_ -> List.<ChildRow>of()).toList();
    till.replica.write(
        Priority.PERSON,
        tx -> Records.createAll(tx, table, "x", List.of(new Records.Draft(id, values, none))));
  }

  @ParameterizedTest
  @CsvSource({"1-2, 0", "1-2, 1", "1-2, 99", "9-9, 1"})
  void aTicketThatIsPutInWithoutASealIsNamedWhateverItsNumber(String series, long number) {
    sell(3);
    forge(series, number);

    assertThat(toVerify()).contains(series);
    assertThat(broken(series))
        .returns("forged", Broken::id)
        .returns(Fault.NOT_SEALED, Broken::fault);
  }

  private void forge(String series, long number) {
    till.execute("create temp table forged as select * from sale where number = 2");
    till.execute(
        "update forged set id = 'forged', seq = seq + 1000, pending = 1, series = ?, number = ?, "
            + UNSEAL,
        series,
        number);
    till.execute("insert into sale select * from forged");
  }

  @Test
  void beforeTheFirstTicketTheJournalTellsThatThisTillSeals() {
    Shift _ = openShift();
    sell(1);
    Unguarded.lift(till.replica);
    till.execute("update sale set " + UNSEAL);

    assertThat(toVerify()).containsExactly(SERIES, SERIES + ChainStore.JOURNAL);
    assertThat(broken(SERIES).fault()).isEqualTo(Fault.NOT_SEALED);
  }

  @Test
  void ticketsFromBeforeThereWereChainsAreNotCalledTampering() {
    sell(3);
    Unguarded.lift(till.replica);
    till.execute("update sale set " + UNSEAL);
    assertThat(toVerify()).isEmpty();
    sell(2);
    Shift _ = openShift();

    assertThat(toVerify()).containsExactly(SERIES, SERIES + ChainStore.JOURNAL);
    assertThat(check(till.replica, SERIES).holds()).as(check(till.replica, SERIES).line()).isTrue();
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void theCentreNamesItToo(Dialect dialect) {
    try (Replica centre = TestPlaces.centre(TestPlaces.fresh(dialect, folder), till.clock)) {
      sell(3);
      int _ = new Line(centre, till.replica).upload();
      assertThat(check(centre, SERIES).holds()).isTrue();
      forge(OTHER, 1);
      int _ = new Line(centre, till.replica).upload();

      assertThat(centre.read(ChainStore::toVerify)).containsExactly(SERIES, OTHER);
      assertThat(check(centre, OTHER).broken())
          .isEqualTo(new Broken(1, "sale", "forged", Fault.NOT_SEALED));
    }
  }

  @Test
  void theFloatOfAShiftIsWhatItsSealedOpeningSays() {
    Shift shift = openShift();
    String journal = SERIES + ChainStore.JOURNAL;
    assertThat(check(till.replica, journal).holds()).isTrue();

    till.execute("update shift set float_minor = 5000");

    assertThat(broken(journal))
        .returns("shift", Broken::table)
        .returns(shift.id(), Broken::id)
        .returns(Fault.ALTERED, Broken::fault);
  }

  private Shift openShift() {
    return till.replica.write(
        Priority.PERSON,
        tx -> ShiftStore.open(tx, TestTill.establishment(), 15_000, "maria", null).orElseThrow());
  }
}
