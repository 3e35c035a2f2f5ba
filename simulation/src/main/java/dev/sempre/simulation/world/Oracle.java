package dev.sempre.simulation.world;

import dev.sempre.model.sale.CompletedSale;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What cashiers were told, per till: the truth that every database has to agree with.
final class Oracle {
  private final Map<String, Map<String, CompletedSale>> paid = new LinkedHashMap<>();
  private final Map<String, Set<String>> inDoubt = new LinkedHashMap<>();
  private final Map<String, Set<String>> notSaved = new LinkedHashMap<>();

  /// Hash of a ticket before somebody has altered it.
  private final Map<String, String> altered = new HashMap<>();

  private final Set<String> damaged = new HashSet<>();

  /// Tickets that were only practised.
  private final Set<String> practised = new HashSet<>();

  /// What tills have told beside their tickets, and what they had when they were copied.
  private final Map<String, TillBook> books = new HashMap<>();

  private final Map<String, TillBook> copiedBooks = new HashMap<>();

  /// Tickets that a till has lost when it was restored: they are at the centre or nowhere.
  private final Map<String, Map<String, CompletedSale>> gone = new HashMap<>();

  /// Which tills were given a series, by company and series.
  private final Map<String, Set<String>> given = new HashMap<>();

  /// A till goes on in a series.
  void given(String tenant, String series, String till) {
    given.computeIfAbsent(tenant + " " + series, _ -> new HashSet<>()).add(till);
  }

  /// Whether a centre that was restored has given a series to two tills.
  boolean isOfTwo(String tenant, String series) {
    return given.getOrDefault(tenant + " " + series, Set.of()).size() > 1;
  }

  /// "Paid" stood on the screen.
  void paid(String till, CompletedSale sale) {
    paid.computeIfAbsent(till, _ -> new LinkedHashMap<>()).put(sale.id(), sale);
    forgetNotSaved(till, sale.id());
  }

  /// The process died, or the disk did not say: it may be there or not.
  void inDoubt(String till, String saleId) {
    inDoubt.computeIfAbsent(till, _ -> new LinkedHashSet<>()).add(saleId);
    forgetNotSaved(till, saleId);
  }

  /// "Not saved" stood on the screen: until it is paid after all it must not be there.
  void notSaved(String till, String saleId) {
    if (!mayBe(till, saleId)) {
      notSaved.computeIfAbsent(till, _ -> new LinkedHashSet<>()).add(saleId);
    }
  }

  private void forgetNotSaved(String till, String saleId) {
    notSaved.getOrDefault(till, new HashSet<>()).remove(saleId);
  }

  boolean wasToldNotSaved(String till, String saleId) {
    return notSaved.getOrDefault(till, Set.of()).contains(saleId);
  }

  /// Somebody makes nonsense of a ticket before it was acknowledged.
  void damaged(String saleId) {
    damaged.add(saleId);
  }

  boolean isDamaged(String saleId) {
    return damaged.contains(saleId);
  }

  /// Somebody alters a ticket before it was acknowledged.
  ///
  /// @param hashBefore what it was
  void altered(String saleId, String hashBefore) {
    altered.putIfAbsent(saleId, hashBefore);
  }

  /// What an altered ticket was before, or null for any other.
  @Nullable String hashBefore(String saleId) {
    return altered.get(saleId);
  }

  /// What a till has told beside its tickets.
  TillBook book(String till) {
    return books.computeIfAbsent(till, _ -> new TillBook());
  }

  /// The disk of a till was copied.
  void copied(String till) {
    copiedBooks.put(till, book(till).copy());
  }

  /// The disk of a till is as it was when it was copied.
  ///
  /// @param tickets what is on it
  void restored(String till, Set<String> tickets) {
    TillBook lostBook = book(till);
    TillBook copy = copiedBooks.getOrDefault(till, new TillBook()).copy();
    copy.goOnFrom(lostBook);
    books.put(till, copy);
    Map<String, CompletedSale> lost = gone.computeIfAbsent(till, _ -> new LinkedHashMap<>());
    Map<String, CompletedSale> known = paid.computeIfAbsent(till, _ -> new LinkedHashMap<>());
    known.forEach((id, sale) -> {
      if (!tickets.contains(id)) {
        lost.put(id, sale);
      }
    });
    known.keySet().retainAll(tickets);
  }

  boolean wasRestored(String till) {
    return gone.containsKey(till);
  }

  List<CompletedSale> paidAt(String till) {
    return new ArrayList<>(paid.getOrDefault(till, Map.of()).values());
  }

  boolean wasPaid(String till, String saleId) {
    return paid.getOrDefault(till, Map.of()).containsKey(saleId);
  }

  boolean mayBe(String till, String saleId) {
    return wasPaid(till, saleId)
        || inDoubt.getOrDefault(till, Set.of()).contains(saleId)
        || gone.getOrDefault(till, Map.of()).containsKey(saleId);
  }

  /// A ticket was practised: nowhere else is anything of it.
  void practised(String saleId) {
    practised.add(saleId);
  }

  boolean wasPractised(String saleId) {
    return practised.contains(saleId);
  }

  /// Whether somebody has damaged or altered a ticket on a till's disk, wherever the ticket is now.
  boolean wasTamperedWith(String saleId) {
    return damaged.contains(saleId) || altered.containsKey(saleId);
  }

  /// Whether somebody has damaged or altered anything.
  boolean hasTampering() {
    return !damaged.isEmpty() || !altered.isEmpty();
  }

  int count() {
    return paid.values().stream().mapToInt(Map::size).sum();
  }
}
