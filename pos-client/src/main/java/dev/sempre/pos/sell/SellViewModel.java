package dev.sempre.pos.sell;

import dev.sempre.model.money.Currency;
import dev.sempre.model.sale.CompletedSale;
import dev.sempre.model.sale.OpenSale;
import dev.sempre.model.sale.PayingSale;
import dev.sempre.model.sale.PaymentMethod;
import dev.sempre.model.sale.SaleLine;
import dev.sempre.model.sale.SaleRefusal;
import dev.sempre.model.sale.SaleResult;
import dev.sempre.pos.shell.Work;
import dev.sempre.pos.words.Word;
import dev.sempre.pos.words.Words;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// The Sell screen: the open ticket, what is chosen on it, the panel over the right half, and the
/// one line that says what was not understood. UI thread only.
public final class SellViewModel {
  private final Words words;
  private final Work work;
  private final TillSale till;
  private final ProductSearch search;
  private final Sounds sounds;
  private final Steps steps;
  private final FinderViewModel finder;
  private final CustomerViewModel customers;
  private final LineKeys lineKeys;
  private final PayViewModel pay;

  private final ReadOnlyObjectWrapper<@Nullable OpenTicket> ticket = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyIntegerWrapper selected = new ReadOnlyIntegerWrapper();
  private final ReadOnlyObjectWrapper<@Nullable Panel> panel = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable Notice> notice = new ReadOnlyObjectWrapper<>();

  /// A Sell screen that knows nothing until {@link #start}.
  public SellViewModel(
      Words words,
      Work work,
      TillSale till,
      ProductSearch search,
      CustomerSearch customerSearch,
      Sounds sounds) {
    this.words = words;
    this.work = work;
    this.till = till;
    this.search = search;
    this.sounds = sounds;
    this.steps = new Steps(work, this::broke);
    this.finder = new FinderViewModel(work, search);
    this.customers = new CustomerViewModel(work, customerSearch);
    this.lineKeys = new LineKeys(this, words, finder.entryProperty());
    this.pay = new PayViewModel(this::complete, this::refused);
  }

  /// Takes up what is open at this till and reads the lists. Scans that come meanwhile are kept and
  /// rung up afterwards. Call again when another cashier has logged in.
  public void start() {
    steps.add(till::current, this::takeUp);
    reload();
  }

  /// Reads the lists anew (L6). The ticket is not a list: it is never stale.
  public void reload() {
    work.run(till::paymentMethods, pay.methods()::setAll);
    finder.reload();
  }

  /// The ticket on the screen, as it stands on disk; null until the till has told it.
  public ReadOnlyObjectProperty<@Nullable OpenTicket> ticketProperty() {
    return ticket.getReadOnlyProperty();
  }

  /// The position of the chosen line; 0 for none.
  public ReadOnlyIntegerProperty selectedProperty() {
    return selected.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<@Nullable Panel> panelProperty() {
    return panel.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<@Nullable Notice> noticeProperty() {
    return notice.getReadOnlyProperty();
  }

  FinderViewModel finder() {
    return finder;
  }

  CustomerViewModel customers() {
    return customers;
  }

  LineKeys lineKeys() {
    return lineKeys;
  }

  PayViewModel pay() {
    return pay;
  }

  /// Whether there is nothing to pay for.
  boolean isEmpty() {
    OpenTicket now = ticket.get();
    return now == null || now.sale().isEmpty();
  }

  /// A scanner read `code`, wherever the focus was.
  public void scan(String code) {
    if (mayRingUp()) {
      step(sale -> till.ringUp(sale, code));
    } else {
      sounds.unknownCode();
    }
  }

  /// Rings up an article chosen by hand.
  void choose(ProductSearch.Hit product) {
    if (mayRingUp()) {
      finder.entryProperty().set("");
      step(sale -> till.ringUpProduct(sale, product.id()));
    }
  }

  /// Enter in the entry field: the marked result, or what is typed as a code, or the best match.
  void enter() {
    String typed = finder.entryProperty().get().strip();
    Optional<ProductSearch.Hit> chosen = finder.chosen();
    if (chosen.isPresent()) {
      choose(chosen.get());
    } else if (!typed.isEmpty() && mayRingUp()) {
      finder.entryProperty().set("");
      step(sale -> codeOrBestMatch(sale, typed));
    }
  }

  private StepAnswer codeOrBestMatch(OpenSale sale, String typed) {
    StepAnswer byCode = till.ringUp(sale, typed);
    if (!(byCode instanceof StepAnswer.UnknownCode)) {
      return byCode;
    }
    List<ProductSearch.Hit> found = search.find(typed, 1);
    return found.isEmpty() ? byCode : till.ringUpProduct(sale, found.getFirst().id());
  }

  /// Goods may come while no money lies on the counter; whatever panel is open then gives way.
  private boolean mayRingUp() {
    if (moneyLies()) {
      return false;
    }
    panel.set(null);
    return true;
  }

  /// A person types while no field has the focus: it is an entry, and the change has been given.
  void wake() {
    if (panel.get() instanceof Panel.Change) {
      panel.set(null);
    }
  }

  /// Chooses the line at a position.
  void select(int position) {
    selected.set(position);
  }

  /// F6.
  void customerKey() {
    if (!moneyLies()) {
      customers.open();
      panel.set(new Panel.ChooseCustomer());
    }
  }

  /// F12.
  void payKey() {
    OpenTicket now = ticket.get();
    if (now == null || panel.get() instanceof Panel.Pay) {
      return;
    }
    notice.set(null);
    pay.open(now.sale());
    if (pay.saleProperty().get() != null) {
      panel.set(new Panel.Pay());
    }
  }

  /// Gives the sale to `customer`; null for nobody.
  void chooseCustomer(@Nullable Customer customer) {
    String id = customer == null ? null : customer.id();
    steps.add(
        ticket::get,
        (OpenTicket now) -> till.keep(now.sale().withCustomer(id)),
        answer -> {
          OpenTicket now = ticket.get();
          if (now != null && answer instanceof StepAnswer.Done) {
            ticket.set(new OpenTicket(now.sale(), now.number(), customer));
          }
          answered(answer);
        });
  }

  /// Takes what is typed in the payment panel by `method`.
  void tender(PaymentMethod method) {
    String typed = pay.entryProperty().get();
    OptionalLong read = FigureViewModel.amount(words.figures(), typed, currency());
    if (read.isEmpty() && !typed.isBlank()) {
      say(Notice.hint(Word.SELL_NOT_A_FIGURE));
    } else {
      notice.set(null);
      pay.tender(method, read);
    }
  }

  /// Opens a panel.
  void open(Panel next) {
    panel.set(next);
  }

  /// Says something in the one quiet line.
  void say(Notice next) {
    notice.set(next);
  }

  /// Escape: back to the quick keys. What was typed in the panel is let go; money that lies on the
  /// counter has to be taken back first.
  void closePanel() {
    if (!moneyLies()) {
      pay.close();
      panel.set(null);
      notice.set(null);
    }
  }

  /// Whether money lies on the counter, in which case the notice says so.
  boolean moneyLies() {
    boolean lies = panel.get() instanceof Panel.Pay && pay.moneyLies();
    if (lies) {
      notice.set(Notice.hint(Word.SELL_MONEY_LIES));
    }
    return lies;
  }

  /// The chosen line, unless it is void.
  Optional<SaleLine> openLine() {
    OpenTicket now = ticket.get();
    return now == null
        ? Optional.empty()
        : now.sale().lines().stream()
            .filter(line -> line.position() == selected.get() && !line.voided())
            .findFirst();
  }

  /// A step that needs nothing but the sale itself.
  void change(Function<OpenSale, SaleResult<OpenSale>> operation) {
    step(sale ->
        switch (operation.apply(sale)) {
          case SaleResult.Done<OpenSale>(OpenSale next) -> till.keep(next);
          case SaleResult.Refused<OpenSale>(SaleRefusal refusal) -> new StepAnswer.Refused(refusal);
        });
  }

  private void step(Function<OpenSale, StepAnswer> task) {
    steps.add(ticket::get, (OpenTicket now) -> task.apply(now.sale()), this::answered);
  }

  private void broke() {
    pay.reopen();
    notice.set(Notice.problem(Word.FAILED_BUG));
  }

  private void refused(SaleRefusal refusal) {
    notice.set(Notice.of(refusal));
  }

  private void answered(StepAnswer answer) {
    switch (answer) {
      case StepAnswer.Done(OpenSale sale) -> done(sale);
      case StepAnswer.UnknownCode(String code) -> {
        sounds.unknownCode();
        notice.set(Notice.hint(Word.SELL_UNKNOWN_CODE, code));
      }
      case StepAnswer.Refused(SaleRefusal refusal) -> refused(refusal);
      case StepAnswer.Blocked(Obstacle obstacle) -> notice.set(Notice.of(obstacle));
      case StepAnswer.NotSaved(Failure failure) -> notice.set(Notice.of(failure));
    }
  }

  private void done(OpenSale sale) {
    OpenTicket before = ticket.get();
    if (before != null) {
      ticket.set(before.with(sale));
      if (sale.lines().size() > before.sale().lines().size()) {
        selected.set(sale.lines().getLast().position());
      }
    }
    notice.set(null);
    panel.set(null);
  }

  private void takeUp(OpenTicket now) {
    ticket.set(now);
    List<SaleLine> lines = now.sale().lines();
    selected.set(lines.isEmpty() ? 0 : lines.getLast().position());
  }

  private void complete(PayingSale sale) {
    steps.add(() -> till.complete(sale), this::completed);
  }

  private void completed(PaymentAnswer answer) {
    switch (answer) {
      case PaymentAnswer.Paid(CompletedSale sale, OpenTicket next) -> {
        pay.close();
        takeUp(next);
        notice.set(null);
        panel.set(new Panel.Change(sale));
      }
      case PaymentAnswer.Refused(SaleRefusal refusal) -> {
        pay.reopen();
        refused(refusal);
      }
      case PaymentAnswer.Blocked(Obstacle obstacle) -> {
        pay.reopen();
        notice.set(Notice.of(obstacle));
      }
      case PaymentAnswer.NotSaved(Failure failure) -> {
        pay.reopen();
        notice.set(Notice.of(failure));
      }
      case PaymentAnswer.Unknown(Failure _) -> {
        pay.reopen();
        notice.set(Notice.problem(Word.FAILED_UNKNOWN));
      }
    }
  }

  /// The currency of the open ticket. Only once there is one.
  Currency currency() {
    OpenTicket now = ticket.get();
    if (now == null) {
      throw new IllegalStateException("no amounts are typed before a ticket is open");
    }
    return now.sale().context().currency();
  }
}
