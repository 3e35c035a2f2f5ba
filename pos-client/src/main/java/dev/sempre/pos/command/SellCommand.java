package dev.sempre.pos.command;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import dev.sempre.agent.identity.Identity;
import dev.sempre.agent.schedule.Assembled;
import dev.sempre.agent.schedule.SyncAgent;
import dev.sempre.model.money.Currency;
import dev.sempre.model.money.Money;
import dev.sempre.model.organisation.Establishment;
import dev.sempre.model.organisation.Permission;
import dev.sempre.model.organisation.Role;
import dev.sempre.model.organisation.User;
import dev.sempre.model.sale.CompletedSale;
import dev.sempre.pos.app.Installation;
import dev.sempre.pos.baskets.BasketFile;
import dev.sempre.pos.baskets.BasketSeller;
import dev.sempre.pos.baskets.BasketSeller.Summary;
import dev.sempre.pos.baskets.BasketSeller.Surroundings;
import dev.sempre.pos.till.KnownShop;
import dev.sempre.pos.till.TillDesk;
import dev.sempre.replica.catalogue.ProductStore;
import dev.sempre.replica.db.Place;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.db.StoreFailure;
import dev.sempre.replica.journal.ProgramRuns;
import dev.sempre.replica.organisation.UserStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `sell`: rings up a file of baskets through what the Sell screen does, and says of each ticket,
/// once it is on disk, `ACK <number> <id> <totalMinor>`. Unless told otherwise it synchronises
/// meanwhile and at the end. The sums come last, on the error output. Who sells has to be named:
/// the journal says of a command in whose name it came, and nobody's name may stand there who was
/// only the first of a list.
@Command(
    name = "sell",
    description = "rings up baskets from a file, paid in cash",
    mixinStandardHelpOptions = true)
final class SellCommand implements Callable<Integer> {
  private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();

  private final Tools tools;

  @Option(
      names = "--data",
      required = true,
      paramLabel = "DIR",
      description = "folder of the installation")
  private Path data = Path.of("");

  @Option(
      names = "--baskets",
      required = true,
      paramLabel = "FILE",
      description = "CSV with basket_id, gtin or sku or item, quantity, and perhaps price")
  private Path baskets = Path.of("");

  @Option(names = "--limit", paramLabel = "N", description = "ring up N baskets at most")
  private long limit = Long.MAX_VALUE;

  @Option(names = "--offline", description = "do not synchronise")
  private boolean offline;

  @Option(
      names = "--cashier",
      paramLabel = "LOGIN",
      description = "in whose name; the journal notes that it came by command")
  private @Nullable String cashier;

  @Option(names = "--json", description = "the sums as one JSON document")
  private boolean json;

  @Spec private CommandSpec spec = CommandSpec.create();

  /// @param sync outcome of the last synchronisation, null if there was none
  private record Document(Summary sales, @Nullable String sync) {}

  SellCommand(Tools tools) {
    this.tools = tools;
  }

  @Override
  public Integer call() throws IOException {
    Answers answers = Answers.of(spec, json);
    return switch (BasketFile.open(baskets)) {
      case BasketFile.Opened.Bad(String message) -> answers.refused("BASKETS", message + ".");
      case BasketFile.Opened.Good(BasketFile file) -> {
        try (file) {
          yield open(file, answers);
        }
      }
    };
  }

  private int open(BasketFile file, Answers answers) {
    return switch (Installation.open(data)) {
      case Installation.Opened.Blocked(Installation.Obstruction why, String detail) ->
          answers.refused(why.name(), "The installation cannot be opened: " + detail);
      case Installation.Opened.Ready(Installation installation) -> {
        try (installation) {
          tools.logTo().accept(installation.folder().logs());
          yield sell(installation, file, answers);
        } catch (StoreFailure failure) {
          yield answers.refused("STORE_" + failure.kind(), String.valueOf(failure.getMessage()));
        }
      }
    };
  }

  private int sell(Installation installation, BasketFile file, Answers answers) {
    String login = cashier;
    if (login == null) {
      return answers.nobodyNamed();
    }
    Replica replica = installation.replica();
    Identity identity = installation.identity().orElse(null);
    Place place = replica.place().orElse(null);
    if (identity == null || place == null) {
      return answers.refused(
          "NOT_ENROLLED", "This installation has not joined a company yet: enrol it first.");
    }
    KnownShop shop = new KnownShop();
    User seller = replica.read(handle -> seller(handle, place, shop, login)).orElse(null);
    String problem = shop.problem();
    if (problem != null) {
      return answers.refused(
          "SHOP_ENTRY",
          "What head office says of this shop is not understood ("
              + problem
              + "): have it corrected there, then synchronise.");
    }
    if (seller == null) {
      return answers.refused(
          "NO_CASHIER", "Nobody who may sell here logs in as " + login + ": synchronise first.");
    }
    if (!ProgramRuns.commanded(replica, "sell", seller.login(), seller.id())) {
      return answers.refused("NOT_NOTED", "The journal cannot be written; nothing was rung up.");
    }
    if (!offline
        && tools.agents().assemble(installation.folder(), replica, identity)
            instanceof Assembled.Here(SyncAgent agent)) {
      try (agent) {
        agent.start();
        return sell(new TillDesk(replica, tools.clock(), shop, seller), replica, file, answers);
      }
    }
    return sell(new TillDesk(replica, tools.clock(), shop, seller), replica, file, answers);
  }

  /// The one of this shop who logs in so, if the shop itself is known already and he may sell.
  private static Optional<User> seller(Handle handle, Place place, KnownShop shop, String login) {
    Establishment establishment = shop.find(handle, place).orElse(null);
    if (establishment == null) {
      return Optional.empty();
    }
    List<User> people = UserStore.activeOf(handle, establishment.id());
    return people.stream()
        .filter(user -> user.login().equals(login))
        .filter(user -> maySell(handle, user))
        .findFirst();
  }

  private static boolean maySell(Handle handle, User user) {
    return UserStore.role(handle, user.roleId())
        .filter((Role role) -> role.allows(Permission.SELL))
        .isPresent();
  }

  private int sell(TillDesk desk, Replica replica, BasketFile file, Answers answers) {
    ProgramRuns.started(replica, Installation.version());
    BasketSeller seats =
        new BasketSeller(
            desk,
            () -> replica.read(ProductStore::idsByName),
            new Surroundings(
                sale -> acknowledge(answers, sale), answers::tell, tools.sleepMillis()));
    Summary summary = seats.sell(file, limit);
    ProgramRuns.stopped(replica); // Before the last synchronisation, which takes it along.
    String sync = offline ? null : new LastSync(replica, tools.sleepMillis()).run();
    answers.tell(json ? GSON.toJson(new Document(summary, sync)) : sentence(summary, sync));
    return summary.isComplete() ? Answers.DONE : Answers.REFUSED;
  }

  /// The ticket is on disk; whoever reads this may rely on it.
  private static boolean acknowledge(Answers answers, CompletedSale sale) {
    answers.answer(
        "ACK " + sale.number().printed() + " " + sale.id() + " " + sale.totals().grossMinor());
    return !answers.out().checkError();
  }

  private static String sentence(Summary summary, @Nullable String sync) {
    String sold =
        "%d of %d baskets rung up, %d lines, %d left out, %s"
            .formatted(
                summary.rungUp(),
                summary.baskets(),
                summary.lines(),
                summary.refusedLines(),
                new Money(summary.totalMinor(), Currency.of(summary.currency())));
    String stopped = summary.stoppedBy() == null ? "" : "; stopped: " + summary.stoppedBy();
    String synced = sync == null ? "" : "; synchronisation: " + sync;
    return sold + stopped + synced;
  }
}
