package dev.sempre.pos.till;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sempre.model.account.AccountDraft;
import dev.sempre.model.account.ReceivedMoney;
import dev.sempre.model.organisation.Permission;
import dev.sempre.model.sale.OpenSale;
import dev.sempre.model.sale.PayingSale;
import dev.sempre.model.sale.TenderKind;
import dev.sempre.model.sync.SyncCatalogue;
import dev.sempre.pos.sell.AccountAnswer;
import dev.sempre.pos.sell.CardAnswer;
import dev.sempre.pos.sell.Customer;
import dev.sempre.pos.sell.Payable;
import dev.sempre.pos.sell.ReceiveAnswer;
import dev.sempre.pos.sell.TillAccounts.Receiving;
import dev.sempre.pos.terminal.TerminalCondition;
import dev.sempre.replica.account.AccountDraftStore;
import dev.sempre.replica.db.Priority;
import dev.sempre.replica.sync.Values;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A till whose power is cut at each place where that can happen while a customer pays what he
/// owes: its files are copied as they lie there at that moment, and another run goes on with the
/// copy. Whatever the till had kept lies before the cashier again, and in the end the payment is
/// stored once, or everything was given back once. Source: T5, T6, F09.
class AccountKillTest {
  private static final long OWED_MINOR = 5_000;
  private static final Customer BAR = new Customer("bar", "Bar Centrale");

  @TempDir Path folder;

  private Path template;
  private int runs;

  @BeforeEach
  void furnish() {
    template = folder.resolve("template.db");
    try (TestShop shop = TestShop.create(template)) {
      shop.product("bread", "Pane", OWED_MINOR, "08001234567897");
      shop.role("CASHIER", EnumSet.of(Permission.SELL, Permission.SELL_ON_ACCOUNT));
      shop.put(
          SyncCatalogue.CONTACT,
          BAR.id(),
          Values.of(SyncCatalogue.CONTACT)
              .set("name", BAR.name())
              .set("customer", true)
              .set("prospect", false)
              .set("supplier", false)
              .set("active", true));
      TillDesk desk = shop.desk("maria");
      OpenSale sale = TestShop.done(desk.ringUpProduct(desk.current().sale(), "bread"));
      sale = TestShop.done(desk.keep(sale.withCustomer(BAR.id())));
      PayingSale paying = sale.beginPayment().orElseThrow();
      assertThat(desk.onAccount(paying, OWED_MINOR, null)).isEqualTo(new AccountAnswer.Granted());
      TestShop.paid(
          desk.complete(paying.addTender("account", TenderKind.ACCOUNT, OWED_MINOR).orElseThrow()));
    }
  }

  /// The power is cut here.
  private static final class Died extends Error {
    private static final long serialVersionUID = 1L;
  }

  /// What a cashier does, from whatever lies before her.
  enum Story {
    /// Takes 20.00 in cash and 30.00 by a card that is keyed by hand.
    CASH_AND_CARD {
      @Override
      void live(Life life) {
        AccountDraft draft = life.before();
        if (draft.money().tenders().isEmpty()) {
          draft = life.kept(draft.with(draft.money().plus("cash", TenderKind.CASH, 2_000)));
        }
        life.stored(draft.with(draft.money().plus("by-hand", TenderKind.CARD, 3_000)));
      }
    },
    /// Takes 10.00 and 5.00, gives all of it back, and takes 50.00.
    TAKEN_BACK_AND_AGAIN {
      @Override
      void live(Life life) {
        AccountDraft draft = life.before();
        draft = life.kept(draft.with(draft.money().plus("cash", TenderKind.CASH, 1_000)));
        draft = life.kept(draft.with(draft.money().plus("by-hand", TenderKind.CARD, 500)));
        while (!draft.money().tenders().isEmpty()) {
          draft = life.kept(draft.with(draft.money().without(draft.money().tenders().getLast())));
        }
        life.stored(draft.with(draft.money().plus("cash", TenderKind.CASH, OWED_MINOR)));
      }
    },
    /// Takes 20.00 in cash and the rest by a card at the terminal.
    CASH_AND_TERMINAL {
      @Override
      void live(Life life) {
        AccountDraft draft = life.before();
        if (draft.money().tenders().isEmpty()) {
          draft = life.kept(draft.with(draft.money().plus("cash", TenderKind.CASH, 2_000)));
        }
        life.stored(draft.money().isCovered() ? draft : life.charged(draft));
      }
    },
    /// Takes a card, gives it back, and takes another.
    TERMINAL_BACK_AND_AGAIN {
      @Override
      void live(Life life) {
        AccountDraft draft = life.before();
        AccountDraft first = draft.money().isCovered() ? draft : life.charged(draft);
        AccountDraft back = life.givenBack(first);
        life.stored(back.money().isCovered() ? back : life.charged(back));
      }
    },
    /// Does not wait for the answer of a terminal that falls silent, and takes cash.
    TERMINAL_LEFT_FOR_CASH {
      @Override
      void live(Life life) {
        AccountDraft draft = life.before();
        if (draft.money().tenders().isEmpty()) {
          life.cards.terminal.become(TerminalCondition.LOSES_ANSWER);
          life.cards.beforeItsAnswerArrives =
              () -> {
                life.beat();
                life.cards.terminal.become(TerminalCondition.OFF);
              };
          CardAnswer answer = life.card.charge(account(draft), TestCards.CARD, OWED_MINOR);
          life.cards.beforeItsAnswerArrives = life::beat;
          if (answer instanceof CardAnswer.Open) {
            answer = life.card.leave(account(draft));
            assertThat(answer).isEqualTo(new CardAnswer.Left(account(draft)));
          } else {
            draft = life.settled(answer, draft);
          }
          life.cards.terminal.become(TerminalCondition.APPROVES);
        }
        life.stored(
            draft.money().isCovered()
                ? draft
                : draft.with(
                    draft.money().plus("cash", TenderKind.CASH, draft.money().dueMinor())));
      }
    };

    abstract void live(Life life);
  }

  private static Payable account(AccountDraft draft) {
    return new Payable.Account(draft);
  }

  @ParameterizedTest
  @EnumSource(Story.class)
  void aTillWhosePowerIsCutAnywhereStoresThePaymentOnceAndForgetsNoTender(Story story)
      throws IOException {
    int deaths = 0;
    for (; ; deaths++) {
      Path run = run(folder, "template.db");
      Optional<Path> cut = lives(story, run, deaths + 1, 1);
      if (cut.isEmpty()) {
        verify(run, story + " alive");
        break;
      }
      Path next = cut.get();
      // Once more, at another place, and then to the end.
      Optional<Path> again = lives(story, next, 1 + deaths * 3 % 5, 2);
      if (again.isPresent()) {
        next = again.get();
        assertThat(lives(story, next, Integer.MAX_VALUE, 3)).isEmpty();
      }
      verify(next, story + " cut at " + (deaths + 1));
    }
    assertThat(deaths).as("places to die at").isGreaterThanOrEqualTo(4);
  }

  @Test
  void whatWasTenderedIsThereAgainAndCanBeTakenBackOnce() throws IOException {
    Path run = run(folder, "template.db");
    Path cut;
    try (TestShop shop = TestShop.reopen(run.resolve("till.db"))) {
      TillDesk desk = shop.desk("maria");
      AccountDraft draft = desk.beginReceiving(BAR, null, OWED_MINOR);
      assertThat(desk.keepReceiving(draft.with(draft.money().plus("cash", TenderKind.CASH, 2_000))))
          .isEmpty();
      cut = run(run, "till.db");
    }
    try (TestShop shop = TestShop.reopen(cut.resolve("till.db"), 13)) {
      TillDesk desk = shop.desk("maria");
      assertThat(shop.desk("lucia").takeUpReceiving()).as("not her money").isEmpty();
      Receiving found = desk.takeUpReceiving().orElseThrow();
      assertThat(found.customer()).isEqualTo(BAR);
      assertThat(found.draft().money())
          .isEqualTo(ReceivedMoney.of(OWED_MINOR).plus("cash", TenderKind.CASH, 2_000));
      assertThat(desk.keepReceiving(found.draft().with(ReceivedMoney.of(OWED_MINOR)))).isEmpty();
      assertThat(desk.takeUpReceiving()).isEmpty();
      assertThat(shop.number("select count(*) from account_draft")).isZero();
      assertThat(shop.number("select count(*) from account_payment")).isZero();
    }
  }

  /// The test is tested: a till that puts nothing on disk between two tenders is found out.
  @Test
  void aTillThatForgetsItsTendersIsCaught() throws IOException {
    Path run = run(folder, "template.db");
    try (Life life = new Life(run, Integer.MAX_VALUE, 1)) {
      AccountDraft draft = life.before();
      life.kept(draft.with(draft.money().plus("cash", TenderKind.CASH, 2_000)));
      Path cut = run(run, "till.db");
      life.verifyKept(cut);
      try (TestShop forgetful = TestShop.reopen(cut.resolve("till.db"), 60)) {
        forgetful.replica.write(
            Priority.BACKGROUND, tx -> tx.handle().execute("delete from account_draft_tender"));
      }
      assertThatThrownBy(() -> life.verifyKept(cut)).isInstanceOf(AssertionError.class);
    }
  }

  private Path run(Path from, String name) throws IOException {
    Path run = Files.createDirectory(folder.resolve("run-" + ++runs));
    for (String end : List.of("", "-wal")) {
      if (Files.exists(from.resolve(name + end))) {
        Files.copy(from.resolve(name + end), run.resolve("till.db" + end));
      }
    }
    if (Files.exists(from.resolve("terminal.jsonl"))) {
      Files.copy(from.resolve("terminal.jsonl"), run.resolve("terminal.jsonl"));
    }
    return run;
  }

  /// @param beats how many places it lives through
  /// @return where its files lie as they were when the power was cut; empty if it was not
  private Optional<Path> lives(Story story, Path run, int beats, int seed) throws IOException {
    try (Life life = new Life(run, beats, seed)) {
      try {
        life.live(story);
        return Optional.empty();
      } catch (Died died) {
        Path cut = run(run, "till.db");
        life.verifyKept(cut);
        return Optional.of(cut);
      }
    }
  }

  private static void verify(Path run, String when) {
    try (TestShop shop = TestShop.reopen(run.resolve("till.db"))) {
      TestCards cards = new TestCards(run);
      cards.terminal.become(TerminalCondition.APPROVES);
      cards.left(shop.replica).settle();
      assertThat(cards.movedMinor())
          .as("what the bank has moved, %s", when)
          .isEqualTo(
              shop.number(
                  "select coalesce(sum(amount_minor), 0) from account_payment_tender"
                      + " where kind = 'CARD' and payment_method_id = 'card'"));
      assertThat(shop.shiftDesk("lucia").look().cards().isNone()).as(when).isTrue();
      assertThat(shop.number("select count(*) from account_payment")).as(when).isEqualTo(1);
      assertThat(shop.number("select sum(amount_minor) from account_payment_tender"))
          .as(when)
          .isEqualTo(OWED_MINOR);
      assertThat(shop.number("select sum(amount_minor) from account_entry")).as(when).isZero();
      assertThat(shop.number("select count(*) from account_draft_tender")).as(when).isZero();
      assertThat(shop.desk("maria").takeUpReceiving()).as(when).isEmpty();
    }
  }

  /// One run of the program, until its power is cut or the payment is stored.
  static final class Life implements AutoCloseable {
    final TestCards cards;
    final CardDesk card;
    private final TestShop shop;
    private final TillDesk desk;
    private int beats = Integer.MAX_VALUE;
    private ReceivedMoney promised;
    private ReceivedMoney underWay;

    Life(Path run, int beats, int seed) {
      this.shop =
          TestShop.reopen(
              new MortalDatabase(TestShop.sqlite(run.resolve("till.db")), this::beat), 100 + seed);
      this.desk = shop.desk("maria");
      this.cards = new TestCards(run);
      this.card = cards.desk(shop.replica);
      this.promised =
          shop.replica
              .read(handle -> AccountDraftStore.of(handle, "maria"))
              .map(AccountDraft::money)
              .orElse(ReceivedMoney.of(OWED_MINOR));
      this.underWay = promised;
      cards.terminal.become(TerminalCondition.APPROVES);
      cards.beforeItHears = this::beat;
      cards.beforeItsAnswerArrives = this::beat;
      this.beats = beats;
    }

    void beat() {
      if (beats != Integer.MAX_VALUE && beats-- <= 1) {
        beats = 0;
        throw new Died();
      }
    }

    void live(Story story) {
      cards.left(shop.replica).settle();
      if (shop.number("select count(*) from account_payment") == 0) {
        story.live(this);
      }
    }

    AccountDraft before() {
      AccountDraft draft =
          desk.takeUpReceiving()
              .map(Receiving::draft)
              .orElseGet(() -> desk.beginReceiving(BAR, null, OWED_MINOR));
      // Of what is asked about, a tender comes or goes.
      boolean goes = promised.isCovered();
      underWay =
          goes
              ? promised.without(promised.tenders().getLast())
              : promised.plus("card", TenderKind.CARD, promised.dueMinor());
      return card.look(draft.id()).open() == null
          ? draft
          : settled(card.ask(account(draft)), draft);
    }

    AccountDraft charged(AccountDraft draft) {
      underWay = draft.money().plus("card", TenderKind.CARD, draft.money().dueMinor());
      return settled(card.charge(account(draft), TestCards.CARD, draft.money().dueMinor()), draft);
    }

    AccountDraft givenBack(AccountDraft draft) {
      underWay = ReceivedMoney.of(OWED_MINOR);
      return settled(card.takeBack(account(draft), draft.money().tenders().getFirst()), draft);
    }

    AccountDraft settled(CardAnswer answer, AccountDraft before) {
      Payable now =
          switch (answer) {
            case CardAnswer.Taken(Payable paying) -> paying;
            case CardAnswer.NotTaken(Payable paying, _, _) -> paying;
            case CardAnswer.GivenBack(Payable paying) -> paying;
            case CardAnswer.Stands(Payable paying, _) -> paying;
            case CardAnswer.NotGivenBack _,
                CardAnswer.Left _,
                CardAnswer.Open _,
                CardAnswer.NotNoted _,
                CardAnswer.NeedsApproval _,
                CardAnswer.Refused _,
                CardAnswer.Blocked _ ->
                throw new AssertionError(answer + " of " + before.id());
          };
      promised = ((Payable.Account) now).draft().money();
      underWay = promised;
      return ((Payable.Account) now).draft();
    }

    AccountDraft kept(AccountDraft draft) {
      underWay = draft.money();
      assertThat(desk.keepReceiving(draft)).isEmpty();
      promised = underWay;
      return draft;
    }

    void stored(AccountDraft draft) {
      assertThat(desk.receive(draft)).isInstanceOf(ReceiveAnswer.Received.class);
    }

    /// What the till has said to be on disk lies there, or what it was about to put there does.
    void verifyKept(Path cut) {
      try (TestShop after = TestShop.reopen(cut.resolve("till.db"), 50)) {
        if (after.number("select count(*) from account_payment") == 0) {
          assertThat(
                  after
                      .desk("maria")
                      .takeUpReceiving()
                      .map(found -> found.draft().money())
                      .orElse(ReceivedMoney.of(OWED_MINOR)))
              .isIn(promised, underWay);
        }
      }
    }

    @Override
    public void close() {
      beats = Integer.MAX_VALUE;
      shop.close();
    }
  }
}
