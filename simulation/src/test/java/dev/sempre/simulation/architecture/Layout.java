package dev.sempre.simulation.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;

/// Where the modules of a program lie. The planted program has the modules of the real one under
/// another root, so that one rule is tried on both.
///
/// @param root package that all modules lie in
record Layout(String root) {
  private static final String PRODUCT = "dev.sempre";
  private static final String SIMULATION = PRODUCT + ".simulation";
  private static final String PLANTED = SIMULATION + ".architecture.planted";

  private static final JavaClasses PROGRAM_CLASSES =
      new ClassFileImporter()
          .withImportOption(location ->
              !location.contains("/dev/sempre/simulation/") && !location.contains("/test-"))
          .importPackages(PRODUCT);

  private static final JavaClasses PLANTED_CLASSES =
      new ClassFileImporter().importPackages(PLANTED);

  static Layout ofTheProgram() {
    return new Layout(PRODUCT);
  }

  static Layout ofThePlanted() {
    return new Layout(PLANTED);
  }

  /// The classes under the root, without tests and without this module's own.
  JavaClasses classes() {
    return root.equals(PRODUCT) ? PROGRAM_CLASSES : PLANTED_CLASSES;
  }

  /// Package of that name under the root, with all that lies in it.
  String in(String name) {
    return root + "." + name + "..";
  }

  /// Full name of a class that lies under the root.
  String named(String name) {
    return root + "." + name;
  }

  String model() {
    return in("model");
  }

  String replica() {
    return in("replica");
  }

  String agent() {
    return in("agent");
  }

  String centre() {
    return in("centre");
  }

  String pos() {
    return in("pos");
  }
}
