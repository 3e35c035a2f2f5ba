package dev.sempre.pos.mail;

import dev.sempre.agent.identity.OwnerOnly;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The mail settings of this till, `mail.properties`: a file that only its owner can read, since it
/// holds a password. Source: R56.
public final class MailSettingsFile {
  private static final Logger LOG = LoggerFactory.getLogger(MailSettingsFile.class);
  private static final String NAME = "mail.properties";

  private final Path file;

  /// @param folder the installation's
  public MailSettingsFile(Path folder) {
    this.file = folder.resolve(NAME);
  }

  /// What is set; empty if nothing is, or it cannot be read.
  public Optional<MailSettings> read() {
    Properties texts = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      texts.load(reader);
      return Optional.of(
          new MailSettings(
              texts.getProperty("host", ""),
              Integer.parseInt(texts.getProperty("port", "587").strip()),
              MailSettings.Security.valueOf(texts.getProperty("security", "STARTTLS").strip()),
              texts.getProperty("user", ""),
              texts.getProperty("password", ""),
              texts.getProperty("sender", "")));
    } catch (NoSuchFileException never) {
      return Optional.empty();
    } catch (IOException | IllegalArgumentException unreadable) {
      LOG.warn("MAIL-1 The mail settings are not understood: {}", unreadable.getMessage());
      return Optional.empty();
    }
  }

  /// @throws IOException if they cannot be written; what was stored before still is
  public void write(MailSettings settings) throws IOException {
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
  }
}
