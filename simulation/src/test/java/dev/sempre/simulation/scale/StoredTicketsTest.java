package dev.sempre.simulation.scale;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.model.sync.ChildSpec;
import dev.sempre.model.sync.SyncCatalogue;
import dev.sempre.simulation.program.CentreProgram;
import dev.sempre.simulation.program.PostgresServer;
import dev.sempre.simulation.scale.ScaleBase.Sold;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Copies and counts in the PostgreSQL of a real centre with one till.
class StoredTicketsTest {
  private static final String SCHEMA = "t_" + CentreProgram.TENANT + ".";

  @TempDir static Path folder;

  private static @Nullable Chain opened;

  @BeforeAll
  static void openChain() {
    Chain chain = new Chain(BuiltPrograms.orSkip(folder));
    opened = chain;
    chain.openShops(1, Trade.plain(), line -> {});
  }

  @AfterAll
  static void closeChain() {
    if (opened != null) {
      opened.close();
    }
  }

  @Test
  void copiesStandInTheFeedLikeTicketsThatHaveArrived() throws SQLException {
    sellAndSend(7);
    StoredTickets stored = new StoredTickets(postgres());
    long originals = stored.count();
    long head = number("select head from %sfeed");
    long lines = number("select count(*) from %ssale_line");
    stored.fillTo(3 * originals, count -> {});

    assertThat(stored.count()).isEqualTo(3 * originals);
    assertThat(stored.copied()).isEqualTo(2 * originals);
    assertThat(number("select head from %sfeed")).isEqualTo(head + 2 * originals);
    assertThat(number("select count(distinct seq) from %ssale where seq > " + head))
        .as("places of the copies in the feed")
        .isEqualTo(2 * originals);
    assertThat(number("select max(seq) from %ssale")).isEqualTo(head + 2 * originals);
    assertThat(number("select count(*) from %ssale_line")).isEqualTo(3 * lines);
    assertThat(number("select count(distinct (series, number)) from %ssale"))
        .isEqualTo(3 * originals);
    assertThat(
            number(
                "select count(*) from %1$ssale s where s.gross_minor <>"
                    + " (select sum(l.gross_minor) from %1$ssale_line l where l.sale_id = s.id)"))
        .as("tickets that do not add up")
        .isZero();

    // The centre and the till go on as if another program had brought them.
    List<Sold> later = sellAndSend(3);
    assertThat(stored.count()).isEqualTo(3 * originals + 3);
    assertThat(stored.faults(later)).isEmpty();
  }

  @Test
  void aTicketThatIsMissingOrDifferentAtTheCentreIsToldAsAFault() throws SQLException {
    List<Sold> sold = sellAndSend(3);
    StoredTickets stored = new StoredTickets(postgres());
    assertThat(stored.faults(sold)).isEmpty();
    String missing = sold.getFirst().id();
    liftGuards();
    for (ChildSpec child : SyncCatalogue.SALE.children()) {
      change("delete from %s" + child.name() + " where " + child.rootColumn() + " = ", missing);
    }
    change("delete from %ssale where id = ", missing);
    String other = sold.get(1).id();
    change("update %ssale set gross_minor = gross_minor + 1 where id = ", other);
    assertThat(stored.faults(sold))
        .satisfiesExactly(
            first -> assertThat(first).contains(missing).contains("not at the centre"),
            second -> assertThat(second).contains(other).contains("another one"));
    change("update %ssale set gross_minor = gross_minor - 1 where id = ", other);
  }

  /// The database gives up no ticket that has arrived unless somebody has seen to that first.
  private static void liftGuards() {
    postgres().execute("alter table %ssale disable trigger user".formatted(SCHEMA));
    for (ChildSpec child : SyncCatalogue.SALE.children()) {
      postgres().execute("alter table %s%s disable trigger user".formatted(SCHEMA, child.name()));
    }
  }

  private static Chain chain() {
    Chain chain = opened;
    if (chain == null) {
      throw new IllegalStateException("there is no chain");
    }
    return chain;
  }

  private static PostgresServer postgres() {
    return chain().postgres();
  }

  /// Tickets that are at the centre now.
  private static List<Sold> sellAndSend(int tickets) {
    ScaleBase base = chain().all().getFirst();
    int before = base.sold().size();
    CatchUp.prepare(List.of(base), tickets);
    assertThat(CatchUp.run(List.of(base), 1).putOff()).isZero();
    return base.sold().subList(before, before + tickets);
  }

  private static long number(String query) {
    return postgres().number(query.formatted(SCHEMA));
  }

  private static void change(String statement, String id) {
    postgres().execute(statement.formatted(SCHEMA) + "'" + id + "'");
  }
}
