package dev.sempre.simulation.world;

import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Looks whether anything that is one company's bears the canary of another. Source: I10, R53.
final class Canaries {
  private final Map<String, Firm> byPlace = new LinkedHashMap<>();
  private @Nullable String caught;

  /// @param place a till, or whatever else belongs to the company
  void belongs(String place, Firm firm) {
    byPlace.put(place, firm);
  }

  void look(String place, String what, byte[] bytes) {
    if (firms().size() > 1) {
      look(place, what, new String(bytes, StandardCharsets.ISO_8859_1));
    }
  }

  void look(String place, String what, @Nullable String text) {
    Firm own = byPlace.get(place);
    for (Firm firm : firms()) {
      if (own != null && firm != own && text != null && text.contains(firm.canary())) {
        caught = what + " of " + place + " bears the " + firm.canary();
      }
    }
  }

  private Set<Firm> firms() {
    Set<Firm> firms = EnumSet.noneOf(Firm.class);
    firms.addAll(byPlace.values());
    return firms;
  }

  /// @throws Broken if something was found
  void mustBeSilent() {
    if (caught != null) {
      throw new Broken("I10", caught);
    }
  }
}
