package dev.sempre.pos.mail;

import dev.sempre.agent.identity.OwnerOnly;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The mail settings of this till, `mail.properties`: a file that only its owner can read, since it
/// holds a password. What is not understood in it is logged and told on the screen of devices;
/// nothing is mailed until somebody has put it right, and what stood there is kept beside what is
/// stored after it. Source: R56.
public final class MailSettingsFile {
  private static final Logger LOG = LoggerFactory.getLogger(MailSettingsFile.class);
  private static final String NAME = "mail.properties";
  private static final String ASIDE = NAME + ".unread";

  /// What the file says.
  public sealed interface Answer {
    /// Nobody has ever set anything.
    record NeverSet() implements Answer {}

    /// All of it is understood.
    record Understood(MailSettings settings) implements Answer {}

    /// Some of it is not.
    ///
    /// @param rest what is; the usual stands for the rest
    /// @param complaints what is not
    record NotUnderstood(MailSettings rest, List<Complaint> complaints) implements Answer {
      public NotUnderstood {
        complaints = List.copyOf(complaints);
      }
    }
  }

  /// What a complaint is about.
  public enum Field {
    /// The file itself: it cannot be read, or is no list of settings.
    FILE,
    HOST,
    PORT,
    SECURITY,
    USER,
    SENDER
  }

  /// Something that is not understood.
  ///
  /// @param found what stands there instead, never a password; empty if nothing does
  public record Complaint(Field field, String found) {}

  private final Path file;
  private volatile boolean unread;

  /// @param folder the installation's
  public MailSettingsFile(Path folder) {
    this.file = folder.resolve(NAME);
  }

  /// What is set.
  public Answer read() {
    Answer answer = look();
    unread = answer instanceof Answer.NotUnderstood;
    return answer;
  }

  private Answer look() {
    Answer answer;
    try {
      answer = MailTexts.read(text());
    } catch (NoSuchFileException never) {
      return new Answer.NeverSet();
    } catch (IOException unreadable) {
      answer = MailTexts.unreadable(String.valueOf(unreadable));
    }
    if (answer instanceof Answer.NotUnderstood(MailSettings _, List<Complaint> complaints)) {
      LOG.warn("MAIL-1 Of the mail settings this is not understood: {}", complaints);
    }
    return answer;
  }

  /// The file's text, of whatever editor.
  private String text() throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException another) {
      return new String(bytes, StandardCharsets.ISO_8859_1);
    }
  }

  /// What lay in the file. Says nothing of it: a password may be in there.
  public static final class Kept {
    private final @Nullable String text;

    private Kept(@Nullable String text) {
      this.text = text;
    }
  }

  /// What lies in the file now, for [#putBack].
  public Kept keep() {
    try {
      return new Kept(text());
    } catch (IOException noneOrUnreadable) {
      return new Kept(null);
    }
  }

  /// Takes back a [#write]. What could not be read lies where that has put it aside.
  ///
  /// @throws IOException if that cannot be written; what was written stays then
  public void putBack(Kept kept) throws IOException {
    if (kept.text == null) {
      Files.deleteIfExists(file);
    } else {
      OwnerOnly.write(file, kept.text);
    }
    unread = look() instanceof Answer.NotUnderstood;
  }

  /// Stores the settings, whole or not at all. A file that was not understood stays beside it.
  ///
  /// @throws IOException if they cannot be written; what was stored before still is
  public void write(MailSettings settings) throws IOException {
    // Also one that could only not be read then, such as while a scanner for viruses held it.
    if ((unread || look() instanceof Answer.NotUnderstood) && Files.exists(file)) {
      keepAside();
    }
    Properties texts = new Properties();
    texts.setProperty("host", settings.host());
    texts.setProperty("port", Integer.toString(settings.port()));
    texts.setProperty("security", settings.security().name());
    texts.setProperty("user", settings.user());
    texts.setProperty("password", settings.password());
    texts.setProperty("sender", settings.sender());
    StringWriter whole = new StringWriter();
    texts.store(whole, "How this till sends e-mail");
    OwnerOnly.write(file, whole.toString());
    unread = false;
  }

  /// A password may stand in it: the copy too can be read by its owner alone.
  private void keepAside() throws IOException {
    Path aside = file.resolveSibling(ASIDE);
    for (int number = 2; Files.exists(aside); number++) {
      aside = file.resolveSibling(ASIDE + "-" + number);
    }
    try {
      OwnerOnly.write(aside, text());
    } catch (IOException unreadable) {
      Files.deleteIfExists(aside);
      Files.move(file, aside);
    }
  }
}
