package dev.sempre.pos.sell;

import dev.sempre.model.organisation.Permission;
import dev.sempre.model.sale.Instalment;
import dev.sempre.model.sale.InstalmentPlan;
import dev.sempre.model.sale.PayingSale;
import dev.sempre.model.sale.PaymentMethod;
import dev.sempre.model.sale.SaleRefusal;
import dev.sempre.model.sale.SaleResult;
import dev.sempre.pos.approval.Approval;
import dev.sempre.pos.words.Word;
import dev.sempre.pos.words.Words;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/// Puts what a customer buys on his account: says how much he owes already and how much he may,
/// asks in how many parts he pays it and from when, and asks for leave where it takes any. The
/// payment stays open beside it. UI thread only.
final class CreditKeys {
  private final SellViewModel sell;
  private final Steps steps;
  private final TillAccounts till;
  private final PayViewModel pay;
  private final Words words;
  private final StringProperty parts = new SimpleStringProperty("1");
  private final StringProperty firstDue = new SimpleStringProperty("");
  private final ReadOnlyObjectWrapper<@Nullable Asked> asked = new ReadOnlyObjectWrapper<>();

  /// Whether the till is being asked: Enter pressed once too often asks nothing more.
  private boolean asking;

  /// What is to be put on which account.
  ///
  /// @param minor minor units, above 0
  record Asked(PaymentMethod method, long minor, AccountStanding standing) {
    /// What he would owe with it, minor units.
    long owedAfterMinor() {
      return Math.addExact(standing.account().balanceMinor(), minor);
    }

    /// Whether that takes leave.
    boolean isAboveLimit() {
      Long limit = standing.limitMinor();
      return limit != null && owedAfterMinor() > limit;
    }
  }

  /// @param steps the queue of all steps on the sale
  CreditKeys(SellViewModel sell, Steps steps, TillAccounts till, PayViewModel pay, Words words) {
    this.sell = sell;
    this.steps = steps;
    this.till = till;
    this.pay = pay;
    this.words = words;
  }

  /// What is being asked about; null while nothing is.
  ReadOnlyObjectProperty<@Nullable Asked> askedProperty() {
    return asked.getReadOnlyProperty();
  }

  /// In how many parts, as it is typed.
  StringProperty partsProperty() {
    return parts;
  }

  /// When the first is due, as it is typed.
  StringProperty firstDueProperty() {
    return firstDue;
  }

  /// How the account of whoever buys stands, for a payment that has just been opened. Money that
  /// goes back goes off his account first, as far as the goods are still owed.
  void look() {
    PayingSale now = pay.saleProperty().get();
    if (now != null && now.customerId() != null && now.isRefund()) {
      steps.add(
          () -> pay.saleProperty().get(),
          till::accountFor,
          found -> found.ifPresent(standing -> pay.credit(standing.toCreditMinor())),
          () -> {});
    }
  }

  /// So much of the payment is to be owed. What the ticket refuses nobody is asked for; what is
  /// credited takes no question.
  void tender(PaymentMethod method, long minor) {
    PayingSale now = pay.saleProperty().get();
    if (now == null) {
      return;
    }
    if (now.addTender(method.id(), method.kind(), minor)
        instanceof SaleResult.Refused<PayingSale>(SaleRefusal refusal)) {
      sell.refused(refusal);
    } else if (minor < 0) {
      pay.tender(method, minor);
    } else {
      steps.add(
          () -> pay.saleProperty().get(),
          till::accountFor,
          found -> found.ifPresent(standing -> show(new Asked(method, minor, standing))));
    }
  }

  private void show(Asked next) {
    if (pay.saleProperty().get() == null) {
      return;
    }
    asking = false;
    asked.set(next);
    parts.set("1");
    firstDue.set(written(next.standing().usualDue()));
    sell.panels().openBesidePayment(new Panel.OnAccount());
  }

  /// The day as it is typed.
  String written(LocalDate day) {
    return words.figures().date(day);
  }

  /// The plan that is typed; empty if that is none, or none for this amount.
  Optional<InstalmentPlan> plan() {
    return typed().filter(plan -> check(plan).isEmpty());
  }

  /// The parts that it comes to; none if what is typed is no plan.
  List<Instalment> preview() {
    Asked now = asked.get();
    return now == null ? List.of() : plan().map(plan -> plan.split(now.minor())).orElse(List.of());
  }

  /// Whether what is said is about how many parts there are.
  boolean blamesParts(Word said) {
    return (said == Word.ACCOUNT_PARTS_UNFIT && plan().isEmpty())
        || (said == Word.ACCOUNT_PARTS_UNREADABLE && typedParts().isEmpty());
  }

  /// Whether what is said is about when the first is due.
  boolean blamesDue(Word said) {
    Asked now = asked.get();
    return (said == Word.ACCOUNT_DUE_UNFIT && plan().isEmpty())
        || (said == Word.ACCOUNT_DUE_UNREADABLE
            && now != null
            && TypedDay.toCome(firstDue.get(), now.standing().today()).isEmpty());
  }

  private Optional<Integer> typedParts() {
    String count = parts.get().strip();
    return count.matches("\\d{1,4}") ? Optional.of(Integer.valueOf(count)) : Optional.empty();
  }

  private Optional<InstalmentPlan> typed() {
    Asked now = asked.get();
    if (now == null) {
      return Optional.empty();
    }
    return typedParts()
        .flatMap(number ->
            TypedDay.toCome(firstDue.get(), now.standing().today())
                .map(day -> new InstalmentPlan(number, day)));
  }

  private Optional<InstalmentPlan.Wrong> check(InstalmentPlan plan) {
    Asked now = asked.get();
    return now == null ? Optional.empty() : plan.check(now.minor(), now.standing().today());
  }

  /// Enter: it is put on the account as it stands there.
  void confirm() {
    Asked now = asked.get();
    if (now == null || asking) {
      return;
    }
    Optional<InstalmentPlan> plan = typed();
    Optional<InstalmentPlan.Wrong> wrong = plan.flatMap(this::check);
    if (plan.isEmpty()) {
      sell.say(
          Notice.hint(
              typedParts().isEmpty()
                  ? Word.ACCOUNT_PARTS_UNREADABLE
                  : Word.ACCOUNT_DUE_UNREADABLE));
    } else if (wrong.isPresent()) {
      sell.say(Notice.of(wrong.get()));
    } else {
      sell.hush();
      ask(now, plan.get(), null);
    }
  }

  private void ask(Asked now, InstalmentPlan plan, @Nullable Approval given) {
    asking = true;
    steps.add(
        () -> pay.saleProperty().get(),
        (PayingSale sale) -> new Told(sale, till.onAccount(sale, now.minor(), given)),
        told -> {
          asking = false;
          if (told.sale().equals(pay.saleProperty().get())) {
            answered(now, plan, told.answer());
          }
        },
        () -> {
          asking = false;
          if (pay.saleProperty().get() != null) {
            sell.say(Notice.problem(Word.FAILED_BUG));
          }
        });
  }

  /// What was said of a payment, which may have given way to goods since: then nothing of it is put
  /// on an account, and nobody is asked for leave for it.
  private record Told(PayingSale sale, AccountAnswer answer) {}

  private void answered(Asked now, InstalmentPlan plan, AccountAnswer answer) {
    switch (answer) {
      case AccountAnswer.Granted() -> {
        sell.panels().open(new Panel.Pay());
        pay.tender(now.method(), now.minor(), plan);
      }
      case AccountAnswer.NeedsApproval(Set<Permission> needed) ->
          sell.askForPayment(needed, given -> ask(now, plan, given));
      case AccountAnswer.NotSaved(Failure failure) -> sell.say(Notice.of(failure));
    }
  }
}
