package dev.sempre.pos.sell;

import dev.sempre.model.sale.SaleRefusal;
import dev.sempre.model.sale.TicketNumber;
import dev.sempre.pos.receipt.TicketCode;
import dev.sempre.pos.shell.Work;
import dev.sempre.pos.words.Word;
import dev.sempre.pos.words.Words;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// What the keys do when goods come back: find the ticket, say what of it and why, put it onto the
/// open ticket. Without a ticket, each article that is scanned or chosen comes back at today's
/// price. UI thread only.
final class ReturnKeys {
  private static final int TICKET_LIMIT = 50;
  private static final int GOODS_LIMIT = 50;

  private final SellViewModel sell;
  private final Work work;
  private final Words words;
  private final TillReturns till;
  private final ProductSearch products;
  private final Sounds sounds;
  private final TypedSearch<FoundTicket> tickets;
  private final ReturnViewModel lines = new ReturnViewModel();
  private final ReturnReasonModel reason = new ReturnReasonModel();
  private final StringProperty goodsEntry = new SimpleStringProperty("");
  private final ObservableList<ProductSearch.Hit> goods = FXCollections.observableArrayList();

  /// What is on its way onto the ticket; null if nothing is.
  private @Nullable Object taking;

  ReturnKeys(
      SellViewModel sell,
      Work work,
      Words words,
      TillReturns till,
      ProductSearch products,
      Sounds sounds) {
    this.sell = sell;
    this.work = work;
    this.words = words;
    this.till = till;
    this.products = products;
    this.sounds = sounds;
    this.tickets =
        new TypedSearch<>(work, this::fitting, () -> sell.say(Notice.problem(Word.TICKETS_UNREAD)));
    reason.chosenProperty().subscribe(_ -> reasonGiven());
    reason.typedProperty().subscribe(_ -> reasonGiven());
  }

  private void reasonGiven() {
    if (reason.reason().isPresent()) {
      sell.cured(Word.RETURN_SAY_WHY);
    }
  }

  /// The finished tickets that fit what is typed, last first.
  TypedSearch<FoundTicket> tickets() {
    return tickets;
  }

  private Supplier<List<FoundTicket>> fitting(String text) {
    TicketQuery query =
        new TicketQuery(
            text, FigureViewModel.amount(words.figures(), text, sell.ticket().currency()));
    return () -> till.find(query, TICKET_LIMIT);
  }

  ReturnViewModel lines() {
    return lines;
  }

  ReturnReasonModel reason() {
    return reason;
  }

  /// What is typed to find an article that comes back without a ticket.
  StringProperty goodsEntryProperty() {
    return goodsEntry;
  }

  ObservableList<ProductSearch.Hit> goods() {
    return goods;
  }

  /// F9: looks for a ticket; in an open panel, its other way: without a ticket, or all that is
  /// left.
  void press() {
    Panel open = sell.panelProperty().get();
    if (open instanceof Panel.FindTicket) {
      withoutTicket();
    } else if (open instanceof Panel.TakeBack) {
      lines.toggleAll();
    } else {
      find();
    }
  }

  /// Looks for a ticket, whatever is open.
  void find() {
    if (sell.ticketProperty().get() != null && !sell.moneyLies()) {
      sell.hush();
      reason.clear();
      tickets.open();
      sell.panels().open(new Panel.FindTicket());
    }
  }

  /// Goods that come back without a ticket that is here.
  void withoutTicket() {
    sell.hush();
    goodsEntry.set("");
    goods.clear();
    sell.panels().open(new Panel.TakeBackGoods());
  }

  /// Enter while looking for a ticket: the one of the number that is typed, or the first that is
  /// found, unless something else is open by then.
  void enter() {
    String typed = tickets.entryProperty().get().strip();
    Optional<TicketNumber> number = numberIn(typed);
    if (number.isPresent()) {
      open(number.get());
    } else {
      tickets.first(found -> {
        if (sell.panelProperty().get() instanceof Panel.FindTicket) {
          open(found);
        }
      });
    }
  }

  /// A ticket from the list.
  void open(FoundTicket ticket) {
    open(() -> till.ticket(ticket.saleId()), ticket.number());
  }

  /// The ticket of a number.
  void open(TicketNumber number) {
    open(() -> till.ticket(number), number);
  }

  private void open(Supplier<Optional<SoldTicket>> read, TicketNumber number) {
    int turn = sell.ticket().turn();
    work.run(
        read,
        found -> {
          if (sell.ticket().turn() == turn && sell.ticketProperty().get() != null) {
            found.ifPresentOrElse(this::show, () -> notHere(number));
          }
        },
        _ -> sell.say(Notice.problem(Word.FAILED_BUG)));
  }

  private void show(SoldTicket ticket) {
    OpenTicket now = sell.ticketProperty().get();
    if (now == null || sell.moneyLies()) {
      return;
    }
    sell.hush();
    lines.open(ticket, now.sale());
    sell.panels().open(new Panel.TakeBack(ticket));
  }

  private void notHere(TicketNumber number) {
    sell.say(Notice.hint(Word.RETURN_NOT_HERE, number.printed()));
    if (!(sell.panelProperty().get() instanceof Panel.FindTicket) && !sell.moneyLies()) {
      tickets.open();
      sell.panels().open(new Panel.FindTicket());
    }
  }

  /// A ticket's number, or what either of the two codes on a receipt says.
  private static Optional<TicketNumber> numberIn(String read) {
    return TicketNumber.parse(TicketCode.parse(read).map(TicketCode::number).orElse(read));
  }

  /// Something that answers to nothing else was scanned or typed.
  ///
  /// @return whether it is the number of a ticket, which is then looked for
  boolean openIfTicket(String code) {
    Optional<TicketNumber> number = numberIn(code);
    number.ifPresent(found -> {
      reason.clear();
      open(found);
    });
    return number.isPresent();
  }

  /// A scanner has read something while one of the panels of a return is open.
  ///
  /// @return whether one is, and it has taken it
  boolean scanned(String code) {
    Panel open = sell.panelProperty().get();
    if (open instanceof Panel.Approve && goingOn() != null) {
      sell.approvalFirst();
      return true;
    }
    boolean ticket = open instanceof Panel.FindTicket || open instanceof Panel.TakeBack;
    if (ticket && numberIn(code).isPresent()) {
      return openIfTicket(code);
    }
    if (open instanceof Panel.FindTicket) {
      tickets.entryProperty().set(code);
      tickets.look();
      return true;
    }
    if (open instanceof Panel.TakeBack) {
      if (lines.addScanned(code)) {
        sell.hush();
      } else {
        sounds.unknownCode();
        sell.say(Notice.hint(Word.RETURN_NOT_ON_TICKET));
      }
      return true;
    }
    if (open instanceof Panel.TakeBackGoods) {
      withReason(why -> takeBackCode(code, why));
      return true;
    }
    if (open instanceof Panel.Weigh weigh && weigh.comesBack() != null) {
      takeBackCode(code, weigh.comesBack());
      return true;
    }
    return false;
  }

  /// What lies over the right half if goods come back there: what is scanned is not sold, whoever
  /// is asked meanwhile, and what was chosen is there again without the answer. Null if none do.
  @Nullable Panel goingOn() {
    Panel open = sell.panelProperty().get();
    if (open instanceof Panel.Approve asked) {
      return asked.covers();
    }
    if (open instanceof Panel.TakeBack) {
      return open;
    }
    boolean weighed = open instanceof Panel.Weigh weigh && weigh.comesBack() != null;
    return weighed || open instanceof Panel.TakeBackGoods ? new Panel.TakeBackGoods() : null;
  }

  private void takeBackCode(String code, String why) {
    sell.ticket().take((sale, leave) -> till.takeBackCode(sale, code, why, leave));
  }

  /// Enter in the quantity: the figure that is typed is for the chosen line; without one, what is
  /// meant comes back.
  void enterQuantity() {
    String typed = lines.entryProperty().get();
    if (typed.isBlank()) {
      takeBack();
      return;
    }
    OptionalLong milli = FigureViewModel.quantity(words.figures(), typed);
    if (milli.isPresent() && lines.take(milli.getAsLong())) {
      lines.entryProperty().set("");
      sell.hush();
    } else if (milli.isPresent() && lines.chosenRow().isPresent()) {
      ReturnRow row = lines.chosenRow().get();
      sell.refused(
          new SaleRefusal.MoreThanSold(row.line().line().item().description(), row.leftMilli()));
    } else {
      sell.say(Notice.hint(Word.SELL_NOT_A_FIGURE));
    }
  }

  /// Puts what is meant onto the open ticket.
  void takeBack() {
    List<TillReturns.Part> parts = lines.parts();
    if (parts.isEmpty()) {
      sell.say(Notice.hint(Word.RETURN_CHOOSE));
    } else if (sell.panelProperty().get() instanceof Panel.TakeBack(SoldTicket ticket)) {
      String saleId = ticket.found().saleId();
      withReason(why ->
          takeOnce(
              List.of(saleId, parts),
              (sale, leave) -> till.takeBack(sale, saleId, parts, why, leave)));
    }
  }

  /// A key that is pressed twice takes the same goods back once: until the first is answered the
  /// panel stands as it was. What is scanned comes back as often as it is scanned.
  ///
  /// @param what goods come back
  private void takeOnce(Object what, CurrentTicket.GuardedStep step) {
    if (!what.equals(taking)) {
      taking = what;
      sell.ticket().take(step, () -> taking = null);
    }
  }

  /// Finds articles that come back without a ticket.
  void lookForGoods() {
    String text = goodsEntry.get().strip();
    if (text.isEmpty()) {
      goods.clear();
      return;
    }
    work.run(
        () -> products.find(text, GOODS_LIMIT),
        found -> {
          if (text.equals(goodsEntry.get().strip())) {
            goods.setAll(found);
          }
        },
        _ -> {
          if (text.equals(goodsEntry.get().strip())) {
            sell.say(Notice.problem(Word.GOODS_UNREAD));
          }
        });
  }

  /// Enter: what is typed as a code, or the first article that is found.
  void enterGoods() {
    String typed = goodsEntry.get().strip();
    if (!typed.isEmpty()) {
      withReason(why ->
          takeOnce(
              typed,
              (sale, leave) -> {
                StepAnswer byCode = till.takeBackCode(sale, typed, why, leave);
                List<ProductSearch.Hit> found =
                    byCode instanceof StepAnswer.UnknownCode ? products.find(typed, 1) : List.of();
                return found.isEmpty()
                    ? byCode
                    : till.takeBackProduct(sale, found.getFirst().id(), why, leave);
              }));
    }
  }

  /// An article from the list comes back.
  void choose(ProductSearch.Hit article) {
    withReason(why ->
        takeOnce(
            article.id(), (sale, leave) -> till.takeBackProduct(sale, article.id(), why, leave)));
  }

  private void withReason(Consumer<String> take) {
    reason.reason().ifPresentOrElse(take, () -> sell.say(Notice.hint(Word.RETURN_SAY_WHY)));
  }

  /// The ticket with the name of the customer whom the goods that come back have put on it: he owes
  /// them.
  OpenTicket withOwner(OpenTicket now) {
    Customer owner =
        sell.panelProperty().get() instanceof Panel.TakeBack(SoldTicket sold) ? sold.owner() : null;
    return owner != null && now.customer() == null && owner.id().equals(now.sale().customerId())
        ? now.with(owner)
        : now;
  }

  /// A step on the ticket is done.
  ///
  /// @return whether the open panel waits for the next article that comes back
  boolean goesOn() {
    boolean more = sell.panelProperty().get() instanceof Panel.TakeBackGoods;
    if (more) {
      goodsEntry.set("");
      goods.clear();
    }
    return more;
  }
}
