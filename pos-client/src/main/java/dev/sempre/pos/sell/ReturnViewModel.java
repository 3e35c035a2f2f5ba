package dev.sempre.pos.sell;

import dev.sempre.model.sale.OpenSale;
import dev.sempre.model.sale.ReturnableLine;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// What of a ticket comes back: how much of each line, which line the next figure is for. UI thread
/// only.
final class ReturnViewModel {
  private static final int GTIN_14 = 14;

  private final ObservableList<ReturnRow> rows = FXCollections.observableArrayList();
  private final ReadOnlyIntegerWrapper chosen = new ReadOnlyIntegerWrapper();
  private final StringProperty entry = new SimpleStringProperty("");

  ObservableList<ReturnRow> rows() {
    return rows;
  }

  /// Index of the chosen row.
  ReadOnlyIntegerProperty chosenProperty() {
    return chosen.getReadOnlyProperty();
  }

  /// The quantity that is typed for the chosen row.
  StringProperty entryProperty() {
    return entry;
  }

  /// Begins with nothing meant to come back, on the first line of which something can.
  ///
  /// @param open the ticket that it will come back on; what it takes back already is not left
  void open(SoldTicket ticket, OpenSale open) {
    entry.set("");
    rows.setAll(
        ticket.lines().stream()
            .map(line -> new ReturnRow(line.after(open.takenBackMilli(line.origin())), 0))
            .toList());
    chosen.set(0);
    for (int i = 0; i < rows.size(); i++) {
      if (rows.get(i).leftMilli() > 0) {
        chosen.set(i);
        return;
      }
    }
  }

  void choose(int index) {
    if (index >= 0 && index < rows.size()) {
      chosen.set(index);
    }
  }

  void move(int step) {
    if (!rows.isEmpty()) {
      chosen.set(Math.clamp((long) chosen.get() + step, 0, rows.size() - 1));
    }
  }

  /// All that is left of all lines; nothing if that is what is meant already.
  void toggleAll() {
    boolean all = rows.stream().allMatch(row -> row.takeMilli() == row.leftMilli());
    rows.replaceAll(row -> row.take(all ? 0 : row.leftMilli()));
  }

  void toggle(int index) {
    change(index, ReturnRow::toggled);
  }

  void step(int index, int direction) {
    change(index, row -> row.step(direction));
  }

  /// So much of the chosen row.
  ///
  /// @return whether so much is left, and the row's unit can be divided like this; nothing is
  ///   changed else
  boolean take(long milli) {
    int index = chosen.get();
    if (index >= rows.size()) {
      return false;
    }
    ReturnRow row = rows.get(index);
    boolean whole = milli % 1_000 == 0 || row.line().line().item().unit().isDivisible();
    boolean fits = whole && milli <= row.leftMilli();
    if (fits) {
      change(index, was -> was.take(milli));
    }
    return fits;
  }

  /// One more of the goods that were scanned.
  ///
  /// @return whether they are on this ticket and something of them is left
  boolean addScanned(String code) {
    for (int i = 0; i < rows.size(); i++) {
      ReturnRow row = rows.get(i);
      if (isOf(row.line(), code) && row.takeMilli() < row.leftMilli()) {
        step(i, 1);
        return true;
      }
    }
    return false;
  }

  private static boolean isOf(ReturnableLine line, String code) {
    String gtin = line.line().item().gtin();
    return gtin != null && padded(gtin).equals(padded(code.strip()));
  }

  private static String padded(String code) {
    return "0".repeat(Math.max(0, GTIN_14 - code.length())) + code;
  }

  private void change(int index, UnaryOperator<ReturnRow> change) {
    chosen.set(index);
    rows.set(index, change.apply(rows.get(index)));
  }

  /// What is meant to come back; empty if nothing.
  List<TillReturns.Part> parts() {
    return rows.stream()
        .filter(row -> row.takeMilli() > 0)
        .map(row -> new TillReturns.Part(row.position(), row.takeMilli()))
        .toList();
  }

  /// What that comes to, minor units; zero or less.
  long amountMinor() {
    return rows.stream().mapToLong(ReturnRow::amountMinor).sum();
  }

  /// The chosen row.
  Optional<ReturnRow> chosenRow() {
    int index = chosen.get();
    return index < rows.size() ? Optional.of(rows.get(index)) : Optional.empty();
  }
}
