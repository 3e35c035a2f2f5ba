package dev.sempre.model.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.model.sync.RootRecord.ChildRow;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CanonicalFormTest {
  private final CanonicalForm canonical = new CanonicalForm();

  @Test
  void whatBelongsToAPlaceDoesNotCount() {
    RootRecord here = category("Food", null);
    assertThat(canonical.hash(here.withVersions(9, 7L))).isEqualTo(canonical.hash(here));
  }

  @Test
  void everyPartOfTheContentCounts() {
    Set<String> hashes = new HashSet<>();
    hashes.add(canonical.hexHash(category("Food", null)));
    hashes.add(canonical.hexHash(category("Fooe", null)));
    hashes.add(canonical.hexHash(category("Food", "{\"new_column\":1}")));
    hashes.add(canonical.hexHash(category("Food", "{\"new_column\":\"1\"}")));
    hashes.add(canonical.hexHash(category("Food", "{\"other_column\":1}")));
    hashes.add(canonical.hexHash(product("a", "b")));
    hashes.add(canonical.hexHash(product("b", "a")));
    hashes.add(canonical.hexHash(product("ab")));
    hashes.add(canonical.hexHash(product()));
    assertThat(hashes).hasSize(9);
  }

  @Test
  void aColumnThatIsOnlyCarriedGivesTheBytesOfAColumnThatIsKnown() {
    @Nullable Object[] values = {"Food", null, 1L};
    RootRecord known = record(SyncCatalogue.COST_CENTRE, values, List.of(), null);
    @Nullable Object[] withoutName = {null, null, 1L};
    RootRecord carried =
        record(SyncCatalogue.COST_CENTRE, withoutName, List.of(), "{\"name\":\"Food\"}");
    assertThat(canonical.bytes(carried)).isEqualTo(canonical.bytes(known));
  }

  @Test
  void aChildTableThatIsOnlyCarriedGivesTheBytesOfOneThatIsKnown() {
    RootRecord known = product("8076802085738");
    RootRecord carried =
        record(
            SyncCatalogue.PRODUCT,
            known.values(),
            List.of(List.of()),
            "{\"@product_barcode\":[{\"gtin\":\"8076802085738\"}]}");
    assertThat(canonical.bytes(carried)).isEqualTo(canonical.bytes(known));
  }

  @Test
  void theFormIsFixedForAllTime() {
    assertThat(canonical.hexHash(product("8076802085738")))
        .isEqualTo("b019fb5d1b13e6ceab0b7d6abe4d0de92ef8ef6d9a1b811e253e04637d85aae5");
  }

  private static RootRecord category(String name, @Nullable String extra) {
    return record(
        SyncCatalogue.PRODUCT_CATEGORY, new Object[] {null, name, null, 1L, 1L}, List.of(), extra);
  }

  private static RootRecord product(String... gtins) {
    @Nullable Object[] values = {
      "SKU", "Caffè", null, null, "food", "PIECE", null, "IT10", null, null, 1L
    };
    List<ChildRow> rows =
        java.util.Arrays.stream(gtins)
            .map(gtin -> new ChildRow(new Object[] {gtin}, null))
            .toList();
    return record(SyncCatalogue.PRODUCT, values, List.of(rows), null);
  }

  private static RootRecord record(
      TableSpec table,
      @Nullable Object[] values,
      List<List<ChildRow>> children,
      @Nullable String extra) {
    return new RootRecord(
        table, "id", "centre", 1, null, 42, "maria", false, values, children, null, extra);
  }
}
