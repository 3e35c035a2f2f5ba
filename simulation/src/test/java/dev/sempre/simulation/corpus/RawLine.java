package dev.sempre.simulation.corpus;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// A line to the centre on which anything can be said.
final class RawLine implements AutoCloseable {
  /// Longer than the centre thinks about anything, shorter than it waits for a silent caller.
  private static final int PATIENCE_MILLIS = 5_000;

  /// An answer begins where the one before it ended: those of the centre name their length.
  private static final Pattern BEGIN = Pattern.compile("(?=HTTP/1\\.1 [0-9]{3})");

  private final Socket socket;

  private RawLine(Socket socket) {
    this.socket = socket;
  }

  static RawLine to(RunningCentre centre) {
    try {
      Socket socket = new Socket(InetAddress.getLoopbackAddress(), centre.centre().port());
      socket.setSoTimeout(PATIENCE_MILLIS);
      return new RawLine(socket);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// @return false if the centre has hung up
  boolean say(byte[] bytes) {
    try {
      socket.getOutputStream().write(bytes);
      socket.getOutputStream().flush();
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /// Says that nothing more will come, and hears everything that the centre has to say.
  List<Answer> hearTheRest() {
    StringBuilder heard = new StringBuilder();
    try {
      socket.shutdownOutput();
      InputStream in = socket.getInputStream();
      byte[] buffer = new byte[8_192];
      for (int got = in.read(buffer); got > 0; got = in.read(buffer)) {
        heard.append(new String(buffer, 0, got, StandardCharsets.UTF_8));
      }
    } catch (SocketException e) {
      // Who hangs up on a caller that still speaks resets the line; what was said before counts.
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    List<Answer> answers = new ArrayList<>();
    for (String text : BEGIN.split(heard)) {
      if (!text.isEmpty()) {
        answers.add(answer(text));
      }
    }
    return answers;
  }

  private static Answer answer(String text) {
    int end = text.indexOf("\r\n\r\n");
    String head = end < 0 ? text : text.substring(0, end);
    String body = end < 0 ? "" : text.substring(end + 4);
    boolean status = head.matches("(?s)HTTP/1\\.1 [0-9]{3}.*");
    return new Answer(status ? Integer.parseInt(head.substring(9, 12)) : 0, head, body);
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
