package dev.sempre.pos.mail;

import dev.sempre.pos.mail.MailSettings.Security;
import dev.sempre.pos.mail.MailSettingsFile.Answer;
import dev.sempre.pos.mail.MailSettingsFile.Complaint;
import dev.sempre.pos.mail.MailSettingsFile.Field;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.function.Predicate;

/// Mail settings as they are read from texts, one by one: a slip in one of them takes none of the
/// others away.
final class MailTexts {
  private static final int USUAL_PORT = 587;
  private static final int MOST_SHOWN = 40;

  private final Properties texts;
  private final List<Complaint> complaints = new ArrayList<>();

  private MailTexts(Properties texts) {
    this.texts = texts;
  }

  /// What a file says.
  static Answer read(String text) {
    MailTexts read = new MailTexts(new Properties());
    try {
      read.texts.load(new StringReader(text));
    } catch (IOException | IllegalArgumentException garbled) {
      text.lines().forEach(read::line);
    }
    MailSettings settings = read.settings();
    return read.complaints.isEmpty()
        ? new Answer.Understood(settings)
        : new Answer.NotUnderstood(settings, read.complaints);
  }

  /// A line of which only the name is told should it be garbled: it may be the password.
  private void line(String line) {
    try {
      texts.load(new StringReader(line));
    } catch (IOException | IllegalArgumentException garbled) {
      int end = line.indexOf('=');
      complaints.add(new Complaint(Field.FILE, shown(end < 0 ? "" : line.substring(0, end))));
    }
  }

  /// Nothing of it can be read.
  static Answer unreadable(String why) {
    return new Answer.NotUnderstood(
        new MailSettings("", USUAL_PORT, Security.STARTTLS, "", "", ""),
        List.of(new Complaint(Field.FILE, shown(why))));
  }

  private MailSettings settings() {
    String password = texts.getProperty("password", "");
    // Whatever has written a password wrote whose it is: without him the file is cut off.
    boolean cutOff = !password.isEmpty() && !texts.containsKey("user");
    return new MailSettings(
        like("host", Field.HOST, host -> !host.isEmpty()),
        port(),
        security(),
        cutOff ? complained("user", Field.USER, "") : text("user"),
        password,
        like("sender", Field.SENDER, sender -> sender.contains("@")));
  }

  private String like(String name, Field field, Predicate<String> fits) {
    String text = text(name);
    return fits.test(text) ? text : complained(name, field, text);
  }

  private int port() {
    String text = texts.getProperty("port", Integer.toString(USUAL_PORT)).strip();
    return text.matches("\\d{1,5}") && isPort(Integer.parseInt(text))
        ? Integer.parseInt(text)
        : complained("port", Field.PORT, USUAL_PORT);
  }

  private static boolean isPort(int number) {
    return number > 0 && number <= 65_535;
  }

  private Security security() {
    String text = texts.getProperty("security", Security.STARTTLS.name()).strip();
    for (Security each : Security.values()) {
      if (each.name().equals(text)) {
        return each;
      }
    }
    return complained("security", Field.SECURITY, Security.STARTTLS);
  }

  private <T> T complained(String name, Field field, T instead) {
    complaints.add(new Complaint(field, shown(text(name))));
    return instead;
  }

  private String text(String name) {
    return texts.getProperty(name, "").strip();
  }

  private static String shown(String text) {
    return text.length() <= MOST_SHOWN ? text : text.substring(0, MOST_SHOWN) + "…";
  }
}
