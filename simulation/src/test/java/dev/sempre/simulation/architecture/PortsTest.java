package dev.sempre.simulation.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.accessTargetWhere;
import static com.tngtech.archunit.lang.conditions.ArchConditions.never;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static dev.sempre.simulation.architecture.Subjects.areCompositionRoots;
import static dev.sempre.simulation.architecture.Subjects.endWith;
import static dev.sempre.simulation.architecture.Subjects.uses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Time, threads, ids and chance come in through ports, so that a simulation owns them.
class PortsTest {
  private static final Set<String> SYSTEM_CLOCKS = Set.of("currentTimeMillis", "nanoTime");
  private static final Set<String> POOLS =
      Set.of(
          "java.util.concurrent.ThreadPoolExecutor",
          "java.util.concurrent.ScheduledThreadPoolExecutor",
          "java.util.concurrent.ForkJoinPool");
  private static final Set<String> STAGES =
      Set.of("java.util.concurrent.CompletableFuture", "java.util.concurrent.CompletionStage");
  private static final Set<String> DICE =
      Set.of(
          "java.util.Random",
          "java.security.SecureRandom",
          "java.util.concurrent.ThreadLocalRandom",
          "java.util.SplittableRandom",
          "java.util.random.RandomGenerator");

  @Test
  void nobodyReadsTheClockOutsideTheRoots() {
    Gate.of(at ->
            classes()
                .that(DescribedPredicate.not(areCompositionRoots()))
                .should(never(accessTargetWhere(readsAClock())))
                .because("a simulation must be able to set the time"))
        .except("pos.app.PosApp", "measures its own start, when it is asked to")
        .holdsAndCatches("agent.clock.ClockReader");
  }

  private static DescribedPredicate<JavaAccess<?>> readsAClock() {
    return uses("reads a clock", "java.lang.System"::equals, SYSTEM_CLOCKS::contains)
        .or(uses("builds a clock", "java.time.Clock"::equals, name -> name.startsWith("system")))
        .or(uses("builds a clock", "java.time.InstantSource"::equals, "system"::equals))
        .or(asksForNow());
  }

  /// `now(clock)` reads a port; every other `now` reads the machine.
  private static DescribedPredicate<JavaAccess<?>> asksForNow() {
    return uses("asks for now", owner -> owner.startsWith("java.time."), "now"::equals)
        .and(
            DescribedPredicate.describe(
                "without a clock",
                access ->
                    access instanceof JavaCodeUnitAccess<?> call
                        && call.getTarget().getRawParameterTypes().stream()
                            .noneMatch(type -> type.getName().equals("java.time.Clock"))));
  }

  @Test
  void nobodyStartsOrStopsAThreadOutsideTheRoots() {
    Gate.of(at ->
            classes()
                .that(DescribedPredicate.not(areCompositionRoots()))
                .should(never(accessTargetWhere(startsOrStopsAThread())))
                .because("what runs when is decided in one place per program"))
        .holdsAndCatches(
            "agent.threads.ThreadStarter",
            "agent.threads.PoolMaker",
            "agent.threads.TimerMaker",
            "agent.threads.CommonPoolUser",
            "agent.threads.ParallelReader");
  }

  private static DescribedPredicate<JavaAccess<?>> startsOrStopsAThread() {
    Set<String> ofThread =
        Set.of("<init>", "sleep", "startVirtualThread", "ofVirtual", "ofPlatform");
    return uses("makes a thread", "java.lang.Thread"::equals, ofThread::contains)
        .or(uses("makes a pool", "java.util.concurrent.Executors"::equals, name -> true))
        .or(uses("makes a pool", POOLS::contains, "<init>"::equals))
        .or(usesTheCommonPool())
        .or(uses("makes a timer", "java.util.Timer"::equals, "<init>"::equals))
        .or(uses("sleeps", "java.util.concurrent.TimeUnit"::equals, "sleep"::equals));
  }

  /// Without an executor a stage runs in a pool that the whole process shares and nobody owns.
  private static DescribedPredicate<JavaAccess<?>> usesTheCommonPool() {
    return uses(
            "runs in the common pool",
            STAGES::contains,
            name -> name.endsWith("Async") || name.equals("delayedExecutor"))
        .and(
            DescribedPredicate.describe(
                "without an executor",
                access ->
                    access instanceof JavaCodeUnitAccess<?> call
                        && call.getTarget().getRawParameterTypes().stream()
                            .noneMatch(
                                type -> type.getName().equals("java.util.concurrent.Executor"))))
        .or(
            uses(
                "runs in the common pool",
                owner -> owner.startsWith("java.util."),
                Set.of("commonPool", "parallelStream", "parallel")::contains));
  }

  @Test
  void nobodyThrowsDiceOutsideTheRoots() {
    Gate.of(at ->
            classes()
                .that(DescribedPredicate.not(areCompositionRoots()))
                .should(never(accessTargetWhere(throwsDice())))
                .because("a run must be repeatable from its seed"))
        .except(
            "agent.transport.HttpCalls",
            "each request has words of its own, and nothing depends on which they are")
        .holdsAndCatches("model.chance.DiceThrower");
  }

  private static DescribedPredicate<JavaAccess<?>> throwsDice() {
    Set<String> makes =
        Set.of("<init>", "current", "getInstance", "getInstanceStrong", "of", "getDefault");
    return uses("makes dice", DICE::contains, makes::contains)
        .or(uses("throws dice", "java.lang.Math"::equals, "random"::equals))
        .or(uses("makes an id", "java.util.UUID"::equals, "randomUUID"::equals));
  }

  @Test
  void nobodyIsHandedTheWiring() {
    Gate.of(at ->
            noClasses()
                .that(DescribedPredicate.not(areCompositionRoots()))
                .should()
                .dependOnClassesThat(endWith("Wiring").and(resideInAPackage(at.root() + "..")))
                .because("a constructor takes exactly what its class uses"))
        .except("centre.Centre", "the door for programs that embed a centre on the system's clock")
        .except("pos.app.PosApp", "JavaFX makes it and hands it nothing: the window begins here")
        .except("pos.app.Installation", "opens an installation for window and commands alike")
        .except("pos.demo.ScriptedDay", "works the whole till, as a person does")
        .holdsAndCatches("pos.sell.WiringTaker");
  }
}
