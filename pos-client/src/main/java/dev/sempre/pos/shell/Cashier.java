package dev.sempre.pos.shell;

import dev.sempre.pos.words.Language;

/// The person at the till, as the screens need to know him.
///
/// @param id the user's id
/// @param name as it is shown to others, e.g. `Maria B.`
/// @param language his own; the screens speak it while he is logged in (T13)
public record Cashier(String id, String name, Language language) {}
