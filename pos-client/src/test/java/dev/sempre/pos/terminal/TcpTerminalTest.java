package dev.sempre.pos.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.model.money.Currency;
import dev.sempre.model.money.Money;
import dev.sempre.pos.terminal.ScriptedTerminal.Turn;
import dev.sempre.pos.terminal.VirtualTerminal.Pace;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The line to a terminal, cut at each place that it can be cut at. Source: F43, corpus 14.
class TcpTerminalTest {
  private static final Money AMOUNT = new Money(1_373, Currency.of("EUR"));
  private static final String APPROVED =
      "{\"id\":\"ID\",\"state\":\"APPROVED\",\"amount\":1373,\"currency\":\"EUR\","
          + "\"authorisation\":\"A7\",\"card\":\"**** 4242\",\"slip\":[\"THANK YOU\"]}\n";
  private static final Slip SLIP = new Slip(AMOUNT, "A7", "**** 4242", List.of("THANK YOU"));

  private static TcpTerminal at(int port) {
    return new TcpTerminal(
        "127.0.0.1",
        port,
        new TcpTerminal.Patience(2_000, 400),
        () -> System.nanoTime() / 1_000_000);
  }

  private static TerminalOutcome charge(Turn... script) {
    try (ScriptedTerminal terminal = new ScriptedTerminal(script)) {
      return at(terminal.port()).charge("r-1", AMOUNT);
    }
  }

  @Test
  void whatIsApprovedComesBackInWhole() {
    try (ScriptedTerminal terminal = new ScriptedTerminal(Turn.says(APPROVED))) {
      assertThat(at(terminal.port()).charge("r-1", AMOUNT))
          .isEqualTo(new TerminalOutcome.Approved(SLIP));
      assertThat(terminal.heard)
          .containsExactly(
              "{\"do\":\"CHARGE\",\"id\":\"r-1\",\"amount\":1373,\"currency\":\"EUR\"}");
    }
  }

  @Test
  void theOtherLastWordsAreUnderstood() {
    assertThat(charge(Turn.says("{\"id\":\"ID\",\"state\":\"DECLINED\",\"reason\":\"limit\"}\n")))
        .isEqualTo(new TerminalOutcome.Declined("limit"));
    assertThat(charge(Turn.says("{\"id\":\"ID\",\"state\":\"CANCELLED\"}\n")))
        .isEqualTo(new TerminalOutcome.Cancelled());
    assertThat(charge(Turn.says("{\"id\":\"ID\",\"state\":\"NOT_TAKEN\",\"reason\":\"asked\"}\n")))
        .isEqualTo(new TerminalOutcome.NotTaken("asked"));
  }

  @Test
  void thatItWaitsForTheCustomerIsNotItsLastWord() {
    String waits = "{\"id\":\"ID\",\"state\":\"WAITING\"}\n";
    assertThat(charge(Turn.says(waits + waits + APPROVED)))
        .isEqualTo(new TerminalOutcome.Approved(SLIP));
    assertThat(charge(Turn.says(waits))).isInstanceOf(TerminalOutcome.Unknown.class);
  }

  @Test
  void whereNobodyIsThereNothingWasTaken() throws IOException {
    int nobody;
    try (ServerSocket door = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      nobody = door.getLocalPort();
    }
    assertThat(at(nobody).charge("r-1", AMOUNT)).isInstanceOf(TerminalOutcome.NotTaken.class);
    assertThat(at(nobody).refund("r-1", AMOUNT)).isInstanceOf(TerminalOutcome.NotTaken.class);
    assertThat(at(nobody).reverse("r-1")).isInstanceOf(ReversalOutcome.NotSent.class);
    assertThat(at(nobody).ask("r-1"))
        .as("an unanswered question says nothing of what was asked about")
        .isInstanceOf(TerminalOutcome.Unknown.class);
  }

  @Test
  void aLineThatIsCutBeforeTheAnswerLeavesItUnknown() {
    assertThat(charge(new Turn(false, "", false)))
        .as("reset before it was read")
        .isInstanceOf(TerminalOutcome.Unknown.class);
    assertThat(charge(Turn.says("")))
        .as("closed after it was read")
        .isInstanceOf(TerminalOutcome.Unknown.class);
    assertThat(charge(new Turn(true, "", true)))
        .as("silent for ever")
        .isInstanceOf(TerminalOutcome.Unknown.class);
  }

  @Test
  void anAnswerThatIsCutAnywhereLeavesItUnknown() {
    for (int length = 1; length < APPROVED.length(); length += 7) {
      String part = APPROVED.substring(0, length);
      assertThat(charge(Turn.says(part))).as(part).isInstanceOf(TerminalOutcome.Unknown.class);
    }
    assertThat(charge(Turn.says(APPROVED.strip())))
        .as("all but the end of the line")
        .isInstanceOf(TerminalOutcome.Unknown.class);
    assertThat(charge(new Turn(true, APPROVED.substring(0, 40), true)))
        .as("silent in the middle")
        .isInstanceOf(TerminalOutcome.Unknown.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 200 OK\r\n\r\n",
        "{}\n",
        "[]\n",
        "\n",
        "null\n",
        "{\"id\":\"r-0\",\"state\":\"APPROVED\",\"amount\":1373,\"currency\":\"EUR\",\"authorisation\":\"A7\",\"card\":\"4242\"}\n",
        "{\"id\":\"ID\",\"state\":\"GRANTED\"}\n",
        "{\"id\":\"ID\",\"state\":\"APPROVED\"}\n",
        "{\"id\":\"ID\",\"state\":\"APPROVED\",\"amount\":-5,\"currency\":\"EUR\",\"authorisation\":\"A\",\"card\":\"4\"}\n",
        "{\"id\":\"ID\",\"state\":\"APPROVED\",\"amount\":13.5,\"currency\":\"EUR\",\"authorisation\":\"A\",\"card\":\"4\"}\n",
        "{\"id\":\"ID\",\"state\":\"APPROVED\",\"amount\":1e309,\"currency\":\"EUR\",\"authorisation\":\"A\",\"card\":\"4\"}\n",
        "{\"id\":\"ID\",\"state\":\"APPROVED\",\"amount\":1373,\"currency\":\"EURO\",\"authorisation\":\"A\",\"card\":\"4\"}\n",
        "{\"id\":\"ID\",\"state\":\"REFUSED\"}\n",
      })
  void whatIsNoAnswerOrAnotherOnesLeavesItUnknown(String answer) {
    assertThat(charge(Turn.says(answer))).isInstanceOf(TerminalOutcome.Unknown.class);
  }

  @Test
  void whoeverTalksWithoutEndIsNotListenedToForEver() {
    assertThat(charge(Turn.says("x".repeat(20_000)))).isInstanceOf(TerminalOutcome.Unknown.class);
  }

  @Test
  void aReversalIsUnderstood() {
    try (ScriptedTerminal terminal =
        new ScriptedTerminal(
            Turn.says("{\"id\":\"ID\",\"state\":\"REVERSED\"}\n"),
            Turn.says("{\"id\":\"ID\",\"state\":\"REFUSED\",\"reason\":\"too late\"}\n"),
            Turn.says(""))) {
      TcpTerminal till = at(terminal.port());
      assertThat(till.reverse("r-1")).isEqualTo(new ReversalOutcome.Reversed());
      assertThat(till.reverse("r-1")).isEqualTo(new ReversalOutcome.Refused("too late"));
      assertThat(till.reverse("r-1")).isInstanceOf(ReversalOutcome.Unknown.class);
    }
  }

  @Test
  void whereTheTerminalCannotBeToldToStopTheWaitEndsAtOnceAndIsUnknown() throws Exception {
    try (ScriptedTerminal terminal = new ScriptedTerminal(new Turn(true, "", true), Turn.says(""));
        ExecutorService thread = Executors.newSingleThreadExecutor()) {
      TcpTerminal till =
          new TcpTerminal(
              "127.0.0.1",
              terminal.port(),
              new TcpTerminal.Patience(2_000, 60_000),
              () -> System.nanoTime() / 1_000_000);
      CompletableFuture<TerminalOutcome> charge =
          CompletableFuture.supplyAsync(() -> till.charge("r-1", AMOUNT), thread);
      while (terminal.heard.isEmpty()) {
        Thread.onSpinWait();
      }
      till.cancel("r-1");
      assertThat(charge.get(10, TimeUnit.SECONDS)).isInstanceOf(TerminalOutcome.Unknown.class);
    }
  }

  @Test
  void aRequestWhoseLineWasCutIsStoppedAllTheSame(@TempDir Path folder) throws IOException {
    VirtualTerminal behind =
        new VirtualTerminal(folder.resolve("terminal.jsonl"), new Pace(60_000, 0));
    try (ExecutorService threads = Executors.newCachedThreadPool();
        TerminalServer server = new TerminalServer(behind, 0, threads)) {
      TcpTerminal line = at(server.port());
      assertThat(line.charge("r-1", AMOUNT)).isInstanceOf(TerminalOutcome.Unknown.class);
      while (!behind.isWaiting()) {
        Thread.onSpinWait(); // Asked before it has come, it would never be taken.
      }
      assertThat(line.ask("r-1")).isEqualTo(new TerminalOutcome.Waiting());
      at(server.port()).cancel("r-1"); // Also by a program that was started since.
      assertThat(whenItHasSaid(line, "r-1")).isEqualTo(new TerminalOutcome.Cancelled());
      line.cancel("r-1");
      assertThat(line.ask("r-1")).isEqualTo(new TerminalOutcome.Cancelled());
    }
  }

  private static TerminalOutcome whenItHasSaid(TcpTerminal line, String id) {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    TerminalOutcome said = line.ask(id);
    while (said instanceof TerminalOutcome.Waiting && System.nanoTime() < until) {
      Thread.onSpinWait();
      said = line.ask(id);
    }
    return said;
  }

  @Test
  void aTerminalThatHearsToStopAndWaitsOnDoesNotKeepTheTillForGood() throws Exception {
    try (StubbornTerminal terminal = new StubbornTerminal();
        ExecutorService thread = Executors.newSingleThreadExecutor()) {
      TcpTerminal till = at(terminal.port());
      CompletableFuture<TerminalOutcome> charge =
          CompletableFuture.supplyAsync(() -> till.charge("r-1", AMOUNT), thread);
      while (!terminal.isCharging()) {
        Thread.onSpinWait();
      }
      till.cancel("r-1");
      assertThat(charge.get(10, TimeUnit.SECONDS)).isInstanceOf(TerminalOutcome.Unknown.class);
    }
  }

  /// The virtual terminal behind its port says over the line what it says without one.
  @ParameterizedTest
  @EnumSource(TerminalCondition.class)
  void theVirtualTerminalIsTheSameAcrossALine(TerminalCondition condition, @TempDir Path folder)
      throws IOException {
    VirtualTerminal direct = new VirtualTerminal(folder.resolve("direct.jsonl"), Pace.NONE);
    VirtualTerminal behind = new VirtualTerminal(folder.resolve("behind.jsonl"), Pace.NONE);
    try (ExecutorService threads = Executors.newCachedThreadPool();
        TerminalServer server = new TerminalServer(behind, 0, threads)) {
      TcpTerminal line = at(server.port());
      for (VirtualTerminal each : List.of(direct, behind)) {
        each.become(condition);
      }
      same(direct.charge("a", AMOUNT), line.charge("a", AMOUNT));
      same(direct.refund("b", AMOUNT), line.refund("b", AMOUNT));
      for (VirtualTerminal each : List.of(direct, behind)) {
        each.become(TerminalCondition.APPROVES);
      }
      same(direct.ask("a"), line.ask("a"));
      same(direct.reverse("a"), line.reverse("a"));
      same(direct.ask("a"), line.ask("a"));
      same(direct.ask("never"), line.ask("never"));
      assertThat(behind.entries()).isEqualTo(direct.entries());
    }
  }

  /// The words for support differ.
  private static void same(Object direct, Object line) {
    boolean saysWhy =
        direct instanceof TerminalOutcome.Unknown || direct instanceof TerminalOutcome.NotTaken;
    if (saysWhy) {
      assertThat(line).hasSameClassAs(direct);
    } else {
      assertThat(line).isEqualTo(direct);
    }
  }
}
