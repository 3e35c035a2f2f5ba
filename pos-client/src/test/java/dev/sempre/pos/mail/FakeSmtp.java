package dev.sempre.pos.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/// A mail server that behaves as none should.
final class FakeSmtp implements AutoCloseable {
  /// How.
  enum Manner {
    /// Says nothing at all.
    SILENT,
    /// Knows nobody.
    KNOWS_NOBODY,
    /// Is too busy for this letter.
    BUSY,
    /// Takes the letter and cuts the line instead of a goodbye.
    NO_GOODBYE,
    /// Takes the whole letter and cuts the line before it says so.
    CUTS_AT_THE_END
  }

  private final Manner manner;
  private final ServerSocket server;

  FakeSmtp(Manner manner) throws IOException {
    this.manner = manner;
    this.server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    Thread thread = new Thread(this::serve, "fake-smtp");
    thread.setDaemon(true);
    thread.start();
  }

  int port() {
    return server.getLocalPort();
  }

  private void serve() {
    try (Socket socket = server.accept();
        BufferedReader in =
            new BufferedReader(
                new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))) {
      if (manner == Manner.SILENT) {
        Thread.sleep(30_000);
      }
      say(socket, "220 fake");
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        String command = line.split("[ :]")[0];
        switch (command) {
          case "EHLO", "HELO", "MAIL", "RSET" -> say(socket, "250 ok");
          case "RCPT" -> say(socket, manner == Manner.KNOWS_NOBODY ? "550 nobody here" : "250 ok");
          case "DATA" -> {
            if (manner == Manner.BUSY) {
              say(socket, "451 later");
            } else {
              say(socket, "354 go on");
              while (!".".equals(in.readLine())) {
                // The letter.
              }
              if (manner == Manner.CUTS_AT_THE_END) {
                return;
              }
              say(socket, "250 taken");
            }
          }
          case "QUIT" -> {
            return;
          }
          default -> say(socket, "502 what?");
        }
      }
    } catch (IOException | InterruptedException closed) {
      // The test is over.
    }
  }

  private static void say(Socket socket, String line) throws IOException {
    socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    socket.getOutputStream().flush();
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
