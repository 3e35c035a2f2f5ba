package dev.sempre.replica.db;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// One writer at a time, people before background work: whoever holds the gate has the only writing
/// connection. Background work that commits often therefore never makes a sale wait for more than
/// the one batch that is being written. Source: H1.
final class WriterGate {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private boolean taken;
  private int peopleWaiting;

  void enter(Priority priority) {
    lock.lock();
    try {
      switch (priority) {
        case PERSON -> {
          peopleWaiting++;
          while (taken) {
            changed.awaitUninterruptibly();
          }
          peopleWaiting--;
        }
        case BACKGROUND -> {
          while (taken || peopleWaiting > 0) {
            changed.awaitUninterruptibly();
          }
        }
      }
      taken = true;
    } finally {
      lock.unlock();
    }
  }

  void leave() {
    lock.lock();
    try {
      taken = false;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
