package dev.sempre.simulation.world;

import dev.sempre.replica.db.Replica;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What must hold after every step of what one till has taken for customers' accounts: each payment
/// that was told is there and no other one (I1, I2, I17), none of them lies before a cashier as
/// well (T5), and they are numbered without a gap (I5).
final class AccountInvariants {
  private final Setting setting;
  private final Company company;
  private final SimTill till;

  private record Row(String id, String series, long number) {}

  AccountInvariants(Setting setting, Company company, SimTill till) {
    this.setting = setting;
    this.company = company;
    this.till = till;
  }

  void afterStep() {
    AccountBook book = setting.oracle().book(till.name()).accounts();
    List<Row> there = rows(company.centre().replica());
    for (Row row : there) {
      if (!book.wasTold(row.id) && !book.mayBe(row.id)) {
        throw new Broken("I2", "the centre has a payment that nobody has taken: " + row);
      }
    }
    noNumberTwice(there);
    if (till.isAlive()) {
      List<Row> here = rows(till.replica());
      book.mustBe(till.name(), here.stream().map(Row::id).toList());
      noGap(here);
      nothingLiesTwice();
    }
  }

  private List<Row> rows(Replica place) {
    return place.read(handle ->
        handle
            .createQuery(
                "select id, series, number from account_payment where device_id = :device"
                    + " order by series, number")
            .bind("device", till.name())
            .map((row, _) -> new Row(row.getString(1), row.getString(2), row.getLong(3)))
            .list());
  }

  /// What is a payment does not lie before a cashier as well, who would book it once more. Before
  /// an older copy of the till it may: the payment comes back from the centre.
  private void nothingLiesTwice() {
    List<String> twice =
        new ArrayList<>(
            till.replica()
                .read(handle ->
                    handle
                        .createQuery(
                            "select d.id from account_draft d join account_payment p on p.id ="
                                + " d.id")
                        .mapTo(String.class)
                        .list()));
    AccountBook book = setting.oracle().book(till.name()).accounts();
    twice.removeIf(book::isGone);
    if (!twice.isEmpty()) {
      throw new Broken("T5", till.name() + " would book once more: " + twice);
    }
  }

  private void noGap(List<Row> rows) {
    Map<String, Long> last = new HashMap<>();
    for (Row row : rows) {
      long due = last.getOrDefault(row.series, 0L) + 1;
      if (row.number != due) {
        throw new Broken("I5", "%s has %s where %d is due".formatted(till.name(), row, due));
      }
      last.put(row.series, due);
    }
  }

  private void noNumberTwice(List<Row> rows) {
    Map<String, Long> last = new HashMap<>();
    for (Row row : rows) {
      Long before = last.put(row.series, row.number);
      if (before != null && before == row.number) {
        throw new Broken("I5", till.name() + " has given out twice: " + row);
      }
    }
  }
}
