package dev.sempre.pos.app;

import dev.sempre.agent.AgentWiring;
import dev.sempre.agent.identity.Identity;
import dev.sempre.agent.run.SyncSnapshot;
import dev.sempre.agent.schedule.AgentHere;
import dev.sempre.model.organisation.Establishment;
import dev.sempre.model.organisation.User;
import dev.sempre.pos.approval.ApprovalViewModel;
import dev.sempre.pos.badge.BadgeReader;
import dev.sempre.pos.device.DeviceSettings;
import dev.sempre.pos.device.Heard;
import dev.sempre.pos.devices.DeviceDesk;
import dev.sempre.pos.devices.DevicesView;
import dev.sempre.pos.devices.DevicesViewModel;
import dev.sempre.pos.display.SecondScreen;
import dev.sempre.pos.login.LogInView;
import dev.sempre.pos.login.LogInViewModel;
import dev.sempre.pos.login.QuickSwitch;
import dev.sempre.pos.look.Seen;
import dev.sempre.pos.scan.ScanKeys;
import dev.sempre.pos.sell.CustomerMoments;
import dev.sempre.pos.sell.PaperViewModel;
import dev.sempre.pos.sell.SellView;
import dev.sempre.pos.sell.SellViewModel;
import dev.sempre.pos.sell.Sounds;
import dev.sempre.pos.sell.Speaker;
import dev.sempre.pos.shell.Cashier;
import dev.sempre.pos.shell.FxWork;
import dev.sempre.pos.shell.Place;
import dev.sempre.pos.shell.Screen;
import dev.sempre.pos.shell.ShellView;
import dev.sempre.pos.shell.ShellViewModel;
import dev.sempre.pos.shell.Work;
import dev.sempre.pos.shift.ReportPaper;
import dev.sempre.pos.shift.ShiftView;
import dev.sempre.pos.shift.ShiftViewModel;
import dev.sempre.pos.start.DemoCompany;
import dev.sempre.pos.start.Enrolment;
import dev.sempre.pos.start.StartView;
import dev.sempre.pos.start.StartViewModel;
import dev.sempre.pos.sync.StoredMonitor;
import dev.sempre.pos.sync.SyncMonitor;
import dev.sempre.pos.sync.SyncView;
import dev.sempre.pos.sync.SyncViewModel;
import dev.sempre.pos.till.KnownShop;
import dev.sempre.pos.till.LocalCustomers;
import dev.sempre.pos.till.LocalProducts;
import dev.sempre.pos.till.PinLogIn;
import dev.sempre.pos.till.ReturnDesk;
import dev.sempre.pos.till.ShiftDesk;
import dev.sempre.pos.till.TillDesk;
import dev.sempre.pos.words.Language;
import dev.sempre.pos.words.Word;
import dev.sempre.pos.words.Words;
import dev.sempre.replica.catalogue.ProductSearch;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.db.RightOfWay;
import dev.sempre.replica.db.StoreFailure;
import dev.sempre.replica.journal.ProgramRuns;
import dev.sempre.replica.organisation.DeviceStore;
import dev.sempre.replica.organisation.UserStore;
import dev.sempre.replica.sync.SetBack;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Base64;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.Scene;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The till put together: screens, their view models, the use cases, the agent. Made and closed on
/// the UI thread.
public final class PosWiring implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PosWiring.class);
  private static final long MONITOR_MILLIS = 1_000;

  /// After which the people stand on the screen, and somebody looks for himself among them.
  private static final long SETTLED_MILLIS = 300;

  private final Installation installation;
  private final Replica replica;
  private final Words words;
  private final Threads threads;
  private final FxWork work;
  private final ShellViewModel shell;
  private final SellViewModel sell;
  private final LogInViewModel logIn;
  private final SyncViewModel sync;
  private final StartViewModel start;
  private final ShiftViewModel shift;
  private final DevicesViewModel devices;
  private final CurrentDesk desk;
  private final CurrentShift shiftDesk;
  private final PaperWiring paper;
  private final CardWiring cards;
  private final ScannedHere scanned;
  private final LogInHere people = new LogInHere();
  private final KnownShop shop = new KnownShop();
  private final ProductSearch index;
  private final Function<Identity, Map<String, String>> demoPins;
  private final ScreenRefresh refresh;
  private final ShopZone zone = new ShopZone(ZoneId.systemDefault(), shop);
  private final AtomicBoolean pinIsRehearsed = new AtomicBoolean();
  private @Nullable PinLogIn pinLogIn;
  private @Nullable AgentHere agent;
  private boolean startIsNoted;

  /// Whether nobody works here for real: the demo's company, or the practice ground.
  private boolean triedOut;

  /// @param installation the opened folder; closed by the caller, after this
  /// @param demoPins login > PIN of people whose PIN may be shown on their tiles, by who the
  ///   installation is; empty for a company that is not the demo's
  /// @param demo what "try it" on the first screen does
  public PosWiring(
      Installation installation,
      Function<Identity, Map<String, String>> demoPins,
      Function<Enrolment, DemoCompany> demo) {
    this.installation = installation;
    this.demoPins = demoPins;
    this.replica = installation.replica();
    replica.giveWay(RightOfWay.toPeople(System::nanoTime));
    this.words = new Words(Language.of(Locale.getDefault().toLanguageTag()));
    this.threads = threads();
    this.work = new FxWork(threads.work(), threads.clock(), PosWiring::report);
    this.paper =
        new PaperWiring(
            installation.folder().path(),
            replica,
            PosWiring::daemons,
            threads.work(),
            threads.clock(),
            new SecondScreen(work::onUi),
            heard -> work.onUi(() -> hear(heard)));
    this.cards = new CardWiring(replica, paper.terminals(), work);
    this.desk = new CurrentDesk(paper.paper()::paid, paper.paper()::received, cards.cards());
    this.shiftDesk =
        new CurrentShift(
            z -> paper.shifts().closed(z.closing()),
            paper.shifts()::moved,
            paper.paper()::moneyMoves,
            () -> work.onUi(this::moneySetAside));
    this.shell =
        new ShellViewModel(words, work, this::correctedNow, zone, this::tryNow, this::moneyLies);
    this.index = new ProductSearch(installation.searchIndex(), replica, threads.index());
    Sounds sounds = new Speaker(threads.work());
    LocalProducts products = new LocalProducts(replica, AgentWiring.CLOCK, shop, index);
    this.sell =
        new SellViewModel(
            words,
            work,
            desk,
            new ReturnDesk(replica, AgentWiring.CLOCK, shop, desk, products),
            products,
            new LocalCustomers(replica),
            new ApprovalViewModel(words, work, PosWiring::nowMillis, people, sounds::unknownCode),
            new PaperViewModel(work, paper.paper(), this::person),
            sounds,
            paper.weigher());
    CustomerMoments _ = new CustomerMoments(sell, paper.display()::show);
    this.shift =
        new ShiftViewModel(
            words,
            work,
            shiftDesk,
            new ApprovalViewModel(words, work, PosWiring::nowMillis, people, sounds::unknownCode),
            new ReportPaper(work, paper.shifts(), this::person),
            () -> shell.go(Screen.SELL));
    this.logIn =
        new LogInViewModel(
            words,
            work,
            PosWiring::nowMillis,
            people,
            new ApprovalViewModel(words, work, PosWiring::nowMillis, people, sounds::unknownCode),
            shell::onlyFor,
            this::moneySetAside,
            this::welcome,
            sounds::unknownCode);
    sell.handOverBy(
        new QuickSwitch(new BadgeReader(work, people, sounds::unknownCode), shell, logIn::hold)
            ::scan);
    this.sync =
        new SyncViewModel(
            work,
            PosWiring::nowMillis,
            new StoredMonitor(replica, AgentWiring.CLOCK, zone, this::person, this::ticks),
            shell::showIssues);
    Joining joining = new Joining(installation, new SecureRandom(), deviceName());
    this.start = new StartViewModel(work, demo.apply(joining), joining, this::open);
    this.devices =
        new DevicesViewModel(
            work, paper.desk(), this::person, () -> shell.go(Screen.SELL), () -> triedOut);
    this.scanned = new ScannedHere(sell, devices, sounds);
    this.refresh =
        new ScreenRefresh(
            replica,
            work,
            this::snapshot,
            shell,
            new ScreenRefresh.Told(this::newPeople, sell::reload, index::follow, sync::reload));
    shell
        .cashierProperty()
        .addListener((_, _, now) -> {
          if (now == null) {
            logIn.reload(); // The one who leaves may leave an open ticket, which his tile shows.
          }
        });
    installation.identity().ifPresent(this::begin);
  }

  /// A till that is set back sends and fetches as always, and nobody logs in before it has joined
  /// anew. Source: R21.
  private void begin(Identity identity) {
    if (replica.read(SetBack::is)) {
      startAgent(identity);
      start.joinAnew(identity.address().toString());
    } else {
      open(Joining.place(identity));
    }
  }

  private static Threads threads() {
    return new Threads(
        Executors.newCachedThreadPool(daemons("till-work-")),
        Executors.newSingleThreadScheduledExecutor(daemons("till-clock-")),
        Executors.newSingleThreadExecutor(daemons("till-index-")));
  }

  private static ThreadFactory daemons(String name) {
    AtomicInteger count = new AtomicInteger();
    return task -> {
      Thread thread = new Thread(task, name + count.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    };
  }

  private static void report(Throwable bug) {
    LOG.error("TILL-9 An action was stopped by a fault of the program", bug);
  }

  private static String deviceName() {
    String computer = System.getenv().getOrDefault("COMPUTERNAME", System.getenv("HOSTNAME"));
    return computer == null || computer.isBlank() ? "Till" : computer;
  }

  /// The paper is made before those who hear of it: only by a method it can name them.
  private void hear(Heard heard) {
    scanned.hear(heard);
  }

  private boolean moneyLies() {
    return sell.moneyLies();
  }

  private void moneySetAside() {
    sell.forgetMoney();
  }

  private String person() {
    Cashier cashier = shell.cashierProperty().get();
    return cashier == null ? "till" : cashier.id();
  }

  private SyncMonitor.Watch ticks(Runnable look) {
    Work.Timer timer = work.every(MONITOR_MILLIS, () -> inBackground(look));
    return timer::close;
  }

  private void inBackground(Runnable task) {
    work.run(
        () -> {
          task.run();
          return true;
        },
        _ -> {});
  }

  /// What time it is at head office, by which everything that was written down is dated.
  private Instant correctedNow() {
    long offsetMillis = replica.place().map(here -> here.clockOffsetMillis()).orElse(0L);
    return Instant.ofEpochMilli(AgentWiring.CLOCK.epochMillis() + offsetMillis);
  }

  private SyncSnapshot snapshot() {
    return SyncSnapshot.read(replica, AgentWiring.CLOCK);
  }

  private void tryNow() {
    if (agent != null) {
      agent.tryNow(person());
    }
  }

  /// This installation belongs to a company: its agent starts, and people may log in.
  private void open(Place where) {
    installation.identity().ifPresent(this::join);
    shell.open(where);
    logIn.reload();
    betterNames();
  }

  private void join(Identity identity) {
    byte[] secret = Base64.getDecoder().decode(identity.pinSecret());
    Map<String, String> pins = demoPins.apply(identity);
    PinLogIn here = new PinLogIn(replica, PosWiring::nowMillis, secret, pins, shop);
    people.join(here);
    pinLogIn = here;
    rehearsePin();
    triedOut = installation.isTraining() || !pins.isEmpty();
    DeviceSettings virtual = DeviceSettings.virtual(words.say(Word.DEVICE_VIRTUAL_PRINTER));
    if (installation.isTraining()) {
      paper.startPractice(virtual);
    } else {
      paper.start(pins.isEmpty() ? DeviceSettings.NONE : virtual);
    }
    cards.start();
    startAgent(identity);
  }

  /// Once, as soon as there is somebody who could type a PIN.
  private void rehearsePin() {
    PinLogIn here = pinLogIn;
    if (here == null || pinIsRehearsed.get()) {
      return;
    }
    inBackground(() -> {
      if (hasPeople(here) && pinIsRehearsed.compareAndSet(false, true)) {
        here.rehearse();
        if (!installation.isTraining()) {
          settleMemory();
        }
      }
    });
  }

  /// A disk that cannot be read now says so where people look for their names.
  private static boolean hasPeople(PinLogIn here) {
    try {
      return !here.people().isEmpty();
    } catch (StoreFailure unreadable) {
      return false;
    }
  }

  /// What lives as long as the till, of it the memory for PINs, goes where collections of what is
  /// young do not copy it any more, while nobody is served yet. Source: ADR 0009.
  private static void settleMemory() {
    System.gc();
  }

  /// Nothing of a practice ground is sent, so it has no agent.
  private void startAgent(Identity identity) {
    if (installation.isTraining()) {
      return;
    }
    AgentHere before = agent;
    if (before == null) {
      startNext(identity);
    } else {
      // It proves itself with a key that is not good any more, and may be waiting for an answer.
      work.run(
          () -> {
            before.close();
            return identity;
          },
          this::startNext);
    }
  }

  private void startNext(Identity identity) {
    if (!startIsNoted) {
      startIsNoted = true;
      inBackground(() -> ProgramRuns.started(replica, Installation.version()));
    }
    AgentHere next = AgentWiring.here(installation.folder(), replica, identity, "till");
    agent = next;
    next.start();
  }

  private void newPeople() {
    logIn.reload();
    rehearsePin();
    betterNames();
  }

  /// The names that the company has given, once they are here.
  private void betterNames() {
    Place now = shell.placeProperty().get();
    if (now != null && replica.place().isPresent()) {
      work.run(() -> names(now), shell::standsAt);
    }
  }

  private Place names(Place now) {
    zone.look(replica);
    return replica.read(handle -> {
      var place = replica.place().orElseThrow();
      String establishment =
          shop.find(handle, place).map(Establishment::name).orElse(now.establishment());
      String device =
          DeviceStore.byId(handle, place.base())
              .map(found -> found.name() + " " + found.number())
              .orElse(now.device());
      return new Place(place.company(), establishment, device);
    });
  }

  private void welcome(Cashier cashier) {
    Optional<Cashier> owner = shell.onlyFor();
    if (owner.isEmpty()) {
      work.run(
          () -> replica.read(handle -> UserStore.byId(handle, cashier.id())).orElseThrow(),
          user -> take(cashier, user));
    } else if (owner.get().id().equals(cashier.id())) {
      shell.welcome(cashier); // His payment stands on the screen as he left it.
    } else {
      logIn.refuse(cashier);
    }
  }

  /// What somebody works with.
  private record Seat(TillDesk selling, ShiftDesk shift) {}

  private void take(Cashier cashier, User user) {
    work.run(
        () -> {
          TillDesk next = new TillDesk(replica, AgentWiring.CLOCK, shop, user);
          desk.becomeIfNobody(next);
          return new Seat(next, new ShiftDesk(replica, AgentWiring.CLOCK, shop, user));
        },
        next -> {
          shiftDesk.become(next.shift()); // With the screens: until here they are another's.
          shell.welcome(cashier);
          sell.start(() -> desk.become(next::selling));
          shift.start();
          betterNames();
        });
  }

  /// The scene with all screens.
  public Scene scene(int width, int height) {
    Map<Screen, Supplier<Node>> screens = new EnumMap<>(Screen.class);
    screens.put(Screen.START, () -> new StartView(start, words));
    screens.put(Screen.LOG_IN, () -> new LogInView(logIn, words, work, PosWiring::nowMillis));
    screens.put(Screen.SELL, () -> new SellView(sell, words, work, PosWiring::nowMillis));
    screens.put(Screen.SHIFT, () -> shiftView());
    screens.put(Screen.SYNC, () -> unsold(new SyncView(sync, words, zone)));
    screens.put(Screen.DEVICES, () -> unsold(new DevicesView(devices, words, zone)));
    ShellView view = new ShellView(shell, words, screens);
    shell
        .screenProperty()
        .subscribe(screen -> {
          if (screen == Screen.LOG_IN) {
            work.after(SETTLED_MILLIS, () -> rehearse(view));
          }
        });
    Scene scene = new Scene(view, width, height);
    scanned.at(scene);
    return scene;
  }

  private ShiftView shiftView() {
    return new ShiftView(shift, words, work, PosWiring::nowMillis, scanned::useless);
  }

  /// Nothing is sold on this screen: what is scanned there is heard to be of no use, and gets
  /// neither into a field nor to a key. Source: T2.
  private Node unsold(Node screen) {
    ScanKeys keys =
        new ScanKeys(
            work,
            PosWiring::nowMillis,
            ScanKeys::isOfGoodsOrBadge,
            _ -> scanned.useless(),
            () -> null);
    Seen.at(screen, keys::listenTo);
    return screen;
  }

  /// Does once, while people look for their names, what would keep the first customer waiting.
  private void rehearse(ShellView view) {
    view.prepare(Screen.SELL);
    inBackground(() -> index.find("a", 1));
  }

  private static long nowMillis() {
    return System.nanoTime() / 1_000_000;
  }

  /// Somebody practises at this till from now on: whoever comes back to it logs in.
  void restWhileTraining() {
    shell.lock();
  }

  /// From now on what is scanned is meant for other screens; null = for these again.
  void lendScanner(@Nullable PosWiring other) {
    scanned.lendTo(other == null ? null : other.scanned);
  }

  /// Whether somebody is being served, so that nothing may take the screen's place. Source: P5.
  boolean serves() {
    return sell.serves();
  }

  /// Runs a step on the UI thread. Any thread.
  void onUi(Runnable step) {
    work.onUi(step);
  }

  /// Who is logged in; "till" if nobody is.
  String whoIsHere() {
    return person();
  }

  /// The frame around the screens, for the scripted day.
  public ShellViewModel shell() {
    return shell;
  }

  /// The Sell screen, for the scripted day.
  public SellViewModel sell() {
    return sell;
  }

  /// The devices, for the scripted day.
  public DeviceDesk devices() {
    return paper.desk();
  }

  @Override
  public void close() {
    sync.close();
    shell.close();
    refresh.close();
    cards.close();
    paper.close();
    threads.close();
    if (agent != null) {
      agent.close();
    }
    index.close();
    if (startIsNoted) {
      ProgramRuns.stopped(replica);
    }
  }
}
