package dev.sempre.simulation.architecture;

import static com.tngtech.archunit.lang.conditions.ArchConditions.accessTargetWhere;
import static com.tngtech.archunit.lang.conditions.ArchConditions.never;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static dev.sempre.simulation.architecture.Subjects.endWith;
import static dev.sempre.simulation.architecture.Subjects.uses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Which library may be known where.
class WallsTest {
  private static final List<String> SQL =
      List.of(
          "java.sql.", "javax.sql.", "org.jdbi.", "org.sqlite.", "org.postgresql.", "com.zaxxer.");
  private static final Set<String> DIALOGS =
      Set.of(
          "javafx.scene.control.DialogPane",
          "javafx.stage.DirectoryChooser",
          "javafx.stage.FileChooser",
          "javafx.stage.Modality",
          "javax.swing.JOptionPane");
  private static final String[] BOUND_VALUES = {"javafx.beans..", "javafx.collections.."};

  @Test
  void sqlIsSaidOnlyInStoresAndBelow() {
    Gate.of(at ->
            classes()
                .that(DescribedPredicate.not(endWith("Store")))
                .and(DescribedPredicate.not(arePartsOfAStore(at)))
                .and()
                .resideOutsideOfPackages(at.in("replica.db"), at.in("replica.sync"))
                .should(never(accessTargetWhere(speaksToADatabase())))
                .because("others hand a transaction on, and its store says what is done in it"))
        .except("centre.tenant.PostgresStorage", "opens the pool, makes schemas and their roles")
        .except("centre.tenant.Directory", "owns the transactions of the directory's stores")
        .holdsAndCatches(
            "pos.sell.ScreenThatAsksTheDatabase", "replica.shelf.ShelfThatEveryoneCanAsk");
  }

  private static DescribedPredicate<JavaAccess<?>> speaksToADatabase() {
    return uses(
        "speaks to a database",
        owner -> SQL.stream().anyMatch(owner::startsWith) && !owner.endsWith("Exception"),
        member -> true);
  }

  /// What a store of the replica was split into stays behind it: nobody else can see it.
  private static DescribedPredicate<JavaClass> arePartsOfAStore(Layout at) {
    return JavaClass.Predicates.resideInAPackage(at.replica())
        .and(
            DescribedPredicate.describe(
                "are not public", type -> !type.getModifiers().contains(JavaModifier.PUBLIC)))
        .as("are parts of a store");
  }

  @Test
  void onlyTheHttpPackageKnowsJavalin() {
    Gate.of(at ->
            noClasses()
                .that()
                .resideOutsideOfPackage(at.in("centre.http"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.javalin..", "org.eclipse.jetty..", "jakarta.servlet..")
                .because("what the centre does can be called without a request"))
        .holdsAndCatches("centre.desk.RouteOutsideHttp");
  }

  @Test
  void onlyTheTransportKnowsOkHttp() {
    Gate.of(at ->
            noClasses()
                .that()
                .resideOutsideOfPackage(at.in("agent.transport"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("okhttp3..", "okio..", "java.net.http..")
                .because("the agent is tried without a network"))
        .holdsAndCatches("agent.round.CallOutsideTheTransport");
  }

  @Test
  void onlyTheSchedulesKnowQuartz() {
    Gate.of(at ->
            noClasses()
                .that()
                .resideOutsideOfPackage(at.in("agent.schedule"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.quartz..")
                .because("Quartz only ticks the machine"))
        .holdsAndCatches("agent.round.JobOutsideTheSchedules");
  }

  @Test
  void theTillSellsWithoutAWindow() {
    Gate.of(at ->
            noClasses()
                .that()
                .resideInAnyPackage(at.in("pos.till"))
                .should()
                .dependOnClassesThat(belongToTheToolkit())
                .because("scripts sell through the code that the screen uses"))
        .holdsAndCatches("pos.till.NodeInTheTill");
  }

  @Test
  void viewModelsKnowBoundValuesAndNoToolkit() {
    Gate.of(at ->
            noClasses()
                .that(endWith("ViewModel"))
                .should()
                .dependOnClassesThat(belongToTheToolkit())
                .because("they are tried as plain objects"))
        .holdsAndCatches("pos.sell.NodeViewModel");
  }

  private static DescribedPredicate<JavaClass> belongToTheToolkit() {
    return JavaClass.Predicates.resideInAnyPackage("javafx..")
        .and(JavaClass.Predicates.resideOutsideOfPackages(BOUND_VALUES))
        .as("belong to the JavaFX toolkit");
  }

  /// Source: product.md, P5.
  @Test
  void noWindowLiesOverTheTill() {
    Gate.of(at ->
            noClasses()
                .that()
                .resideInAPackage(at.pos())
                .should()
                .dependOnClassesThat(areWindowsThatWaitForAnAnswer())
                .because("whoever serves a customer is not held up by a window of the program's"))
        .holdsAndCatches("pos.sell.Interruption", "pos.sell.ModalWindow");
  }

  private static DescribedPredicate<JavaClass> areWindowsThatWaitForAnAnswer() {
    return JavaClass.Predicates.assignableTo("javafx.scene.control.Dialog")
        .or(DescribedPredicate.describe("are named", type -> DIALOGS.contains(type.getName())))
        .as("are windows that wait for an answer");
  }

  @Test
  void onlyFxWorkCallsTheUiThread() {
    Gate.of(at ->
            classes()
                .that(DescribedPredicate.not(endWith(".FxWork")))
                .should(
                    never(
                        accessTargetWhere(
                            uses(
                                "calls the UI thread",
                                "javafx.application.Platform"::equals,
                                "runLater"::equals))))
                .because("one class decides what runs off the UI thread and answers on it"))
        .except("pos.demo.Hands", "plays the person in front of the screen, from outside")
        .holdsAndCatches("pos.sell.LateRunner");
  }
}
