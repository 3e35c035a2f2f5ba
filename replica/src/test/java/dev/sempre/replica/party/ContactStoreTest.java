package dev.sempre.replica.party;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.model.party.Address;
import dev.sempre.model.party.Contact;
import dev.sempre.replica.db.Priority;
import dev.sempre.replica.party.ContactStore.Versioned;
import dev.sempre.replica.sale.TestTill;
import dev.sempre.replica.sync.Outbox;
import dev.sempre.replica.sync.Records.Change;
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
  void aContactMadeHereIsKeptWholeAndWaitsForTheCentre() {
    create(BAR);

    assertThat(ContactStore.byId(till.handle, "bar")).contains(new Versioned(BAR, 1));
    assertThat(new Outbox(till.replica).waiting().values())
        .containsExactly(new Outbox.Waiting(1, 0));
  }

  @Test
  void aChangeThatStandsOnTheLastVersionIsSaved() {
    create(BAR);
    Contact moved = named(BAR, "Bar Stazione");

    Change change = change(moved, 1);

    assertThat(change).isInstanceOf(Change.Saved.class);
    assertThat(ContactStore.byId(till.handle, "bar")).contains(new Versioned(moved, 2));
  }

  @Test
  void whoeverSavesSecondIsToldAndOverwritesNothing() {
    create(BAR);
    Contact first = named(BAR, "First");
    change(first, 1);

    assertThat(change(named(BAR, "Second"), 1))
        .isInstanceOfSatisfying(
            Change.Stale.class,
            stale -> assertThat(stale.standing().record().text("name")).isEqualTo("First"));
    assertThat(ContactStore.byId(till.handle, "bar")).contains(new Versioned(first, 2));
  }

  @Test
  void whoIsNotThereCannotBeChanged() {
    assertThat(change(BAR, 1)).isEqualTo(new Change.Missing());
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
    till.replica.write(Priority.PERSON, tx -> ContactStore.create(tx, contact, "maria"));
  }

  private Change change(Contact contact, long version) {
    return till.replica.write(
        Priority.PERSON, tx -> ContactStore.change(tx, contact, version, "maria"));
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
        active);
  }

  private static Contact named(Contact contact, String name) {
    return new Contact(
        contact.id(),
        name,
        contact.customer(),
        contact.prospect(),
        contact.supplier(),
        contact.taxId(),
        contact.email(),
        contact.phone(),
        contact.address(),
        contact.classificationId(),
        contact.note(),
        contact.active());
  }
}
