package dev.sempre.simulation.world;

import dev.sempre.model.chain.ChainCheck.Fault;
import dev.sempre.model.sync.ChildSpec;
import dev.sempre.model.sync.SealColumns;
import dev.sempre.model.sync.SyncCatalogue;
import dev.sempre.model.sync.TableSpec;
import dev.sempre.replica.chain.AnchorStore;
import dev.sempre.replica.chain.AnchorStore.Anchor;
import dev.sempre.replica.chain.ChainStore;
import dev.sempre.replica.chain.ChainStore.Checked;
import dev.sempre.replica.db.Priority;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.db.StoreFailure;
import dev.sempre.replica.sync.Issues;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// When the story is over somebody cuts the newest record off a till's chain, with all that would
/// tell of it there. The till and, after the next synchronisations, the centre must name it: R36,
/// I8, F41.
final class CutTail {
  private static final long MINUTE = 60_000;

  private final Setting setting;
  private final Company company;
  private final SimTill till;
  private final String chain;

  private CutTail(Setting setting, Company company, SimTill till) {
    this.setting = setting;
    this.company = company;
    this.till = till;
    this.chain = till.place().series();
  }

  /// Only a chain that is whole is cut.
  static void mustBeFound(Setting setting, Company company, SimTill till) {
    CutTail cut = new CutTail(setting, company, till);
    if (cut.isWhole(till.replica()) && cut.isWhole(company.centre().replica())) {
      cut.mustBeFound();
    }
  }

  private boolean isWhole(Replica place) {
    Checked checked = check(place);
    return checked.head() != null && checked.holds() && checked.waiting() == null;
  }

  private Checked check(Replica place) {
    return place.read(handle ->
        ChainStore.check(
            handle,
            place.dialect(),
            chain,
            setting.signatures().of(company.firm().tenant(), chain)));
  }

  private void mustBeFound() {
    long number =
        till.replica().read(handle -> ChainStore.head(handle, chain)).orElseThrow().number();
    setting.note(till.name(), "loses " + number + " of " + chain + " to somebody's scissors");
    mustBeRefused(number);
    cut(number, true);
    till.sync();
    setting.time().run(MINUTE);
    till.sync();
    setting.time().run(MINUTE);
    mustName(till.name(), till.replica(), number, Fault.GONE_SINCE_TOLD);
    mustName("the centre", company.centre().replica(), number, Fault.TAKEN_BACK);
    List<Issues.Issue> open = company.centre().replica().read(Issues::open);
    if (open.stream()
        .noneMatch(
            issue -> issue.code().equals(Issues.CHAIN_DIFFERS) && issue.recordId().equals(chain))) {
      throw new Broken("I8", "the centre tells nobody that " + chain + " was cut");
    }
  }

  /// The centre has it, so the database gives it to nobody who does not take its guards away first.
  private void mustBeRefused(long number) {
    try {
      cut(number, false);
    } catch (StoreFailure refused) {
      if (refused.kind() == StoreFailure.Kind.CONSTRAINT) {
        return;
      }
      throw refused;
    }
    throw new Broken("I12", "%s let %d be cut off %s".formatted(till.name(), number, chain));
  }

  private void cut(long number, boolean unguarded) {
    int _ =
        till.replica()
            .<Integer>write(
                Priority.PERSON,
                tx -> {
                  int rows = 0;
                  for (TableSpec table : SyncCatalogue.TABLES) {
                    if (SealColumns.areIn(table)) {
                      if (unguarded) {
                        lift(tx.handle(), table);
                      }
                      rows += cut(tx.handle(), table, number);
                    }
                  }
                  return rows;
                });
  }

  private static void lift(Handle handle, TableSpec table) {
    handle.execute("drop trigger guard_" + table.name() + "_delete");
    for (ChildSpec child : table.children()) {
      handle.execute("drop trigger guard_" + child.name() + "_delete");
    }
  }

  private int cut(Handle handle, TableSpec table, long number) {
    String which = " where series = ? and chain_number = ?";
    for (ChildSpec child : table.children()) {
      handle.execute(
          "delete from %s where %s in (select id from %s%s)"
              .formatted(child.name(), child.rootColumn(), table.name(), which),
          chain,
          number);
    }
    int rows = handle.execute("delete from " + table.name() + which, chain, number);
    if (rows > 0 && table.name().equals(SyncCatalogue.SALE.name())) {
      handle.execute(
          "update number_series set next_number = next_number - 1 where series = ?", chain);
    }
    return rows;
  }

  private void mustName(String where, Replica place, long number, Fault fault) {
    Checked checked = check(place);
    if (checked.broken() == null
        || checked.broken().number() != number
        || checked.broken().fault() != fault) {
      List<Anchor> kept = place.read(handle -> AnchorStore.between(handle, chain, number, number));
      throw new Broken(
          "I8",
          "%s does not see that %d was cut off %s: %s, kept %s"
              .formatted(where, number, chain, checked.line(), kept));
    }
  }
}
