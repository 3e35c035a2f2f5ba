package dev.sempre.pos.badge;

import dev.sempre.model.organisation.BadgeCode;
import dev.sempre.pos.pin.Person;

/// What a badge says at this till.
public sealed interface BadgeAnswer {
  /// Somebody's who may log in here.
  ///
  /// @param enough whether he is let in without his PIN. Source: R49
  record Holder(Person person, BadgeCode badge, boolean enough) implements BadgeAnswer {}

  /// Nobody's: withdrawn, of another company, or issued since this till was last told.
  record Unknown() implements BadgeAnswer {}

  /// The scanner did not read it rightly.
  record Misread() implements BadgeAnswer {}

  /// Of somebody who may not log in here, or no longer.
  ///
  /// @param name what people call him
  record NotHere(String name) implements BadgeAnswer {}
}
