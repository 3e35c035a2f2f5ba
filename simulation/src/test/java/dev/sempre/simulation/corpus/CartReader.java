package dev.sempre.simulation.corpus;

import dev.sempre.model.id.UuidV7;
import dev.sempre.model.sale.OpenSale;
import dev.sempre.model.sale.PayingSale;
import dev.sempre.model.sale.Sale;
import dev.sempre.replica.db.Priority;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.db.SqliteDatabase;
import dev.sempre.replica.db.Tx;
import dev.sempre.replica.sale.CartStore;
import dev.sempre.replica.sale.CartStore.Found;
import dev.sempre.simulation.corpus.FuzzTarget.Reader;
import dev.sempre.simulation.corpus.FuzzTarget.Verdict;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Random;

/// Finds an unfinished sale in a till's database. One that can be read is stored again, and is
/// found as it was.
final class CartReader implements Reader {
  private static final String ID = "s1";
  private static final String CASHIER = "maria";

  private final Replica till;

  CartReader(Path folder) {
    till =
        Replica.open(
            new SqliteDatabase(folder.resolve("till.db"), 0, Runnable::run),
            () -> RunningCentre.NOON,
            new UuidV7(() -> RunningCentre.NOON, new Random(1)));
  }

  @Override
  public Verdict read(byte[] bytes) {
    String content = new String(bytes, StandardCharsets.UTF_8);
    return till.write(
        Priority.PERSON,
        tx -> {
          put(tx, content);
          Verdict verdict = found(tx);
          CartStore.delete(tx, ID);
          return verdict;
        });
  }

  private static void put(Tx tx, String content) {
    tx.handle()
        .createUpdate("insert into cart (id, cashier_id, content, changed_at) values (?, ?, ?, 1)")
        .bind(0, ID)
        .bind(1, CASHIER)
        .bind(2, content)
        .execute();
  }

  private static Verdict found(Tx tx) {
    return switch (CartStore.find(tx.handle(), CASHIER)) {
      case Found.None() -> throw new AssertionError("the sale is gone");
      case Found.Open(OpenSale sale) -> {
        CartStore.save(tx, sale);
        yield same(tx, sale);
      }
      case Found.Paying(PayingSale sale) -> {
        CartStore.save(tx, sale);
        yield same(tx, sale);
      }
      case Found.Damaged(String id, String reason) -> {
        if (!id.equals(ID) || reason.isEmpty()) {
          throw new AssertionError("nobody is told why " + id + " is damaged");
        }
        yield Verdict.REFUSED;
      }
    };
  }

  private static Verdict same(Tx tx, Sale sale) {
    Sale again =
        switch (CartStore.find(tx.handle(), sale.context().cashierId())) {
          case Found.Open(OpenSale open) -> open;
          case Found.Paying(PayingSale paying) -> paying;
          case Found.None none -> throw new AssertionError(none.toString());
          case Found.Damaged damaged -> throw new AssertionError(damaged.toString());
        };
    if (!contentOf(sale).equals(contentOf(again))) {
      throw new AssertionError(contentOf(sale) + " is stored as " + contentOf(again));
    }
    return Verdict.TAKEN;
  }

  /// All that is known of a sale.
  private static String contentOf(Sale sale) {
    return switch (sale) {
      case OpenSale open ->
          "%s %s %s %s %s %s %s"
              .formatted(
                  open.id(),
                  open.context(),
                  open.lines(),
                  open.ticketDiscount(),
                  open.customerId(),
                  open.note(),
                  open.totals());
      case PayingSale paying -> contentOf(paying.cart()) + paying.tenders();
      default -> throw new AssertionError("no unfinished sale: " + sale);
    };
  }

  @Override
  public void close() {
    till.close();
  }
}
