package dev.sempre.pos.sell;

import dev.sempre.model.organisation.BadgeScan;
import dev.sempre.model.organisation.Permission;
import dev.sempre.model.sale.PaymentMethod;
import dev.sempre.model.sale.SaleRefusal;
import dev.sempre.pos.approval.Approval;
import dev.sempre.pos.approval.ApprovalViewModel;
import dev.sempre.pos.badge.BadgeReader;
import dev.sempre.pos.shell.Lists;
import dev.sempre.pos.shell.Work;
import dev.sempre.pos.trouble.Explanation;
import dev.sempre.pos.words.Word;
import dev.sempre.pos.words.Words;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// The Sell screen: its ticket, the panel over the right half, what is scanned, its keys, and the
/// one line that says what was not understood. UI thread only.
public final class SellViewModel {
  private static final int CUSTOMER_LIMIT = 50;

  private final Work work;
  private final TillSale till;
  private final ApprovalViewModel approval;
  private final PaperViewModel paper;
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

  private final CurrentTicket ticket;
  private final OpenPanel panels;
  private final ScannedCodes codes;

  private final ReadOnlyObjectWrapper<@Nullable Notice> notice = new ReadOnlyObjectWrapper<>();
  private final Explanation<Notice> explanation;
  private final Sounds sounds;
  private boolean scannerGone;

  /// What is said once nothing stands there that the cashier has to know or to do.
  private @Nullable Notice later;

  /// What was said last that does not concern the ticket.
  private @Nullable Notice mentioned;

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
    this.approval = approval;
    this.paper = paper;
    this.sounds = sounds;
    Steps steps = new Steps(work, () -> say(Notice.problem(Word.FAILED_BUG)));
    this.ticket = new CurrentTicket(this, steps, till, sounds);
    this.panels = new OpenPanel(this);
    this.codes = new ScannedCodes(this, till, search, sounds);
    this.explanation = new Explanation<>(notice, Notice::trouble, panels.property());
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
    start(() -> {});
  }

  /// As [#start], for somebody else than before.
  ///
  /// @param handOver seats him, once all that was asked for before is done: that is done in the
  ///   name of who has asked for it, and to his ticket. Called on any thread
  public void start(Runnable handOver) {
    ticket.passOn();
    weighKeys.clear();
    pay().close();
    accountKeys.receive().drop();
    panels.open(null);
    hush();
    ticket.select(0);
    finder.entryProperty().set("");
    ticket.begin(handOver);
    accountKeys.receive().takeUp();
    reload();
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
    return ticket.ticketProperty();
  }

  /// The position of the chosen line; 0 for none.
  public ReadOnlyIntegerProperty selectedProperty() {
    return ticket.selectedProperty();
  }

  ReadOnlyObjectProperty<@Nullable Panel> panelProperty() {
    return panels.property();
  }

  ReadOnlyObjectProperty<@Nullable Notice> noticeProperty() {
    return notice.getReadOnlyProperty();
  }

  /// What the notice means, while somebody wants to know.
  Explanation<Notice> explanation() {
    return explanation;
  }

  /// The ticket and the steps on it.
  CurrentTicket ticket() {
    return ticket;
  }

  OpenPanel panels() {
    return panels;
  }

  ScannedCodes codes() {
    return codes;
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

  /// A scanner read `code`, wherever the focus was.
  public void scan(String code) {
    codes.scan(code);
  }

  /// From now on a badge that is scanned here hands the till over.
  ///
  /// @param next gets what was read, and where to say that it opens nothing
  public void handOverBy(BiConsumer<BadgeScan, BadgeReader.Refusal> next) {
    codes.handOverBy(next);
  }

  /// A person types while no field has the focus: it is an entry, and the change has been given.
  void wake() {
    if (panels.get() instanceof Panel.Change || panels.get() instanceof Panel.Received) {
      panels.open(null);
    }
  }

  /// F1: what something costs, without ringing it up.
  void priceCheckKey() {
    if (!moneyLies()) {
      priceCheck.open();
      panels.open(new Panel.PriceCheck());
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

  /// Asks where the receipt of what was paid just now is to be mailed.
  void mailKey() {
    if (panels.get() instanceof Panel.Change paid) {
      panels.open(new Panel.MailReceipt(paid.sale().number().printed(), paid));
    } else if (panels.get() instanceof Panel.Received received) {
      panels.open(new Panel.MailReceipt(received.payment().printed(), received));
    }
  }

  /// Enter where the address of a receipt is typed: the panel before it comes back once the mail is
  /// on its way, unless the cashier has gone on meanwhile.
  void send(Panel.MailReceipt mail) {
    paper.mail(
        () -> {
          if (mail.equals(panels.get())) {
            hush();
            panels.open(mail.before());
          }
        },
        () -> say(Notice.hint(Word.MAIL_NO_ADDRESS)));
  }

  /// Says something in the one quiet line.
  void say(Notice next) {
    notice.set(next);
  }

  /// What `word` asked for has been done: it is not asked for any longer.
  void cured(Word word) {
    Notice now = notice.get();
    if (now != null && now.word() == word) {
      hush();
    }
  }

  /// Says what went wrong beside the sale, and what it means: a person has touched it.
  void explain(Word what, List<Object> values) {
    say(Notice.hint(what, values.toArray()));
    explanation.toggle();
  }

  /// Nothing has to be said any more, but for what has waited to be said.
  void hush() {
    Notice next = later;
    later = null;
    if (next == null) {
      notice.set(null);
    } else {
      tell(next);
    }
  }

  /// Something else is begun: what was said of what was done before is old by now. What was not
  /// done is not.
  void beginElse() {
    Notice now = notice.get();
    if (now != null && now.tone() != Notice.Tone.PROBLEM) {
      hush();
    }
  }

  /// Says what does not concern the ticket, once nothing stands there that does: that money lies,
  /// what has to be done before, what was not done.
  private void mention(Notice next) {
    Notice now = notice.get();
    if (now == null || now.tone() == Notice.Tone.DONE || now.equals(mentioned)) {
      later = null;
      tell(next);
    } else {
      later = next;
    }
  }

  private void tell(Notice next) {
    mentioned = next;
    say(next);
  }

  /// The ticket of whoever sells here from now on has been taken up.
  void takenUp() {
    ticketKeys.askTakenOver();
    if (scannerGone) {
      mention(Notice.hint(Word.SCANNER_GONE));
    }
  }

  /// The scanner with a line of its own is not there: who is at the till is told now, and who logs
  /// in before it is back is told then.
  public void scannerGone() {
    scannerGone = true;
    mention(Notice.hint(Word.SCANNER_GONE));
  }

  /// It is there again.
  public void scannerBack() {
    scannerGone = false;
    mention(Notice.done(Word.SCANNER_BACK));
  }

  /// It is not the scanner of this till any more, and nothing has to be said of it.
  public void scannerDismissed() {
    scannerGone = false;
    Notice gone = Notice.hint(Word.SCANNER_GONE);
    if (gone.equals(later)) {
      later = null;
    }
    if (gone.equals(notice.get())) {
      hush();
    }
  }

  /// It has sent something that is no code.
  public void scannedNoise() {
    sounds.unknownCode();
    mention(Notice.hint(Word.SCAN_GARBLED));
  }

  void refused(SaleRefusal refusal) {
    say(Notice.of(refusal, pay().isRefund()));
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
    boolean leave = panels.get() instanceof Panel.Approve;
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
    return panels.get() != null || !finder.entryProperty().get().isBlank() || ticket.serves();
  }

  /// Asks somebody who may for leave. What comes back one after the other goes on with the answer,
  /// and no second question takes the place of the first there: its article would be forgotten.
  ///
  /// @param again takes the step once more, with it
  void ask(Set<Permission> needed, Consumer<Approval> again) {
    if (moneyLies()) {
      return; // It was taken while the answer was on its way.
    }
    Panel covered = returnKeys.goingOn();
    if (covered != null && panels.get() instanceof Panel.Approve) {
      approvalFirst();
      return;
    }
    hush();
    panels.open(new Panel.Approve(needed, covered));
    approval.ask(
        needed,
        given -> {
          panels.uncover();
          again.accept(given);
        });
  }

  /// What was scanned is not taken before leave is given for what came before it, or it is let go.
  void approvalFirst() {
    sounds.unknownCode();
    say(Notice.hint(Word.APPROVAL_FIRST));
  }

  /// As [#ask], for a payment that is open: it stays, and comes back with the answer or by Escape.
  void askForPayment(Set<Permission> needed, Consumer<Approval> again) {
    hush();
    panels.openBesidePayment(new Panel.Approve(needed));
    approval.ask(
        needed,
        given -> {
          panels.openMoney();
          again.accept(given);
        });
  }

  /// What goes on at the payment terminal for what is being paid.
  CardKeys cards() {
    return accountKeys.receive().receivingProperty().get() == null
        ? payKeys.cards()
        : accountKeys.receive().cards();
  }
}
