package dev.sempre.pos.device;

/// What is heard of a scanner with a line of its own.
public sealed interface Heard {
  /// It has read a code.
  record Code(String text) implements Heard {}

  /// It has sent something that is no code: half of one, or more than any has.
  ///
  /// @param detail what, for support
  record Noise(String detail) implements Heard {}

  /// It is not there. Told once, however often it is tried.
  ///
  /// @param detail how that showed, for support
  record Gone(String detail) implements Heard {}

  /// It is there again, after it was gone.
  record Back() implements Heard {}

  /// It was gone, and is not the scanner of this till any more.
  record Dismissed() implements Heard {}
}
