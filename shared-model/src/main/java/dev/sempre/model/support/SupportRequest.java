package dev.sempre.model.support;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a person asks head office: why records are pending and what to do about them. Never
/// changed. Source: H7.
///
/// @param id UUIDv7
/// @param establishmentId whose records
/// @param deviceId where they are pending
/// @param askedBy id of the user
/// @param askedAtMillis when, milliseconds since 1970-01-01T00:00Z
/// @param subjectTable name of their table in the catalogue
/// @param code why they are pending, e.g. `FIELD_TOO_LONG`
/// @param field the column at fault; null if it is not one column
/// @param records the records; at least one
public record SupportRequest(
    String id,
    String establishmentId,
    String deviceId,
    String askedBy,
    long askedAtMillis,
    String subjectTable,
    String code,
    @Nullable String field,
    List<Subject> records) {

  public SupportRequest {
    records = List.copyOf(records);
  }

  /// A record that it is about.
  ///
  /// @param label what people call it, e.g. a ticket's number
  public record Subject(String recordId, String label) {}
}
