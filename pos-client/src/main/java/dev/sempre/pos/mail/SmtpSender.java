package dev.sempre.pos.mail;

import dev.sempre.pos.device.DeviceOutcome;
import jakarta.activation.DataHandler;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.Optional;
import java.util.Properties;
import java.util.function.LongSupplier;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.eclipse.angus.mail.util.MailConnectException;
import org.eclipse.angus.mail.util.SocketConnectException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Hands letters to a mail server. Done means that the server has taken it. Used by one thread.
public final class SmtpSender {
  /// How long to wait for a connection and for each answer.
  public static final long USUAL_PATIENCE_MILLIS = 20_000;

  private static final Logger LOG = LoggerFactory.getLogger(SmtpSender.class);
  private static final int NOT_NOW = 400;
  private static final int NEVER = 500;

  private final MailSettings settings;
  private final long patienceMillis;
  private final LongSupplier nowMillis;
  private final @Nullable SSLSocketFactory secrecy;

  /// @param nowMillis wall clock, for the date of the letter
  public SmtpSender(MailSettings settings, long patienceMillis, LongSupplier nowMillis) {
    this(settings, patienceMillis, nowMillis, null);
  }

  /// @param secrecy knows whose certificates are believed; null = the machine's own
  SmtpSender(
      MailSettings settings,
      long patienceMillis,
      LongSupplier nowMillis,
      @Nullable SSLSocketFactory secrecy) {
    this.settings = settings;
    this.patienceMillis = patienceMillis;
    this.nowMillis = nowMillis;
    this.secrecy = secrecy;
  }

  /// An address that a letter can be sent to; empty if the text is none.
  public static Optional<String> address(String text) {
    String address = text.strip();
    try {
      InternetAddress parsed = new InternetAddress(address, true);
      parsed.validate();
      boolean bare = parsed.getPersonal() == null && address.equals(parsed.getAddress());
      boolean hasPlace = address.indexOf('@') > 0 && address.indexOf('.', address.indexOf('@')) > 0;
      return bare && hasPlace && address.chars().allMatch(c -> c > ' ' && c < 0x7f)
          ? Optional.of(address)
          : Optional.empty();
    } catch (AddressException none) {
      return Optional.empty();
    }
  }

  /// Sends a letter.
  ///
  /// @param begins called right before the server is given it
  public DeviceOutcome send(Mail mail, Runnable begins) {
    Optional<String> to = address(mail.to());
    if (to.isEmpty()) {
      return new DeviceOutcome.Refused("no address: " + mail.to());
    }
    Session session = Session.getInstance(properties());
    try {
      return send(session.getTransport(), message(session, mail, to.get()), begins);
    } catch (AuthenticationFailedException refused) {
      return new DeviceOutcome.Faulty(
          MailCause.WRONG_PASSWORD.with("the mail server refuses user " + settings.user()));
    } catch (MessagingException unreached) {
      return isTimeout(unreached)
          ? new DeviceOutcome.TimedOut()
          : new DeviceOutcome.NotReachable(unreached(unreached));
    }
  }

  /// Why nobody is reached, with what the library says of it.
  private static String unreached(MessagingException failure) {
    String said = String.valueOf(failure.getMessage());
    for (Throwable at = failure; at != null; at = causeOf(at)) {
      switch (at) {
        case UnknownHostException _ -> {
          return MailCause.HOST_NOT_FOUND.with(said);
        }
        case ConnectException _ -> {
          return MailCause.CONNECTION_REFUSED.with(said);
        }
        case SSLException _ -> {
          return MailCause.CERTIFICATE.with(said);
        }
        default -> {} // Not a sealed type: it may lie behind this one.
      }
    }
    return said;
  }

  private static @Nullable Throwable causeOf(Throwable at) {
    return switch (at) {
      case SocketConnectException unconnected -> unconnected.getException();
      case MailConnectException unconnected -> unconnected.getCause();
      case MessagingException chain -> chain.getNextException();
      default -> at.getCause();
    };
  }

  private DeviceOutcome send(Transport transport, Message message, Runnable begins)
      throws MessagingException {
    try {
      connect(transport);
      begins.run();
      return handOver(transport, message);
    } finally {
      sayGoodbye(transport);
    }
  }

  /// What became of the letter is known by then: that a server does not answer to a goodbye changes
  /// nothing of it.
  private static void sayGoodbye(Transport transport) {
    try {
      transport.close();
    } catch (MessagingException impolite) {
      LOG.debug("no goodbye: {}", impolite.getMessage());
    }
  }

  private void connect(Transport transport) throws MessagingException {
    if (settings.user().isEmpty()) {
      transport.connect();
    } else {
      transport.connect(settings.user(), settings.password());
    }
  }

  private static DeviceOutcome handOver(Transport transport, Message message) {
    try {
      transport.sendMessage(message, message.getAllRecipients());
      return new DeviceOutcome.Done();
    } catch (SendFailedException said) {
      return refused(said);
    } catch (MessagingException cutOff) {
      // The server may have taken it and not come to say so.
      return new DeviceOutcome.Unknown(String.valueOf(cutOff.getMessage()));
    }
  }

  /// The server has said no, to the address, the sender or the letter.
  private static DeviceOutcome refused(SendFailedException said) {
    int code = code(said);
    String why = String.valueOf(said.getMessage()).strip();
    if (code < NOT_NOW) {
      return new DeviceOutcome.Unknown(why); // It was cut off, perhaps after the last line.
    }
    return code >= NEVER ? new DeviceOutcome.Refused(why) : new DeviceOutcome.Faulty(why);
  }

  /// @return the newest reply code in the chain; 0 if there is none
  private static int code(@Nullable Exception said) {
    int found = 0;
    for (Exception at = said; at != null; ) {
      found =
          switch (at) {
            case SMTPAddressFailedException address -> address.getReturnCode();
            case SMTPSenderFailedException sender -> sender.getReturnCode();
            case SMTPSendFailedException letter -> letter.getReturnCode();
            default -> found; // Not a sealed type: these three say what the server said.
          };
      at = at instanceof MessagingException chain ? chain.getNextException() : null;
    }
    return found;
  }

  private static boolean isTimeout(MessagingException failure) {
    Throwable cause =
        failure instanceof MailConnectException connect
            ? connect.getCause()
            : failure.getNextException();
    if (cause instanceof SocketConnectException unconnected) {
      cause = unconnected.getException();
    }
    return cause instanceof SocketTimeoutException;
  }

  @SuppressWarnings("JavaUtilDate") // Mail takes no other.
  private MimeMessage message(Session session, Mail mail, String to) throws MessagingException {
    MimeMessage message =
        new MimeMessage(session) {
          @Override
          protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", "<" + mail.id() + "@" + settings.host() + ">");
          }
        };
    message.setFrom(new InternetAddress(settings.sender(), true));
    message.setRecipient(Message.RecipientType.TO, new InternetAddress(to, true));
    message.setSubject(mail.subject(), StandardCharsets.UTF_8.name());
    message.setSentDate(new Date(nowMillis.getAsLong()));
    MimeBodyPart text = new MimeBodyPart();
    text.setText(mail.text(), StandardCharsets.UTF_8.name());
    MimeBodyPart file = new MimeBodyPart();
    file.setDataHandler(new DataHandler(new ByteArrayDataSource(mail.file(), "application/pdf")));
    file.setFileName(mail.fileName());
    message.setContent(new MimeMultipart(text, file));
    return message;
  }

  private Properties properties() {
    String protocol =
        switch (settings.security()) {
          case TLS -> "smtps";
          case STARTTLS, NONE -> "smtp";
        };
    String at = "mail." + protocol + ".";
    Properties properties = new Properties();
    properties.setProperty("mail.transport.protocol", protocol);
    properties.setProperty(at + "host", settings.host());
    properties.setProperty(at + "port", Integer.toString(settings.port()));
    properties.setProperty(at + "connectiontimeout", Long.toString(patienceMillis));
    properties.setProperty(at + "timeout", Long.toString(patienceMillis));
    properties.setProperty(at + "writetimeout", Long.toString(patienceMillis));
    properties.setProperty(at + "auth", Boolean.toString(!settings.user().isEmpty()));
    properties.setProperty(at + "ssl.checkserveridentity", "true");
    if (settings.security() == MailSettings.Security.STARTTLS) {
      properties.setProperty(at + "starttls.enable", "true");
      properties.setProperty(at + "starttls.required", "true");
    }
    if (secrecy != null) {
      properties.put(at + "ssl.socketFactory", secrecy);
    }
    return properties;
  }
}
