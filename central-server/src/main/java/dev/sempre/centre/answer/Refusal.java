package dev.sempre.centre.answer;

import org.jspecify.annotations.Nullable;

/// Why something that was asked for is not done, in words for the person who asked. Asking again
/// unchanged gives the same answer.
///
/// @param code short code in capitals, stable for scripts and translations
/// @param message one English sentence or two: what is wrong and what to do
/// @param field field or option at fault, or null if it is not one
public record Refusal(String code, String message, @Nullable String field) {
  public static Refusal of(String code, String field, String message) {
    return new Refusal(code, message, field);
  }
}
