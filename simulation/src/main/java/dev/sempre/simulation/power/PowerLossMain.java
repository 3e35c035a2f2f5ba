package dev.sempre.simulation.power;

import dev.sempre.simulation.power.EagerDisk.Promise;
import dev.sempre.simulation.power.PowerRun.Fault;
import dev.sempre.simulation.power.PowerRun.Outcome;
import dev.sempre.simulation.world.Ground;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;

/// Takes the power from a selling till at 50,000 points: `mvn -Ppower`. One of them again: `mvn
/// -Ppower -Dpower.arguments="--seed 7 --image 12"`. Ends with 1 if a promise was broken at one of
/// them, with 2 if it does not understand its arguments.
public final class PowerLossMain {
  private static final String USAGE =
      """
      usage: power [--images N] [--from SEED] [--seed SEED [--image N]] [--too-early | --cart-too-early]
        --images          how many images; 50,000 if nothing is said
        --from            seed of the first day; 1 if nothing is said
        --seed            this day alone
        --image           this image of it alone
        --too-early       the till does not wait for its disk: tickets must be lost
        --cart-too-early  it waits with tickets, and not with what is rung up: lines must be lost
      """;

  private static final int DAYS_PER_LINE = 10;
  private static final int MOST_FAULTS_SHOWN = 20;

  private final PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
  private int images = 50_000;
  private long from = 1;
  private boolean oneDay;
  private int onlyImage = -1;
  private Promise promise = Promise.AS_SOLD;

  private PowerLossMain() {}

  public static void main(String[] arguments) {
    PowerLossMain main = new PowerLossMain();
    if (!main.understands(arguments)) {
      main.out.print(USAGE);
      main.out.flush();
      System.exit(2);
    }
    System.exit(main.run() ? 0 : 1);
  }

  private boolean understands(String[] arguments) {
    try {
      for (int i = 0; i < arguments.length; i++) {
        switch (arguments[i]) {
          case "--images" -> images = Integer.parseInt(arguments[++i]);
          case "--from" -> from = Long.parseLong(arguments[++i]);
          case "--seed" -> {
            from = Long.parseLong(arguments[++i]);
            oneDay = true;
          }
          case "--image" -> onlyImage = Integer.parseInt(arguments[++i]);
          case "--too-early" -> promise = Promise.TOO_EARLY;
          case "--cart-too-early" -> promise = Promise.CART_TOO_EARLY;
          default -> {
            return false;
          }
        }
      }
      return onlyImage < 0 || oneDay;
    } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
      return false;
    }
  }

  /// @return true if every image was as promised
  private boolean run() {
    if (!FileCalls.arePossible()) {
      out.println("The calls of SQLite can be logged on Linux on x86-64 or AArch64 only.");
      return false;
    }
    long began = System.nanoTime();
    int perDay = PowerRun.IMAGES_PER_DAY;
    long days = oneDay ? 1 : Math.ceilDiv(images, perDay);
    long looked = 0;
    long lost = 0;
    long faulty = 0;
    long notShown = 0;
    try (Ground ground = new Ground()) {
      for (long day = 0; day < days; day++) {
        IntStream numbers =
            onlyImage >= 0
                ? IntStream.of(onlyImage)
                : IntStream.range(0, (int) Math.min(perDay, images - day * perDay));
        Outcome outcome = PowerRun.of(from + day, numbers, ground, promise);
        looked += outcome.images();
        lost += outcome.lost();
        notShown += outcome.notShown();
        for (Fault fault : outcome.faults()) {
          if (faulty++ < MOST_FAULTS_SHOWN) {
            out.println(fault.told());
          }
        }
        if ((day + 1) % DAYS_PER_LINE == 0) {
          out.printf("%,d of %,d images, ", looked, images);
          tell(lost, notShown, faulty, began);
        }
      }
    }
    out.printf("%,d images of %,d days, ", looked, days);
    tell(lost, notShown, faulty, began);
    return faulty == 0;
  }

  private void tell(long lost, long notShown, long faulty, long began) {
    out.printf(
        "%,d not as promised, %,d acknowledged tickets lost, %,d carts not as shown, %.0f s%n",
        faulty, lost, notShown, (System.nanoTime() - began) / 1e9);
  }
}
