package dev.sempre.pos.device;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketOption;
import java.util.Set;
import jdk.net.ExtendedSocketOptions;

/// A scanner behind an adapter that passes a serial port on to the network.
public record TcpScanner(String host, int port, int connectMillis) implements Scanner {
  /// Longer than any adapter that works needs to answer.
  public static final int USUAL_CONNECT_MILLIS = 1_500;

  private static final int IDLE_SECONDS = 10;
  private static final int INTERVAL_SECONDS = 5;
  private static final int COUNT = 3;

  @Override
  public Line open() throws IOException {
    InetSocketAddress address = new InetSocketAddress(host, port);
    if (address.isUnresolved()) {
      throw new IOException("no device is called " + host);
    }
    Socket socket = new Socket();
    try {
      socket.connect(address, connectMillis);
      keepAlive(socket);
      return new Wired(socket, new BufferedInputStream(socket.getInputStream()));
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  /// A scanner may say nothing for hours. An adapter that has lost its power hangs up on nobody:
  /// only by asking is it noticed that there is no line any more.
  private static void keepAlive(Socket socket) throws IOException {
    socket.setKeepAlive(true);
    Set<SocketOption<?>> known = socket.supportedOptions();
    if (known.contains(ExtendedSocketOptions.TCP_KEEPIDLE)) {
      socket.setOption(ExtendedSocketOptions.TCP_KEEPIDLE, IDLE_SECONDS);
      socket.setOption(ExtendedSocketOptions.TCP_KEEPINTERVAL, INTERVAL_SECONDS);
      socket.setOption(ExtendedSocketOptions.TCP_KEEPCOUNT, COUNT);
    }
  }

  private record Wired(Socket socket, InputStream in) implements Line {
    @Override
    public int next() throws IOException {
      return in.read();
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }
}
