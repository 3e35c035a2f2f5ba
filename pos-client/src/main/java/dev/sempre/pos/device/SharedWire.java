package dev.sempre.pos.device;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/// A wire that a printer and the drawer behind it use in turn, whoever came first. A receipt waits
/// for its turn; a pulse does not wait long: a drawer that opens when the printer is done at last
/// opens with nobody before it.
final class SharedWire implements Wire {
  /// How long a pulse waits for its turn.
  static final long PULSE_PATIENCE_MILLIS = 1_000;

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

  @Override
  public DeviceOutcome pulse(byte[] bytes) {
    try {
      if (!inTurn.tryLock(PULSE_PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
        return new DeviceOutcome.TimedOut();
      }
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
      return new DeviceOutcome.TimedOut();
    }
    try {
      return wire.pulse(bytes);
    } finally {
      inTurn.unlock();
    }
  }
}
