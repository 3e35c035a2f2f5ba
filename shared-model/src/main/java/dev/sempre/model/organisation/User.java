package dev.sempre.model.organisation;

import org.jspecify.annotations.Nullable;

/// Somebody who works with the program.
///
/// @param id UUIDv7
/// @param login short name, unique in the company
/// @param displayName what people read, on the log-in tile and on receipts
/// @param roleId what the person may do
/// @param establishmentId the only establishment where the person may log in; null = all
/// @param language the person's screen language as a BCP 47 tag: `en`, `it`, `pt-BR`, `fr`
/// @param active false = may no longer log in; past sales keep the name
public record User(
    String id,
    String login,
    String displayName,
    String roleId,
    @Nullable String establishmentId,
    String language,
    boolean active) {}
