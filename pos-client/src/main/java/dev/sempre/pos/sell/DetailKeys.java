package dev.sempre.pos.sell;

import dev.sempre.model.sale.OpenSale;
import dev.sempre.model.sale.SaleLine;
import dev.sempre.model.sale.SaleResult;
import dev.sempre.pos.shell.Lists;
import dev.sempre.pos.shell.Work;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// What is seldom said of a line or a ticket: notes, and who sold the line. UI thread only.
final class DetailKeys {
  private final SellViewModel sell;
  private final Work work;
  private final TillSale till;
  private final StringProperty lineNote = new SimpleStringProperty("");
  private final StringProperty ticketNote = new SimpleStringProperty("");
  private final ObjectProperty<@Nullable String> salesperson = new SimpleObjectProperty<>();
  private final ObservableList<Salesperson> people = FXCollections.observableArrayList();

  DetailKeys(SellViewModel sell, Work work, TillSale till) {
    this.sell = sell;
    this.work = work;
    this.till = till;
  }

  StringProperty lineNoteProperty() {
    return lineNote;
  }

  StringProperty ticketNoteProperty() {
    return ticketNote;
  }

  /// Id of who is chosen; null for nobody in particular.
  ObjectProperty<@Nullable String> salespersonProperty() {
    return salesperson;
  }

  /// Who may be chosen.
  ObservableList<Salesperson> people() {
    return people;
  }

  /// The name of who sold a line: his id until it is known, or if he works here no more.
  String nameOf(String id) {
    return people.stream()
        .filter(one -> one.id().equals(id))
        .map(Salesperson::name)
        .findFirst()
        .orElse(id);
  }

  /// Reads who works here.
  void reload() {
    work.run(till::salespeople, found -> Lists.renew(people, found));
  }

  /// Ins: opens the panel on the chosen line and the ticket.
  void open() {
    OpenTicket now = sell.ticketProperty().get();
    if (sell.moneyLies() || now == null) {
      return;
    }
    SaleLine line = sell.ticket().openLine().orElse(null);
    lineNote.set(line == null ? "" : orEmpty(line.note()));
    salesperson.set(line == null ? null : line.salespersonId());
    ticketNote.set(orEmpty(now.sale().note()));
    sell.beginElse();
    sell.panels().open(new Panel.Details(line));
  }

  private static String orEmpty(@Nullable String text) {
    return Optional.ofNullable(text).orElse("");
  }

  /// Takes what is typed and chosen, all of it in one step.
  void apply() {
    if (sell.panelProperty().get() instanceof Panel.Details(SaleLine line)) {
      String note = orNull(lineNote.get());
      String onTicket = orNull(ticketNote.get());
      String by = salesperson.get();
      sell.ticket()
          .change(sale -> {
            SaleResult<OpenSale> noted = sale.withNote(onTicket);
            return line == null
                ? noted
                : noted
                    .then(next -> next.noteLine(line.position(), note))
                    .then(next -> next.sellLineBy(line.position(), by));
          });
    }
  }

  private static @Nullable String orNull(String typed) {
    String text = typed.strip();
    return text.isEmpty() ? null : text;
  }
}
