package dev.sempre.pos.device;

/// A device that is asked and answers. Called by one thread at a time; every wait ends.
@FunctionalInterface
public interface Dialogue {
  /// What came of a question.
  sealed interface Reply {
    /// @param text what was heard, one character a byte, with the byte that ends it
    record Heard(String text) implements Reply {}

    /// Nothing was heard to its end in time, or nobody is there.
    ///
    /// @param detail how that showed, for support
    record Nothing(String detail) implements Reply {}
  }

  /// More than any answer has: who says so much is another device.
  int LONGEST = 64;

  /// Asks, and listens up to the byte that ends an answer.
  Reply ask(byte[] question, byte end);
}
