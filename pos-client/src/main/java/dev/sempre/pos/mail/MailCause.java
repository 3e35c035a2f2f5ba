package dev.sempre.pos.mail;

import dev.sempre.pos.words.Word;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Why a letter does not get to the mail server, as far as a shop can do something about it. Stored
/// with a job in front of what the mail library says, which speaks English to everybody.
public enum MailCause {
  NO_SERVER_SET(Word.MAIL_WHY_NO_SERVER),
  SETTINGS_UNREAD(Word.MAIL_WHY_SETTINGS),
  HOST_NOT_FOUND(Word.MAIL_WHY_HOST),
  CONNECTION_REFUSED(Word.MAIL_WHY_REFUSED),
  WRONG_PASSWORD(Word.MAIL_WHY_PASSWORD),
  CERTIFICATE(Word.MAIL_WHY_CERTIFICATE);

  private static final String THEN = ": ";

  private final Word word;

  MailCause(Word word) {
    this.word = word;
  }

  /// What a person is told.
  public Word word() {
    return word;
  }

  /// The detail of an outcome of this cause.
  ///
  /// @param technical what shows it, for support
  public String with(String technical) {
    return name() + THEN + technical;
  }

  /// The cause that a stored detail tells of; empty if it tells of none.
  public static Optional<MailCause> of(@Nullable String detail) {
    for (MailCause cause : values()) {
      if (detail != null && detail.startsWith(cause.name() + THEN)) {
        return Optional.of(cause);
      }
    }
    return Optional.empty();
  }

  /// A stored detail without its cause.
  public static String technical(String detail) {
    return of(detail)
        .map(cause -> detail.substring(cause.name().length() + THEN.length()))
        .orElse(detail);
  }
}
