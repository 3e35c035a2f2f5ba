package dev.sempre.pos.start;

/// Joining a company (section 8 of the architecture, R51).
@FunctionalInterface
public interface Enrolment {
  /// Makes this installation's keys, shows them to the server with the one-time code, and stores
  /// the identity it answers with. Takes as long as the line takes; called away from the UI thread.
  /// After a failure nothing is stored, and trying again is safe. An installation whose database is
  /// a device of a company already joins again as that device.
  ///
  /// @param serverAddress as typed, e.g. `shop.example:3001`; not blank
  /// @param code as typed, with or without its dashes; not blank
  EnrolmentAnswer join(String serverAddress, String code);
}
