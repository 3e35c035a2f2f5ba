package dev.sempre.pos.sell;

import org.jspecify.annotations.Nullable;

/// What the keys do about who buys. UI thread only.
final class CustomerKeys {
  private final SellViewModel sell;
  private final Steps steps;
  private final TillSale till;
  private final TypedSearch<Customer> customers;

  /// @param steps the queue of all steps on the sale
  CustomerKeys(SellViewModel sell, Steps steps, TillSale till, TypedSearch<Customer> customers) {
    this.sell = sell;
    this.steps = steps;
    this.till = till;
    this.customers = customers;
  }

  /// Looking for one.
  TypedSearch<Customer> search() {
    return customers;
  }

  /// Enter: the first who is found for what is typed, unless something else is open by then.
  void enter() {
    customers.first(customer -> {
      if (sell.panelProperty().get() instanceof Panel.ChooseCustomer) {
        choose(customer);
      }
    });
  }

  /// F6; pressed again, nobody. While a payment is open, whoever is on the ticket may owe it.
  void open() {
    if (sell.panelProperty().get() instanceof Panel.ChooseCustomer) {
      choose(null);
    } else if (!sell.payKeys().onAccount() && !sell.moneyLies()) {
      sell.beginElse();
      customers.open();
      sell.panels().open(new Panel.ChooseCustomer());
    }
  }

  /// Gives the sale to `customer`; null for nobody.
  void choose(@Nullable Customer customer) {
    String id = customer == null ? null : customer.id();
    sell.payKeys().giveWay();
    steps.add(
        sell.ticket()::standingWithoutMoney,
        (OpenTicket now) -> till.keep(now.sale().withCustomer(id)),
        answer -> {
          OpenTicket now = sell.ticket().standing();
          if (now != null && answer instanceof StepAnswer.Done) {
            sell.ticket().show(now.with(customer));
          }
          sell.ticket().answered(answer);
        },
        sell.ticket()::notTaken);
  }
}
