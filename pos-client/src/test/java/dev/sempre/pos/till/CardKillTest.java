package dev.sempre.pos.till;

import static dev.sempre.pos.till.TestCards.sale;
import static dev.sempre.pos.till.TestCards.ticket;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.model.sale.OpenSale;
import dev.sempre.model.sale.PayingSale;
import dev.sempre.model.sale.TenderKind;
import dev.sempre.pos.sell.CardAnswer;
import dev.sempre.pos.sell.OpenTicket;
import dev.sempre.pos.sell.Payable;
import dev.sempre.pos.sell.PaymentAnswer;
import dev.sempre.pos.terminal.TerminalCondition;
import dev.sempre.replica.db.Priority;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A till that dies at each place where it can die while it has to do with a card, and once more at
/// each place of what follows: before and behind each commit, before the terminal hears of
/// anything, and before its answer arrives. Whatever happened, the customer pays once in the end,
/// and the bank and the ticket say the same. Source: F09, F43.
class CardKillTest {
  private static final long PRICE_MINOR = 1_250;

  /// Later deaths than this find nothing open any more.
  private static final int DEATHS_AFTERWARDS = 10;

  @TempDir Path folder;

  private Path template;
  private int runs;

  @BeforeEach
  void furnish() {
    template = folder.resolve("template.db");
    try (TestShop shop = TestShop.create(template)) {
      shop.product("pasta", "Pasta", PRICE_MINOR, "8076800195057");
    }
  }

  /// The program stops here.
  private static final class Died extends Error {
    private static final long serialVersionUID = 1L;
  }

  /// What a cashier does.
  enum Story {
    /// Takes a card.
    CARD {
      @Override
      PayingSale pay(Life life, PayingSale paying) {
        return life.byCard(paying);
      }
    },
    /// Takes a part by card, and the rest in cash.
    CARD_AND_CASH {
      @Override
      PayingSale pay(Life life, PayingSale paying) {
        PayingSale part = paying.tenders().isEmpty() ? life.charged(paying, 500) : paying;
        return part.isPaid() ? part : inCash(part);
      }
    },
    /// Takes a card, gives it back, and takes another.
    BACK_AND_ANOTHER {
      @Override
      PayingSale pay(Life life, PayingSale paying) {
        PayingSale first = life.byCard(paying);
        PayingSale back =
            life.settled(life.card.takeBack(ticket(first), first.tenders().getFirst()), first);
        return life.byCard(back);
      }
    },
    /// Does not wait for the answer of a terminal that falls silent, and takes cash.
    LEFT_FOR_CASH {
      @Override
      PayingSale pay(Life life, PayingSale paying) {
        PayingSale now = paying;
        if (now.tenders().isEmpty()) {
          life.cards.terminal.become(TerminalCondition.LOSES_ANSWER);
          life.cards.beforeItsAnswerArrives =
              () -> {
                life.beat();
                life.cards.terminal.become(TerminalCondition.OFF);
              };
          CardAnswer answer = life.card.charge(ticket(now), TestCards.CARD, now.dueMinor());
          life.cards.beforeItsAnswerArrives = life::beat;
          now = answer instanceof CardAnswer.Open ? life.left(now) : life.settled(answer, now);
          life.cards.terminal.become(TerminalCondition.APPROVES);
        }
        return now.isPaid() ? now : inCash(now);
      }
    };

    abstract PayingSale pay(Life life, PayingSale paying);
  }

  private static PayingSale inCash(PayingSale paying) {
    return paying.addTender("cash", TenderKind.CASH, paying.dueMinor()).orElseThrow();
  }

  @ParameterizedTest
  @EnumSource(Story.class)
  void aTillThatDiesAnywhereAndOnceMoreChargesOnceAndForgetsNothing(Story story)
      throws IOException {
    int deaths = 0;
    while (true) {
      int first = deaths + 1;
      Path once = run();
      if (lives(story, once, first, 1)) {
        verify(once, "alive");
        break;
      }
      deaths++;
      Path twice = Files.createDirectory(folder.resolve("run-" + ++runs));
      for (String file : List.of("till.db", "till.db-wal", "terminal.jsonl")) {
        copyIfThere(once.resolve(file), twice.resolve(file));
      }
      assertThat(lives(story, once, Integer.MAX_VALUE, 2)).isTrue();
      verify(once, story + " died at " + first);
      int second = 1 + first * 7 % DEATHS_AFTERWARDS;
      boolean _ = lives(story, twice, second, 2);
      assertThat(lives(story, twice, Integer.MAX_VALUE, 3)).isTrue();
      verify(twice, story + " died at " + first + " and " + second);
    }
    assertThat(deaths).as("places to die at").isGreaterThanOrEqualTo(10);
  }

  private Path run() throws IOException {
    Path run = Files.createDirectory(folder.resolve("run-" + ++runs));
    Files.copy(template, run.resolve("till.db"));
    return run;
  }

  private static void copyIfThere(Path from, Path to) throws IOException {
    if (Files.exists(from)) {
      Files.copy(from, to);
    }
  }

  /// @param beats how many places it lives through
  /// @return false if it died
  private static boolean lives(Story story, Path run, int beats, int seed) {
    try (Life life = new Life(run, beats, seed)) {
      life.live(story);
      return true;
    } catch (Died died) {
      return false;
    }
  }

  private static void verify(Path run, String when) {
    try (TestShop shop = TestShop.reopen(run.resolve("till.db"))) {
      TestCards cards = new TestCards(run);
      cards.terminal.become(TerminalCondition.APPROVES);
      cards.left(shop.replica).settle();
      assertThat(shop.number("select count(*) from sale")).as(when).isEqualTo(1);
      assertThat(cards.movedMinor())
          .as("what the bank has moved, %s", when)
          .isEqualTo(
              shop.number(
                  "select coalesce(sum(amount_minor), 0) from sale_tender where kind = 'CARD'"));
      assertThat(shop.number("select sum(amount_minor) from sale_tender"))
          .as(when)
          .isEqualTo(PRICE_MINOR);
      assertThat(shop.shiftDesk("lucia").look().cards().isNone()).as(when).isTrue();
      assertThat(shop.number("select count(*) from cart where content like '%tenders%'"))
          .as("money on the counter, %s", when)
          .isZero();
    }
  }

  /// One run of the program, until it dies or the ticket is paid.
  static final class Life implements AutoCloseable {
    final TestCards cards;
    private final TestShop shop;
    private final CardDesk card;
    private final TillDesk till;
    private int beats;

    Life(Path run, int beats, int seed) {
      this.beats = Integer.MAX_VALUE;
      this.shop =
          TestShop.reopen(
              new MortalDatabase(TestShop.sqlite(run.resolve("till.db")), this::beat), 100 + seed);
      this.cards = new TestCards(run);
      cards.beforeItHears = this::beat;
      cards.beforeItsAnswerArrives = this::beat;
      this.card = cards.desk(shop.replica);
      this.till = shop.desk("maria");
      this.beats = beats;
    }

    /// A place where it can die. Who is dead does nothing more.
    void beat() {
      if (beats != Integer.MAX_VALUE && beats-- <= 1) {
        beats = 0;
        throw new Died();
      }
    }

    void live(Story story) {
      if (cards.terminal.condition() != TerminalCondition.APPROVES) {
        cards.terminal.become(TerminalCondition.APPROVES);
      }
      cards.left(shop.replica).settle();
      if (shop.number("select count(*) from sale") > 0) {
        return;
      }
      OpenTicket ticket = till.current();
      OpenSale sale = ticket.sale();
      if (sale.isEmpty()) {
        sale = TestShop.done(till.ringUpProduct(sale, "pasta"));
      }
      PayingSale paying = new PayingSale(sale, ticket.tenders(), ticket.rounding());
      if (card.look(sale.id()).open() != null) {
        paying = settled(card.ask(ticket(paying)), paying);
      }
      PayingSale paid = paying.isPaid() ? paying : story.pay(this, paying);
      assertThat(till.complete(paid)).isInstanceOf(PaymentAnswer.Paid.class);
      cards.left(shop.replica).settle();
    }

    PayingSale byCard(PayingSale paying) {
      return paying.isPaid() ? paying : charged(paying, paying.dueMinor());
    }

    PayingSale charged(PayingSale paying, long minor) {
      PayingSale next = settled(card.charge(ticket(paying), TestCards.CARD, minor), paying);
      assertThat(next.tenders()).isNotEmpty();
      return next;
    }

    PayingSale left(PayingSale paying) {
      CardAnswer answer = card.leave(ticket(paying));
      assertThat(answer).isInstanceOf(CardAnswer.Left.class);
      return sale(((CardAnswer.Left) answer).paying());
    }

    PayingSale settled(CardAnswer answer, PayingSale paying) {
      return switch (answer) {
        case CardAnswer.Taken(Payable now) -> sale(now);
        case CardAnswer.NotTaken(Payable now, _, _) -> sale(now);
        case CardAnswer.GivenBack(Payable now) -> sale(now);
        case CardAnswer.Stands(Payable now, _) -> sale(now);
        case CardAnswer.NotGivenBack _,
            CardAnswer.Left _,
            CardAnswer.Open _,
            CardAnswer.NotNoted _,
            CardAnswer.NeedsApproval _,
            CardAnswer.Refused _,
            CardAnswer.Blocked _ ->
            throw new AssertionError(answer + " of " + paying.id());
      };
    }

    @Override
    public void close() {
      beats = Integer.MAX_VALUE;
      shop.close();
    }
  }

  /// The test is tested: a till that does not remember what it has asked for is found out.
  @Test
  void aTillThatForgetsItsRequestsIsCaught() throws IOException {
    int caught = 0;
    Path run = run();
    for (int beats = 1; !lives(Story.CARD, run, beats, 1); beats++) {
      try (TestShop shop = TestShop.reopen(run.resolve("till.db"))) {
        shop.replica.write(
            Priority.BACKGROUND, tx -> tx.handle().execute("delete from terminal_request"));
      }
      boolean _ = lives(Story.CARD, run, Integer.MAX_VALUE, 2);
      try {
        verify(run, "died at " + beats);
      } catch (AssertionError charged) {
        caught++;
      }
      run = run();
    }
    assertThat(caught).isPositive();
  }
}
