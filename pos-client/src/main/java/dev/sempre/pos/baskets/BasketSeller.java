package dev.sempre.pos.baskets;

import de.siegmar.fastcsv.reader.CsvParseException;
import dev.sempre.model.money.Currency;
import dev.sempre.model.sale.CompletedSale;
import dev.sempre.model.sale.OpenSale;
import dev.sempre.model.sale.PayingSale;
import dev.sempre.model.sale.PaymentMethod;
import dev.sempre.model.sale.SaleResult;
import dev.sempre.pos.sell.Failure;
import dev.sempre.pos.sell.Obstacle;
import dev.sempre.pos.sell.OpenTicket;
import dev.sempre.pos.sell.PaymentAnswer;
import dev.sempre.pos.sell.StepAnswer;
import dev.sempre.pos.till.TillDesk;
import java.util.Iterator;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Rings up baskets one after the other at a desk, paid in cash without change. What is wrong with
/// a line is said and the line left out; the basket goes on. Where the disk does not take a step,
/// it is tried again a few times before the run ends.
public final class BasketSeller {
  private static final int TRIES = 6;
  private static final long PAUSE_MILLIS = 1_000;

  /// What became of a run.
  ///
  /// @param baskets baskets that were read
  /// @param rungUp those of them that are tickets now
  /// @param lines lines on those tickets
  /// @param refusedLines lines that were left out
  /// @param totalMinor what the tickets come to, minor units
  /// @param currency its currency
  /// @param firstNumber number of the first ticket; null if there is none
  /// @param lastNumber number of the last ticket; null if there is none
  /// @param stoppedBy why it ended before the end of the file; null if it did not
  public record Summary(
      long baskets,
      long rungUp,
      long lines,
      long refusedLines,
      long totalMinor,
      String currency,
      @Nullable String firstNumber,
      @Nullable String lastNumber,
      @Nullable String stoppedBy) {

    /// True if every basket is a ticket.
    public boolean isComplete() {
      return stoppedBy == null && rungUp == baskets;
    }
  }

  /// Whom the seller talks to.
  ///
  /// @param tickets told each ticket once it is on disk; false = nobody hears it any more, stop
  /// @param complaints told what was left out and why, one sentence each
  /// @param pauseMillis waits
  public record Surroundings(
      TicketListener tickets, Consumer<String> complaints, LongConsumer pauseMillis) {}

  /// Hears of tickets.
  @FunctionalInterface
  public interface TicketListener {
    boolean onTicket(CompletedSale sale);
  }

  private final TillDesk desk;
  private final Supplier<Map<String, String>> idsByName;
  private final Surroundings surroundings;
  private final PaymentMethod cash;
  private @Nullable Map<String, String> names;
  private OpenTicket ticket;
  private long baskets;
  private long rungUp;
  private long lines;
  private long refusedLines;
  private long totalMinor;
  private @Nullable String firstNumber;
  private @Nullable String lastNumber;

  /// An open sale that an earlier run or the screen left is kept aside.
  ///
  /// @param idsByName products by their names; asked once, when the first name turns up
  public BasketSeller(
      TillDesk desk, Supplier<Map<String, String>> idsByName, Surroundings surroundings) {
    this.desk = desk;
    this.idsByName = idsByName;
    this.surroundings = surroundings;
    this.cash = desk.cash();
    OpenTicket found = desk.current();
    if (found.sale().lines().isEmpty()) {
      this.ticket = found;
    } else {
      surroundings.complaints.accept(
          "An open sale with "
              + found.sale().lines().size()
              + " lines was found and is kept aside.");
      this.ticket = desk.startAnew(found.sale());
    }
  }

  /// Rings up what the file has.
  ///
  /// @param limit most baskets
  public Summary sell(Iterator<Basket> file, long limit) {
    try {
      while (baskets < limit && file.hasNext()) {
        Basket basket = file.next();
        baskets++;
        String stop = sell(basket);
        if (stop != null) {
          return summary(stop);
        }
      }
      return summary(null);
    } catch (CsvParseException e) {
      return summary("the rest of the file cannot be read: " + e.getMessage());
    }
  }

  private Summary summary(@Nullable String stoppedBy) {
    return new Summary(
        baskets,
        rungUp,
        lines,
        refusedLines,
        totalMinor,
        currency().code(),
        firstNumber,
        lastNumber,
        stoppedBy);
  }

  private Currency currency() {
    return ticket.sale().context().currency();
  }

  /// @return why to stop; null to go on
  private @Nullable String sell(Basket basket) {
    OpenSale sale = ticket.sale();
    for (Basket.Row row : basket.rows()) {
      switch (Wish.read(row, currency())) {
        case Wish.Unclear(String why) -> leaveOut(row, why);
        case Wish.Clear wish -> {
          StepAnswer answer = ring(sale, wish);
          if (answer instanceof StepAnswer.NotSaved(Failure failure)) {
            return "a step could not be put on disk: " + failure;
          }
          sale =
              answer instanceof StepAnswer.Done(OpenSale next, var _)
                  ? next
                  : without(sale, row, answer);
        }
      }
    }
    if (sale.isEmpty()) {
      surroundings.complaints.accept("Basket " + basket.id() + " has nothing to sell.");
      return null;
    }
    return pay(sale);
  }

  private OpenSale without(OpenSale sale, Basket.Row row, StepAnswer answer) {
    leaveOut(row, answer.toString());
    return sale;
  }

  private void leaveOut(Basket.Row row, String why) {
    refusedLines++;
    surroundings.complaints.accept("Line " + row.lineNumber() + " left out: " + why);
  }

  private StepAnswer ring(OpenSale sale, Wish.Clear wish) {
    StepAnswer answer = ringOnce(sale, wish);
    for (int tries = 1; tries < TRIES && answer instanceof StepAnswer.NotSaved; tries++) {
      surroundings.pauseMillis.accept(PAUSE_MILLIS);
      answer = ringOnce(sale, wish);
    }
    return answer;
  }

  private StepAnswer ringOnce(OpenSale sale, Wish.Clear wish) {
    StepAnswer byCode = desk.ringUp(sale, wish.code(), wish.quantityMilli(), wish.priceMinor());
    boolean nobodys =
        byCode instanceof StepAnswer.UnknownCode
            || byCode.equals(new StepAnswer.Blocked(Obstacle.MISREAD));
    if (!nobodys) {
      return byCode;
    }
    String productId = names().get(wish.name());
    return productId != null
        ? desk.ringUpProduct(sale, productId, wish.quantityMilli(), wish.priceMinor())
        : desk.ringUpOpenPriced(sale, wish.name(), wish.priceMinor(), wish.quantityMilli());
  }

  private Map<String, String> names() {
    Map<String, String> known = names;
    if (known == null) {
      known = idsByName.get();
      names = known;
    }
    return known;
  }

  private @Nullable String pay(OpenSale sale) {
    PayingSale paying =
        sale.beginPayment(ticket.rounding())
            .then(due ->
                due.isPaid()
                    ? SaleResult.done(due)
                    : due.addTender(cash.id(), cash.kind(), due.dueMinor(cash.kind())))
            .orElseThrow();
    PaymentAnswer answer = desk.complete(paying);
    for (int tries = 1; tries < TRIES && isWorthAnotherTry(answer); tries++) {
      surroundings.pauseMillis.accept(PAUSE_MILLIS);
      answer = desk.complete(paying);
    }
    return switch (answer) {
      case PaymentAnswer.Paid(CompletedSale completed, OpenTicket next, boolean _) -> {
        ticket = next;
        count(completed);
        yield surroundings.tickets.onTicket(completed) ? null : "nobody listens any more";
      }
      case PaymentAnswer.Refused(var refusal) -> refusal.toString();
      case PaymentAnswer.Blocked(Obstacle obstacle) -> obstacle.toString();
      case PaymentAnswer.NotSaved(Failure failure) -> "the last ticket is not on disk: " + failure;
      case PaymentAnswer.Broken() -> "the last ticket is not on disk: a fault of the program";
      case PaymentAnswer.Unknown(Failure failure) ->
          "it is not known whether the last ticket is on disk: " + failure;
    };
  }

  private static boolean isWorthAnotherTry(PaymentAnswer answer) {
    return switch (answer) {
      case PaymentAnswer.NotSaved _, PaymentAnswer.Unknown _ -> true;
      case PaymentAnswer.Paid _,
          PaymentAnswer.Refused _,
          PaymentAnswer.Blocked _,
          PaymentAnswer.Broken _ ->
          false;
    };
  }

  private void count(CompletedSale completed) {
    rungUp++;
    lines += completed.lines().size();
    totalMinor = Math.addExact(totalMinor, completed.totals().grossMinor());
    lastNumber = completed.number().printed();
    if (firstNumber == null) {
      firstNumber = lastNumber;
    }
  }
}
