package dev.sempre.replica.testing;

import dev.sempre.model.organisation.BadgeCode;
import dev.sempre.model.sync.RootRecord.ChildRow;
import dev.sempre.model.sync.SyncCatalogue;
import dev.sempre.model.sync.TableSpec;
import dev.sempre.replica.db.Priority;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.sync.Records;
import dev.sempre.replica.sync.Records.Draft;
import dev.sempre.replica.sync.StoredRecord;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Small records of the catalogue's tables.
public final class TestRecords {
  private TestRecords() {}

  public static Draft category(String id, String name) {
    return new Draft(id, new Object[] {null, name, null, 1L, 1L}, List.of());
  }

  public static Draft product(String id, String name, String... gtins) {
    @Nullable Object[] values = {
      "SKU-" + id, name, null, "Rossi", "food", "PIECE", "500 g", "IT10", null, null, 1L
    };
    List<ChildRow> barcodes =
        java.util.Arrays.stream(gtins)
            .map(gtin -> new ChildRow(new Object[] {gtin}, null))
            .toList();
    return new Draft(id, values, List.of(barcodes));
  }

  public static Draft user(String id, @Nullable String establishment) {
    return user(id, establishment, null);
  }

  /// @param badge null if he has none
  public static Draft user(String id, @Nullable String establishment, @Nullable BadgeCode badge) {
    @Nullable Object[] values = {
      id,
      "User " + id,
      "CASHIER",
      establishment,
      "it",
      null,
      1L,
      badge == null ? null : badge.hash()
    };
    return new Draft(id, values, List.of());
  }

  public static Draft contact(String id, String name, @Nullable String phone) {
    @Nullable Object[] values = new Object[SyncCatalogue.CONTACT.columns().size()];
    values[0] = name;
    values[1] = 1L;
    values[2] = 0L;
    values[3] = 0L;
    values[6] = phone;
    values[14] = 1L;
    return new Draft(id, values, List.of());
  }

  /// A ticket of `lines` lines of 1.00 EUR each at 10 % inclusive, paid in cash.
  public static Draft sale(String id, String device, String establishment, long number, int lines) {
    long gross = lines * 100L;
    long tax = lines * 9L;
    Object[] values = {
      establishment,
      device,
      "shift-" + device,
      establishment + "-1",
      number,
      "maria",
      null,
      1_795_262_400_000L,
      60L,
      "2026-11-21",
      "EUR",
      "INCLUSIVE",
      gross,
      gross - tax,
      tax,
      0L,
      gross,
      0L,
      null
    };
    List<ChildRow> lineRows = new ArrayList<>();
    for (int i = 1; i <= lines; i++) {
      lineRows.add(
          lineRow(
              new Object[] {
                "p" + i,
                null,
                "Product " + i,
                null,
                1_000L,
                "PIECE",
                100L,
                null,
                0L,
                0L,
                "IT10",
                1_000L,
                91L,
                9L,
                100L,
                0L
              }));
    }
    List<ChildRow> tenders = List.of(new ChildRow(new Object[] {"cash", "CASH", gross}, null));
    List<ChildRow> taxes =
        List.of(new ChildRow(new Object[] {"IT10", 1_000L, gross - tax, tax, gross}, null));
    // Not sealed, as tickets are of before there were chains.
    @Nullable Object[] unsealed = Arrays.copyOf(values, SyncCatalogue.SALE.columns().size());
    return new Draft(id, unsealed, List.of(lineRows, tenders, taxes));
  }

  /// The rest, which says what is not usual, is empty.
  private static ChildRow lineRow(Object[] usual) {
    int columns = SyncCatalogue.SALE.children().getFirst().columns().size();
    return new ChildRow(Arrays.<@Nullable Object>copyOf(usual, columns), null);
  }

  /// A ticket that takes back so many units of a line, each of 1.00 EUR, in cash.
  public static Draft refund(
      String id,
      String device,
      String establishment,
      long number,
      String of,
      int position,
      int units) {
    Draft sold = sale(id, device, establishment, number, 1);
    @Nullable Object[] values = negated(sold.values(), units, 12, 13, 14, 16);
    List<ChildRow> lines = new ArrayList<>();
    for (ChildRow row : sold.children().get(0)) {
      @Nullable Object[] line = negated(row.values(), units, 4, 12, 13, 14);
      line[18] = of;
      line[19] = (long) position;
      line[20] = "FAULTY";
      lines.add(new ChildRow(line, null));
    }
    return new Draft(
        id,
        values,
        List.of(
            lines,
            List.of(
                new ChildRow(negated(sold.children().get(1).getFirst().values(), units, 2), null)),
            List.of(
                new ChildRow(
                    negated(sold.children().get(2).getFirst().values(), units, 2, 3, 4), null))));
  }

  private static @Nullable Object[] negated(@Nullable Object[] values, int times, int... columns) {
    @Nullable Object[] result = values.clone();
    for (int column : columns) {
      result[column] = -times * (long) Objects.requireNonNull(result[column]);
    }
    return result;
  }

  public static void put(Replica replica, TableSpec table, Draft... drafts) {
    replica.write(
        Priority.PERSON,
        tx -> {
          for (Draft draft : drafts) {
            Records.put(tx, table, "test", draft);
          }
          return null;
        });
  }

  public static @Nullable StoredRecord find(Replica replica, TableSpec table, String id) {
    return replica.read(
        handle -> Records.find(handle.getConnection(), replica.dialect(), table, id).orElse(null));
  }
}
