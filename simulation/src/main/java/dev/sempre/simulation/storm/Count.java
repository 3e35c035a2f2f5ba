package dev.sempre.simulation.storm;

import dev.sempre.simulation.storm.Ticket.Stored;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Holds what was acknowledged against what lies at the till and at the centre, ticket by ticket.
///
/// @param acknowledged tickets that the till has said are on disk
/// @param till tickets at the till
/// @param centre tickets at the centre
/// @param deaths how often the till was killed or stopped, or ended not knowing what had become of
///   a ticket
record Count(List<Ticket> acknowledged, List<Stored> till, List<Stored> centre, int deaths) {

  /// What is wrong, one sentence each; empty if nothing is.
  List<String> faults() {
    List<String> faults = new ArrayList<>();
    everyAckIsThereOnce(faults);
    numbersAreGapless(faults);
    timesDoNotGoBack(faults);
    ticketsAreWhole(faults);
    if (!till.equals(centre)) {
      faults.add("till and centre do not hold the same tickets");
    }
    int untold = centre.size() - acknowledged.size();
    if (untold > deaths) {
      faults.add(untold + " tickets were never told of, by a till that died " + deaths + " times");
    }
    return faults;
  }

  private void everyAckIsThereOnce(List<String> faults) {
    Map<String, List<Ticket>> byId = new HashMap<>();
    for (Stored stored : centre) {
      byId.computeIfAbsent(stored.ticket().id(), id -> new ArrayList<>()).add(stored.ticket());
    }
    Set<String> told = new HashSet<>();
    for (Ticket ticket : acknowledged) {
      List<Ticket> found = byId.getOrDefault(ticket.id(), List.of());
      if (!found.equals(List.of(ticket))) {
        faults.add(ticket + " was acknowledged, and the centre has " + found);
      }
      if (!told.add(ticket.id())) {
        faults.add(ticket + " was acknowledged twice");
      }
    }
  }

  private void numbersAreGapless(List<String> faults) {
    Map<String, Long> lastBySeries = new HashMap<>();
    for (Stored stored : centre) {
      long last = lastBySeries.getOrDefault(stored.series(), 0L);
      if (stored.sequence() != last + 1) {
        faults.add(stored.ticket().number() + " follows number " + last);
      }
      lastBySeries.put(stored.series(), stored.sequence());
    }
  }

  /// Whatever the till's clock did. Source: R24.
  private void timesDoNotGoBack(List<String> faults) {
    Map<String, Stored> lastBySeries = new HashMap<>();
    for (Stored stored : centre) {
      Stored last = lastBySeries.put(stored.series(), stored);
      if (last != null && stored.completedAtMillis() < last.completedAtMillis()) {
        faults.add(stored.ticket().number() + " has an earlier time than the one before it");
      }
    }
  }

  private void ticketsAreWhole(List<String> faults) {
    for (Stored stored : centre) {
      if (stored.lines() == 0
          || stored.tenders() == 0
          || stored.linesMinor() != stored.ticket().totalMinor()) {
        faults.add("only a part of it is at the centre: " + stored);
      }
    }
  }

  /// Sum of what customers had to pay, minor units.
  static long totalMinor(List<Stored> tickets) {
    return tickets.stream().mapToLong(stored -> stored.ticket().totalMinor()).sum();
  }
}
