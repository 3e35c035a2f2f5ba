package dev.sempre.simulation.versions;

import static dev.sempre.simulation.versions.ShopRecords.change;
import static dev.sempre.simulation.versions.ShopRecords.checksum;
import static dev.sempre.simulation.versions.ShopRecords.contact;
import static dev.sempre.simulation.versions.ShopRecords.put;
import static dev.sempre.simulation.versions.ShopRecords.row;
import static dev.sempre.simulation.versions.ShopRecords.sale;
import static dev.sempre.simulation.versions.ShopRecords.text;

import dev.sempre.agent.machine.State;
import dev.sempre.model.sync.RootRecord.ChildRow;
import dev.sempre.model.sync.TableSpec;
import dev.sempre.replica.db.Release;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.sync.Issues;
import dev.sempre.simulation.program.CentreStore;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/// A centre and three tills, each of this version or the next, that sell, change customers, join
/// their work and are upgraded in an order that a seed draws; and what must be everywhere at the
/// end.
final class MixedCompany implements AutoCloseable {
  private static final int CONTACTS = 3;
  private static final List<String> FIELDS =
      List.of("phone", "email", "note", "loyalty_tier", "points");

  private final Random random;
  private final VersionedCentre centre;
  private final List<VersionedTill> tills = new ArrayList<>();
  private final List<String> history = new ArrayList<>();

  /// The value that was entered last, by contact and field.
  private final Map<String, String> entered = new TreeMap<>();

  /// What each ticket, gift card and promotion says, by its id.
  private final Map<String, String> facts = new TreeMap<>();

  private int made;

  private MixedCompany(Random random, VersionedCentre centre) {
    this.random = random;
    this.centre = centre;
  }

  static MixedCompany found(CentreStore store, Path folder, int seed) {
    Random random = new Random(seed);
    ShopClock clock = new ShopClock();
    VersionedCentre centre =
        VersionedCentre.start(store, folder.resolve("centre"), clock, anyRelease(random));
    MixedCompany company = new MixedCompany(random, centre);
    for (int i = 0; i < 3; i++) {
      company.tills.add(
          VersionedTill.join(centre, folder.resolve("till" + i), clock, anyRelease(random)));
    }
    for (int i = 0; i < CONTACTS; i++) {
      contact(centre.replica(), "c" + i, values -> values);
    }
    company.tills.forEach(VersionedTill::sync);
    return company;
  }

  private static Release anyRelease(Random random) {
    return random.nextBoolean() ? Release.CURRENT : NextRelease.NEXT;
  }

  private static boolean isNext(Replica place) {
    return place.catalogue() == NextRelease.NEXT.catalogue();
  }

  String history() {
    return String.join("\n", history);
  }

  /// One thing happens somewhere.
  void step() {
    int till = random.nextInt(tills.size());
    switch (random.nextInt(10)) {
      case 0, 1 -> sell(till);
      case 2, 3 -> enter("till " + till, tills.get(till).replica());
      case 4 -> enter("centre", centre.replica());
      case 5 -> promote();
      case 6, 7, 8 -> {
        history.add("sync till " + till);
        tills.get(till).sync();
      }
      default -> upgrade(till);
    }
  }

  private void sell(int till) {
    VersionedTill seller = tills.get(till);
    Replica place = seller.replica();
    String id = "s" + ++made;
    history.add("sale " + id + " at till " + till);
    if (!isNext(place)) {
      sale(seller, id, made, "CASH", v -> v, v -> v);
      facts.put("sale " + id, "- - 0");
      return;
    }
    int promotions = random.nextInt(3);
    ChildRow[] rows = new ChildRow[promotions];
    for (int i = 0; i < promotions; i++) {
      long amount = i + 1L;
      rows[i] =
          row(place, "sale", "sale_promotion", v -> v.set("code", "P").set("amount_minor", amount));
    }
    sale(
        seller,
        id,
        made,
        "CRYPTO",
        values -> values.set("channel", "KIOSK " + id),
        values -> values.set("serial_number", "SN " + id),
        rows);
    facts.put("sale " + id, "KIOSK " + id + " SN " + id + " " + promotions);
    String card = "g" + made;
    put(
        place,
        "gift_card",
        card,
        values -> values.set("establishment_id", "1").set("amount_minor", 100L));
    facts.put("gift_card " + card, "100");
  }

  /// Somebody enters something of a customer, in a field that his program has.
  private void enter(String where, Replica place) {
    String id = "c" + random.nextInt(CONTACTS);
    String field = FIELDS.get(random.nextInt(isNext(place) ? FIELDS.size() : 3));
    long value = ++made;
    history.add(where + " enters " + field + " of " + id + ": " + value);
    change(place, "contact", id, field, field.equals("points") ? (Object) value : "" + value);
    entered.put(id + " " + field, "" + value);
  }

  private void promote() {
    if (isNext(centre.replica())) {
      String id = "p" + ++made;
      history.add("promotion " + id);
      put(centre.replica(), "promotion", id, values -> values.set("name", "Promotion " + id));
      facts.put("promotion " + id, "Promotion " + id);
    }
  }

  private void upgrade(int till) {
    if (random.nextInt(3) == 0) {
      history.add("upgrade centre");
      centre.restartAs(NextRelease.NEXT);
    } else {
      history.add("upgrade till " + till);
      tills.get(till).restartAs(NextRelease.NEXT);
    }
  }

  /// All are upgraded, in any order, and join their work.
  void end() {
    List<Runnable> upgrades = new ArrayList<>();
    upgrades.add(() -> centre.restartAs(NextRelease.NEXT));
    tills.forEach(till -> upgrades.add(() -> till.restartAs(NextRelease.NEXT)));
    Collections.shuffle(upgrades, random);
    for (Runnable upgrade : upgrades) {
      upgrade.run();
      history.add("an upgrade at the end");
      tills.forEach(VersionedTill::sync);
    }
    tills.forEach(VersionedTill::sync);
  }

  /// What is not as it must be.
  List<String> wrong() {
    List<String> wrong = new ArrayList<>();
    facts.forEach((fact, expected) -> {
      String[] parts = fact.split(" ", 2);
      check(wrong, "centre", fact, expected, said(centre.replica(), parts[0], parts[1]));
      if (parts[0].equals("promotion")) {
        tills.forEach(
            till -> check(wrong, "till", fact, expected, said(till.replica(), parts[0], parts[1])));
      }
    });
    entered.forEach((what, expected) -> {
      String[] parts = what.split(" ", 2);
      String select = "select " + parts[1] + " from contact where id = '" + parts[0] + "'";
      check(wrong, "centre", what, expected, text(centre.replica(), select).orElse("nothing"));
      tills.forEach(till ->
          check(wrong, "till", what, expected, text(till.replica(), select).orElse("nothing")));
    });
    for (VersionedTill till : tills) {
      joined(till, wrong);
    }
    return wrong;
  }

  private static String said(Replica place, String table, String id) {
    String column =
        switch (table) {
          case "sale" ->
              """
              coalesce(channel, '-') || ' '
                || (select coalesce(max(serial_number), '-') from sale_line where sale_id = t.id)
                || ' ' || (select count(*) from sale_promotion where sale_id = t.id)
              """;
          case "gift_card" -> "amount_minor";
          default -> "name";
        };
    return text(place, "select " + column + " from " + table + " t where id = '" + id + "'")
        .orElse("nothing");
  }

  private static void check(
      List<String> wrong, String where, String what, String expected, String found) {
    if (!expected.equals(found)) {
      wrong.add(where + " has of " + what + ": " + found + " instead of " + expected);
    }
  }

  private void joined(VersionedTill till, List<String> wrong) {
    State state = till.sync();
    if (!(state instanceof State.Resting) || till.waiting() > 0) {
      wrong.add(till.device() + " is " + state + " with " + till.waiting());
    }
    till.replica().read(Issues::open).forEach(issue -> wrong.add(issue.toString()));
    for (TableSpec table : till.replica().catalogue().tables()) {
      var here = checksum(till.replica(), table.name(), till);
      var there = checksum(centre.replica(), table.name(), till);
      if (!here.equals(there)) {
        wrong.add(table + " at " + till.device() + " is " + here + ", upstream " + there);
      }
    }
  }

  @Override
  public void close() {
    tills.forEach(VersionedTill::close);
    centre.close();
  }
}
