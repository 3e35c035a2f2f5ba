package dev.sempre.simulation.line;

/// What the line does to one request and its answer. Source: F01 to F08.
public sealed interface Fault {
  /// Nothing: the request arrives, and so does its answer.
  record None() implements Fault {}

  /// The connection ends before the request has gone on. Source: F01.
  record RequestLost() implements Fault {}

  /// The request is done, and the connection is reset instead of the answer. Source: F02.
  record AnswerLost() implements Fault {}

  /// The answer ends within its header. Source: F03.
  ///
  /// @param permille how much of the header arrives
  record HeadCut(int permille) implements Fault {}

  /// The answer ends within its body. Source: F03.
  ///
  /// @param permille how much of the body arrives
  record BodyCut(int permille) implements Fault {}

  /// All is well, and later the same bytes arrive once more; nobody waits for that answer. Source:
  /// F04.
  record Twice(long afterMillis) implements Fault {}

  /// The connection is reset, and the request arrives after whatever is sent meanwhile. Source:
  /// F05.
  record Late(long afterMillis) implements Fault {}

  /// The answer comes in small pieces. Source: F06.
  ///
  /// @param overMillis how long it takes in all
  record Slow(long overMillis) implements Fault {}

  /// The request arrives, and nothing more is heard, not even an end, until the connection ends.
  /// Source: F06.
  record Silent(long forMillis) implements Fault {}

  /// The page of a captive portal, with 200. The request does not arrive. Source: F08.
  record Portal() implements Fault {}

  /// Something on the way asks for patience. The request does not arrive. Source: F08.
  ///
  /// @param status 429, 502 or 503
  record Patience(int status, int retryAfterSeconds) implements Fault {}

  /// The connection ends before the request has gone on, and new ones are refused. Source: F08.
  record Refused(long forMillis) implements Fault {}
}
