package dev.sempre.pos.mail;

import java.util.ArrayList;
import java.util.List;

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

  /// Names of what is another in other settings, for the journal; never what it is.
  public List<String> otherThan(MailSettings next) {
    List<String> names = new ArrayList<>();
    named(names, "mail host", host, next.host);
    named(names, "mail port", port, next.port);
    named(names, "mail security", security, next.security);
    named(names, "mail user", user, next.user);
    named(names, "mail password", password, next.password);
    named(names, "mail sender", sender, next.sender);
    return List.copyOf(names);
  }

  private static void named(List<String> names, String name, Object before, Object next) {
    if (!before.equals(next)) {
      names.add(name);
    }
  }

  /// The password stays out of logs.
  @Override
  public String toString() {
    return "MailSettings[" + host + ":" + port + " " + security + " " + user + " " + sender + "]";
  }
}
