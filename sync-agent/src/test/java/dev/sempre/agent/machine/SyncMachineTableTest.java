package dev.sempre.agent.machine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.agent.machine.Failure.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Every state with every event. What the table does not list changes nothing and asks for nothing.
final class SyncMachineTableTest {
  private static final State.Memory MEMORY = new State.Memory(2, Batch.initial(), true);
  private static final Round ROUND = new Round(Why.ROUTINE, null, true, true, false, false);
  private static final Standing.Upstream UPSTREAM = new Standing.Upstream("e1", 70, 70);
  private static final Failure SILENCE = new Failure.Unreachable(Kind.NO_ROUTE, "down");

  /// State, event, next state, effects in order.
  private static final String TABLE =
      """
      Resting      Started       Asking       Ask
      Resting      RoutineDue    Asking       Ask
      Resting      PulseDue      Asking       Ask
      Resting      NetworkUp     Asking       Ask
      Resting      Requested     Asking       Ask
      Resting      StopAsked     Stopped      TellStopped
      BackingOff   RetryDue      Asking       Ask
      BackingOff   NetworkUp     Asking       Ask
      BackingOff   Requested     Asking       Ask
      BackingOff   StopAsked     Stopped      TellStopped
      Barred       RoutineDue    Asking       Ask
      Barred       NetworkUp     Asking       Ask
      Barred       Requested     Asking       Ask
      Barred       StopAsked     Stopped      TellStopped
      Asking       HeadTold      Uploading    ShowConnected Send
      Asking       Failed        BackingOff   Interrupt RetryWithin ShowTrouble
      Asking       Requested     Asking
      Asking       NetworkUp     Asking
      Asking       Stalled       Asking       Abort
      Asking       StopAsked     Stopping     Abort
      Uploading    BatchSettled  Uploading    Send
      Uploading    Drained       Downloading  Download
      Uploading    BatchFailed   BackingOff   Interrupt RetryWithin ShowTrouble
      Uploading    Failed        BackingOff   Interrupt RetryWithin ShowTrouble
      Uploading    Requested     Uploading
      Uploading    NetworkUp     Uploading
      Uploading    Stalled       Uploading    Abort
      Uploading    StopAsked     Stopping     Abort
      Downloading  Downloaded    Uploading    Send
      Downloading  Failed        BackingOff   Interrupt RetryWithin ShowTrouble
      Downloading  Requested     Downloading
      Downloading  NetworkUp     Downloading
      Downloading  Stalled       Downloading  Abort
      Downloading  StopAsked     Stopping     Abort
      Reconciling  Reconciled    Asking       Ask
      Reconciling  Failed        BackingOff   Interrupt RetryWithin ShowTrouble
      Reconciling  Requested     Reconciling
      Reconciling  NetworkUp     Reconciling
      Reconciling  Stalled       Reconciling  Abort
      Reconciling  StopAsked     Stopping     Abort
      Stopping     HeadTold      Stopped      Interrupt TellStopped
      Stopping     Downloaded    Stopped      Interrupt TellStopped
      Stopping     BatchSettled  Stopped      Interrupt TellStopped
      Stopping     Drained       Stopped      Interrupt TellStopped
      Stopping     BatchFailed   Stopped      Interrupt TellStopped
      Stopping     Reconciled    Stopped      Interrupt TellStopped
      Stopping     Failed        Stopped      Interrupt TellStopped
      Stopping     Stalled       Stopping     Abort
      """;

  private static List<State> states() {
    return List.of(
        new State.Resting(MEMORY),
        new State.BackingOff(MEMORY, Why.ROUTINE),
        new State.Barred(MEMORY),
        new State.Asking(MEMORY, ROUND),
        new State.Uploading(MEMORY, ROUND),
        new State.Downloading(MEMORY, ROUND),
        new State.Reconciling(MEMORY, ROUND),
        new State.Stopping(MEMORY),
        new State.Stopped(MEMORY));
  }

  private static List<Event> events() {
    return List.of(
        new Event.Started(),
        new Event.RoutineDue(),
        new Event.PulseDue(),
        new Event.RetryDue(),
        new Event.Requested(Why.BUTTON),
        new Event.NetworkUp(),
        new Event.HeadTold(UPSTREAM, new Standing("e1", 60, 60, true, 3), 0),
        new Event.Downloaded(true, true),
        new Event.BatchSettled(),
        new Event.Drained(),
        new Event.BatchFailed(SILENCE, 500),
        new Event.Reconciled(true),
        new Event.Failed(SILENCE, false),
        new Event.Stalled(),
        new Event.StopAsked());
  }

  @Test
  void everyStateAnswersEveryEventAsTheTableSays() {
    Map<String, String> expected = new LinkedHashMap<>();
    TABLE
        .lines()
        .map(line -> line.strip().split("\\s+", 4))
        .forEach(cells ->
            expected.put(
                cells[0] + " + " + cells[1],
                cells[2] + " [" + (cells.length > 3 ? cells[3] : "") + "]"));
    List<String> wrong = new ArrayList<>();
    for (State state : states()) {
      for (Event event : events()) {
        String key = name(state) + " + " + name(event);
        String stays = name(state) + " []";
        String wanted = expected.getOrDefault(key, stays);
        Step step = SyncMachine.next(state, event);
        if (!wanted.equals(told(step))) {
          wrong.add(key + ": wanted " + wanted + ", got " + told(step));
        }
        if (!expected.containsKey(key) && !step.state().equals(state)) {
          wrong.add(key + ": the state changed silently to " + step.state());
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void theTableKnowsEveryStateAndEveryEvent() {
    assertThat(states().stream().map(SyncMachineTableTest::name))
        .containsExactlyInAnyOrderElementsOf(leaves(State.class));
    assertThat(events().stream().map(SyncMachineTableTest::name))
        .containsExactlyInAnyOrderElementsOf(leaves(Event.class));
  }

  @Test
  void everyEffectIsAskedForBySomeRule() {
    // Those that the table shows, and those of the special cases in SyncMachineTest.
    Set<String> asked = new LinkedHashSet<>();
    TABLE
        .lines()
        .map(line -> line.strip().split("\\s+", 4))
        .filter(cells -> cells.length > 3)
        .forEach(cells -> asked.addAll(List.of(cells[3].split(" "))));
    asked.addAll(List.of("EndRound", "Reconcile", "CorrectClock", "StepOver", "Condemn"));
    assertThat(asked).containsExactlyInAnyOrderElementsOf(leaves(Effect.class));
  }

  private static String told(Step step) {
    return name(step.state())
        + " ["
        + step.effects().stream().map(SyncMachineTableTest::name).collect(Collectors.joining(" "))
        + "]";
  }

  private static String name(Object value) {
    return value.getClass().getSimpleName();
  }

  private static Set<String> leaves(Class<?> sealed) {
    Set<String> names = new LinkedHashSet<>();
    for (Class<?> permitted : sealed.getPermittedSubclasses()) {
      if (permitted.isInterface()) {
        names.addAll(leaves(permitted));
      } else {
        names.add(permitted.getSimpleName());
      }
    }
    return names;
  }
}
