package dev.sempre.simulation.bench;

import com.google.gson.Gson;
import dev.sempre.simulation.bench.Figure.Aim;
import dev.sempre.simulation.counter.CounterMain;
import dev.sempre.simulation.counter.CounterReport;
import dev.sempre.simulation.program.CentreProgram;
import dev.sempre.simulation.program.Running;
import dev.sempre.simulation.shop.Assortment;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What a cashier waits for at the real screens, with very many articles and while they come in.
/// The limits are those that the till promises, of the same run there is nothing to hold it
/// against: another program's screens are not here.
final class CounterBench {
  private static final int FEW = 200;
  private static final long PRICE_MINOR = 199;
  private static final long TICKETS_OF_A_DAY = 2_000;
  private static final Duration LONGEST = Duration.ofHours(2);
  private static final int P99 = 99;

  /// Seconds for which the virtual machine watches a cashier sell, before a minute of all else.
  private static final int LESSON = 10;

  private static final Day LEARNT = new Day(FEW, LESSON, 1, 1);

  private final Stage stage;

  /// @param articles that she sells of
  /// @param seconds of selling with all of them there
  /// @param tickets in the Z, at least
  /// @param hourMinutes of the hour behind it; 0: none
  private record Day(int articles, int seconds, long tickets, int hourMinutes) {}

  /// Who works there.
  private record People(String cashierPin, String managerPin) {}

  CounterBench(Stage stage) {
    this.stage = stage;
  }

  List<Figure> run() {
    Path till = stage.file("counter");
    Path data = stage.file("counter-centre");
    try (CentreProgram centre = CentreProgram.create(stage.programs(), data, null)) {
      People people =
          new People(centre.createUser("maria", "CASHIER"), centre.createUser("lucia", "MANAGER"));
      importProducts(centre, "few", 7, FEW);
      centre.serve();
      Path practice = stage.file("counter-practice");
      join(practice, centre);
      join(till, centre);
      List<String> programs = QuickStart.inJars(stage.file("counter-jars"));
      Path cache = stage.file("counter.aot");
      stage.say("the virtual machine learns, from a minute of all that a cashier does");
      CounterReport _ = sell(practice, people, LEARNT, QuickStart.learning(cache), programs);
      stage.say("importing %,d articles".formatted(stage.sizes().articles()));
      importProducts(centre, "articles", 8, stage.sizes().articles());
      stage.say(
          "a cashier sells while they come in, and for %,d s after it"
              .formatted(stage.sizes().counterSeconds()));
      return figures(sell(till, people, day(), QuickStart.with(cache), programs));
    }
  }

  private static void join(Path till, CentreProgram centre) {
    try (HouseBase base = HouseBase.open(till)) {
      base.enrol(centre.url(), centre.deviceCode());
      base.round();
    }
  }

  private void importProducts(CentreProgram centre, String name, int seed, int count) {
    Path file = stage.file(name + ".csv");
    new Assortment(seed, count, Math.min(count, stage.sizes().categories()), 1)
        .writeProducts(file, false);
    centre.importProducts(file, PRICE_MINOR);
  }

  private Day day() {
    return new Day(
        stage.sizes().articles(),
        stage.sizes().counterSeconds(),
        TICKETS_OF_A_DAY,
        stage.sizes().hourMinutes());
  }

  private CounterReport sell(
      Path till, People people, Day day, List<String> start, List<String> programs) {
    List<String> options = new ArrayList<>(start);
    options.addAll(
        List.of(
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-Dglass.platform=Unseen",
            "-Dprism.order=sw",
            "-cp",
            String.join(File.pathSeparator, programs)));
    List<String> arguments =
        List.of(
            CounterMain.class.getName(),
            "--data",
            till.toString(),
            "--cashier",
            "maria",
            "--pin",
            people.cashierPin,
            "--manager",
            "lucia",
            "--manager-pin",
            people.managerPin,
            "--hour-minutes",
            Integer.toString(day.hourMinutes),
            "--few",
            Integer.toString(FEW),
            "--articles",
            Integer.toString(day.articles),
            "--seconds",
            Integer.toString(day.seconds),
            "--tickets",
            Long.toString(day.tickets));
    try (Running running = stage.programs().java("counter", this::tell, options, arguments)) {
      String report = running.awaitLine(line -> line.startsWith("{"), LONGEST);
      running.awaitEnd(LONGEST);
      return new Gson().fromJson(report, CounterReport.class);
    }
  }

  private void tell(String line) {
    if (!line.startsWith("{")) {
      stage.say(line);
    }
  }

  private static List<Figure> figures(CounterReport report) {
    List<Figure> figures = new ArrayList<>();
    String coming = ", while %,d articles come in".formatted(report.articles());
    String there = ", with %,d articles".formatted(report.articles());
    if (report.loading().payments().isEmpty()) {
      throw new IllegalStateException("they had come in before anything was sold: take more");
    }
    figures.add(p99("scan to line on screen" + coming, report.loading().scans(), 50));
    figures.add(p99("scan to line on screen" + there, report.loaded().scans(), 50));
    figures.add(p99("pay to \"paid\"" + coming, report.loading().payments(), 100));
    figures.add(p99("pay to \"paid\"" + there, report.loaded().payments(), 100));
    figures.add(p99("first letters to results on screen" + there, report.searches(), 50));
    figures.add(longest("log-in", report.logIns(), 1_000));
    figures.add(longest("UI thread held while somebody logs in", report.logInBeats(), 50));
    figures.add(
        longest("Z of %,d tickets".formatted(report.tickets()), List.of(report.closing()), 1_000));
    figures.add(longest("UI thread held" + coming, report.loading().beats(), 50));
    figures.add(longest("UI thread held" + there, report.loaded().beats(), 50));
    CounterReport.Hour hour = report.hour();
    if (hour != null) {
      figures.addAll(figures(hour));
    }
    return figures;
  }

  private static List<Figure> figures(CounterReport.Hour hour) {
    String in =
        ", in %,d scripted minutes with %,d tickets".formatted(hour.minutes(), hour.tickets());
    List<Figure> figures = new ArrayList<>();
    figures.add(p99("scan to line on screen" + in, hour.waits().scans(), 50));
    figures.add(p99("pay to \"paid\"" + in, hour.waits().payments(), 100));
    figures.add(p99("first letters to results on screen" + in, hour.searches(), 50));
    figures.add(longest("Z on the screen" + in, List.of(hour.closing()), 1_000));
    figures.add(longest("UI thread held" + in, hour.waits().beats(), 50));
    hour.held()
        .forEach((deed, millis) ->
            figures.add(longest("UI thread held" + in + ": " + deed, List.of(millis), 50)));
    return figures;
  }

  private static Figure p99(String name, List<Double> millis, double most) {
    double reached = Spread.percentile(millis, P99);
    return figure(name + ", p99", reached, "under %.0f ms", most, millis);
  }

  private static Figure longest(String name, List<Double> millis, double most) {
    return figure(name + ", longest", Spread.of(millis).max(), "under %.0f ms", most, millis);
  }

  private static Figure figure(
      String name, double reached, String aim, double most, List<Double> millis) {
    return new Figure(
        name,
        "ms",
        Spread.of(List.of(reached)),
        null,
        null,
        null,
        new Aim(String.format(Locale.ROOT, aim, most), Math.nextDown(most), reached),
        List.of(
            String.format(
                Locale.ROOT,
                "p50 %.1f, p99 %.1f, longest %.1f ms of %d; above 50 ms: %d",
                Spread.percentile(millis, 50),
                Spread.percentile(millis, P99),
                Spread.of(millis).max(),
                millis.size(),
                millis.stream().filter(each -> each > 50).count())));
  }
}
