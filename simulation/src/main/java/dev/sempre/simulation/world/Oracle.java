package dev.sempre.simulation.world;

import dev.sempre.model.sale.CompletedSale;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What cashiers were told, per till: the truth that every database has to agree with.
final class Oracle {
  private final Map<String, Map<String, CompletedSale>> paid = new LinkedHashMap<>();
  private final Map<String, Set<String>> inDoubt = new LinkedHashMap<>();

  /// "Paid" stood on the screen.
  void paid(String till, CompletedSale sale) {
    paid.computeIfAbsent(till, _ -> new LinkedHashMap<>()).put(sale.id(), sale);
  }

  /// The process died, or the disk did not say: it may be there or not.
  void inDoubt(String till, String saleId) {
    inDoubt.computeIfAbsent(till, _ -> new LinkedHashSet<>()).add(saleId);
  }

  List<CompletedSale> paidAt(String till) {
    return new ArrayList<>(paid.getOrDefault(till, Map.of()).values());
  }

  boolean wasPaid(String till, String saleId) {
    return paid.getOrDefault(till, Map.of()).containsKey(saleId);
  }

  boolean mayBe(String till, String saleId) {
    return wasPaid(till, saleId) || inDoubt.getOrDefault(till, Set.of()).contains(saleId);
  }

  int count() {
    return paid.values().stream().mapToInt(Map::size).sum();
  }
}
