package dev.sempre.pos.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.model.money.Currency;
import dev.sempre.model.money.Money;
import dev.sempre.pos.terminal.VirtualBook.Entry;
import dev.sempre.pos.terminal.VirtualBook.State;
import dev.sempre.pos.terminal.VirtualTerminal.Pace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VirtualTerminalTest {
  private static final Money AMOUNT = new Money(1_373, Currency.of("EUR"));

  @TempDir Path folder;

  private VirtualTerminal terminal(TerminalCondition condition) {
    VirtualTerminal terminal = afterAKill();
    terminal.become(condition);
    return terminal;
  }

  /// As it is found by a program that is started later.
  private VirtualTerminal afterAKill() {
    return new VirtualTerminal(folder.resolve("terminal.jsonl"), Pace.NONE);
  }

  @Test
  void aCardIsApprovedOnceHoweverOftenItIsAskedFor() {
    VirtualTerminal terminal = terminal(TerminalCondition.APPROVES);
    TerminalOutcome first = terminal.charge("a", AMOUNT);
    assertThat(first)
        .isEqualTo(
            new TerminalOutcome.Approved(
                new Slip(
                    AMOUNT,
                    "000001",
                    "**** **** **** 4242",
                    List.of("VIRTUAL TERMINAL", "**** **** **** 4242", "000001"))));
    assertThat(terminal.charge("a", AMOUNT)).isEqualTo(first);
    assertThat(afterAKill().charge("a", AMOUNT)).isEqualTo(first);
    assertThat(afterAKill().entries()).hasSize(1);
  }

  @Test
  void whatWasDeclinedOrCancelledStaysSo() {
    VirtualTerminal terminal = terminal(TerminalCondition.DECLINES);
    assertThat(terminal.charge("a", AMOUNT)).isEqualTo(new TerminalOutcome.Declined(""));
    terminal.become(TerminalCondition.CUSTOMER_CANCELS);
    assertThat(terminal.charge("b", AMOUNT)).isEqualTo(new TerminalOutcome.Cancelled());
    terminal.become(TerminalCondition.APPROVES);
    assertThat(terminal.charge("a", AMOUNT)).isEqualTo(new TerminalOutcome.Declined(""));
    assertThat(afterAKill().ask("b")).isEqualTo(new TerminalOutcome.Cancelled());
  }

  @Test
  void whatItFellSilentOverIsNotChargedAndNeverWillBe() {
    VirtualTerminal terminal = terminal(TerminalCondition.TIMES_OUT);
    assertThat(terminal.charge("a", AMOUNT)).isInstanceOf(TerminalOutcome.Unknown.class);
    terminal.become(TerminalCondition.APPROVES);
    assertThat(terminal.ask("a")).isInstanceOf(TerminalOutcome.NotTaken.class);
    assertThat(afterAKill().charge("a", AMOUNT)).isInstanceOf(TerminalOutcome.NotTaken.class);
    assertThat(afterAKill().entries())
        .as("who looks at it sees which one that was")
        .containsExactly(new Entry("a", AMOUNT, false, State.NEVER, ""));
  }

  @Test
  void whatItChargedAndDidNotTellIsToldWhenAskedAndCanBeUndone() {
    VirtualTerminal terminal = terminal(TerminalCondition.LOSES_ANSWER);
    assertThat(terminal.charge("a", AMOUNT)).isInstanceOf(TerminalOutcome.Unknown.class);
    VirtualTerminal later = afterAKill();
    assertThat(later.condition()).isEqualTo(TerminalCondition.LOSES_ANSWER);
    assertThat(later.ask("a")).isInstanceOf(TerminalOutcome.Approved.class);
    assertThat(later.reverse("a")).isInstanceOf(ReversalOutcome.Unknown.class);
    assertThat(afterAKill().ask("a")).isEqualTo(new TerminalOutcome.Reversed());
    assertThat(later.charge("a", AMOUNT)).isEqualTo(new TerminalOutcome.Reversed());
  }

  @Test
  void oneThatIsOffHasGotNothingAndSaysNothing() {
    VirtualTerminal terminal = terminal(TerminalCondition.APPROVES);
    terminal.charge("a", AMOUNT);
    terminal.become(TerminalCondition.OFF);
    assertThat(terminal.charge("b", AMOUNT)).isInstanceOf(TerminalOutcome.NotTaken.class);
    assertThat(terminal.ask("a")).isInstanceOf(TerminalOutcome.Unknown.class);
    assertThat(terminal.reverse("a")).isInstanceOf(ReversalOutcome.NotSent.class);
  }

  @Test
  void aCustomerWhoIsNotWaitedForAnyLongerIsNotCharged() throws Exception {
    VirtualTerminal terminal =
        new VirtualTerminal(folder.resolve("terminal.jsonl"), new Pace(60_000, 0));
    try (ExecutorService thread = Executors.newSingleThreadExecutor()) {
      CompletableFuture<TerminalOutcome> charge =
          CompletableFuture.supplyAsync(() -> terminal.charge("a", AMOUNT), thread);
      while (!terminal.isWaiting()) {
        Thread.onSpinWait();
      }
      assertThat(terminal.ask("a")).isEqualTo(new TerminalOutcome.Waiting());
      terminal.cancel("a");
      assertThat(charge.get(10, TimeUnit.SECONDS)).isEqualTo(new TerminalOutcome.Cancelled());
    }
    assertThat(terminal.ask("a")).isEqualTo(new TerminalOutcome.Cancelled());
  }

  @Test
  void aLineThatWasCutOffCountsForNothingAndHarmsNoLaterOne() throws IOException {
    VirtualTerminal terminal = terminal(TerminalCondition.APPROVES);
    terminal.charge("a", AMOUNT);
    Files.writeString(
        folder.resolve("terminal.jsonl"), "{\"id\":\"b\",\"amount\":13", StandardOpenOption.APPEND);
    VirtualTerminal later = afterAKill();
    assertThat(later.charge("c", AMOUNT)).isInstanceOf(TerminalOutcome.Approved.class);
    assertThat(afterAKill().entries()).extracting(Entry::id).containsExactly("a", "c");
    assertThat(afterAKill().entries()).extracting(Entry::state).containsOnly(State.APPROVED);
  }

  @Test
  void aWholeCardNumberIsNeverKept() {
    Slip slip =
        new Slip(
            AMOUNT, "1", "4111 1111 1111 4242", List.of("PAN 4111111111114242", "AID A0000031010"));
    assertThat(slip.card()).isEqualTo("**** **** **** 4242");
    assertThat(slip.lines()).containsExactly("PAN **** 4242", "AID A0000031010");
  }
}
