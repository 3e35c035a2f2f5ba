package dev.sempre.pos.devices;

import java.util.stream.Stream;

/// The ids that printers of a till get: small numbers, since people read them in its file.
public final class PrinterIds {
  private PrinterIds() {}

  /// The id of another printer: none that anything still goes by, such as a job that was meant for
  /// a printer that is gone.
  ///
  /// @param known ids of all printers that anything goes by
  public static String next(Stream<String> known) {
    return Integer.toString(known.mapToInt(PrinterIds::number).max().orElse(0) + 1);
  }

  private static int number(String id) {
    return id.matches("\\d{1,6}") ? Integer.parseInt(id) : 0;
  }
}
