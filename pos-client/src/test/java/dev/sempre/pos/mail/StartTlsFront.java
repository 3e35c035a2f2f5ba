package dev.sempre.pos.mail;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/// The entrance of a mail server that speaks to nobody in the clear but of STARTTLS; what comes
/// after that goes to the server behind it.
final class StartTlsFront implements AutoCloseable {
  private final ServerSocket server;
  private final SSLContext context;
  private final int behind;
  private final List<String> heardInTheClear = new CopyOnWriteArrayList<>();

  /// @param context has the key and certificate of this server
  /// @param behind port of the server behind it, on this machine
  StartTlsFront(SSLContext context, int behind) throws IOException {
    this.context = context;
    this.behind = behind;
    this.server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    start(this::serve);
  }

  private static void start(Runnable task) {
    Thread thread = new Thread(task, "starttls-front");
    thread.setDaemon(true);
    thread.start();
  }

  int port() {
    return server.getLocalPort();
  }

  /// The commands that anybody on the line could read.
  List<String> heardInTheClear() {
    return heardInTheClear;
  }

  private void serve() {
    try (Socket plain = server.accept();
        Socket inner = new Socket(InetAddress.getLoopbackAddress(), behind)) {
      line(inner.getInputStream()); // Its greeting; this one greets itself.
      say(plain, "220 front");
      for (String said = line(plain.getInputStream());
          !said.isEmpty();
          said = line(plain.getInputStream())) {
        heardInTheClear.add(said.split(" ")[0]);
        if (said.equals("STARTTLS")) {
          say(plain, "220 go on");
          passOn(plain, inner);
          return;
        }
        say(plain, said.startsWith("EHLO") ? "250-front\r\n250 STARTTLS" : "530 STARTTLS first");
      }
    } catch (IOException closed) {
      // The test is over, or the client does not believe the certificate.
    }
  }

  private void passOn(Socket plain, Socket inner) throws IOException {
    SSLSocket secret =
        (SSLSocket) context.getSocketFactory().createSocket(plain, null, plain.getPort(), true);
    secret.setUseClientMode(false);
    secret.startHandshake();
    start(() -> {
      try {
        inner.getInputStream().transferTo(secret.getOutputStream());
      } catch (IOException closed) {
        // Nobody listens any more.
      }
    });
    secret.getInputStream().transferTo(inner.getOutputStream());
  }

  /// No byte beyond the line is taken: the next ones may be secret.
  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }

  private static void say(Socket socket, String line) throws IOException {
    socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
