package dev.sempre.replica.sale;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.model.catalogue.ProductUnit;
import dev.sempre.model.money.Rate;
import dev.sempre.model.sale.CompletedSale;
import dev.sempre.model.sale.Discount;
import dev.sempre.model.sale.LineAmounts;
import dev.sempre.model.sale.LineItem;
import dev.sempre.model.sale.LineReturn;
import dev.sempre.model.sale.OpenSale;
import dev.sempre.model.sale.PayingSale;
import dev.sempre.model.sale.SaleLimits;
import dev.sempre.model.sale.SaleLine;
import dev.sempre.model.sale.TenderKind;
import dev.sempre.model.sync.RecordCheck;
import dev.sempre.model.sync.RootRecord;
import dev.sempre.model.sync.SyncCatalogue;
import dev.sempre.model.wire.PushStream;
import dev.sempre.replica.db.Priority;
import dev.sempre.replica.sync.Records;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The largest sale that a till lets happen is one that the centre takes.
final class LargestSaleTest {
  /// What the centre takes in one body, inflated.
  private static final long MAX_BODY_BYTES = 16L << 20;

  /// The characters that take the most room in JSON: six bytes each.
  private static final String WIDEST = "\u0001\u2028";

  @TempDir Path folder;

  @Test
  void theLargestSaleWithTheWidestTextsFitsOneUpload() throws Exception {
    assertFits(1_000, null);
  }

  @Test
  void theLargestRefundWithTheWidestTextsFitsOneUpload() throws Exception {
    assertFits(-1_000, new LineReturn(null, wide(SaleLimits.MAX_REASON_LENGTH)));
  }

  private void assertFits(long quantityMilli, @Nullable LineReturn back) throws Exception {
    try (TestTill till = TestTill.open(folder.resolve("till.db"))) {
      CompletedSale sold =
          till.replica
              .write(
                  Priority.PERSON,
                  tx ->
                      SaleStore.complete(
                          tx,
                          paid(cart(till, quantityMilli, back)),
                          TestTill.SERIES,
                          TestTill.ZONE))
              .orElseThrow();
      RootRecord record =
          Records.find(
                  till.handle.getConnection(),
                  till.replica.dialect(),
                  SyncCatalogue.SALE,
                  sold.id())
              .orElseThrow()
              .record();

      assertThat(RecordCheck.check(record)).isEmpty();
      assertThat(bytesOnTheWire(record)).isBetween(MAX_BODY_BYTES / 2, MAX_BODY_BYTES);
      assertThat(SaleStore.byId(till.handle, sold.id())).contains(sold);
    }
  }

  /// Every text as long as it may be, every line with a VAT rate of its own.
  private static OpenSale cart(TestTill till, long quantityMilli, @Nullable LineReturn back) {
    String description = wide(SaleLimits.MAX_DESCRIPTION_LENGTH);
    String note = wide(SaleLimits.MAX_NOTE_LENGTH);
    String id = "x" + "\u2028".repeat(123);
    List<SaleLine> lines = new ArrayList<>();
    for (int position = 1; position <= SaleLimits.MAX_LINES; position++) {
      LineItem item =
          new LineItem(
              id,
              "1".repeat(48),
              description,
              ProductUnit.PIECE,
              SaleLimits.MAX_PRICE_MINOR,
              "%s%04d".formatted(id, position),
              new Rate(10_000),
              id);
      lines.add(
          new SaleLine(
              position,
              item,
              quantityMilli,
              99_999_999,
              back == null ? Discount.percent(new Rate(1)) : Discount.none(),
              note,
              id,
              false,
              LineAmounts.ZERO,
              back));
    }
    Discount off = back == null ? Discount.amount(99_999_999) : Discount.none();
    OpenSale full = new OpenSale(till.newId(), TestTill.context("maria"), lines, off, id, note);
    // What the till itself would say of its last line, and of the ticket.
    return full.noteLine(SaleLimits.MAX_LINES, note).orElseThrow();
  }

  private static PayingSale paid(OpenSale cart) {
    PayingSale paying = cart.beginPayment().orElseThrow();
    String method = "x" + "\u2028".repeat(127);
    for (int i = 1; i < SaleLimits.MAX_TENDERS; i++) {
      long some = Long.signum(paying.dueMinor()) * 100_000_000L;
      paying = paying.addTender(method, TenderKind.VOUCHER, some).orElseThrow();
    }
    return paying.addTender(method, TenderKind.VOUCHER, paying.dueMinor()).orElseThrow();
  }

  private static String wide(int length) {
    return WIDEST.repeat(length / WIDEST.length());
  }

  private static long bytesOnTheWire(RootRecord record) throws Exception {
    long[] bytes = {0};
    PushStream.write(
        new OutputStream() {
          @Override
          public void write(int value) {
            bytes[0]++;
          }

          @Override
          public void write(byte[] buffer, int offset, int length) {
            bytes[0] += length;
          }
        },
        List.of(record));
    return bytes[0];
  }
}
