package dev.sempre.replica.party;

import dev.sempre.model.party.Address;
import dev.sempre.model.party.Contact;
import dev.sempre.replica.text.SearchWords;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/// Customers, prospects and suppliers. Source: S4, S9.
public final class ContactStore {
  private static final String SELECT =
      """
      select id, name, customer, prospect, supplier, tax_id, email, phone, street, postcode, city,
             city_id, country, classification_id, note, active, credit_limit_minor
        from contact
      """;

  private ContactStore() {}

  /// A contact, also one that is no longer offered.
  public static Optional<Contact> byId(Handle handle, String id) {
    return handle
        .createQuery(SELECT + " where id = :id and deleted = 0")
        .bind("id", id)
        .map(ContactStore::contact)
        .findOne();
  }

  /// Active customers of whom something begins with what was typed: each word of it one of the
  /// words of the name, the tax number, the phone number or the e-mail address. By name; all of
  /// them for an empty text. Case and accents do not count. Looks at each customer until enough are
  /// found.
  ///
  /// @param limit the most to answer with
  public static List<Contact> customers(Handle handle, String typed, int limit) {
    SearchWords wanted = SearchWords.of(typed);
    try (Stream<Contact> customers =
        handle
            .createQuery(
                SELECT + " where customer = 1 and active = 1 and deleted = 0 order by name, id")
            .map(ContactStore::contact)
            .stream()) {
      return customers.filter(contact -> fits(wanted, contact)).limit(limit).toList();
    }
  }

  private static boolean fits(SearchWords wanted, Contact contact) {
    List<String> texts = new ArrayList<>();
    texts.add(contact.name());
    texts.add(orEmpty(contact.taxId()));
    texts.add(orEmpty(contact.email()));
    texts.add(orEmpty(contact.phone()));
    // A phone number is found however it is spaced, with or without its country or area.
    List<String> groups = SearchWords.of(orEmpty(contact.phone())).words();
    for (int i = 0; i < groups.size(); i++) {
      texts.add(String.join("", groups.subList(i, groups.size())));
    }
    return wanted.allBeginWordsOf(texts);
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }

  private static Contact contact(ResultSet row, StatementContext context) throws SQLException {
    return new Contact(
        row.getString(1),
        row.getString(2),
        row.getLong(3) == 1,
        row.getLong(4) == 1,
        row.getLong(5) == 1,
        row.getString(6),
        row.getString(7),
        row.getString(8),
        new Address(
            row.getString(9),
            row.getString(10),
            row.getString(11),
            row.getString(12),
            row.getString(13)),
        row.getString(14),
        row.getString(15),
        row.getObject(17) == null ? null : row.getLong(17),
        row.getLong(16) == 1);
  }
}
