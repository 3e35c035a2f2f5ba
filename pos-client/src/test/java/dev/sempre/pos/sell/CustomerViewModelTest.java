package dev.sempre.pos.sell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.pos.shell.InlineWork;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CustomerViewModelTest {
  private final InlineWork work = new InlineWork();
  private final List<String> asked = new ArrayList<>();
  private final CustomerViewModel customers = new CustomerViewModel(work, this::find);

  private List<Customer> find(String entry, int limit) {
    asked.add(entry);
    if (entry.equals("broken")) {
      throw new IllegalStateException("broken on purpose");
    }
    return List.of(new Customer("c-" + entry, entry));
  }

  private void type(String text) {
    customers.entryProperty().set(text);
    customers.look();
  }

  @Test
  void oneSearchRunsAtATimeAndTheLatestTextWins() {
    work.hold();
    type("b");
    type("ba");
    type("bar");
    assertThat(work.waiting()).isEqualTo(1);
    work.releaseOne();
    assertThat(customers.found()).isEmpty();
    work.release();
    assertThat(asked).containsExactly("b", "bar");
    assertThat(customers.found()).containsExactly(new Customer("c-bar", "bar"));
  }

  @Test
  void aSearchThatBreaksDoesNotStopTheNext() {
    type("broken");
    assertThat(customers.found()).isEmpty();
    type("bar");
    assertThat(customers.found()).containsExactly(new Customer("c-bar", "bar"));
  }
}
