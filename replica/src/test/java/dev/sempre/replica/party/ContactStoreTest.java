package dev.sempre.replica.party;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.model.party.Address;
import dev.sempre.model.party.Contact;
import dev.sempre.model.sync.SyncCatalogue;
import dev.sempre.replica.sale.TestTill;
import dev.sempre.replica.sync.Values;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ContactStoreTest {
  private static final Contact BAR =
      new Contact(
          "bar",
          "Bar Centrale di José Müller",
          true,
          true,
          false,
          "IT01234567890",
          "ordini@barcentrale.example",
          "+39 02 1234-567",
          new Address("Via Roma 1", "20100", "Milano", "IT-015146", "IT"),
          "horeca",
          "pays late",
          50_000L,
          true);

  @TempDir Path folder;
  private TestTill till;

  @BeforeEach
  void open() {
    till = TestTill.open(folder.resolve("till.db"));
  }

  @AfterEach
  void close() {
    till.close();
  }

  @Test
  void aContactReadsBackAsItCame() {
    create(BAR);

    assertThat(ContactStore.byId(till.handle, "bar")).contains(BAR);
    assertThat(ContactStore.byId(till.handle, "nobody")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "bar",
    "BAR CEN",
    "centrale bar",
    "mull",
    "josé",
    "IT0123",
    "ordini",
    "021234",
    "+39 02",
    "3902123"
  })
  void aCustomerIsFoundByWhatAnyOfHisWordsOrNumbersBeginsWith(String typed) {
    create(BAR);
    create(customer("other", "Zanzibar"));

    assertThat(ContactStore.customers(till.handle, typed, 9)).containsExactly(BAR);
  }

  @ParameterizedTest
  @CsvSource({"entrale", "bar stazione", "1234567890"})
  void aCustomerIsNotFoundByTheMiddleOfAWord(String typed) {
    create(BAR);

    assertThat(ContactStore.customers(till.handle, typed, 9)).isEmpty();
  }

  @Test
  void anEmptyTextFindsTheFirstCustomersByName() {
    create(customer("c", "Carla"));
    create(customer("a", "Anna"));
    create(customer("b", "Bruno"));
    create(withFlags("s", "Aaron", false, true));
    create(withFlags("i", "Aba", true, false));

    assertThat(ContactStore.customers(till.handle, " ", 2))
        .extracting(Contact::name)
        .isEqualTo(List.of("Anna", "Bruno"));
  }

  private void create(Contact contact) {
    Address address = contact.address();
    till.put(
        SyncCatalogue.CONTACT,
        contact.id(),
        Values.of(SyncCatalogue.CONTACT)
            .set("name", contact.name())
            .set("customer", contact.customer())
            .set("prospect", contact.prospect())
            .set("supplier", contact.supplier())
            .set("tax_id", contact.taxId())
            .set("email", contact.email())
            .set("phone", contact.phone())
            .set("street", address.street())
            .set("postcode", address.postcode())
            .set("city", address.city())
            .set("city_id", address.cityId())
            .set("country", address.country())
            .set("classification_id", contact.classificationId())
            .set("note", contact.note())
            .set("active", contact.active())
            .set("credit_limit_minor", contact.creditLimitMinor()),
        List.of());
  }

  private static Contact customer(String id, String name) {
    return withFlags(id, name, true, true);
  }

  private static Contact withFlags(String id, String name, boolean customer, boolean active) {
    return new Contact(
        id,
        name,
        customer,
        false,
        !customer,
        null,
        null,
        null,
        Address.UNKNOWN,
        null,
        null,
        null,
        active);
  }
}
