package dev.sempre.pos.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.sempre.pos.device.DeviceOutcome;
import dev.sempre.pos.mail.FakeSmtp.Manner;
import dev.sempre.pos.mail.MailSettings.Security;
import jakarta.mail.Message;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Against a real mail server in this process, and against bad ones.
@Timeout(60)
final class SmtpSenderTest {
  private static final byte[] PDF = "%PDF-1.5 not really".getBytes(StandardCharsets.US_ASCII);

  @TempDir Path folder;
  private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"));
  private final AtomicInteger begun = new AtomicInteger();

  @BeforeEach
  void start() {
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  private static MailSettings settings(int port, String user, String password) {
    return new MailSettings(
        "127.0.0.1", port, Security.NONE, user, password, "cassa@bottegarossi.example");
  }

  private DeviceOutcome send(MailSettings settings, String to) {
    return new SmtpSender(settings, 1_000, () -> 1_795_266_131_000L)
        .send(
            new Mail("id-1", to, "Il suo scontrino 1-2-00458, Caffè", "Grazie", "458.pdf", PDF),
            begun::incrementAndGet);
  }

  private int port() {
    return server.getSmtp().getPort();
  }

  @Test
  void theLetterArrivesWithItsFile() throws Exception {
    assertThat(send(settings(port(), "", ""), "anna@example.org"))
        .isEqualTo(new DeviceOutcome.Done());

    MimeMessage[] arrived = server.getReceivedMessages();
    assertThat(arrived).hasSize(1);
    assertThat(arrived[0].getSubject()).isEqualTo("Il suo scontrino 1-2-00458, Caffè");
    assertThat(arrived[0].getMessageID()).isEqualTo("<id-1@127.0.0.1>");
    assertThat(arrived[0].getFrom()[0]).hasToString("cassa@bottegarossi.example");
    assertThat(arrived[0].getRecipients(Message.RecipientType.TO)[0])
        .hasToString("anna@example.org");
    MimeMultipart parts = (MimeMultipart) arrived[0].getContent();
    assertThat(parts.getBodyPart(0).getContent()).asString().contains("Grazie");
    assertThat(parts.getBodyPart(1).getFileName()).isEqualTo("458.pdf");
    assertThat(parts.getBodyPart(1).getInputStream().readAllBytes()).isEqualTo(PDF);
    assertThat(begun).hasValue(1);
  }

  @Test
  void whoHasToLogInDoes() {
    server.setUser("cassa@bottegarossi.example", "cassa", "secret");

    assertThat(send(settings(port(), "cassa", "secret"), "anna@example.org"))
        .isEqualTo(new DeviceOutcome.Done());
    assertThat(send(settings(port(), "cassa", "wrong"), "anna@example.org"))
        .isEqualTo(new DeviceOutcome.Faulty("WRONG_PASSWORD: the mail server refuses user cassa"));
    assertThat(server.getReceivedMessages()).hasSize(1);
  }

  @Test
  void aServerThatIsNotThereIsNotReached() throws Exception {
    int free;
    try (ServerSocket socket = new ServerSocket(0)) {
      free = socket.getLocalPort();
    }
    assertThat(causeOf(send(settings(free, "", ""), "anna@example.org")))
        .contains(MailCause.CONNECTION_REFUSED);
    assertThat(begun).hasValue(0);
  }

  @Test
  void aServerThatCannotKeepTheLineSecretIsSentNothing() {
    MailSettings secret =
        new MailSettings("127.0.0.1", port(), Security.STARTTLS, "", "", "a@b.example");

    assertThat(send(secret, "anna@example.org").nothingDone()).isTrue();
    assertThat(server.getReceivedMessages()).isEmpty();
  }

  @Test
  void aServerThatSaysNothingIsGivenUp() throws Exception {
    try (FakeSmtp silent = new FakeSmtp(Manner.SILENT)) {
      assertThat(send(settings(silent.port(), "", ""), "anna@example.org"))
          .isEqualTo(new DeviceOutcome.TimedOut());
      assertThat(begun).hasValue(0);
    }
  }

  @Test
  void anAddressThatNobodyHasIsRefusedForGood() throws Exception {
    try (FakeSmtp fake = new FakeSmtp(Manner.KNOWS_NOBODY)) {
      assertThat(send(settings(fake.port(), "", ""), "anna@example.org"))
          .isInstanceOf(DeviceOutcome.Refused.class);
    }
  }

  @Test
  void aServerThatIsBusyIsAskedAgainLater() throws Exception {
    try (FakeSmtp fake = new FakeSmtp(Manner.BUSY)) {
      assertThat(send(settings(fake.port(), "", ""), "anna@example.org"))
          .isInstanceOf(DeviceOutcome.Faulty.class);
    }
  }

  @Test
  void aLetterThatWasTakenWithoutAGoodbyeIsNotSentAgain() throws Exception {
    try (FakeSmtp fake = new FakeSmtp(Manner.NO_GOODBYE)) {
      assertThat(send(settings(fake.port(), "", ""), "anna@example.org"))
          .isEqualTo(new DeviceOutcome.Done());
    }
  }

  @Test
  void whetherALetterArrivedWhoseEndWasCutOffIsUnknown() throws Exception {
    try (FakeSmtp fake = new FakeSmtp(Manner.CUTS_AT_THE_END)) {
      assertThat(send(settings(fake.port(), "", ""), "anna@example.org"))
          .isInstanceOf(DeviceOutcome.Unknown.class);
      assertThat(begun).hasValue(1);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "anna",
        "anna@",
        "@example.org",
        "anna@localhost",
        "anna@example.org, all@example.org",
        "anna@example.org\r\nBcc: all@example.org",
        "Anna <anna@example.org>",
        "an na@example.org",
        "anna@exämple.org"
      })
  void whatIsNoAddressIsNotOne(String text) {
    assertThat(SmtpSender.address(text)).isEmpty();
    assertThat(send(settings(port(), "", ""), text)).isInstanceOf(DeviceOutcome.Refused.class);
  }

  @Test
  void anAddressIsTakenWithoutTheSpacesAroundIt() {
    assertThat(SmtpSender.address(" anna.b+till@mail.example.org "))
        .contains("anna.b+till@mail.example.org");
  }

  @Test
  void thePasswordLiesWhereOnlyItsOwnerCanReadItAndInNoLog() throws Exception {
    MailSettings settings =
        new MailSettings("mail.example", 465, Security.TLS, "u", "canary", "a@b.example");
    MailSettingsFile file = new MailSettingsFile(folder);

    file.write(settings);

    assertThat(file.read()).isEqualTo(new MailSettingsFile.Answer.Understood(settings));
    assertThat(settings.toString()).doesNotContain("canary");
    Path stored = folder.resolve("mail.properties");
    if (Files.getFileStore(stored).supportsFileAttributeView("posix")) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(stored)))
          .isEqualTo("rw-------");
    }
  }

  @Test
  void aNameThatNobodyHasIsSaidToBeNotFound() {
    MailSettings nowhere =
        new MailSettings(
            "mail.invalid", 25, MailSettings.Security.NONE, "", "", "till@example.org");

    assertThat(causeOf(send(nowhere, "anna@example.org"))).contains(MailCause.HOST_NOT_FOUND);
  }

  private static Optional<MailCause> causeOf(DeviceOutcome outcome) {
    assertThat(outcome).isInstanceOf(DeviceOutcome.NotReachable.class);
    return MailCause.of(outcome.more());
  }
}
