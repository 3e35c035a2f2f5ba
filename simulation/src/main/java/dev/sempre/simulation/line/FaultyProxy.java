package dev.sempre.simulation.line;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Phaser;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/// A line to a server on this machine that does to each request what it is told to. It speaks
/// HTTP/1.1 without TLS. Thread-safe.
public final class FaultyProxy implements AutoCloseable {
  private final IntSupplier server;
  private final int port;
  private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
  private final Map<String, Integer> counts = new TreeMap<>();

  /// What still goes over the line although nobody waits for it.
  private final Phaser stragglers = new Phaser(1);

  private volatile Supplier<Fault> faults = Fault.None::new;
  private volatile ServerSocket door;
  private volatile long refuseMillis;

  /// Whether somebody waits for connections, or is about to.
  private volatile boolean listening = true;

  /// Guards what the line lets through.
  private final Object way = new Object();

  private Partition partition = Partition.NONE;
  private volatile boolean closed;

  /// Opens a line on which nothing goes wrong.
  ///
  /// @param server asked for the server's port at each request
  public FaultyProxy(IntSupplier server) {
    this.server = server;
    this.door = open(0);
    this.port = door.getLocalPort();
    Thread.ofPlatform().daemon().name("line").start(this::receive);
  }

  /// From here on each request meets the next of these.
  ///
  /// @param newFaults asked from many threads
  public void faults(Supplier<Fault> newFaults) {
    faults = newFaults;
  }

  /// From here on this is all that goes over the line, beside the faults of each request.
  public void partition(Partition now) {
    synchronized (way) {
      partition = now;
      way.notifyAll();
    }
  }

  /// Waits while the line does not let something through.
  void awaitWay(Partition closed) {
    synchronized (way) {
      try {
        while (partition == closed) {
          way.wait();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted", e);
      }
    }
  }

  /// From here on nothing goes wrong. Waits for what was to arrive late.
  public void calm() {
    faults = Fault.None::new;
    partition(Partition.NONE);
    stragglers.arriveAndAwaitAdvance();
  }

  public String url() {
    return "http://127.0.0.1:" + port;
  }

  /// How often each kind of fault has happened, by its name.
  public Map<String, Integer> counts() {
    synchronized (counts) {
      return new TreeMap<>(counts);
    }
  }

  private void receive() {
    while (!closed) {
      try {
        listening = true;
        Socket client = door.accept();
        Thread.ofVirtual().start(() -> new Conversation(this, client).hold());
      } catch (IOException e) {
        listening = false;
        Pauses.pause(refuseMillis);
        door = open(port);
      }
    }
    shut(door); // It may have been opened anew meanwhile.
  }

  private static ServerSocket open(int port) {
    try {
      ServerSocket door = new ServerSocket();
      door.setReuseAddress(true);
      door.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return door;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Fault next() {
    Fault fault = faults.get();
    synchronized (counts) {
      counts.merge(fault.getClass().getSimpleName(), 1, Integer::sum);
    }
    return fault;
  }

  /// Nobody listens for a while.
  void refuse(long millis) {
    refuseMillis = millis;
    shut(door);
    // The system takes connections until the thread that waits for one has gone.
    while (listening) {
      Pauses.pause(1);
    }
  }

  Socket connect() throws IOException {
    Socket socket = new Socket();
    connections.add(socket);
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.getAsInt()));
    return socket;
  }

  void opened(Socket socket) {
    connections.add(socket);
  }

  void ended(Socket socket) {
    shut(socket);
    connections.remove(socket);
  }

  /// Does something later that nobody waits for.
  void later(long millis, Runnable task) {
    stragglers.register();
    Thread.ofVirtual()
        .start(() -> {
          try {
            Pauses.pause(millis);
            task.run();
          } finally {
            stragglers.arriveAndDeregister();
          }
        });
  }

  private static void shut(Closeable socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    closed = true;
    partition(Partition.NONE);
    shut(door);
    connections.forEach(FaultyProxy::shut);
  }
}
