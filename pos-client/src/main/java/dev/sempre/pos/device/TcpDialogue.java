package dev.sempre.pos.device;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.function.LongSupplier;

/// A device behind an adapter that passes a serial port on to the network. Each question has a
/// connection of its own: an answer that comes too late meets nobody.
public final class TcpDialogue implements Dialogue {
  /// How long to wait.
  ///
  /// @param connectMillis for somebody there
  /// @param answerMillis for the whole answer
  public record Patience(int connectMillis, int answerMillis) {
    /// Longer than any device that works.
    public static final Patience USUAL = new Patience(1_500, 1_000);
  }

  private final String host;
  private final int port;
  private final Patience patience;
  private final LongSupplier nowMillis;

  /// @param nowMillis a clock that never goes back
  public TcpDialogue(String host, int port, Patience patience, LongSupplier nowMillis) {
    this.host = host;
    this.port = port;
    this.patience = patience;
    this.nowMillis = nowMillis;
  }

  @Override
  public Reply ask(byte[] question, byte end) {
    InetSocketAddress address = new InetSocketAddress(host, port);
    if (address.isUnresolved()) {
      return new Reply.Nothing("no device is called " + host);
    }
    try (Socket socket = new Socket()) {
      socket.connect(address, patience.connectMillis());
      socket.getOutputStream().write(question);
      return listen(socket, end);
    } catch (SocketTimeoutException silent) {
      return new Reply.Nothing("no answer in time");
    } catch (IOException e) {
      return new Reply.Nothing(String.valueOf(e.getMessage()));
    }
  }

  private Reply listen(Socket socket, byte end) throws IOException {
    long until = nowMillis.getAsLong() + patience.answerMillis();
    InputStream in = socket.getInputStream();
    StringBuilder heard = new StringBuilder();
    while (heard.length() < LONGEST) {
      int left = (int) (until - nowMillis.getAsLong());
      if (left <= 0) {
        return new Reply.Nothing("no answer in time");
      }
      socket.setSoTimeout(left);
      int next = in.read();
      if (next < 0) {
        return new Reply.Nothing("hung up");
      }
      heard.append((char) next);
      if ((byte) (next & 0x7f) == end) {
        break;
      }
    }
    return new Reply.Heard(heard.toString());
  }
}
