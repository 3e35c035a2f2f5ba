package dev.sempre.pos.journey;

import dev.sempre.pos.approval.ApprovalViewModel;
import dev.sempre.pos.badge.BadgeReader;
import dev.sempre.pos.device.Scale;
import dev.sempre.pos.device.ToledoScale;
import dev.sempre.pos.device.VirtualScale;
import dev.sempre.pos.devices.DevicesView;
import dev.sempre.pos.devices.DevicesViewModel;
import dev.sempre.pos.devices.FakeDevices;
import dev.sempre.pos.login.FakeLogIn;
import dev.sempre.pos.login.LogInView;
import dev.sempre.pos.login.LogInViewModel;
import dev.sempre.pos.login.QuickSwitch;
import dev.sempre.pos.look.Picture;
import dev.sempre.pos.look.Seen;
import dev.sempre.pos.sell.FakePaper;
import dev.sempre.pos.sell.FakeReturns;
import dev.sempre.pos.sell.FakeShop;
import dev.sempre.pos.sell.FakeTill;
import dev.sempre.pos.sell.PaperViewModel;
import dev.sempre.pos.sell.SellView;
import dev.sempre.pos.sell.SellViewModel;
import dev.sempre.pos.sell.Weigher;
import dev.sempre.pos.shell.Cashier;
import dev.sempre.pos.shell.FxWork;
import dev.sempre.pos.shell.Screen;
import dev.sempre.pos.shell.ShellView;
import dev.sempre.pos.shell.ShellViewModel;
import dev.sempre.pos.shell.UiThread;
import dev.sempre.pos.shift.FakeShift;
import dev.sempre.pos.shift.FakeShiftPaper;
import dev.sempre.pos.shift.ReportPaper;
import dev.sempre.pos.shift.ShiftView;
import dev.sempre.pos.shift.ShiftViewModel;
import dev.sempre.pos.start.FakeCompany;
import dev.sempre.pos.start.StartView;
import dev.sempre.pos.start.StartViewModel;
import dev.sempre.pos.sync.FakeMonitor;
import dev.sempre.pos.sync.SyncView;
import dev.sempre.pos.sync.SyncViewModel;
import dev.sempre.pos.words.Language;
import dev.sempre.pos.words.Words;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import org.testfx.util.WaitForAsyncUtils;

/// The whole program on fakes: what the journeys walk through. Made on the UI thread.
final class Stand implements AutoCloseable {
  static final Instant NOW = Instant.parse("2026-05-28T12:02:00Z");
  static final ZoneId ZONE = ZoneId.of("Europe/Rome");
  static final Path PICTURES = Path.of("target", "pictures");

  private static final long PATIENCE_MILLIS = 30_000;

  /// How long an answer is waited for that may never come: one that a person or a terminal owes.
  private static final long ANSWER_MILLIS = 100;

  private static final long LOOKS_AGAIN_MILLIS = 2;

  final Words words = new Words(Language.EN);
  final FakeShop shop = new FakeShop();
  final FakeTill till = new FakeTill(shop);
  final FakeShift drawer = new FakeShift();
  final FakePaper paper = new FakePaper();
  final FakeShiftPaper shiftPaper = new FakeShiftPaper();
  final FakeDevices devices = new FakeDevices(NOW.toEpochMilli());
  final FakeMonitor monitor = new FakeMonitor(NOW);
  final List<Throwable> bugs = new CopyOnWriteArrayList<>();
  final AtomicInteger beeps = new AtomicInteger();
  private final AtomicLong passedMillis = new AtomicLong();
  final AtomicInteger triesNow = new AtomicInteger();
  final ShellViewModel shell;
  final SellViewModel sell;
  final LogInViewModel logIn;
  final ShiftViewModel shift;
  final SyncViewModel sync;
  final StartViewModel start;
  final DevicesViewModel devicesModel;
  private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(2);
  private final AtomicInteger begun = new AtomicInteger();
  private final AtomicInteger underWay = new AtomicInteger();
  private final Scene scene;

  Stand(int width, int height) {
    FxWork work = new FxWork(this::begin, threads, bugs::add);
    InstantSource clock = InstantSource.fixed(NOW);
    shell =
        new ShellViewModel(
            words, work, clock, () -> ZONE, triesNow::incrementAndGet, this::moneyLies);
    FakeLogIn people = new FakeLogIn();
    sell =
        new SellViewModel(
            words,
            work,
            till,
            new FakeReturns(till, shop),
            shop,
            shop::findCustomers,
            new ApprovalViewModel(words, work, this::nowMillis, people, beeps::incrementAndGet),
            new PaperViewModel(work, paper, () -> "maria"),
            beeps::incrementAndGet,
            weigher());
    logIn =
        new LogInViewModel(
            words,
            work,
            this::nowMillis,
            people,
            new ApprovalViewModel(words, work, this::nowMillis, people, beeps::incrementAndGet),
            shell::onlyFor,
            this::moneySetAside,
            this::welcome,
            beeps::incrementAndGet);
    sell.handOverBy(
        new QuickSwitch(new BadgeReader(work, people, beeps::incrementAndGet), shell, logIn::hold)
            ::scan);
    shift =
        new ShiftViewModel(
            words,
            work,
            drawer,
            new ApprovalViewModel(words, work, this::nowMillis, people, beeps::incrementAndGet),
            new ReportPaper(work, shiftPaper, () -> "maria"),
            () -> shell.go(Screen.SELL));
    sync = new SyncViewModel(work, () -> 0, monitor, shell::showIssues);
    devicesModel = new DevicesViewModel(work, devices, () -> "maria");
    start = new StartViewModel(work, FakeCompany::demo, FakeCompany::join, shell::open);
    Map<Screen, Supplier<Node>> screens = new EnumMap<>(Screen.class);
    screens.put(Screen.START, () -> new StartView(start, words));
    screens.put(Screen.LOG_IN, () -> new LogInView(logIn, words, work, this::nowMillis));
    screens.put(Screen.SELL, () -> new SellView(sell, words, work, this::nowMillis));
    screens.put(
        Screen.SHIFT,
        () -> new ShiftView(shift, words, work, this::nowMillis, beeps::incrementAndGet));
    screens.put(Screen.SYNC, () -> new SyncView(sync, words, () -> ZONE));
    screens.put(Screen.DEVICES, () -> new DevicesView(devicesModel, words, () -> ZONE));
    ShellView view = new ShellView(shell, words, screens);
    scene = new Scene(view, width, height);
    logIn.reload();
    sync.reload();
  }

  private void begin(Runnable task) {
    threads.execute(() -> {
      try {
        task.run();
      } finally {
        underWay.decrementAndGet();
      }
    });
    underWay.incrementAndGet();
    begun.incrementAndGet();
  }

  /// Lets all that was asked for be answered, then lays out as the next frame of a window would.
  void settle() {
    long startNanos = System.nanoTime();
    boolean more = true;
    while (more && System.nanoTime() - startNanos < ANSWER_MILLIS * 1_000_000) {
      int before = begun.get();
      boolean busy = underWay.get() > 0;
      if (busy) {
        WaitForAsyncUtils.sleep(LOOKS_AGAIN_MILLIS, TimeUnit.MILLISECONDS);
      }
      does(() -> {}); // What has ended has left its answer on the UI thread, before this.
      more = busy || begun.get() != before;
    }
    does(this::layOut);
  }

  /// As [#settle], after what is to happen within some milliseconds of the program's own.
  void settleAfter(long millis) {
    try {
      threads.schedule(() -> {}, millis, TimeUnit.MILLISECONDS).get();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
    settle();
  }

  /// What a window would do by itself; skins, and so the insides of lists, come into being here.
  void layOut() {
    scene.getRoot().applyCss();
    scene.getRoot().layout();
  }

  /// Waits until something is so, and not a moment longer.
  static void soon(Callable<Boolean> so) {
    long startNanos = System.nanoTime();
    while (!ui(so)) {
      if (System.nanoTime() - startNanos > TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS)) {
        throw new AssertionError("waited in vain");
      }
      WaitForAsyncUtils.sleep(LOOKS_AGAIN_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  /// Does something on the UI thread.
  static void does(Runnable step) {
    UiThread.does(step);
  }

  /// What something comes to on the UI thread.
  static <T> T ui(Callable<T> task) {
    return UiThread.ask(task);
  }

  /// There is a scale while the devices say so.
  private Weigher weigher() {
    return new Weigher() {
      @Override
      public Optional<Scale> scale() {
        return devices.virtualScale().map(ToledoScale::new);
      }

      @Override
      public Optional<VirtualScale> twin() {
        return devices.virtualScale();
      }
    };
  }

  private boolean moneyLies() {
    return sell.moneyLies();
  }

  private void moneySetAside() {
    till.setAside();
    sell.forgetMoney();
  }

  private void welcome(Cashier cashier) {
    boolean paymentStands = shell.onlyFor().isPresent();
    shell.welcome(cashier);
    if (!paymentStands) {
      till.seat(cashier.id());
      sell.start();
      shift.start();
    }
  }

  private long nowMillis() {
    return System.nanoTime() / 1_000_000 + passedMillis.get();
  }

  /// So much time passes at once, for who measures how fast keys come.
  void pass(long millis) {
    passedMillis.addAndGet(millis);
  }

  Scene scene() {
    return scene;
  }

  /// Saves what another scene shows, named in the same way.
  void picture(Scene other, String name) {
    save(other, fileOf(name));
  }

  private String fileOf(String name) {
    return String.join(
            "-",
            name,
            shell.themeProperty().get().name().toLowerCase(Locale.ROOT),
            words.language().tag(),
            (int) scene.getWidth() + "x" + (int) scene.getHeight())
        + ".png";
  }

  /// Saves what stands on the screen, named after screen, theme, language and size.
  void picture(String name) {
    String file = fileOf(name);
    rest();
    does(() -> save(scene, file));
  }

  /// Panels slide in, an explanation over another one; who looks at them wants them at rest.
  void rest() {
    soon(this::panelRests);
  }

  boolean panelRests() {
    return scene.getRoot().lookupAll(".panel").stream()
        .filter(Seen::is)
        .allMatch(panel -> panel.getTranslateX() == 0);
  }

  private static void save(Scene scene, String file) {
    try {
      Picture.save(scene, PICTURES.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    sync.close();
    shell.close();
    threads.shutdownNow();
    // The toolkit looks through all that has a stylesheet of its own each time that it styles a
    // node; what is taken out of a scene it forgets.
    does(() -> scene.setRoot(new StackPane()));
  }
}
