package dev.sempre.pos.sell;

import dev.sempre.model.organisation.Permission;
import dev.sempre.model.sale.PaymentMethod;
import dev.sempre.model.sale.SaleRefusal;
import dev.sempre.model.sale.Tender;
import dev.sempre.model.sale.TenderKind;
import dev.sempre.pos.approval.Approval;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
    SILENT,
    /// It says that it waits for the customer, until it is told to stop.
    WAITS,
    /// As before, and goes on doing so whatever it is told.
    WAITS_ON
  }

  public final List<String> deeds = new ArrayList<>();
  private final Map<String, List<CardCharge>> charged = new HashMap<>();
  private @Nullable CardCharge open;
  private @Nullable String openFor;
  private boolean reversing;
  private Set<Permission> needed = Set.of();
  private @Nullable SaleRefusal refusal;
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

  /// The till could not store what is charged next.
  public void refuseNext(SaleRefusal why) {
    refusal = why;
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
    openFor = null;
    cancelled = false;
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
  public synchronized CardState look(String payableId) {
    boolean itsOwn = openFor == null || openFor.equals(payableId);
    return new CardState(chargedFor(payableId), itsOwn ? open : null);
  }

  private List<CardCharge> chargedFor(String payableId) {
    return charged.computeIfAbsent(payableId, _ -> new ArrayList<>());
  }

  @Override
  public CardAnswer charge(Payable paying, PaymentMethod method, long amountMinor) {
    SaleRefusal why = refusal;
    refusal = null;
    if (why != null) {
      return new CardAnswer.Refused(why);
    }
    synchronized (this) {
      deeds.add("charge " + amountMinor);
      open = new CardCharge(method.id(), amountMinor);
      openFor = paying.id();
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
    boolean stops = cancelled && mood != Mood.WAITS_ON;
    return stops ? notTaken(paying, CardAnswer.Reason.CANCELLED, "") : told(paying);
  }

  private synchronized CardAnswer told(Payable paying) {
    CardCharge now = open;
    if (now == null) {
      return new CardAnswer.Stands(paying, look(paying.id()));
    }
    return switch (mood) {
      case APPROVES -> {
        open = null;
        chargedFor(paying.id()).add(now);
        yield new CardAnswer.Taken(paying.plus(now.methodId(), TenderKind.CARD, now.amountMinor()));
      }
      case DECLINES -> notTaken(paying, CardAnswer.Reason.DECLINED, "limit");
      case CANCELS -> notTaken(paying, CardAnswer.Reason.CANCELLED, "");
      case NOT_REACHED -> notTaken(paying, CardAnswer.Reason.NOT_REACHED, "");
      case SILENT -> new CardAnswer.Open(false);
      case WAITS ->
          cancelled ? notTaken(paying, CardAnswer.Reason.CANCELLED, "") : new CardAnswer.Open(true);
      case WAITS_ON -> new CardAnswer.Open(true);
    };
  }

  private synchronized CardAnswer notTaken(Payable paying, CardAnswer.Reason reason, String said) {
    open = null;
    return new CardAnswer.NotTaken(paying, reason, said);
  }

  @Override
  public synchronized CardAnswer ask(Payable paying) {
    deeds.add("ask");
    return reversing ? undo(paying) : told(paying);
  }

  @Override
  public synchronized CardAnswer leave(Payable paying) {
    deeds.add("leave");
    CardCharge now = open;
    open = null;
    boolean wasReversing = reversing;
    reversing = false;
    if (wasReversing && now != null) {
      chargedFor(paying.id()).remove(now);
      return new CardAnswer.Left(without(paying, now));
    }
    return new CardAnswer.Left(paying);
  }

  /// What the slip says takes leave for this from now on.
  public void askFor(Set<Permission> permissions) {
    needed = permissions;
  }

  @Override
  public synchronized CardAnswer declare(
      Payable paying, SlipSays says, @Nullable Approval approval) {
    if (!needed.isEmpty() && approval == null) {
      return new CardAnswer.NeedsApproval(needed);
    }
    deeds.add(approval == null ? "declare " + says : approval.by() + " declares " + says);
    CardCharge now = open;
    boolean wasReversing = reversing;
    open = null;
    reversing = false;
    if (now == null) {
      return new CardAnswer.Stands(paying, look(paying.id()));
    }
    if (says instanceof SlipSays.Moved) {
      if (wasReversing) {
        return new CardAnswer.NotGivenBack(paying, CardAnswer.Reason.DECLARED, "");
      }
      chargedFor(paying.id()).add(now);
      return new CardAnswer.Taken(paying.plus(now.methodId(), TenderKind.CARD, now.amountMinor()));
    }
    chargedFor(paying.id()).remove(now);
    return wasReversing
        ? new CardAnswer.GivenBack(without(paying, now))
        : new CardAnswer.NotTaken(paying, CardAnswer.Reason.DECLARED, "");
  }

  @Override
  public synchronized CardAnswer takeBack(Payable paying, Tender tender) {
    deeds.add("take back " + tender.amountMinor());
    open = CardCharge.of(tender);
    openFor = paying.id();
    reversing = true;
    return undo(paying);
  }

  private CardAnswer undo(Payable paying) {
    CardCharge now = open;
    if (now == null || mood == Mood.SILENT) {
      return new CardAnswer.Open(false);
    }
    open = null;
    reversing = false;
    return switch (mood) {
      case DECLINES -> new CardAnswer.NotGivenBack(paying, CardAnswer.Reason.DECLINED, "");
      case NOT_REACHED -> new CardAnswer.NotGivenBack(paying, CardAnswer.Reason.NOT_REACHED, "");
      case APPROVES, CANCELS, SILENT, WAITS, WAITS_ON -> {
        chargedFor(paying.id()).remove(now);
        yield new CardAnswer.GivenBack(without(paying, now));
      }
    };
  }

  private static Payable without(Payable paying, CardCharge charge) {
    return paying.tenders().stream()
        .filter(tender -> CardCharge.of(tender).equals(charge))
        .findFirst()
        .map(paying::without)
        .orElse(paying);
  }

  @Override
  public boolean cancel(String payableId) {
    synchronized (this) {
      deeds.add("cancel");
      cancelled = open != null;
      if (cancelled) {
        holdOut(); // Otherwise what is charged next would not be waited for.
      }
      return cancelled;
    }
  }
}
