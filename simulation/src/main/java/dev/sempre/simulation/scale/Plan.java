package dev.sempre.simulation.scale;

import java.util.List;

/// What is measured.
///
/// @param bases how many bases at a time, ascending
/// @param stored how many tickets the centre holds before, ascending
/// @param busyMillis how long each busy hour is watched, in real time
/// @param timesFaster how many times faster than in a shop its time goes by
/// @param routineMinutes routine of the bases, in their time
/// @param waiting tickets that wait at each base before it catches up
/// @param tickets tickets that are measured in each catching up, at least, in as many rounds as
///   that takes
/// @param warmUpRounds how often all bases bring the same tickets before anything is measured
record Plan(
    List<Integer> bases,
    List<Long> stored,
    long busyMillis,
    int timesFaster,
    int routineMinutes,
    int waiting,
    int tickets,
    int warmUpRounds) {
  /// Bases that bring tickets at once while they catch up: no more than the centre serves, so that
  /// none is asked to come again.
  static final int AT_ONCE = 8;

  /// What a base asks upstream in between, in its time. Source: sync specification 6.6.
  static final int PULSE_SECONDS = 20;

  Plan {
    bases = List.copyOf(bases);
    stored = List.copyOf(stored);
    requireAscending(bases.stream().map(Integer::longValue).toList());
    requireAscending(stored);
    if (timesFaster < 1 || routineMinutes < 1 || waiting < 1 || tickets < 1 || warmUpRounds < 1) {
      throw new IllegalArgumentException("everything happens at least once");
    }
  }

  private static void requireAscending(List<Long> numbers) {
    if (numbers.isEmpty() || numbers.getFirst() < 1) {
      throw new IllegalArgumentException("numbers from 1 on are needed: " + numbers);
    }
    for (int i = 1; i < numbers.size(); i++) {
      if (numbers.get(i) <= numbers.get(i - 1)) {
        throw new IllegalArgumentException("in ascending order: " + numbers);
      }
    }
  }

  /// Bases that exist; smaller numbers are the first of them.
  int allBases() {
    return bases.getLast();
  }

  /// How often so many bases catch up: few bases more often, so that as much is measured of them.
  int rounds(int someBases) {
    return Math.max(2, Math.ceilDiv(tickets, someBases * waiting));
  }

  /// The small form for a build.
  static Plan quick() {
    return new Plan(List.of(2, 5), List.of(60L, 300L), 1_200, 250, 5, 4, 30, 1);
  }
}
