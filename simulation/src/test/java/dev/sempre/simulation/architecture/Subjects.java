package dev.sempre.simulation.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import java.util.Set;
import java.util.function.Predicate;

/// Words that several rules use.
final class Subjects {
  private Subjects() {}

  /// Name of the class that a class is nested in at the outermost, or its own.
  static String outermost(JavaClass type) {
    String name = type.getName();
    int nested = name.indexOf('$');
    return nested < 0 ? name : name.substring(0, nested);
  }

  /// Classes whose outermost class ends with one of the words.
  static DescribedPredicate<JavaClass> endWith(String... words) {
    return DescribedPredicate.describe(
        "are named *" + String.join(" or *", words),
        type -> Set.of(words).stream().anyMatch(word -> outermost(type).endsWith(word)));
  }

  /// The programs' composition roots: the only places where the outside world enters.
  static DescribedPredicate<JavaClass> areCompositionRoots() {
    return endWith("Main", "Wiring");
  }

  /// A call of, or a reference to, a method or constructor.
  ///
  /// @param owner holds for the full name of the class
  /// @param member holds for the name of the method; constructors are named `<init>`
  static DescribedPredicate<JavaAccess<?>> uses(
      String description, Predicate<String> owner, Predicate<String> member) {
    return DescribedPredicate.describe(
        description,
        access ->
            access instanceof JavaCodeUnitAccess<?>
                && owner.test(access.getTargetOwner().getName())
                && member.test(access.getName()));
  }
}
