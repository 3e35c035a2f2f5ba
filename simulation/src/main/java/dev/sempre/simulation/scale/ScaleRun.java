package dev.sempre.simulation.scale;

import dev.sempre.simulation.program.Programs;
import dev.sempre.simulation.scale.Meter.Work;
import dev.sempre.simulation.scale.Outcome.WarmUp;
import dev.sempre.simulation.scale.ScaleBase.Sold;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Measures a chain from its first ticket to its last, level by level of what is stored, and counts
/// in the end.
final class ScaleRun {
  private static final long SEED = 29;
  private static final long TOLD_EVERY_NANOS = 5_000_000_000L;

  private final Plan plan;
  private final Trade trade;
  private final Chain chain;
  private final StoredTickets stored;
  private final Meter meter;
  private final Consumer<String> progress;
  private final List<Measured> measured = new ArrayList<>();
  private long unmeasuredTickets;
  private long unmeasuredSyncs;
  private long toldAtNanos = System.nanoTime();

  /// @param chain whose shops are open
  ScaleRun(Plan plan, Trade trade, Chain chain, Consumer<String> progress) {
    this.plan = plan;
    this.trade = trade;
    this.chain = chain;
    this.stored = new StoredTickets(chain.postgres());
    this.meter = new Meter(stored::count, chain.centre().server().pid(), chain.postgres().pid());
    this.progress = progress;
  }

  /// Founds a chain, measures it and lets it go.
  static Outcome of(Plan plan, Trade trade, Programs programs, Consumer<String> progress)
      throws SQLException {
    progress.accept("starting PostgreSQL and a centre");
    try (Chain chain = new Chain(programs.withCommandsHere())) {
      chain.openShops(plan.allBases(), trade, progress);
      return new ScaleRun(plan, trade, chain, progress).run();
    }
  }

  /// Measures everything once.
  Outcome run() throws SQLException {
    warmUp();
    for (long level : plan.stored()) {
      stored.fillTo(level, this::tellStored);
      // The feed has moved: what that means to a base is not what is measured.
      aside(() -> CatchUp.run(chain.all(), Plan.AT_ONCE));
      for (int bases : plan.bases()) {
        for (Load load : Load.values()) {
          measure(load, chain.first(bases), level);
        }
      }
    }
    return count();
  }

  /// A virtual machine learns what it does often. Selling is not what it is to learn, so most of
  /// the tickets come again and again.
  private void warmUp() {
    CatchUp.prepare(chain.all(), plan.waiting());
    for (int round = 1; round <= plan.warmUpRounds(); round++) {
      Round cold = aside(() -> CatchUp.run(chain.all(), Plan.AT_ONCE));
      progress.accept(
          "warm-up %d of %d: %s".formatted(round, plan.warmUpRounds(), ScaleTable.line(cold)));
      chain.all().forEach(ScaleBase::forgetAnswers);
    }
    CatchUp.prepare(chain.all(), plan.waiting());
    aside(() -> CatchUp.run(chain.all(), Plan.AT_ONCE));
    aside(new BusyHour(chain.all(), plan, trade, SEED)::run);
    aside(() -> CatchUp.run(chain.all(), Plan.AT_ONCE));
  }

  private void tellStored(long tickets) {
    long now = System.nanoTime();
    if (now - toldAtNanos > TOLD_EVERY_NANOS) {
      toldAtNanos = now;
      progress.accept("%,d tickets stored".formatted(tickets));
    }
  }

  private void measure(Load load, List<ScaleBase> bases, long level) {
    long before = stored.count();
    List<Round> rounds = new ArrayList<>();
    switch (load) {
      case BUSY_HOUR -> {
        rounds.add(meter.measure(new BusyHour(bases, plan, trade, SEED)::run));
        // What was sold last goes up now, so that everything begins from nothing.
        aside(() -> CatchUp.run(bases, Plan.AT_ONCE));
      }
      case CATCHING_UP -> {
        for (int round = 0; round < plan.rounds(bases.size()); round++) {
          rounds.add(catchUp(bases, Plan.AT_ONCE));
        }
      }
      case ALL_AT_ONCE -> {
        for (int round = 0; round < Math.ceilDiv(plan.rounds(bases.size()), 2); round++) {
          rounds.add(catchUp(bases, bases.size()));
        }
      }
    }
    Measured done = new Measured(load, bases.size(), level, before, rounds);
    measured.add(done);
    progress.accept(ScaleTable.line(done));
  }

  private Round catchUp(List<ScaleBase> bases, int atOnce) {
    CatchUp.prepare(bases, plan.waiting());
    return meter.measure(() -> CatchUp.run(bases, atOnce));
  }

  /// Does something that is no part of the report, but of the count.
  private Round aside(Work work) {
    Round round = meter.measure(work);
    unmeasuredTickets += round.tickets();
    unmeasuredSyncs += round.syncMillis().size();
    return round;
  }

  private Outcome count() throws SQLException {
    progress.accept("counting");
    List<Sold> sold = new ArrayList<>();
    chain.all().forEach(base -> sold.addAll(base.sold()));
    List<String> faults = new ArrayList<>(stored.faults(sold));
    long there = stored.count();
    if (there != sold.size() + stored.copied()) {
      faults.add(
          "%,d tickets at the centre, but %,d sold and %,d copied"
              .formatted(there, sold.size(), stored.copied()));
    }
    return new Outcome(
        List.copyOf(measured),
        new WarmUp(unmeasuredTickets, unmeasuredSyncs),
        sold.size(),
        stored.copied(),
        there,
        List.copyOf(faults));
  }
}
