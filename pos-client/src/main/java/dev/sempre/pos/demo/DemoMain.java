package dev.sempre.pos.demo;

import dev.sempre.centre.demo.DemoCompany;
import dev.sempre.model.catalogue.Gtin;
import dev.sempre.pos.app.Installation;
import dev.sempre.pos.app.PosApp;
import dev.sempre.pos.app.PosWiring;
import dev.sempre.pos.command.LogFile;
import dev.sempre.replica.sale.SalesReport;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The main job in one command: a centre with the demo company, a till that joins it, and the
/// till's window; without a display a scripted day through the same screens. `mvn -Pdemo` starts
/// it.
public final class DemoMain {
  private static final Logger LOG = LoggerFactory.getLogger(DemoMain.class);

  /// Among what the build has made.
  private static final Path USUAL = Path.of("pos-client/target/demo");

  /// File by which a folder is known as a demo's.
  private static final String MARK = "sempre-demo.txt";

  private static final int WIDTH = 1366;
  private static final int HEIGHT = 768;

  /// A label of the scale: 0.612 kg of the product with PLU 11001.
  private static final String WEIGHED = "211100100612";

  private static final String MILK = "2900001300018";

  private static final ScriptedDay.Goods GOODS =
      new ScriptedDay.Goods(
          List.of(MILK, "2900001700016", "2900002100020", WEIGHED + Gtin.checkDigit(WEIGHED)),
          MILK);

  private final Path folder;
  private final PrintStream out;

  DemoMain(Path folder, PrintStream out) {
    this.folder = folder;
    this.out = out;
  }

  /// @param args the folder for data and pictures, which may not hold anything else; by default
  ///   `pos-client/target/demo`
  public static void main(String[] args) {
    Path folder = args.length > 0 ? Path.of(args[0]) : USUAL;
    boolean scripted = Boolean.getBoolean("sempre.demo.scripted") || hasNoDisplay(System.getenv());
    if (scripted) {
      System.setProperty("glass.platform", "Unseen");
      System.setProperty("prism.order", "sw");
    }
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    System.exit(new DemoMain(folder, out).run(scripted));
  }

  /// @param scripted true for the day without a display
  /// @return 0 if all went well
  int run(boolean scripted) {
    try {
      clear();
      return scripted ? scripted() : shown();
    } catch (IOException | RuntimeException e) {
      LOG.error("the demo has stopped", e);
      out.println("The demo has stopped: " + e.getMessage());
      return 1;
    }
  }

  private static boolean hasNoDisplay(Map<String, String> environment) {
    String system = System.getProperty("os.name", "");
    return system.startsWith("Linux")
        && environment.get("DISPLAY") == null
        && environment.get("WAYLAND_DISPLAY") == null;
  }

  /// Each demo begins with nothing, and takes away only what a demo has left: a folder with
  /// anything else in it stays as it is.
  void clear() throws IOException {
    Path mark = folder.resolve(MARK);
    Files.createDirectories(folder);
    List<Path> there = within();
    if (!there.isEmpty() && !Files.exists(mark) && !folder.equals(USUAL)) {
      throw new IOException(
          folder + " holds something that is not of a demo: name another folder, or empty it");
    }
    for (Path path : there) {
      if (!path.equals(mark)) {
        Files.delete(path);
      }
    }
    Files.writeString(mark, "A demo of Sempre: all of this is deleted when the next one begins.\n");
  }

  private List<Path> within() throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(path -> !path.equals(folder)).sorted(Comparator.reverseOrder()).toList();
    }
  }

  private DemoCentre centre() {
    out.println("Starting a centre with the demo company " + DemoCompany.COMPANY + " ...");
    DemoCentre centre = new DemoCentre(folder.resolve("centre"), 0);
    centre.start();
    out.println("Centre at " + centre.url() + ", its API at " + centre.url() + "/openapi.json");
    out.println("Who may log in, with which PIN or badge:");
    for (DemoCompany.Person person : DemoCompany.people()) {
      out.printf(
          "  %-12s %-12s %-7s %s establishment %s%n",
          person.displayName(),
          person.role(),
          person.pin(),
          person.badge(),
          person.establishment());
    }
    return centre;
  }

  /// With a display: the till is joined and its window opens.
  private int shown() {
    try (DemoCentre centre = centre();
        ExecutorService beside = Executors.newSingleThreadExecutor()) {
      out.println("Opening the till. Close its window to end the demo.");
      PosApp.open(
          new PosApp.Start(
              folder.resolve("till"),
              _ -> DemoCentre.pins(),
              (installation, enrolment) -> () -> enrolment.join(centre.url(), centre.code("1")),
              LogFile::start,
              beside));
      return 0;
    }
  }

  private int scripted() {
    try (DemoCentre centre = centre()) {
      out.println("No display: a scripted day through the real screens.");
      try (Installation installation = open(folder.resolve("till"))) {
        return day(centre, installation);
      }
    }
  }

  private static Installation open(Path till) {
    return switch (Installation.open(till)) {
      case Installation.Opened.Ready(Installation installation) -> {
        LogFile.start(installation.folder().logs());
        yield installation;
      }
      case Installation.Opened.Blocked(var why, String detail) ->
          throw new IllegalStateException(why + ": " + detail);
    };
  }

  private int day(DemoCentre centre, Installation installation) {
    startToolkit();
    PosWiring till =
        Hands.onUi(() ->
            new PosWiring(
                installation,
                _ -> DemoCentre.pins(),
                enrolment -> () -> enrolment.join(centre.url(), centre.code("1"))));
    Scene scene = Hands.onUi(() -> shown(till));
    Hands hands = new Hands(scene, folder, DemoMain::sleep);
    ScriptedDay day = new ScriptedDay(centre, installation, till, hands, GOODS, out::println);
    try {
      day.run();
      return compare(day.atTill(), day.atCentre());
    } finally {
      Hands.onUi(() -> {
        till.close();
        return true;
      });
    }
  }

  private static void startToolkit() {
    Platform.setImplicitExit(false);
    try {
      CountDownLatch started = new CountDownLatch(1);
      Platform.startup(started::countDown);
      started.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (IllegalStateException running) {
      LOG.debug("the toolkit runs already", running);
    }
  }

  private static Scene shown(PosWiring till) {
    Stage stage = new Stage();
    Scene scene = till.scene(WIDTH, HEIGHT);
    stage.setScene(scene);
    stage.show();
    return scene;
  }

  private static void sleep(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  /// Prints the sums side by side.
  ///
  /// @return 0 if they are equal, 1 if not
  private int compare(SalesReport till, SalesReport centre) {
    out.println();
    out.printf("%-28s %14s %14s%n", "", "till", "centre");
    out.printf("%-28s %14d %14d%n", "tickets", till.count(), centre.count());
    for (SalesReport.Total total : till.totals()) {
      SalesReport.Total other =
          centre.totals().stream()
              .filter(each -> each.currency().equals(total.currency()))
              .findFirst()
              .orElseThrow(() -> new IllegalStateException("the centre has none"));
      line("sum, cents", total.currency(), total.grossMinor(), other.grossMinor());
      line("VAT, cents", total.currency(), total.taxMinor(), other.taxMinor());
      line("change given, cents", total.currency(), total.changeMinor(), other.changeMinor());
    }
    boolean equal = till.equals(centre);
    out.println(
        equal
            ? "Till and centre hold the same, to the cent."
            : "TILL AND CENTRE DIFFER: till " + till + ", centre " + centre);
    return equal ? 0 : 1;
  }

  private void line(String what, String currency, long till, long centre) {
    out.printf("%-28s %14d %14d%n", what + " " + currency, till, centre);
  }
}
