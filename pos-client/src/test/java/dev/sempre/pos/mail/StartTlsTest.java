package dev.sempre.pos.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.sempre.pos.device.DeviceOutcome;
import dev.sempre.pos.mail.MailSettings.Security;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A line that becomes secret before anything of a letter is on it, with real certificates.
@Timeout(60)
final class StartTlsTest {
  private static final String PASSWORD = "changeit";

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

  /// A key whose certificate is of this machine's address, and that believes itself alone.
  private SSLContext ownKey() throws Exception {
    Path file = folder.resolve("mail.p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "mail",
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-dname",
                "CN=127.0.0.1",
                "-ext",
                "SAN=IP:127.0.0.1",
                "-validity",
                "2",
                "-storetype",
                "PKCS12",
                "-keystore",
                file.toString(),
                "-storepass",
                PASSWORD)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("keytool.txt").toFile())
            .start();
    assertThat(keytool.waitFor()).isZero();
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      keys.load(in, PASSWORD.toCharArray());
    }
    KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    own.init(keys, PASSWORD.toCharArray());
    KeyStore believed = KeyStore.getInstance("PKCS12");
    believed.load(null, null);
    believed.setCertificateEntry("mail", keys.getCertificate("mail"));
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(believed);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(own.getKeyManagers(), trust.getTrustManagers(), null);
    return context;
  }

  private static MailSettings settings(int port) {
    return new MailSettings(
        "127.0.0.1", port, Security.STARTTLS, "", "", "cassa@bottegarossi.example");
  }

  private DeviceOutcome send(SmtpSender sender) {
    return sender.send(
        new Mail("id-1", "anna@example.org", "Ricevuta", "Grazie", "458.pdf", new byte[] {1}),
        begun::incrementAndGet);
  }

  @Test
  void aLetterGoesOverALineThatHasBecomeSecret() throws Exception {
    SSLContext key = ownKey();
    try (StartTlsFront front = new StartTlsFront(key, server.getSmtp().getPort())) {
      assertThat(
              send(
                  new SmtpSender(
                      settings(front.port()),
                      10_000,
                      () -> 1_795_266_131_000L,
                      key.getSocketFactory())))
          .isEqualTo(new DeviceOutcome.Done());

      assertThat(server.getReceivedMessages()).hasSize(1);
      assertThat(server.getReceivedMessages()[0].getSubject()).isEqualTo("Ricevuta");
      assertThat(front.heardInTheClear()).containsExactly("EHLO", "STARTTLS");
      assertThat(begun).hasValue(1);
    }
  }

  @Test
  void aServerThatNobodyVouchesForIsSentNothing() throws Exception {
    try (StartTlsFront front = new StartTlsFront(ownKey(), server.getSmtp().getPort())) {
      assertThat(
              send(new SmtpSender(settings(front.port()), 10_000, () -> 1_795_266_131_000L))
                  .nothingDone())
          .isTrue();

      assertThat(server.getReceivedMessages()).isEmpty();
      assertThat(begun).hasValue(0);
    }
  }
}
