package dev.sempre.simulation.world;

import dev.sempre.replica.db.Replica;
import dev.sempre.replica.sync.Issues;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// What came back: at each till never more than was sold, as far as it knew; what two tills have
/// taken back together beyond that is told wherever both tickets are, and nothing else is. Source:
/// T7, F24.
final class Returned {
  private static final String BEYOND =
      """
      select distinct sold.sale_id
        from sale_line sold
        join sale_line back
          on back.returned_sale_id = sold.sale_id and back.returned_position = sold.position
        join sale ticket on ticket.id = back.sale_id
       where back.voided = 0 and (:device = '' or ticket.device_id = :device)
       group by sold.sale_id, sold.position, sold.quantity_milli
      having -sum(back.quantity_milli) > sold.quantity_milli
      """;

  /// What has come back as a whole is worth what was paid for it.
  private static final String WRONG_WORTH =
      """
      select sold.sale_id || ' ' || sold.position
        from sale_line sold
        join sale_line back
          on back.returned_sale_id = sold.sale_id and back.returned_position = sold.position
        join sale ticket on ticket.id = back.sale_id
       where back.voided = 0 and ticket.device_id = :device
       group by sold.sale_id, sold.position, sold.quantity_milli, sold.gross_minor, sold.tax_minor
      having -sum(back.quantity_milli) = sold.quantity_milli
         and (-sum(back.gross_minor) <> sold.gross_minor or -sum(back.tax_minor) <> sold.tax_minor)
      """;

  private final Company company;

  Returned(Company company) {
    this.company = company;
  }

  void mustBeRight() {
    for (SimTill till : company.tills()) {
      Set<String> beyond = find(till.replica(), BEYOND, till.name());
      if (!beyond.isEmpty()) {
        throw new Broken("T7", till.name() + " has taken back more than it has sold: " + beyond);
      }
      Set<String> worth = find(till.replica(), WRONG_WORTH, till.name());
      if (!worth.isEmpty()) {
        throw new Broken("I4", till.name() + " has paid back another amount: " + worth);
      }
    }
    mustBeTold(HeadOffice.CENTRE, company.centre().replica());
    company.tills().forEach(till -> mustBeTold(till.name(), till.replica()));
  }

  private static void mustBeTold(String name, Replica place) {
    Set<String> due = find(place, BEYOND, "");
    Set<String> told =
        place.read(Issues::open).stream()
            .filter(issue -> issue.code().equals(Issues.RETURNED_TWICE))
            .map(Issues.Issue::recordId)
            .collect(Collectors.toCollection(TreeSet::new));
    if (!told.equals(due)) {
      throw new Broken("T7", "%s tells of %s, due is %s".formatted(name, told, due));
    }
  }

  private static Set<String> find(Replica place, String query, String device) {
    return place.read(handle ->
        new TreeSet<>(handle.createQuery(query).bind("device", device).mapTo(String.class).list()));
  }
}
