package dev.sempre.model.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.model.sync.RootRecord.ChildRow;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RecordCheckTest {
  private static RootRecord product(@Nullable String extra, @Nullable String barcodeExtra) {
    @Nullable Object[] values = {
      "110001", "Banane", null, null, null, "KILOGRAM", null, null, null, null, 1L
    };
    return new RootRecord(
        SyncCatalogue.PRODUCT,
        "p1",
        "centre",
        1,
        null,
        Hlc.ofMillis(1),
        "test",
        false,
        values,
        List.of(List.of(new ChildRow(new Object[] {"02900001100014"}, barcodeExtra))),
        null,
        extra);
  }

  @Test
  void whatHasACanonicalFormIsCarriedWhateverItMeans() {
    for (String extra :
        List.of("{}", "{\"a\":1,\"b\":\"x\",\"c\":null}", "{\"@kids\":[{\"a\":1},{}]}")) {
      RootRecord record = product(extra, extra);

      assertThat(RecordCheck.check(record)).as(extra).isEmpty();
      assertThat(new CanonicalForm().hash(record)).hasSize(32);
    }
  }

  @Test
  void whatHasNoCanonicalFormIsRefusedByName() {
    for (String extra :
        List.of(
            "not json",
            "[]",
            "1",
            "{\"a\":1.5}",
            "{\"a\":1e99999}",
            "{\"@kids\":1}",
            "{\"@kids\":[1]}",
            "{\"@kids\":[{\"a\":1e99999}]}",
            "{\"a\":\"\u0000\"}")) {
      assertThat(RecordCheck.check(product(extra, null)))
          .as(extra)
          .containsExactly(new Violation(Violation.BAD_VALUE, "extra", extra));
      assertThat(RecordCheck.check(product(null, extra)))
          .extracting(Violation::field)
          .containsExactly("product_barcode[1].extra");
    }
  }

  @Test
  void stampsThatAreNotStampsAreRefusedByName() {
    for (String stamps :
        List.of(
            "",
            "not json",
            "[]",
            "{\"*\":null}",
            "{\"*\":{}}",
            "{\"*\":[]}",
            "{\"*\":[\"1@till-a\"]}",
            "{\"*\":1}",
            "{\"*\":true}",
            "{\"*\":\"\"}",
            "{\"*\":\"@till-a\"}",
            "{\"*\":\"x@till-a\"}",
            "{\"*\":\"1@till-a\",\"phone\":null}")) {
      assertThat(RecordCheck.check(contact(stamps)))
          .as(stamps)
          .containsExactly(new Violation(Violation.BAD_VALUE, "stamps", stamps));
    }
    assertThat(RecordCheck.check(contact("{\"*\":\"1@till-a\"}"))).isEmpty();
  }

  private static RootRecord contact(String stamps) {
    @Nullable Object[] values = new Object[SyncCatalogue.CONTACT.columns().size()];
    values[SyncCatalogue.CONTACT.requireIndexOf("name")] = "Rossi";
    for (String flag : List.of("customer", "prospect", "supplier", "active")) {
      values[SyncCatalogue.CONTACT.requireIndexOf(flag)] = 1L;
    }
    return new RootRecord(
        SyncCatalogue.CONTACT,
        "c1",
        "till-a",
        1,
        null,
        Hlc.ofMillis(1),
        "test",
        false,
        values,
        List.of(),
        stamps,
        null);
  }
}
