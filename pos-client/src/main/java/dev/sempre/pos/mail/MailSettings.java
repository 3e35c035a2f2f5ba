package dev.sempre.pos.mail;

/// How this till sends e-mail.
///
/// @param host the mail server
/// @param port of it, usually 587 or 465
/// @param security how the line is protected
/// @param user name to log in with; empty = without
/// @param password of that user
/// @param sender address that mails come from
public record MailSettings(
    String host, int port, Security security, String user, String password, String sender) {

  /// How the line to the server is protected. Stored by name.
  public enum Security {
    /// TLS, asked for at the beginning; without it nothing is sent.
    STARTTLS,
    /// TLS from the first byte.
    TLS,
    /// Not at all: for a server on this machine or in the shop.
    NONE
  }

  /// The password stays out of logs.
  @Override
  public String toString() {
    return "MailSettings[" + host + ":" + port + " " + security + " " + user + " " + sender + "]";
  }
}
