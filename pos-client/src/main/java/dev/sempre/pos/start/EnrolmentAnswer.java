package dev.sempre.pos.start;

import dev.sempre.pos.shell.Place;

/// What became of joining a company.
public sealed interface EnrolmentAnswer {
  /// This installation belongs to the company now.
  record Joined(Place place) implements EnrolmentAnswer {}

  /// It does not.
  record Failed(EnrolmentFailure failure) implements EnrolmentAnswer {}
}
