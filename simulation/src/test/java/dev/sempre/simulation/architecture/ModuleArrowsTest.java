package dev.sempre.simulation.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The arrows between modules, and none in a circle between the features of a module.
class ModuleArrowsTest {
  @ParameterizedTest
  @ValueSource(strings = {"model", "replica", "agent", "centre", "pos"})
  void theRulesSeeEveryModule(String module) {
    Layout program = Layout.ofTheProgram();
    assertThat(program.classes())
        .filteredOn(type -> type.getPackageName().startsWith(program.named(module) + "."))
        .hasSizeGreaterThan(10);
  }

  @Test
  void theModelStandsAlone() {
    Gate.of(at ->
            noClasses()
                .that()
                .resideInAPackage(at.model())
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(at.replica(), at.agent(), at.centre(), at.pos())
                .because("the domain is pure and everything else rests on it"))
        .holdsAndCatches("model.arrows.ModelThatKnowsTheReplica");
  }

  @Test
  void theReplicaKnowsOnlyTheModel() {
    Gate.of(at ->
            noClasses()
                .that()
                .resideInAPackage(at.replica())
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(at.agent(), at.centre(), at.pos())
                .because("till, hub and centre hold the same replica, whatever serves it"))
        .holdsAndCatches("replica.arrows.ReplicaThatKnowsTheAgent");
  }

  @Test
  void theAgentKnowsNeitherCentreNorTill() {
    Gate.of(at ->
            noClasses()
                .that()
                .resideInAPackage(at.agent())
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(at.centre(), at.pos())
                .because("it runs as a service of its own, and meets the centre on the wire"))
        .holdsAndCatches("agent.arrows.AgentThatKnowsTheCentre");
  }

  @Test
  void theCentreKnowsNeitherAgentNorTill() {
    Gate.of(at ->
            noClasses()
                .that()
                .resideInAPackage(at.centre())
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(at.agent(), at.pos())
                .because("the centre answers and never calls a base"))
        .holdsAndCatches("centre.arrows.CentreThatKnowsTheAgent");
  }

  @Test
  void theTillKnowsTheCentreOnlyAsHubAndInTheDemo() {
    Gate.of(at ->
            noClasses()
                .that()
                .resideInAPackage(at.pos())
                .and()
                .resideOutsideOfPackages(at.in("pos.hub"), at.in("pos.demo"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(at.centre())
                .because("a till that is no hub works without any server class"))
        .holdsAndCatches("pos.arrows.ScreenThatKnowsTheCentre");
  }

  @Test
  void noFeatureDependsOnItselfThroughAnother() {
    Gate.of(at ->
            slices()
                .matching(at.root() + ".(*).(*)..")
                .should()
                .beFreeOfCycles()
                .because("two features in a circle are one feature with a wall through it"))
        .holdsAndCatches("replica.ring.Ring");
  }

  @Test
  void everyPackageIsNullMarked() {
    Gate.of(at ->
            classes()
                .should(new LieInANullMarkedPackage())
                .because("NullAway looks at nothing else"))
        .holdsAndCatches("model.unmarked.Unmarked");
  }

  private static final class LieInANullMarkedPackage extends ArchCondition<JavaClass> {
    LieInANullMarkedPackage() {
      super("lie in a package that says @NullMarked");
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
      boolean marked =
          type.getPackage()
              .tryGetPackageInfo()
              .map(info -> info.isAnnotatedWith(NullMarked.class))
              .orElse(false);
      events.add(
          new SimpleConditionEvent(
              type, marked, type.getName() + (marked ? " lies" : " does not lie") + " in one"));
    }
  }
}
