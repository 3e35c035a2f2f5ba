package dev.sempre.pos.sell;

import dev.sempre.model.sale.OpenSale;
import dev.sempre.model.sale.PayingSale;
import dev.sempre.model.sale.PaymentMethod;
import dev.sempre.model.sale.SaleRefusal;
import dev.sempre.model.sale.SaleResult;
import dev.sempre.model.sale.Tender;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// Taking the money for one sale: tenders come in until they cover it. UI thread only.
final class PayViewModel {
  private static final List<Integer> STEPS = List.of(5, 10, 20, 50);

  private final Consumer<PayingSale> complete;
  private final Consumer<SaleRefusal> refuse;
  private final StringProperty entry = new SimpleStringProperty("");
  private final ObservableList<PaymentMethod> methods = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<@Nullable PayingSale> sale = new ReadOnlyObjectWrapper<>();
  private boolean completing;

  /// @param complete told when the tenders cover the sale
  /// @param refuse told when a tender cannot be taken
  PayViewModel(Consumer<PayingSale> complete, Consumer<SaleRefusal> refuse) {
    this.complete = complete;
    this.refuse = refuse;
  }

  StringProperty entryProperty() {
    return entry;
  }

  /// The ways to pay, the usual first.
  ObservableList<PaymentMethod> methods() {
    return methods;
  }

  /// What is being paid; null while nothing is.
  ReadOnlyObjectProperty<@Nullable PayingSale> saleProperty() {
    return sale.getReadOnlyProperty();
  }

  /// Begins with nothing handed over. A sale that comes to nothing is completed at once.
  void open(OpenSale cart) {
    entry.set("");
    completing = false;
    take(cart.beginPayment());
  }

  /// Takes what was typed, or all that is due if nothing was, by `method`.
  ///
  /// @param typed what the entry reads as; empty if nothing readable stands in it
  void tender(PaymentMethod method, OptionalLong typed) {
    PayingSale now = sale.get();
    if (now != null) {
      tender(method, typed.orElse(now.dueMinor()));
    }
  }

  /// Takes `amountMinor` by `method`; completes the sale once it is covered.
  void tender(PaymentMethod method, long amountMinor) {
    PayingSale now = sale.get();
    if (now != null && !completing) {
      take(now.addTender(method.id(), method.kind(), amountMinor));
    }
  }

  /// Takes a tender back.
  void takeBack(Tender tender) {
    PayingSale now = sale.get();
    if (now != null && !completing) {
      take(now.removeTender(tender.position()));
    }
  }

  /// Whether money has been taken that is not yet part of a finished sale.
  boolean moneyLies() {
    PayingSale now = sale.get();
    return now != null && !now.tenders().isEmpty();
  }

  /// The sale could not be completed: the last tender is on the counter again. Does nothing while
  /// no completion is under way.
  void reopen() {
    PayingSale now = sale.get();
    if (completing && now != null) {
      completing = false;
      if (now.tenders().isEmpty()) {
        sale.set(null);
      } else {
        take(now.removeTender(now.tenders().size()));
      }
    }
  }

  /// Nothing is being paid any more.
  void close() {
    completing = false;
    sale.set(null);
  }

  private void take(SaleResult<PayingSale> result) {
    switch (result) {
      case SaleResult.Done<PayingSale>(PayingSale next) -> {
        entry.set("");
        sale.set(next);
        if (next.isPaid()) {
          completing = true;
          complete.accept(next);
        }
      }
      case SaleResult.Refused<PayingSale>(SaleRefusal refusal) -> refuse.accept(refusal);
    }
  }

  /// The amount itself and the next multiples of 5, 10, 20 and 50 units above it, each once.
  static List<Long> quickAmounts(long dueMinor, int minorDigits) {
    if (dueMinor <= 0) {
      return List.of();
    }
    long unitMinor = LongStream.range(0, minorDigits).reduce(1, (unit, _) -> unit * 10);
    Stream<Long> notes =
        STEPS.stream().map(step -> step * unitMinor).map(note -> ceiling(dueMinor, note));
    return Stream.concat(Stream.of(dueMinor), notes).distinct().sorted().toList();
  }

  private static long ceiling(long amount, long step) {
    return Math.ceilDiv(amount, step) * step;
  }
}
