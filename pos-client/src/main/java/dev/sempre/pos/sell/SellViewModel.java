package dev.sempre.pos.sell;

import dev.sempre.model.money.Currency;
import dev.sempre.model.organisation.BadgeScan;
import dev.sempre.model.organisation.Permission;
import dev.sempre.model.sale.LineItem;
import dev.sempre.model.sale.OpenSale;
import dev.sempre.model.sale.PaymentMethod;
import dev.sempre.model.sale.SaleLine;
import dev.sempre.model.sale.SaleRefusal;
import dev.sempre.model.sale.SaleResult;
import dev.sempre.pos.approval.Approval;
import dev.sempre.pos.approval.ApprovalViewModel;
import dev.sempre.pos.badge.BadgeReader;
import dev.sempre.pos.shell.Lists;
import dev.sempre.pos.shell.Work;
import dev.sempre.pos.trouble.Explanation;
import dev.sempre.pos.words.Word;
import dev.sempre.pos.words.Words;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// The Sell screen: the open ticket, what is chosen on it, the panel over the right half, and the
/// one line that says what was not understood. UI thread only.
public final class SellViewModel {
  private static final int CUSTOMER_LIMIT = 50;

  private final Work work;
  private final TillSale till;
  private final ProductSearch search;
  private final ApprovalViewModel approval;
  private final PaperViewModel paper;
  private final Sounds sounds;
  private final Steps steps;
  private final FinderViewModel finder;
  private final CustomerKeys customerKeys;
  private final TicketKeys ticketKeys;
  private final DetailKeys detailKeys;
  private final PriceCheckViewModel priceCheck;
  private final LineKeys lineKeys;
  private final PayKeys payKeys;
  private final ReturnKeys returnKeys;
  private final AccountKeys accountKeys;
  private final DrawerKey drawerKey;
  private final WeighKeys weighKeys;

  private final ReadOnlyObjectWrapper<@Nullable OpenTicket> ticket = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyIntegerWrapper selected = new ReadOnlyIntegerWrapper();
  private final ReadOnlyObjectWrapper<@Nullable Panel> panel = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable Notice> notice = new ReadOnlyObjectWrapper<>();
  private final Explanation<Notice> explanation = new Explanation<>(notice, Notice::trouble, panel);

  /// What the next step stands on. The screen shows the same, except while another cashier's ticket
  /// is on its way.
  private @Nullable OpenTicket standing;

  /// What a badge does that is scanned here, until the till has people.
  private BiConsumer<BadgeScan, BadgeReader.Refusal> quickSwitch;

  private int starting;
  private boolean besidePayment;

  /// A Sell screen at a till without a scale.
  public SellViewModel(
      Words words,
      Work work,
      TillSale till,
      TillReturns returns,
      ProductSearch search,
      CustomerSearch customerSearch,
      ApprovalViewModel approval,
      PaperViewModel paper,
      Sounds sounds) {
    this(words, work, till, returns, search, customerSearch, approval, paper, sounds, Weigher.NONE);
  }

  /// A Sell screen that knows nothing until {@link #start}.
  public SellViewModel(
      Words words,
      Work work,
      TillSale till,
      TillReturns returns,
      ProductSearch search,
      CustomerSearch customerSearch,
      ApprovalViewModel approval,
      PaperViewModel paper,
      Sounds sounds,
      Weigher weigher) {
    this.work = work;
    this.till = till;
    this.search = search;
    this.approval = approval;
    this.paper = paper;
    this.sounds = sounds;
    this.quickSwitch = (_, _) -> sounds.unknownCode();
    this.steps = new Steps(work, () -> say(Notice.problem(Word.FAILED_BUG)));
    this.finder = new FinderViewModel(work, search);
    this.customerKeys = new CustomerKeys(this, steps, till, customers(customerSearch));
    this.ticketKeys = new TicketKeys(this, steps, till, words);
    this.detailKeys = new DetailKeys(this, work, till);
    this.priceCheck = new PriceCheckViewModel(work, till, search);
    this.lineKeys = new LineKeys(this, words, finder.entryProperty());
    this.payKeys = new PayKeys(this, steps, work, till, words);
    this.accountKeys = new AccountKeys(this, steps, work, till, customers(customerSearch), words);
    this.returnKeys = new ReturnKeys(this, work, words, returns, search, sounds);
    this.drawerKey = new DrawerKey(this, steps, till, this::ask);
    this.weighKeys = new WeighKeys(this, work, till, returns, weigher, words);
  }

  private TypedSearch<Customer> customers(CustomerSearch search) {
    return new TypedSearch<>(
        work,
        text -> () -> search.find(text, CUSTOMER_LIMIT),
        () -> say(Notice.problem(Word.CUSTOMERS_UNREAD)));
  }

  /// Takes up what is open at this till and reads the lists. Scans that come meanwhile are kept and
  /// rung up afterwards. Call again when another cashier has logged in: nothing of the one before
  /// him stays on the screen.
  public void start() {
    starting++;
    weighKeys.clear();
    pay().close();
    accountKeys.receive().drop();
    open(null);
    hush();
    selected.set(0);
    finder.entryProperty().set("");
    ticket.set(null);
    steps.add(till::current, this::started, this::notStarted);
    accountKeys.receive().takeUp();
    reload();
  }

  private void started(OpenTicket now) {
    starting--;
    if (starting == 0) {
      open(null);
      hush();
    }
    takeUp(now);
  }

  private void notStarted() {
    starting--;
    standing = null;
    say(Notice.problem(Word.FAILED_BUG));
  }

  /// Reads the lists anew (L6). The ticket is not a list: it is never stale.
  public void reload() {
    work.run(till::paymentMethods, methods -> Lists.renew(pay().methods(), methods));
    detailKeys.reload();
    ticketKeys.reload();
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

  /// What the notice means, while somebody wants to know.
  Explanation<Notice> explanation() {
    return explanation;
  }

  FinderViewModel finder() {
    return finder;
  }

  CustomerKeys customerKeys() {
    return customerKeys;
  }

  TicketKeys ticketKeys() {
    return ticketKeys;
  }

  DetailKeys detailKeys() {
    return detailKeys;
  }

  PriceCheckViewModel priceCheck() {
    return priceCheck;
  }

  WeighKeys weighKeys() {
    return weighKeys;
  }

  LineKeys lineKeys() {
    return lineKeys;
  }

  ApprovalViewModel approval() {
    return approval;
  }

  PaperViewModel paper() {
    return paper;
  }

  PayViewModel pay() {
    return payKeys.pay();
  }

  ReturnKeys returnKeys() {
    return returnKeys;
  }

  PayKeys payKeys() {
    return payKeys;
  }

  AccountKeys accountKeys() {
    return accountKeys;
  }

  /// Whether there is nothing to pay for.
  boolean isEmpty() {
    OpenTicket now = ticket.get();
    return now == null || now.sale().isEmpty();
  }

  /// A scanner read `code`, wherever the focus was.
  public void scan(String code) {
    Optional<BadgeScan> badge = BadgeScan.of(code);
    if (badge.isPresent()) {
      scan(badge.get());
      return;
    }
    if (returnKeys.scanned(code)) {
      return;
    }
    if (panel.get() instanceof Panel.PriceCheck) {
      priceCheck.scan(code);
    } else if (mayRingUp()) {
      step(sale -> till.ringUp(sale, code));
    } else {
      sounds.unknownCode();
    }
  }

  /// From now on a badge that is scanned here hands the till over.
  ///
  /// @param next gets what was read, and where to say that it opens nothing
  public void handOverBy(BiConsumer<BadgeScan, BadgeReader.Refusal> next) {
    quickSwitch = next;
  }

  /// A badge is never an article. It chooses who gives leave where somebody is asked for it, and
  /// hands the till over everywhere else, unless money lies on the counter.
  private void scan(BadgeScan badge) {
    if (panel.get() instanceof Panel.Approve) {
      approval.scan(badge);
    } else if (moneyLies()) {
      sounds.unknownCode();
    } else {
      quickSwitch.accept(badge, (what, values) -> say(Notice.hint(what, values)));
    }
  }

  /// What is typed counts as a code of an article and as no badge: whoever has read one off
  /// somebody's card does not get in by it, nor on the screen.
  private void badgeTyped() {
    finder.entryProperty().set("");
    sounds.unknownCode();
    say(Notice.hint(Word.BADGE_TYPED));
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
    if (BadgeScan.of(typed).isPresent()) {
      badgeTyped();
    } else if (chosen.isPresent()) {
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
    open(null);
    return true;
  }

  /// A person types while no field has the focus: it is an entry, and the change has been given.
  void wake() {
    if (panel.get() instanceof Panel.Change || panel.get() instanceof Panel.Received) {
      open(null);
    }
  }

  /// Chooses the line at a position.
  void select(int position) {
    selected.set(position);
  }

  /// F1: what something costs, without ringing it up.
  void priceCheckKey() {
    if (!moneyLies()) {
      priceCheck.open();
      open(new Panel.PriceCheck());
    }
  }

  /// Shift+F11.
  void drawerKey() {
    drawerKey.press();
  }

  /// F12.
  void payKey() {
    ReceiveKeys receive = accountKeys.receive();
    if (receive.comesBack()) {
      hush();
    } else if (receive.isStopped()) {
      receive.goOn();
    } else if (!receive.moneyLies() && !weighKeys.waits()) {
      payKeys.press();
    }
  }

  /// Takes what is typed in the payment panel by `method`.
  void tender(PaymentMethod method) {
    payKeys.tender(method);
  }

  /// Opens a panel instead of the one that is open; null shows the quick keys. A payment that has
  /// to give way is over; money that lies on the counter gives way to nothing, as the notice says.
  /// While an article waits for its weight, that is what comes back.
  void open(@Nullable Panel wanted) {
    Panel next = wanted == null ? weighKeys.panel() : wanted;
    if (next instanceof Panel.Weigh && next.equals(panel.get())) {
      return;
    }
    if (!besidePayment && covers(next)) {
      return;
    }
    if (payKeys.isOpen() && !(next instanceof Panel.Pay) && !besidePayment) {
      pay().close();
    }
    if (!(next instanceof Panel.Receive) && !besidePayment) {
      accountKeys.receive().drop();
    }
    if (panel.get() instanceof Panel.Approve) {
      approval.drop();
    }
    panel.set(next);
  }

  /// Whether a panel would take the place of money that lies on the counter, which would be
  /// forgotten.
  private boolean covers(@Nullable Panel next) {
    return (!(next instanceof Panel.Pay) && payKeys.moneyLies())
        || (!(next instanceof Panel.Receive) && accountKeys.receive().moneyLies());
  }

  /// Asks where the receipt of what was paid just now is to be mailed.
  void mailKey() {
    if (panel.get() instanceof Panel.Change paid) {
      open(new Panel.MailReceipt(paid.sale().number().printed(), paid));
    } else if (panel.get() instanceof Panel.Received received) {
      open(new Panel.MailReceipt(received.payment().printed(), received));
    }
  }

  /// Enter where the address of a receipt is typed: the panel before it comes back once the mail is
  /// on its way, unless the cashier has gone on meanwhile.
  void send(Panel.MailReceipt mail) {
    paper.mail(
        () -> {
          if (mail.equals(panel.get())) {
            hush();
            open(mail.before());
          }
        },
        () -> say(Notice.hint(Word.MAIL_NO_ADDRESS)));
  }

  /// Says something in the one quiet line.
  void say(Notice next) {
    notice.set(next);
  }

  /// Says what went wrong beside the sale, and what it means: a person has touched it.
  void explain(Word what, List<Object> values) {
    say(Notice.hint(what, values.toArray()));
    explanation.toggle();
  }

  /// Nothing has to be said any more.
  void hush() {
    notice.set(null);
  }

  void refused(SaleRefusal refusal) {
    say(Notice.of(refusal, pay().isRefund()));
  }

  /// Escape: back to the quick keys. What was typed in the panel is let go; money that lies on the
  /// counter has to be taken back first.
  void closePanel() {
    if (panel.get() instanceof Panel.Weigh) {
      hush();
      weighKeys.leaveOut();
    } else if (!payKeys.comesBack()
        && !accountKeys.receive().comesBack()
        && !payKeys.escape()
        && !accountKeys.receive().escape()
        && !moneyLies()) {
      open(null);
      hush();
    }
  }

  /// Whether money lies on the counter, in which case the notice says so. Nobody else may take over
  /// until it does not.
  public boolean moneyLies() {
    return payKeys.moneyLies() || accountKeys.receive().moneyLies();
  }

  /// Whether something that was asked for is not on the ticket yet, as its weight or somebody's
  /// leave is waited for; the notice says so. Nothing is paid or parked before it is there or let
  /// go.
  boolean waitsForMore() {
    if (weighKeys.waits()) {
      return true;
    }
    boolean leave = panel.get() instanceof Panel.Approve;
    if (leave) {
      say(Notice.hint(Word.APPROVAL_FIRST));
    }
    return leave;
  }

  /// Somebody who may has set aside what lay on the counter: nothing of it lies there any more, and
  /// the cashier goes on with what is on disk. UI thread.
  public void forgetMoney() {
    accountKeys.receive().drop();
    payKeys.forget();
    start();
  }

  /// Whether somebody is being served here, or what he has paid still stands on the screen. Asking
  /// changes nothing of what is seen. Source: P5.
  public boolean serves() {
    OpenTicket now = ticket.get();
    return panel.get() != null
        || !steps.atRest()
        || !finder.entryProperty().get().isBlank()
        || (now != null && !(now.sale().lines().isEmpty() && now.customer() == null));
  }

  /// The ticket that the next step stands on; null until the till has told it.
  @Nullable OpenTicket standing() {
    return standing;
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
    take((sale, leave) ->
        switch (operation.apply(sale)) {
          case SaleResult.Done<OpenSale>(OpenSale next) -> till.keep(next, leave);
          case SaleResult.Refused<OpenSale>(SaleRefusal refusal) -> new StepAnswer.Refused(refusal);
        });
  }

  /// A step that not everybody may take. If the cashier may not alone, somebody who may is asked,
  /// and it is taken again with his leave.
  interface GuardedStep {
    /// @param leave who has given it; null while nobody has
    StepAnswer on(OpenSale sale, @Nullable Approval leave);
  }

  /// Takes a step once all earlier ones are answered.
  void take(GuardedStep step) {
    take(step, null);
  }

  private void take(GuardedStep step, @Nullable Approval leave) {
    step(sale -> step.on(sale, leave), given -> take(step, given));
  }

  private void step(Function<OpenSale, StepAnswer> task) {
    step(task, SellViewModel::takenByAnybody);
  }

  private void step(Function<OpenSale, StepAnswer> task, Consumer<Approval> again) {
    payKeys.giveWay();
    steps.add(
        () -> payKeys.moneyLies() ? null : standing(),
        (OpenTicket now) -> task.apply(now.sale()),
        answer -> answered(answer, again),
        this::notTaken);
  }

  /// The ticket was still being taken up when it was asked for, and comes with money for it: that
  /// would be forgotten with the next line.
  private void notTaken() {
    if (payKeys.moneyLies()) {
      sounds.unknownCode();
    } else {
      say(Notice.problem(Word.FAILED_BUG));
    }
  }

  /// For steps that everybody may take who may take them at all: nobody is asked.
  private static void takenByAnybody(Approval given) {
    throw new IllegalStateException("nobody was asked for " + given);
  }

  /// As with leave; for steps that nobody is asked for.
  void answered(StepAnswer answer) {
    answered(answer, SellViewModel::takenByAnybody);
  }

  /// @param again takes the step once more, with leave
  private void answered(StepAnswer answer, Consumer<Approval> again) {
    if (starting > 0) {
      passedOn(answer);
      return;
    }
    switch (answer) {
      case StepAnswer.Done(OpenSale sale, String endedRate) -> {
        done(sale);
        if (endedRate != null) {
          say(Notice.hint(Word.SELL_RATE_ENDED, endedRate));
        }
      }
      case StepAnswer.UnknownCode(String code) -> unknown(code);
      case StepAnswer.Refused(SaleRefusal refusal) -> refused(refusal);
      case StepAnswer.NeedsWeight(LineItem item, String comesBack) ->
          weighKeys.add(item, comesBack);
      case StepAnswer.NeedsApproval(Set<Permission> needed) -> ask(needed, again);
      case StepAnswer.Blocked(Obstacle obstacle) -> say(Notice.of(obstacle));
      case StepAnswer.NotSaved(Failure failure) -> say(Notice.of(failure));
    }
  }

  /// Asks somebody who may for leave.
  ///
  /// @param again takes the step once more, with it
  void ask(Set<Permission> needed, Consumer<Approval> again) {
    if (moneyLies()) {
      return; // It was taken while the answer was on its way.
    }
    hush();
    open(new Panel.Approve(needed));
    approval.ask(
        needed,
        given -> {
          open(null);
          again.accept(given);
        });
  }

  /// As [#ask], for a payment that is open: it stays, and comes back with the answer or by Escape.
  void askForPayment(Set<Permission> needed, Consumer<Approval> again) {
    hush();
    openBesidePayment(new Panel.Approve(needed));
    approval.ask(
        needed,
        given -> {
          openMoney();
          again.accept(given);
        });
  }

  /// Back to what is being paid, from what was asked beside it.
  void openMoney() {
    if (!payKeys.comesBack()) {
      boolean _ = accountKeys.receive().comesBack();
    }
  }

  /// What goes on at the payment terminal for what is being paid.
  CardKeys cards() {
    return accountKeys.receive().receivingProperty().get() == null
        ? payKeys.cards()
        : accountKeys.receive().cards();
  }

  /// Opens a panel beside a payment that stays open.
  void openBesidePayment(Panel next) {
    besidePayment = true;
    open(next);
    besidePayment = false;
  }

  /// The code on a receipt is what is printed above it: who scans it brings something back.
  private void unknown(String code) {
    if (!returnKeys.openIfTicket(code)) {
      sounds.unknownCode();
      say(Notice.hint(Word.SELL_UNKNOWN_CODE, code));
    }
  }

  /// A step of the cashier before: it is done, and the screen is not his any more.
  private void passedOn(StepAnswer answer) {
    OpenTicket before = standing;
    if (before != null && answer instanceof StepAnswer.Done(OpenSale sale, var _)) {
      show(before.with(sale));
    }
  }

  private void done(OpenSale sale) {
    OpenTicket before = standing;
    if (before == null) {
      return;
    }
    show(returnKeys.withOwner(before.with(sale)));
    // What was taken off by quantity is not what the next key is meant for.
    SaleLine last = sale.lines().isEmpty() ? null : sale.lines().getLast();
    if (last != null && !last.voided() && sale.lines().size() > before.sale().lines().size()) {
      selected.set(last.position());
    }
    hush();
    // Whoever took this step had not seen yet that leave is asked for the one before.
    boolean asks = panel.get() instanceof Panel.Approve;
    if (!asks && !isMoneyPanel(panel.get()) && !returnKeys.goesOn()) {
      open(null);
    }
  }

  /// Whether money is taken there.
  static boolean isMoneyPanel(@Nullable Panel open) {
    return open instanceof Panel.Pay || open instanceof Panel.Receive;
  }

  /// Whether the screen is not the cashier's any more whose steps are still being done.
  boolean isPassedOn() {
    return starting > 0;
  }

  /// The cashier goes on with another ticket.
  ///
  /// @param why what has to be said of it; null if nothing
  void turnTo(OpenTicket next, @Nullable Notice why) {
    if (!isPassedOn()) {
      weighKeys.clear();
      open(null);
      notice.set(why);
    }
    takeUp(next);
  }

  void show(OpenTicket now) {
    standing = now;
    if (starting == 0) {
      ticket.set(now);
    }
  }

  /// Goes on with a ticket from what is on disk.
  void takeUp(OpenTicket now) {
    show(now);
    if (starting == 0) {
      List<SaleLine> lines = now.sale().lines();
      selected.set(lines.isEmpty() ? 0 : lines.getLast().position());
      if (!now.tenders().isEmpty()) {
        payKeys.resume(now.paying());
      }
      payKeys.lookAtCards(now);
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
