package dev.sempre.replica.text;

/// The mark before a cashier's id on what was set aside: it lies before nobody, and nobody finds it
/// under his own id, yet it still says whose it was. One place for all tables that use it, so that
/// none takes for somebody's what another has set aside. It lies on disks: it must never change.
public final class AsideMark {
  /// What stands before the id.
  public static final String TEXT = "aside:";

  private AsideMark() {}

  /// Whether an owner's column says that it was set aside.
  public static boolean isOn(String owner) {
    return owner.startsWith(TEXT);
  }

  /// Whose it was.
  ///
  /// @param owner with the mark
  public static String without(String owner) {
    return owner.substring(TEXT.length());
  }
}
