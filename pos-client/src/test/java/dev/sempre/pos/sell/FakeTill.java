package dev.sempre.pos.sell;

import dev.sempre.model.account.AccountDraft;
import dev.sempre.model.account.ReceivedMoney;
import dev.sempre.model.catalogue.ProductUnit;
import dev.sempre.model.money.Currency;
import dev.sempre.model.money.Money;
import dev.sempre.model.organisation.Permission;
import dev.sempre.model.sale.CashRounding;
import dev.sempre.model.sale.CompletedSale;
import dev.sempre.model.sale.LineItem;
import dev.sempre.model.sale.OpenSale;
import dev.sempre.model.sale.PayingSale;
import dev.sempre.model.sale.PaymentMethod;
import dev.sempre.model.sale.SaleContext;
import dev.sempre.model.sale.SaleRefusal;
import dev.sempre.model.sale.SaleResult;
import dev.sempre.model.sale.Tender;
import dev.sempre.model.sale.TenderKind;
import dev.sempre.model.sale.TicketNumber;
import dev.sempre.model.sale.WeighedBy;
import dev.sempre.model.tax.TaxMode;
import dev.sempre.model.text.Label;
import dev.sempre.model.time.BusinessTime;
import dev.sempre.pos.approval.Approval;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A till in memory that keeps the real rules of a sale and can be told to fail.
public final class FakeTill implements TillSale {
  private static final BusinessTime NOW =
      new BusinessTime(1_779_969_540_000L, 120, LocalDate.of(2026, 5, 28));

  private static final LocalDateTime PARKED_AT = LocalDateTime.of(2026, 5, 28, 13, 40);

  private record Shelved(ParkedTicket shown, OpenSale sale) {}

  /// The payment terminal; not plugged in at first.
  public final FakeCards cards = new FakeCards();

  private final FakeShop shop;
  private final Currency currency;
  private final List<CompletedSale> completed = new ArrayList<>();
  private final Map<String, PayingSale> payments = new HashMap<>();
  private final Map<String, OpenSale> carts = new HashMap<>();
  private final Map<String, Shelved> parked = new LinkedHashMap<>();
  private final List<String> takenElsewhere = new ArrayList<>();
  private final List<String> takers = new ArrayList<>();
  private final List<String> voided = new ArrayList<>();
  private String cashier = "maria";
  private int begun;
  private long nextNumber = 458;
  private @Nullable Failure failure;
  private boolean broken;
  private boolean silent;
  private volatile boolean setBack;
  private @Nullable Error error;
  private @Nullable LastTicket last;
  private Set<Permission> needed = Set.of();
  private @Nullable Approval lastApproval;
  private int askedForAccount;
  private int pricesAsked;

  public FakeTill(FakeShop shop) {
    this.shop = shop;
    this.currency = FakeShop.EUR;
  }

  private final FakeAccounts accounts = new FakeAccounts();
  private boolean sellsOnAccount;
  private final Map<String, AccountDraft> drafts = new HashMap<>();
  private int paymentIds;
  private CashRounding rounding = CashRounding.NONE;

  private OpenSale begin() {
    return OpenSale.begin(
        "sale-" + nextNumber + "-" + cashier + "-" + begun,
        new SaleContext("shop", "till", "shift", cashier, currency, TaxMode.INCLUSIVE));
  }

  /// Somebody else works here from now on; what the last one left open stays his.
  public void seat(String next) {
    cashier = next;
  }

  /// What lies before whoever works here is set aside: nobody goes on with it.
  public void setAside() {
    carts.remove(cashier);
    payments.remove(cashier);
    begun++;
  }

  /// What is finished.
  public List<CompletedSale> completed() {
    return completed;
  }

  /// What a power cut would leave.
  public OpenSale onDisk() {
    return carts.computeIfAbsent(cashier, _ -> begin());
  }

  /// What a power cut would leave of the money.
  public List<Tender> tendersOnDisk() {
    PayingSale paying = payments.get(cashier);
    return paying == null ? List.of() : paying.tenders();
  }

  /// Rounds cash from here on.
  public void roundCash(CashRounding next) {
    rounding = next;
  }

  /// Fails every step from here on; null to work again.
  public void failWith(@Nullable Failure next) {
    failure = next;
  }

  /// Takes no step without somebody's leave for this; empty to take them all.
  public void askFor(Set<Permission> permissions) {
    needed = permissions;
  }

  /// Who gave leave for the last step that was taken; null for nobody.
  public @Nullable Approval lastApproval() {
    return lastApproval;
  }

  /// Throws at every step from here on, as a bug would.
  public void breakDown(boolean next) {
    broken = next;
  }

  /// The next step throws `next`.
  public void throwOnce(Error next) {
    error = next;
  }

  /// Is an older copy of itself, until told otherwise.
  public void setBack(boolean next) {
    setBack = next;
  }

  /// Finishes sales and does not say so, until told otherwise.
  public void fallSilent(boolean next) {
    silent = next;
  }

  @Override
  public OpenTicket current() {
    PayingSale paying = payments.get(cashier);
    return new OpenTicket(
        onDisk(),
        tendersOnDisk(),
        rounding,
        new TicketNumber("1-2", nextNumber),
        null,
        paying == null ? null : paying.plan(),
        last);
  }

  @Override
  public StepAnswer ringUp(OpenSale sale, String code) {
    return shop.byCode(code)
        .map(goods -> add(sale, goods))
        .orElseGet(() -> new StepAnswer.UnknownCode(code));
  }

  @Override
  public StepAnswer ringUpProduct(OpenSale sale, String productId) {
    return add(sale, shop.byId(productId).orElseThrow());
  }

  @Override
  public StepAnswer ringUpWeighed(OpenSale sale, LineItem item, long quantityMilli, WeighedBy by) {
    return switch (sale.addLine(item, quantityMilli, by)) {
      case SaleResult.Done<OpenSale>(OpenSale next) -> keep(next);
      case SaleResult.Refused<OpenSale>(var refusal) -> new StepAnswer.Refused(refusal);
    };
  }

  /// How often a price was asked for without ringing up.
  int pricesAsked() {
    return pricesAsked;
  }

  @Override
  public PriceAnswer priceOf(String code) {
    pricesAsked++;
    return shop.byCode(code)
        .<PriceAnswer>map(goods -> new PriceAnswer.Found(goods.item(), null))
        .orElseGet(() -> new PriceAnswer.Unknown(code));
  }

  @Override
  public PriceAnswer priceOfProduct(String productId) {
    pricesAsked++;
    return new PriceAnswer.Found(shop.byId(productId).orElseThrow().item(), null);
  }

  @Override
  public List<Salesperson> salespeople() {
    return List.of(
        new Salesperson("maria", "Maria B."),
        new Salesperson("lucia", "Lucia F."),
        new Salesperson("joao", "João Pedro"),
        new Salesperson("chloe", "Chloé D."));
  }

  /// Somebody else has recalled what waits under that id.
  public void takeElsewhere(String id) {
    takenElsewhere.add(id);
  }

  /// Somebody has rung up an article and is gone.
  ///
  /// @param who id of the user
  /// @param code of an article that is sold by the piece
  public void leavesOpen(String who, String code) {
    String here = cashier;
    cashier = who;
    add(begin(), shop.byCode(code).orElseThrow());
    cashier = here;
  }

  @Override
  public List<ParkedTicket> parked() {
    return Stream.concat(
            parked.values().stream().map(Shelved::shown).toList().reversed().stream(),
            carts.values().stream()
                .filter(cart -> !cart.context().cashierId().equals(cashier) && !cart.isEmpty())
                .filter(cart -> !payments.containsKey(cart.context().cashierId()))
                .map(cart -> shown(cart, null, cart.context().cashierId(), true)))
        .toList();
  }

  /// Somebody else has gone on with what whoever works here had left open.
  public void takeOver(String name) {
    takers.add(name);
  }

  @Override
  public List<String> takenOver() {
    List<String> told = List.copyOf(takers);
    takers.clear();
    return told;
  }

  @Override
  public TicketAnswer park(OpenSale sale, @Nullable String name) {
    if (sale.isEmpty()) {
      return new TicketAnswer.Refused(new SaleRefusal.NothingToPay());
    }
    return failure != null ? new TicketAnswer.NotSaved(failure) : next(shelve(sale, name));
  }

  private ParkedTicket shelve(OpenSale sale, @Nullable String name) {
    ParkedTicket shown = shown(sale, name, cashier, false);
    parked.put(sale.id(), new Shelved(shown, sale));
    carts.remove(cashier);
    begun++;
    return shown;
  }

  private ParkedTicket shown(OpenSale sale, @Nullable String name, String by, boolean isOpen) {
    return new ParkedTicket(
        sale.id(),
        name,
        nameOf(by),
        isOpen,
        PARKED_AT.plusMinutes(parked.size()),
        new Money(sale.totals().grossMinor(), currency),
        sale.pieces(),
        sale.lines().getFirst().item().description());
  }

  private String nameOf(String id) {
    return salespeople().stream()
        .filter(one -> one.id().equals(id))
        .findFirst()
        .map(Salesperson::name)
        .orElse(id);
  }

  private TicketAnswer next(@Nullable ParkedTicket justParked) {
    return new TicketAnswer.Next(current(), justParked);
  }

  @Override
  public TicketAnswer recall(OpenSale sale, String parkedId) {
    if (takenElsewhere.contains(parkedId)) {
      parked.remove(parkedId);
      return new TicketAnswer.TakenBy("Lucia F.");
    }
    Optional<OpenSale> wanted =
        Optional.ofNullable(parked.remove(parkedId))
            .map(Shelved::sale)
            .or(() -> leftOpen(parkedId));
    if (wanted.isEmpty()) {
      return new TicketAnswer.Gone();
    }
    ParkedTicket own = sale.isEmpty() ? null : shelve(sale, null);
    begun++;
    OpenSale next = begin();
    carts.put(cashier, wanted.get().under(next.id(), next.context()));
    return next(own);
  }

  private Optional<OpenSale> leftOpen(String id) {
    Optional<OpenSale> left =
        carts.values().stream()
            .filter(cart -> cart.id().equals(id))
            .filter(cart -> !cart.context().cashierId().equals(cashier))
            .findFirst();
    left.ifPresent(cart -> carts.remove(cart.context().cashierId()));
    return left;
  }

  @Override
  public TicketAnswer voidTicket(OpenSale sale, String reason, @Nullable Approval approval) {
    if (failure != null) {
      return new TicketAnswer.NotSaved(failure);
    }
    if (!needed.isEmpty() && approval == null) {
      return new TicketAnswer.NeedsApproval(needed);
    }
    lastApproval = approval;
    voided.add(reason);
    carts.remove(cashier);
    begun++;
    return next(null);
  }

  /// Why tickets were given up.
  public List<String> voided() {
    return voided;
  }

  private StepAnswer add(OpenSale sale, FakeShop.Goods goods) {
    if (setBack) {
      return new StepAnswer.Blocked(Obstacle.SET_BACK);
    }
    if (goods.item().unit() == ProductUnit.KILOGRAM) {
      return new StepAnswer.NeedsWeight(goods.item());
    }
    return switch (sale.addLine(goods.item(), 1_000)) {
      case SaleResult.Done<OpenSale>(OpenSale next) -> keep(next);
      case SaleResult.Refused<OpenSale>(var refusal) -> new StepAnswer.Refused(refusal);
    };
  }

  @Override
  public StepAnswer keep(OpenSale sale, @Nullable Approval approval) {
    Error thrown = error;
    if (thrown != null) {
      error = null;
      throw thrown;
    }
    if (broken) {
      throw new IllegalStateException("broken on purpose");
    }
    if (failure != null) {
      return new StepAnswer.NotSaved(failure);
    }
    if (!needed.isEmpty() && approval == null) {
      return new StepAnswer.NeedsApproval(needed);
    }
    lastApproval = approval;
    payments.remove(cashier); // As on disk: an open sale takes the place of one being paid.
    carts.put(sale.context().cashierId(), sale);
    return new StepAnswer.Done(sale);
  }

  @Override
  public NoSaleAnswer noSale(@Nullable Approval approval) {
    if (!needed.isEmpty() && approval == null) {
      return new NoSaleAnswer.NeedsApproval(needed);
    }
    return failure == null ? new NoSaleAnswer.Noted() : new NoSaleAnswer.NotSaved(failure);
  }

  @Override
  public Optional<Failure> keepPayment(PayingSale sale) {
    if (failure == null) {
      payments.put(sale.context().cashierId(), sale);
    }
    return Optional.ofNullable(failure);
  }

  /// Sells on account too.
  public void sellOnAccount() {
    sellsOnAccount = true;
  }

  /// What customers owe here.
  public FakeAccounts accounts() {
    return accounts;
  }

  @Override
  public AccountStanding account(Customer customer) {
    return accounts.standing(customer, 0);
  }

  @Override
  public Optional<AccountStanding> accountFor(PayingSale sale) {
    String id = sale.customerId();
    return id == null ? Optional.empty() : Optional.of(accounts.standing(customer(id), sale));
  }

  @Override
  public AccountDraft beginReceiving(
      Customer customer, @Nullable String chosenEntryId, long amountMinor) {
    return new AccountDraft(
        "payment-" + ++paymentIds,
        cashier,
        customer.id(),
        chosenEntryId,
        currency,
        ReceivedMoney.of(amountMinor));
  }

  @Override
  public Optional<Receiving> takeUpReceiving() {
    return Optional.ofNullable(drafts.get(cashier))
        .map(draft -> new Receiving(customer(draft.customerId()), draft));
  }

  @Override
  public Optional<Failure> keepReceiving(AccountDraft draft) {
    if (failure == null) {
      if (draft.money().tenders().isEmpty()) {
        drafts.remove(draft.cashierId());
      } else {
        drafts.put(draft.cashierId(), draft);
      }
    }
    return Optional.ofNullable(failure);
  }

  /// What a power cut would leave of the money that comes in for what customers owe.
  public @Nullable AccountDraft draftOnDisk() {
    return drafts.get(cashier);
  }

  private Customer customer(String id) {
    return shop.findCustomers("", 10).stream()
        .filter(each -> each.id().equals(id))
        .findFirst()
        .orElse(new Customer(id, id));
  }

  @Override
  public ReceiveAnswer receive(AccountDraft draft) {
    if (failure != null && !silent) {
      return new ReceiveAnswer.NotSaved(failure);
    }
    ReceiveAnswer answer = accounts.receive(draft);
    if (answer instanceof ReceiveAnswer.Received) {
      drafts.remove(draft.cashierId());
      cards.settled();
    }
    return silent ? new ReceiveAnswer.Unknown(Failure.DISK_FAULT) : answer;
  }

  /// How often something was to be put on an account.
  int askedForAccount() {
    return askedForAccount;
  }

  @Override
  public AccountAnswer onAccount(PayingSale sale, long amountMinor, @Nullable Approval approval) {
    askedForAccount++;
    lastApproval = approval;
    if (failure != null) {
      return new AccountAnswer.NotSaved(failure);
    }
    return needed.isEmpty() || approval != null
        ? new AccountAnswer.Granted()
        : new AccountAnswer.NeedsApproval(needed);
  }

  @Override
  public TillCards cards() {
    return cards;
  }

  @Override
  public List<PaymentMethod> paymentMethods() {
    PaymentMethod cash = method("cash", TenderKind.CASH, "Contanti", "Cash", "Dinheiro", "Espèces");
    PaymentMethod card = method("card", TenderKind.CARD, "Carta", "Card", "Cartão", "Carte");
    PaymentMethod account =
        method(
            "account",
            TenderKind.ACCOUNT,
            "Conto cliente",
            "Customer account",
            "Conta do cliente",
            "Compte client");
    return sellsOnAccount ? List.of(cash, card, account) : List.of(cash, card);
  }

  private static PaymentMethod method(
      String id, TenderKind kind, String it, String en, String pt, String fr) {
    Label name = new Label(it, Map.of("it", it, "en", en, "pt-BR", pt, "fr", fr));
    return new PaymentMethod(id, kind, name, 0, true);
  }

  @Override
  public PaymentAnswer complete(PayingSale sale) {
    if (broken) {
      throw new IllegalStateException("broken on purpose");
    }
    if (failure != null) {
      return new PaymentAnswer.NotSaved(failure);
    }
    CompletedSale earlier =
        completed.stream().filter(done -> done.id().equals(sale.id())).findFirst().orElse(null);
    if (earlier != null) {
      return silent ? new PaymentAnswer.Unknown(Failure.DISK_FAULT) : paid(earlier);
    }
    return switch (sale.complete(new TicketNumber("1-2", nextNumber), NOW)) {
      case SaleResult.Refused<CompletedSale>(var refusal) -> new PaymentAnswer.Refused(refusal);
      case SaleResult.Done<CompletedSale>(CompletedSale done) -> {
        completed.add(done);
        accounts.book(done, sale.plan());
        cards.settled();
        nextNumber++;
        carts.remove(done.context().cashierId());
        payments.remove(done.context().cashierId());
        yield silent ? new PaymentAnswer.Unknown(Failure.DISK_FAULT) : paid(done);
      }
    };
  }

  private PaymentAnswer paid(CompletedSale done) {
    last = LastTicket.of(done);
    return new PaymentAnswer.Paid(done, current(), false);
  }
}
