package dev.sempre.pos.till;

import static dev.sempre.pos.till.TestShop.inCash;
import static dev.sempre.pos.till.TestShop.paid;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.model.money.Rate;
import dev.sempre.model.sale.CompletedSale;
import dev.sempre.model.sale.Discount;
import dev.sempre.model.sale.OpenSale;
import dev.sempre.model.sale.SaleCheck;
import dev.sempre.model.sale.SaleLine;
import dev.sempre.model.sale.SaleResult;
import dev.sempre.pos.sell.Failure;
import dev.sempre.pos.sell.OpenTicket;
import dev.sempre.pos.sell.ParkedTicket;
import dev.sempre.pos.sell.StepAnswer;
import dev.sempre.pos.sell.TicketAnswer;
import dev.sempre.pos.till.FaultyDatabase.Commit;
import dev.sempre.replica.db.Priority;
import dev.sempre.replica.sale.SaleStore;
import dev.sempre.replica.sale.SalesReport;
import dev.sempre.replica.sale.SalesReportStore;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Random steps of two cashiers, with a new desk, as after a power cut, at any moment: they sell,
/// park, and take up what was parked or what the other one has left open. Nothing is lost, nothing
/// is doubled, and the sums on disk are those of the domain.
final class AnyDayAtTheTillTest {
  private static final int STEPS = 400;

  @TempDir Path folder;

  /// Those of every build; all of them: `mvn verify -Dsempre.repetitions=all`.
  static LongStream seeds() {
    return System.getProperty("sempre.repetitions", "").equals("all")
        ? LongStream.of(1, 2, 3, 2_026)
        : LongStream.of(1, 2_026);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void whatIsOnDiskIsWhatWasDone(long seed) {
    Random random = new Random(seed);
    List<CompletedSale> sold = new ArrayList<>();
    Map<String, List<SaleLine>> parked = new HashMap<>();
    FaultyDatabase disk = new FaultyDatabase(TestShop.sqlite(folder.resolve("till.db")));
    try (TestShop shop = TestShop.create(disk)) {
      for (int i = 0; i < 20; i++) {
        shop.product("p" + i, "Product " + i, random.nextInt(2_000));
      }
      Cashier maria = new Cashier(shop, disk, parked, "maria");
      Cashier lucia = new Cashier(shop, disk, parked, "lucia");
      for (int step = 0; step < STEPS; step++) {
        shop.advance(random.nextInt(100_000) - 20_000);
        Cashier cashier = random.nextBoolean() ? maria : lucia;
        if (random.nextInt(8) == 0) {
          cashier.startAgain();
        } else if (random.nextInt(6) == 0 && !cashier.sale.isEmpty()) {
          sold.add(cashier.pay(random));
        } else if (random.nextInt(10) == 0) {
          cashier.park(random);
        } else if (random.nextInt(8) == 0) {
          cashier.takeUp(random, cashier == maria ? lucia : maria);
        } else {
          cashier.step(random);
        }
      }

      assertThat(sold)
          .extracting(sale -> sale.number().number())
          .containsExactlyElementsOf(upTo(sold.size()));
      assertThat(sold).extracting(sale -> sale.completedAt().epochMillis()).isSorted();
      for (CompletedSale sale : sold) {
        CompletedSale stored =
            shop.replica.read(handle -> SaleStore.byId(handle, sale.id())).orElseThrow();
        assertThat(SaleCheck.violations(stored)).isEmpty();
        assertThat(stored.totals()).isEqualTo(sale.totals());
      }
      SalesReport report =
          shop.replica.read(handle -> SalesReportStore.read(handle, SalesReportStore.Days.ALL));
      assertThat(report.count()).isEqualTo(sold.size());
      assertThat(report.totals().getFirst().grossMinor())
          .isEqualTo(sold.stream().mapToLong(sale -> sale.totals().grossMinor()).sum());
      assertThat(report.vat().stream().mapToLong(SalesReport.Vat::taxMinor).sum())
          .isEqualTo(sold.stream().mapToLong(sale -> sale.totals().taxMinor()).sum());
      assertThat(report.days().stream().mapToLong(SalesReport.Day::count).sum())
          .isEqualTo(sold.size());
    }
  }

  private static List<Long> upTo(int last) {
    List<Long> numbers = new ArrayList<>();
    for (long number = 1; number <= last; number++) {
      numbers.add(number);
    }
    return numbers;
  }

  private static final class Cashier {
    private final TestShop shop;
    private final FaultyDatabase disk;
    private final Map<String, List<SaleLine>> parked;
    private final String id;
    private TillDesk desk;
    private OpenSale sale;

    /// @param parked what the till has told to be parked, by the ids of the sales
    Cashier(TestShop shop, FaultyDatabase disk, Map<String, List<SaleLine>> parked, String id) {
      this.shop = shop;
      this.disk = disk;
      this.parked = parked;
      this.id = id;
      shop.user(id, id, "MANAGER", null);
      this.desk = shop.desk(id);
      this.sale = desk.current().sale();
    }

    void startAgain() {
      desk = shop.desk(id);
      OpenSale found = desk.current().sale();
      if (!sale.lines().isEmpty()) {
        assertThat(found).isEqualTo(sale.under(found.id()));
      }
      sale = found;
    }

    void step(Random random) {
      int line = 1 + random.nextInt(Math.max(1, sale.lines().size()));
      StepAnswer answer =
          switch (random.nextInt(9)) {
            case 0 -> keep(sale.changeQuantity(line, 1_000L * random.nextInt(9)));
            case 1 -> keep(sale.changePrice(line, random.nextInt(3_000)));
            case 2 -> keep(sale.discountLine(line, discount(random)));
            case 3 -> keep(sale.discountTicket(discount(random)));
            case 4 -> keep(sale.voidLine(line));
            case 5 -> desk.ringUpOpenPriced(sale, "Something", random.nextInt(500), 1_000);
            default -> desk.ringUp(sale, "p" + random.nextInt(22));
          };
      if (answer instanceof StepAnswer.Done(OpenSale next, var _)) {
        sale = next;
      }
    }

    private StepAnswer keep(SaleResult<OpenSale> result) {
      return switch (result) {
        case SaleResult.Done<OpenSale>(OpenSale next) -> desk.keep(next);
        case SaleResult.Refused<OpenSale>(var refusal) -> new StepAnswer.Refused(refusal);
      };
    }

    private static Discount discount(Random random) {
      return random.nextBoolean()
          ? Discount.percent(new Rate(random.nextInt(10_001)))
          : Discount.amount(random.nextInt(300));
    }

    void park(Random random) {
      OpenSale own = sale;
      if (own.isEmpty()) {
        return;
      }
      moved(random, () -> desk.park(own, null), () -> parked.put(own.id(), own.lines()));
    }

    /// Takes up one of the tickets that wait, or what the other one has left open.
    void takeUp(Random random, Cashier other) {
      List<ParkedTicket> listed = desk.parked();
      assertThat(listed)
          .filteredOn(one -> !one.isOpen())
          .extracting(ParkedTicket::id)
          .containsExactlyInAnyOrderElementsOf(parked.keySet());
      assertThat(listed)
          .filteredOn(ParkedTicket::isOpen)
          .extracting(ParkedTicket::id)
          .containsExactlyElementsOf(other.sale.isEmpty() ? List.of() : List.of(other.sale.id()));
      if (listed.isEmpty()) {
        return;
      }
      ParkedTicket one = listed.get(random.nextInt(listed.size()));
      List<SaleLine> waits =
          one.isOpen() ? other.sale.lines() : Objects.requireNonNull(parked.get(one.id()));
      OpenSale own = sale;
      moved(
          random,
          () -> desk.recall(own, one.id()),
          () -> {
            assertThat(sale.lines()).isEqualTo(waits);
            parked.remove(one.id());
            if (!own.isEmpty()) {
              parked.put(own.id(), own.lines());
            }
            if (one.isOpen()) {
              other.comeBackToNothing(id);
            }
          });
    }

    private void comeBackToNothing(String taker) {
      assertThat(desk.keep(sale)).isEqualTo(new StepAnswer.NotSaved(Failure.ELSEWHERE));
      desk = shop.desk(id);
      sale = desk.current().sale();
      assertThat(sale.lines()).isEmpty();
      assertThat(desk.takenOver()).containsExactly(taker);
    }

    /// Another ticket lies before her, unless the disk has failed.
    private void moved(Random random, Supplier<TicketAnswer> move, Runnable done) {
      Commit commit = random.nextInt(3) == 0 ? any(Commit.values(), random) : Commit.WORKS;
      disk.nextCommit = commit;
      TicketAnswer answer = move.get();
      disk.heal();
      if (answer instanceof TicketAnswer.Next(OpenTicket next, var _)) {
        sale = next.sale();
        done.run();
      } else {
        assertThat(answer).isEqualTo(new TicketAnswer.NotSaved(Failure.DISK_FAULT));
        assertThat(commit).isEqualTo(Commit.FAILS);
      }
    }

    private static <T> T any(T[] of, Random random) {
      return of[random.nextInt(of.length)];
    }

    CompletedSale pay(Random random) {
      if (random.nextInt(4) == 0) {
        failOnce();
      }
      CompletedSale completed = paid(desk.complete(inCash(sale)));
      sale = desk.current().sale();
      return completed;
    }

    /// A transaction that takes the number and then fails.
    private void failOnce() {
      try {
        shop.replica.write(
            Priority.PERSON,
            tx -> {
              SaleStore.complete(tx, inCash(sale), TestShop.SERIES, ZoneOffset.UTC);
              throw new IllegalStateException("power cut");
            });
      } catch (IllegalStateException powerCut) {
        assertThat(powerCut).hasMessage("power cut");
      }
    }
  }
}
