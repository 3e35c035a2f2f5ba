package dev.sempre.model.sale;

import java.util.Optional;

/// The usual reasons for which goods come back. Stored by name: a name never changes its meaning.
/// Any other reason is stored as it was typed.
public enum ReturnReason {
  /// It is broken, or does not do what it should.
  FAULTY,
  /// Another article than the customer wanted.
  WRONG_ARTICLE,
  /// The customer has thought better of it.
  NOT_WANTED,
  /// It is past its date, or has gone off.
  SPOILT,
  /// It was rung up by mistake.
  RUNG_UP_WRONGLY;

  /// The reason of a stored text; empty if it was typed, or if only a newer program knows it.
  public static Optional<ReturnReason> named(String text) {
    for (ReturnReason each : values()) {
      if (each.name().equals(text)) {
        return Optional.of(each);
      }
    }
    return Optional.empty();
  }
}
