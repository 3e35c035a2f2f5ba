package dev.sempre.simulation.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// One rule and the classes that were measured and let through, each with its reason.
final class Gate {
  private final Function<Layout, ArchRule> rule;
  private final Map<String, String> reasonsByExempt = new LinkedHashMap<>();

  private Gate(Function<Layout, ArchRule> rule) {
    this.rule = rule;
  }

  static Gate of(Function<Layout, ArchRule> rule) {
    return new Gate(rule);
  }

  /// Lets one class of the program through.
  ///
  /// @param name its name without `dev.sempre.`
  /// @param reason why it may
  Gate except(String name, String reason) {
    if (reason.isBlank() || reasonsByExempt.put(name, reason) != null) {
      throw new IllegalArgumentException("one reason for " + name);
    }
    return this;
  }

  /// Fails if the program breaks the rule, if a class is let through that would not need it, or if
  /// the rule does not catch exactly the planted classes.
  ///
  /// @param planted their names without the root of the planted program
  void holdsAndCatches(String... planted) {
    Layout program = Layout.ofTheProgram();
    rule.apply(program).check(program.classes().that(areNotExempt(program)));
    for (String exempt : reasonsByExempt.keySet()) {
      assertThat(violations(program, withNested(program, exempt)))
          .as("%s is let through but keeps the rule", exempt)
          .isNotEmpty();
    }
    Layout mirror = Layout.ofThePlanted();
    List<String> caught = violations(mirror, mirror.classes());
    for (String name : planted) {
      assertThat(caught).as("the rule lets planted %s through", name).anyMatch(names(mirror, name));
    }
    assertThat(caught)
        .as("the rule catches what it should not")
        .allMatch(
            line -> List.of(planted).stream().anyMatch(name -> names(mirror, name).test(line)));
  }

  private static java.util.function.Predicate<String> names(Layout layout, String name) {
    return line -> line.contains(layout.named(name));
  }

  private List<String> violations(Layout layout, JavaClasses classes) {
    return rule.apply(layout)
        .allowEmptyShould(true)
        .evaluate(classes)
        .getFailureReport()
        .getDetails();
  }

  private DescribedPredicate<JavaClass> areNotExempt(Layout layout) {
    return DescribedPredicate.describe(
        "are not let through",
        type -> reasonsByExempt.keySet().stream().noneMatch(name -> isOrIsIn(type, layout, name)));
  }

  private static JavaClasses withNested(Layout layout, String name) {
    return layout
        .classes()
        .that(DescribedPredicate.describe(name, type -> isOrIsIn(type, layout, name)));
  }

  private static boolean isOrIsIn(JavaClass type, Layout layout, String name) {
    return Subjects.outermost(type).equals(layout.named(name));
  }
}
