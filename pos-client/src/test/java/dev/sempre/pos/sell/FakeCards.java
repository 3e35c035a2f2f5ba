package dev.sempre.pos.sell;

import dev.sempre.model.sale.PayingSale;
import dev.sempre.model.sale.PaymentMethod;
import dev.sempre.model.sale.Tender;
import dev.sempre.model.sale.TenderKind;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/// A payment terminal in memory that can be told what to say, and to keep people waiting.
public final class FakeCards implements TillCards {
  /// What it does with the next request.
  public enum Mood {
    APPROVES,
    DECLINES,
    CANCELS,
    NOT_REACHED,
    /// It charges, and does not say so until it is asked in a better mood.
    SILENT
  }

  public final List<String> deeds = new ArrayList<>();
  private final List<CardCharge> charged = new ArrayList<>();
  private @Nullable CardCharge open;
  private boolean reversing;
  private volatile Mood mood = Mood.APPROVES;
  private volatile boolean there;
  private volatile @Nullable CountDownLatch customer;
  private volatile boolean cancelled;

  /// There is a terminal from now on.
  public void plugIn() {
    there = true;
  }

  /// There is none any more.
  public void unplug() {
    there = false;
  }

  public void become(Mood next) {
    mood = next;
  }

  /// Whoever pays from now on keeps people waiting until [#holdOut] or until he is not waited for.
  public void makeWait() {
    customer = new CountDownLatch(1);
  }

  /// The customer holds out the card.
  public void holdOut() {
    CountDownLatch waiting = customer;
    if (waiting != null) {
      waiting.countDown();
    }
    customer = null;
  }

  /// A run of the program before this one has died in the middle.
  public void leaveOpen(CardCharge charge) {
    open = charge;
  }

  /// The sale is finished: what was charged is on its ticket.
  synchronized void settled() {
    charged.clear();
  }

  @Override
  public boolean takes(PaymentMethod method) {
    return there && method.kind() == TenderKind.CARD;
  }

  @Override
  public synchronized CardState look(String saleId) {
    return new CardState(charged, open);
  }

  @Override
  public CardAnswer charge(PayingSale paying, PaymentMethod method, long amountMinor) {
    synchronized (this) {
      deeds.add("charge " + amountMinor);
      open = new CardCharge(method.id(), amountMinor);
      cancelled = false;
    }
    CountDownLatch waiting = customer;
    if (waiting != null) {
      try {
        waiting.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    return cancelled ? notTaken(paying, CardAnswer.Reason.CANCELLED, "") : told(paying);
  }

  private synchronized CardAnswer told(PayingSale paying) {
    CardCharge now = open;
    if (now == null) {
      return new CardAnswer.Stands(paying, look(paying.id()));
    }
    return switch (mood) {
      case APPROVES -> {
        open = null;
        charged.add(now);
        yield new CardAnswer.Taken(
            paying.addTender(now.methodId(), TenderKind.CARD, now.amountMinor()).orElseThrow());
      }
      case DECLINES -> notTaken(paying, CardAnswer.Reason.DECLINED, "limit");
      case CANCELS -> notTaken(paying, CardAnswer.Reason.CANCELLED, "");
      case NOT_REACHED -> notTaken(paying, CardAnswer.Reason.NOT_REACHED, "");
      case SILENT -> new CardAnswer.Open(false);
    };
  }

  private synchronized CardAnswer notTaken(
      PayingSale paying, CardAnswer.Reason reason, String said) {
    open = null;
    return new CardAnswer.NotTaken(paying, reason, said);
  }

  @Override
  public synchronized CardAnswer ask(PayingSale paying) {
    deeds.add("ask");
    return reversing ? undo(paying) : told(paying);
  }

  @Override
  public synchronized CardAnswer leave(PayingSale paying) {
    deeds.add("leave");
    CardCharge now = open;
    open = null;
    boolean wasReversing = reversing;
    reversing = false;
    if (wasReversing && now != null) {
      charged.remove(now);
      return new CardAnswer.Left(without(paying, now));
    }
    return new CardAnswer.Left(paying);
  }

  @Override
  public synchronized CardAnswer takeBack(PayingSale paying, Tender tender) {
    deeds.add("take back " + tender.amountMinor());
    open = CardCharge.of(tender);
    reversing = true;
    return undo(paying);
  }

  private CardAnswer undo(PayingSale paying) {
    CardCharge now = open;
    if (now == null || mood == Mood.SILENT) {
      return new CardAnswer.Open(false);
    }
    open = null;
    reversing = false;
    return switch (mood) {
      case DECLINES -> new CardAnswer.NotGivenBack(paying, CardAnswer.Reason.DECLINED, "");
      case NOT_REACHED -> new CardAnswer.NotGivenBack(paying, CardAnswer.Reason.NOT_REACHED, "");
      case APPROVES, CANCELS, SILENT -> {
        charged.remove(now);
        yield new CardAnswer.GivenBack(without(paying, now));
      }
    };
  }

  private static PayingSale without(PayingSale paying, CardCharge charge) {
    return paying.tenders().stream()
        .filter(tender -> CardCharge.of(tender).equals(charge))
        .findFirst()
        .map(tender -> paying.removeTender(tender.position()).orElseThrow())
        .orElse(paying);
  }

  @Override
  public void cancel(String saleId) {
    cancelled = true;
    holdOut();
  }
}
