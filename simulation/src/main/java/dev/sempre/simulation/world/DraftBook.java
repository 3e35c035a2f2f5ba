package dev.sempre.simulation.world;

import dev.sempre.model.account.AccountDraft;
import dev.sempre.model.sale.Tender;
import dev.sempre.pos.sell.Payable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Money for a customer's account that lies before one cashier, as her till has told her that it is
/// on disk, tender by tender. Source: T5, T6, I17.
final class DraftBook implements PayBook {
  /// Such money, whatever it is called: it has another id each time that it is found.
  ///
  /// @param chosenEntryId what is paid first; null = the oldest
  record Lying(
      String customerId, @Nullable String chosenEntryId, long amountMinor, List<Tender> tenders) {
    static final Lying NOTHING = new Lying("", null, 0, List.of());

    /// What nothing was given for is nothing, also while a card is asked for it.
    static Lying of(AccountDraft draft) {
      List<Tender> tenders = draft.money().tenders();
      return tenders.isEmpty()
          ? NOTHING
          : new Lying(
              draft.customerId(), draft.chosenEntryId(), draft.money().amountMinor(), tenders);
    }

    private static Lying of(Payable paying) {
      return switch (paying) {
        case Payable.Account(AccountDraft draft) -> of(draft);
        case Payable.Ticket ticket -> throw new IllegalArgumentException(ticket.id());
      };
    }
  }

  private Lying told = Lying.NOTHING;
  private final List<Lying> perhaps = new ArrayList<>();

  /// Whether the payment terminal was asked and has perhaps not said.
  private boolean asksTheTerminal;

  DraftBook copy() {
    DraftBook copy = new DraftBook();
    copy.told = told;
    copy.perhaps.addAll(perhaps);
    copy.asksTheTerminal = asksTheTerminal;
    return copy;
  }

  @Override
  public void begins(Payable next) {
    perhaps.add(Lying.of(next));
  }

  /// It is about to be a payment, or to be set aside.
  void beginsToEnd() {
    perhaps.add(Lying.NOTHING);
  }

  @Override
  public void done(Payable now) {
    done(Lying.of(now));
  }

  /// The till has said that nothing lies there any more.
  void hasEnded() {
    done(Lying.NOTHING);
    terminalHasSaid();
  }

  private void done(Lying now) {
    told = now;
    perhaps.clear();
  }

  @Override
  public void isAsBefore() {
    perhaps.clear();
  }

  @Override
  public void asksTheTerminal() {
    asksTheTerminal = true;
  }

  @Override
  public void terminalHasSaid() {
    asksTheTerminal = false;
  }

  /// Whether money may lie there, or be on its way from a card.
  boolean mayHoldMoney() {
    return asksTheTerminal
        || !told.tenders.isEmpty()
        || perhaps.stream().anyMatch(lying -> !lying.tenders.isEmpty());
  }

  @Override
  public void found(String till, Payable found) {
    found(till, Lying.of(found));
  }

  /// Nothing lies before her.
  ///
  /// @throws Broken if she was told that something does
  void foundNothing(String till) {
    found(till, Lying.NOTHING);
    terminalHasSaid();
  }

  private void found(String till, Lying found) {
    if (!found.equals(told) && !perhaps.contains(found)) {
      throw new Broken(
          "T5", "%s shows %s for an account, and has told of %s".formatted(till, found, told));
    }
    done(found);
  }
}
