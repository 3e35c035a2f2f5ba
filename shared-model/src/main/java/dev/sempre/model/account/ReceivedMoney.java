package dev.sempre.model.account;

import dev.sempre.model.sale.SaleLimits;
import dev.sempre.model.sale.Tender;
import dev.sempre.model.sale.TenderKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Money that a customer gives for what he owes, while it comes in. Immutable. What is left of a
/// cash amount for want of small coins stays owed: nothing is rounded. Source: T5.
///
/// @param amountMinor what is to be paid, minor units
/// @param tenders what was given so far, positions 1, 2, 3, ...
public record ReceivedMoney(long amountMinor, List<Tender> tenders) {
  public ReceivedMoney {
    tenders = List.copyOf(tenders);
  }

  /// Nothing has been given yet.
  public static ReceivedMoney of(long amountMinor) {
    return new ReceivedMoney(amountMinor, List.of());
  }

  private long tenderedMinor() {
    return tenders.stream().mapToLong(Tender::amountMinor).reduce(0, Math::addExact);
  }

  /// What is still to be given, minor units; 0 once it is covered.
  public long dueMinor() {
    return Math.max(0, amountMinor - tenderedMinor());
  }

  /// What goes back of what was given, minor units.
  public long changeMinor() {
    return Math.max(0, tenderedMinor() - amountMinor);
  }

  public boolean isCovered() {
    return dueMinor() == 0;
  }

  /// Why a tender cannot be taken; empty if it can.
  public Optional<AccountRefusal> wrong(TenderKind kind, long tenderMinor) {
    if (tenderMinor <= 0) {
      return Optional.of(new AccountRefusal.NotPositive(tenderMinor));
    }
    if (kind == TenderKind.ACCOUNT) {
      return Optional.of(new AccountRefusal.PaidByOwing());
    }
    boolean tooMuch =
        kind.givesChange()
            ? tenderMinor > SaleLimits.MAX_TOTAL_MINOR - tenderedMinor()
            : tenderMinor > dueMinor();
    if (tooMuch || isCovered()) {
      return Optional.of(new AccountRefusal.AboveDue(tenderMinor, dueMinor()));
    }
    return tenders.size() >= SaleLimits.MAX_TENDERS
        ? Optional.of(new AccountRefusal.TooManyTenders(SaleLimits.MAX_TENDERS))
        : Optional.empty();
  }

  /// The same with a tender more.
  ///
  /// @throws IllegalArgumentException if it cannot be taken, see [#wrong]
  public ReceivedMoney plus(String methodId, TenderKind kind, long tenderMinor) {
    Optional<AccountRefusal> wrong = wrong(kind, tenderMinor);
    if (wrong.isPresent()) {
      throw new IllegalArgumentException(wrong.get().toString());
    }
    List<Tender> more = new ArrayList<>(tenders);
    more.add(new Tender(tenders.size() + 1, methodId, kind, tenderMinor));
    return new ReceivedMoney(amountMinor, more);
  }

  /// The same without one of its tenders.
  public ReceivedMoney without(Tender tender) {
    List<Tender> rest = new ArrayList<>();
    for (Tender each : tenders) {
      if (each.position() != tender.position()) {
        rest.add(new Tender(rest.size() + 1, each.methodId(), each.kind(), each.amountMinor()));
      }
    }
    return new ReceivedMoney(amountMinor, rest);
  }
}
