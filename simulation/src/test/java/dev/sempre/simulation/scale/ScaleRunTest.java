package dev.sempre.simulation.scale;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.replica.db.Replica;
import dev.sempre.simulation.program.CentreProgram;
import dev.sempre.simulation.program.PostgresServer;
import dev.sempre.simulation.program.Programs;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The small form of `mvn -Pscale`: five bases, some hundred tickets. What the report says is held
/// against the databases themselves. Skipped where the programs are not built, but under `mvn
/// -Pinputs`.
class ScaleRunTest {
  private static final String SCHEMA = "t_" + CentreProgram.TENANT + ".";

  @TempDir Path folder;

  @Test
  void everyAcknowledgedTicketIsAtTheCentreAndTheReportCountsWhatTheDatabasesHold()
      throws SQLException {
    Plan plan = Plan.quick();
    Trade trade = Trade.plain();
    Programs programs = BuiltPrograms.orSkip(folder);
    List<String> told = new ArrayList<>();
    try (Chain chain = new Chain(programs)) {
      chain.openShops(plan.allBases(), trade, told::add);
      Outcome outcome = new ScaleRun(plan, trade, chain, told::add).run();
      assertThat(outcome.faults()).isEmpty();

      PostgresServer postgres = chain.postgres();
      assertThat(postgres.count(SCHEMA + "sale")).isEqualTo(outcome.stored());
      assertThat(outcome.stored()).isEqualTo(outcome.acknowledged() + outcome.copied());
      assertThat(outcome.copied()).isPositive();
      assertThat(sumAtTills(chain, "select count(*) from sale")).isEqualTo(outcome.acknowledged());
      assertThat(sumAtTills(chain, "select count(*) from sale where pending = 1")).isZero();
      assertThat(postgres.number("select count(*) from " + SCHEMA + "sale where number < 1000000"))
          .as("tickets that no copy is")
          .isEqualTo(outcome.acknowledged());
      assertThat(
              postgres.number(
                  "select sum(gross_minor) from " + SCHEMA + "sale where number < 1000000"))
          .isEqualTo(sumAtTills(chain, "select sum(gross_minor) from sale"));

      assertThat(ticketsOf(outcome)).isEqualTo(outcome.acknowledged());
      assertThat(syncsOf(outcome))
          .as("synchronisations that had tickets to send")
          .isEqualTo(sumAtTills(chain, "select count(*) from sync_run where records_up > 0"));
      assertThat(outcome.measured())
          .as("every load, with every number of bases, on every level")
          .hasSize(Load.values().length * plan.bases().size() * plan.stored().size())
          .allSatisfy(row -> assertThat(row.tickets()).isPositive());
    }
  }

  private static long ticketsOf(Outcome outcome) {
    return outcome.warmUp().tickets()
        + outcome.measured().stream().mapToLong(Measured::tickets).sum();
  }

  private static long syncsOf(Outcome outcome) {
    return outcome.warmUp().syncs()
        + outcome.measured().stream().mapToLong(row -> row.syncMillis().size()).sum();
  }

  private static long sumAtTills(Chain chain, String query) {
    return chain.all().stream()
        .map(ScaleBase::replica)
        .mapToLong(replica -> number(replica, query))
        .sum();
  }

  private static long number(Replica replica, String query) {
    return replica.read(handle -> handle.createQuery(query).mapTo(Long.class).one());
  }
}
