package dev.sempre.pos.device;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.OptionalInt;
import java.util.function.LongSupplier;

/// A printer on the network, usually at port 9100. Asks it how it is before and after; to one that
/// never says so it hands over what is to be printed. A pulse for the drawer behind a printer
/// without paper gets through.
///
/// Once its name is looked up, no call takes longer than connecting, sending, printing and four
/// questions may, however slow the printer reads. How long a name takes is the operating system's
/// to say; an address of figures takes nothing.
public final class TcpWire implements Wire {
  public static final int USUAL_PORT = 9100;

  private static final int STATUS_PAPER = 4;
  private static final int STATUS_OFFLINE_CAUSE = 2;
  private static final int NO_PAPER = 0x60;
  private static final int COVER_OPEN = 0x04;
  private static final int ERROR = 0x40;

  /// What every answer to a question for the status looks like.
  private static final int ANSWER_MASK = 0x93;

  private static final int ANSWER = 0x12;

  /// What the first byte of a status looks like that a printer sends without being asked.
  private static final int UNASKED = 0x10;

  /// How many bytes follow it, which look like any others.
  private static final int UNASKED_MORE = 3;

  /// The bits that no answer to [#WHEN_PRINTED] has set.
  private static final int PRINTED_MASK = 0x90;

  /// Asks for an answer once everything before it has been printed.
  private static final byte[] WHEN_PRINTED = {0x1d, 'r', 1};

  private static final byte[] PULSE = {0x1b, 'p'};

  /// How long to wait.
  ///
  /// @param connectMillis for somebody there
  /// @param statusMillis for the answer to a question, which printers give at once or never
  /// @param sendMillis for the printer to take everything
  /// @param printMillis for it to say that it has printed
  public record Patience(long connectMillis, long statusMillis, long sendMillis, long printMillis) {
    /// Longer than any printer that works.
    public static final Patience USUAL = new Patience(3_000, 700, 20_000, 15_000);
  }

  private final String host;
  private final int port;
  private final Patience patience;
  private final LongSupplier nowMillis;
  private final boolean asks;

  /// @param nowMillis a clock that never goes back
  public TcpWire(String host, int port, Patience patience, LongSupplier nowMillis) {
    this(host, port, patience, nowMillis, true);
  }

  /// A device that is no printer: it is never asked how it is.
  ///
  /// @param nowMillis a clock that never goes back
  public static TcpWire mute(String host, int port, Patience patience, LongSupplier nowMillis) {
    return new TcpWire(host, port, patience, nowMillis, false);
  }

  private TcpWire(String host, int port, Patience patience, LongSupplier nowMillis, boolean asks) {
    this.asks = asks;
    this.host = host;
    this.port = port;
    this.patience = patience;
    this.nowMillis = nowMillis;
  }

  @Override
  public DeviceOutcome send(byte[] bytes, Runnable begins) {
    InetSocketAddress address = new InetSocketAddress(host, port);
    if (address.isUnresolved()) {
      return new DeviceOutcome.NotReachable("no device is called " + host);
    }
    try (SocketChannel channel = SocketChannel.open();
        Selector selector = Selector.open()) {
      channel.configureBlocking(false);
      channel.register(selector, 0);
      return new Talk(channel, selector).send(address, bytes, begins);
    } catch (IOException e) {
      return new DeviceOutcome.NotReachable(String.valueOf(e.getMessage()));
    }
  }

  /// One connection to the printer.
  private final class Talk {
    private final SocketChannel channel;
    private final Selector selector;

    Talk(SocketChannel channel, Selector selector) {
      this.channel = channel;
      this.selector = selector;
    }

    DeviceOutcome send(InetSocketAddress address, byte[] bytes, Runnable begins)
        throws IOException {
      if (!connect(address)) {
        return new DeviceOutcome.NotReachable("no answer from " + host + " port " + port);
      }
      boolean pulse = bytes.length > 1 && bytes[0] == PULSE[0] && bytes[1] == PULSE[1];
      OptionalInt paper = pulse || !asks ? OptionalInt.empty() : ask(STATUS_PAPER);
      if (paper.isPresent()) {
        DeviceOutcome before = before(paper.getAsInt(), ask(STATUS_OFFLINE_CAUSE));
        if (before.nothingDone()) {
          return before;
        }
      }
      begins.run();
      try {
        DeviceOutcome sent = write(ByteBuffer.wrap(bytes), patience.sendMillis());
        return sent instanceof DeviceOutcome.Done ? after(paper.isPresent()) : sent;
      } catch (IOException e) {
        return new DeviceOutcome.Unknown("cut off: " + e.getMessage());
      }
    }

    private boolean connect(InetSocketAddress address) throws IOException {
      long until = nowMillis.getAsLong() + patience.connectMillis();
      boolean connected = channel.connect(address);
      while (!connected && await(SelectionKey.OP_CONNECT, until)) {
        connected = channel.finishConnect();
      }
      return connected;
    }

    /// The printer's answer; empty if it gives none.
    private OptionalInt ask(int what) throws IOException {
      long until = nowMillis.getAsLong() + patience.statusMillis();
      DeviceOutcome asked =
          write(ByteBuffer.wrap(new byte[] {0x10, 0x04, (byte) what}), patience.statusMillis());
      while (asked instanceof DeviceOutcome.Done) {
        int answer = read(until);
        if (answer < 0) {
          break;
        }
        if ((answer & ANSWER_MASK) == ANSWER) {
          return OptionalInt.of(answer);
        }
      }
      return OptionalInt.empty();
    }

    private static DeviceOutcome before(int paper, OptionalInt cause) {
      if ((paper & NO_PAPER) != 0) {
        return new DeviceOutcome.NoPaper();
      }
      int why = cause.orElse(0);
      if ((why & COVER_OPEN) != 0) {
        return new DeviceOutcome.CoverOpen();
      }
      return (why & ERROR) != 0
          ? new DeviceOutcome.Faulty("the printer reports an error")
          : new DeviceOutcome.Done();
    }

    private DeviceOutcome after(boolean tells) throws IOException {
      if (!tells) {
        channel.shutdownOutput();
        if (asks) {
          // Whoever resets the connection has not taken everything.
          int _ = read(nowMillis.getAsLong() + patience.statusMillis());
        }
        return new DeviceOutcome.HandedOver();
      }
      DeviceOutcome asked = write(ByteBuffer.wrap(WHEN_PRINTED), patience.statusMillis());
      if (asked instanceof DeviceOutcome.Done && saysThatItHasPrinted()) {
        return new DeviceOutcome.Done();
      }
      OptionalInt paper = ask(STATUS_PAPER);
      return new DeviceOutcome.Unknown(
          paper.isPresent() && (paper.getAsInt() & NO_PAPER) != 0
              ? "the paper ran out while it was printing"
              : "the printer did not say that it has printed");
    }

    /// Waits for the answer to [#WHEN_PRINTED], whatever else comes before it: an answer that is
    /// late, a status that nobody has asked for, a sign that the printer's memory is full.
    private boolean saysThatItHasPrinted() throws IOException {
      long until = nowMillis.getAsLong() + patience.printMillis();
      int skip = 0;
      for (int next = read(until); next >= 0; next = read(until)) {
        if (skip > 0) {
          skip--;
        } else if ((next & ANSWER_MASK) == UNASKED) {
          skip = UNASKED_MORE;
        } else if ((next & PRINTED_MASK) == 0) {
          return true;
        }
      }
      return false;
    }

    /// @return done, or what it means that not everything has left
    private DeviceOutcome write(ByteBuffer bytes, long patienceMillis) throws IOException {
      long until = nowMillis.getAsLong() + patienceMillis;
      while (bytes.hasRemaining()) {
        channel.write(bytes);
        if (bytes.hasRemaining() && !await(SelectionKey.OP_WRITE, until)) {
          return bytes.position() == 0
              ? new DeviceOutcome.TimedOut()
              : new DeviceOutcome.Unknown("it took " + bytes.position() + " bytes and no more");
        }
      }
      return new DeviceOutcome.Done();
    }

    /// @return the next byte from the printer; -1 if none comes
    private int read(long untilMillis) throws IOException {
      ByteBuffer one = ByteBuffer.allocate(1);
      while (await(SelectionKey.OP_READ, untilMillis)) {
        int count = channel.read(one);
        if (count != 0) {
          return count < 0 ? -1 : one.get(0) & 0xff;
        }
      }
      return -1;
    }

    private boolean await(int operation, long untilMillis) throws IOException {
      channel.keyFor(selector).interestOps(operation);
      long left = untilMillis - nowMillis.getAsLong();
      if (left <= 0) {
        return false;
      }
      selector.selectedKeys().clear();
      return selector.select(left) > 0 || untilMillis - nowMillis.getAsLong() > 0;
    }
  }
}
