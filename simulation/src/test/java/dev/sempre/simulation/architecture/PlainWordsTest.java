package dev.sempre.simulation.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvent;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// How types are named, and how amounts are not kept.
class PlainWordsTest {
  private static final Set<String> FLOATING =
      Set.of("double", "float", "java.lang.Double", "java.lang.Float");

  @Test
  void namesSayWhatAThingIs() {
    Gate.of(at ->
            noClasses()
                .should()
                .haveNameMatching(".*(Impl|Manager|Helper|Utils?)")
                .because("such a word says that nobody knew what the class is for"))
        .holdsAndCatches("model.names.PriceHelper");
  }

  @Test
  void interfacesAreNamedLikeEverythingElse() {
    Gate.of(at ->
            noClasses()
                .that()
                .areInterfaces()
                .should()
                .haveNameMatching(".*[.$]I[A-Z][a-z].*")
                .because("whoever uses a type need not know that it is an interface"))
        .holdsAndCatches("model.names.IPrice");
  }

  @Test
  void amountsAreWholeNumbers() {
    Gate.of(at ->
            classes()
                .that()
                .resideInAnyPackage(
                    at.root() + "..money..",
                    at.root() + "..tax..",
                    at.root() + "..sale..",
                    at.root() + "..shift..",
                    at.root() + "..stock..",
                    at.root() + "..catalogue..",
                    at.root() + "..tender..",
                    at.root() + "..report..",
                    at.root() + ".model.sync..",
                    at.root() + ".replica.sync..",
                    at.pos())
                .and(DescribedPredicate.not(drawOnTheScreen()))
                .should(new KeepNothingInFloatingPoint())
                .because("a cent that is lost in the tenth decimal is lost"))
        .except("pos.sell.Speaker", "draws the wave of a sound")
        .except("pos.pdf.ReceiptPdf", "draws a page in points")
        .holdsAndCatches(
            "model.money.FloatingPrice",
            "model.sync.FloatingColumn",
            "centre.report.FloatingSum",
            "pos.till.RoundedTotal",
            "pos.sell.FloatingViewModel");
  }

  /// Pixels are floating; view models, which hold the amounts, know no node.
  private static DescribedPredicate<JavaClass> drawOnTheScreen() {
    return DescribedPredicate.describe(
        "draw on the screen",
        type ->
            type.getDirectDependenciesFromSelf().stream()
                .anyMatch(
                    used -> used.getTargetClass().getPackageName().startsWith("javafx.scene")));
  }

  @Test
  void nobodyCatchesEverything() {
    CatchAll catchAll = CatchAll.inTheProgram();
    assertThat(catchAll.sources()).hasSizeGreaterThan(200);
    assertThat(catchAll.violations())
        .as("a bug that is caught with everything else is hidden: catch what can be handled")
        .isEmpty();
    assertThat(CatchAll.inThePlanted().violations())
        .singleElement()
        .asString()
        .contains("CatchesAll");
  }

  private static final class KeepNothingInFloatingPoint extends ArchCondition<JavaClass> {
    KeepNothingInFloatingPoint() {
      super("have no field, parameter or result of floating point, nor call what has");
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
      type.getFields().stream()
          .filter(field -> isFloating(field.getRawType()))
          .forEach(field -> events.add(violated(type, field.getFullName())));
      type.getCodeUnits().stream()
          .filter(unit -> types(unit).anyMatch(KeepNothingInFloatingPoint::isFloating))
          .forEach(unit -> events.add(violated(type, unit.getFullName())));
      type.getCodeUnitCallsFromSelf().stream()
          .filter(call -> types(call.getTarget()).anyMatch(KeepNothingInFloatingPoint::isFloating))
          .forEach(call -> events.add(violated(type, call.getDescription())));
    }

    private static Stream<JavaClass> types(AccessTarget.CodeUnitCallTarget called) {
      return Stream.concat(
          Stream.of(called.getRawReturnType()),
          List.copyOf(called.getRawParameterTypes()).stream());
    }

    private static Stream<JavaClass> types(JavaCodeUnit unit) {
      return Stream.concat(
          Stream.of(unit.getRawReturnType()), List.copyOf(unit.getRawParameterTypes()).stream());
    }

    private static boolean isFloating(JavaClass type) {
      return FLOATING.contains(type.getBaseComponentType().getName());
    }

    private static ConditionEvent violated(JavaClass type, String member) {
      return SimpleConditionEvent.violated(type, member + " is of floating point");
    }
  }
}
