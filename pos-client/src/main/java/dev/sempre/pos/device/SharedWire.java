package dev.sempre.pos.device;

import java.util.concurrent.locks.ReentrantLock;

/// A wire that a printer and the drawer behind it use in turn, whoever came first.
final class SharedWire implements Wire {
  private final Wire wire;
  private final ReentrantLock inTurn = new ReentrantLock(true);

  SharedWire(Wire wire) {
    this.wire = wire;
  }

  @Override
  public DeviceOutcome send(byte[] bytes, Runnable begins) {
    inTurn.lock();
    try {
      return wire.send(bytes, begins);
    } finally {
      inTurn.unlock();
    }
  }
}
