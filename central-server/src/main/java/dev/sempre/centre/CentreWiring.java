package dev.sempre.centre;

import dev.sempre.centre.tenant.Ports;
import dev.sempre.model.id.UuidV7;
import dev.sempre.model.time.TimeSource;
import java.security.SecureRandom;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// The world outside as the programs meet it: the system's clock, strong randomness, one thread for
/// upkeep that never keeps a program alive.
public final class CentreWiring {
  private static final long IDLE_SECONDS = 5;

  private CentreWiring() {}

  public static Ports ports() {
    TimeSource time = System::currentTimeMillis;
    SecureRandom random = new SecureRandom();
    ThreadPoolExecutor upkeep =
        new ThreadPoolExecutor(
            1,
            1,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            work -> {
              Thread thread = new Thread(work, "centre-upkeep");
              thread.setDaemon(true);
              return thread;
            });
    upkeep.allowCoreThreadTimeOut(true);
    return new Ports(time, new UuidV7(time, random), random, upkeep);
  }
}
