package dev.sempre.replica.chain;

import static dev.sempre.replica.sale.TestTill.SERIES;

import dev.sempre.model.chain.Seal;
import dev.sempre.model.chain.Signer;
import dev.sempre.model.sync.RootRecord;
import dev.sempre.model.sync.SyncCatalogue;
import dev.sempre.replica.db.Unguarded;
import dev.sempre.replica.sale.TestTill;
import dev.sempre.replica.sync.Records;
import java.util.List;
import java.util.Objects;

/// What somebody does to the tickets of a till who knows its database. Source: F41.
final class Tampering {
  private Tampering() {}

  /// Takes a ticket away.
  static void delete(TestTill till, long number) {
    Unguarded.lift(till.replica);
    for (String child : List.of("sale_line", "sale_tender", "sale_tax")) {
      till.execute(
          "delete from " + child + " where sale_id in (select id from sale where number = ?)",
          number);
    }
    till.execute("delete from sale where number = ?", number);
  }

  /// Takes away all tickets behind one, and what would tell of them here.
  static void cutBehind(TestTill till, long number, long last) {
    for (long gone = last; gone > number; gone--) {
      delete(till, gone);
    }
    till.execute("update number_series set next_number = ?", number + 1);
  }

  /// Alters a ticket, and seals it and all behind it anew.
  static void rebuild(TestTill till, long from, Signer signer) {
    Unguarded.lift(till.replica);
    till.execute("update sale set note = 'forged' where number = ?", from);
    long last = ChainStore.head(till.handle, SERIES).orElseThrow().number();
    for (long number = from; number <= last; number++) {
      Seal old = Seal.of(record(till, number)).orElseThrow();
      String previous =
          number == 1 ? old.previous() : Seal.of(record(till, number - 1)).orElseThrow().hash();
      Seal seal =
          Seal.of(Seal.put(record(till, number), number, previous, old.perpetualMinor(), signer))
              .orElseThrow();
      till.execute(
          "update sale set chain_previous = ?, chain_hash = ?, chain_signature = ? where number ="
              + " ?",
          seal.previous(),
          seal.hash(),
          Objects.requireNonNull(seal.signature()),
          number);
    }
  }

  /// A ticket as it is stored.
  static RootRecord record(TestTill till, long number) {
    return till.replica.read(handle -> {
      String id =
          handle
              .createQuery("select id from sale where number = :number")
              .bind("number", number)
              .mapTo(String.class)
              .one();
      return Records.find(handle.getConnection(), till.replica.dialect(), SyncCatalogue.SALE, id)
          .orElseThrow()
          .record();
    });
  }

  static String hash(TestTill till, long number) {
    return Seal.of(record(till, number)).orElseThrow().hash();
  }
}
