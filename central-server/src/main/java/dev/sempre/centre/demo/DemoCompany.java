package dev.sempre.centre.demo;

import dev.sempre.centre.answer.Answer;
import dev.sempre.centre.tenant.CentreStore;
import dev.sempre.centre.tenant.Tenant;
import dev.sempre.replica.db.Replica;
import java.util.List;

/// The demo company: a grocer with a head office and two shops, some 1,500 products in four
/// languages, people with known PINs and badges. All of it is written for this project. Creating it
/// takes a second or two.
public final class DemoCompany {
  public static final String TENANT = "demo";
  public static final String COMPANY = "Bottega Rossi";

  /// Somebody who can log in.
  ///
  /// @param login short name
  /// @param displayName what people read
  /// @param role id of the role
  /// @param pin digits
  /// @param badge code of the badge
  /// @param establishment where
  /// @param language BCP 47 tag
  public record Person(
      String login,
      String displayName,
      String role,
      String pin,
      String badge,
      String establishment,
      String language) {}

  /// What was created.
  ///
  /// @param tenant short name of the company
  /// @param company full name
  /// @param establishments codes of its establishments
  /// @param products number of products
  /// @param people who can log in, with their PINs and badges
  public record Created(
      String tenant,
      String company,
      List<String> establishments,
      long products,
      List<Person> people) {}

  private DemoCompany() {}

  /// Creates the company.
  ///
  /// @return refused if there is a company of that name already
  public static Answer<Created> create(CentreStore store) {
    DemoData data = new DemoData(store.ports(), store.keys().pinSecret(TENANT));
    return store
        .tenants()
        .create(TENANT, COMPANY, replica -> fill(data, replica))
        .then(tenant -> Answer.done(created(tenant, data)));
  }

  private static void fill(DemoData data, Replica replica) {
    for (DemoData.Part part : data.parts()) {
      part.write(replica);
    }
  }

  private static Created created(Tenant tenant, DemoData data) {
    return new Created(
        tenant.name(), tenant.company(), data.establishments(), data.products(), people());
  }

  /// Who can log in, with their PINs and badges.
  public static List<Person> people() {
    return DemoFile.USERS.map(row ->
        new Person(
            row.cell("login"),
            row.cell("display_name"),
            row.cell("role"),
            row.cell("pin"),
            row.cell("badge"),
            row.cell("establishment"),
            row.cell("language")));
  }
}
