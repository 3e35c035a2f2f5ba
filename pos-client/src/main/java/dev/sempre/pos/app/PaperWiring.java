package dev.sempre.pos.app;

import dev.sempre.agent.AgentWiring;
import dev.sempre.agent.run.Ports.Alarm;
import dev.sempre.pos.device.CustomerDisplay;
import dev.sempre.pos.device.DeviceSettings;
import dev.sempre.pos.device.Devices;
import dev.sempre.pos.device.DisplaySettings;
import dev.sempre.pos.device.Face;
import dev.sempre.pos.device.Heard;
import dev.sempre.pos.device.Scale;
import dev.sempre.pos.device.ScaleSettings;
import dev.sempre.pos.device.ScannerWatch;
import dev.sempre.pos.device.VirtualScale;
import dev.sempre.pos.display.DisplayQueue;
import dev.sempre.pos.display.FaceWriter;
import dev.sempre.pos.display.Moment;
import dev.sempre.pos.display.SecondScreen;
import dev.sempre.pos.mail.MailSettingsFile;
import dev.sempre.pos.printing.JobQueue;
import dev.sempre.pos.printing.MailDelivery;
import dev.sempre.pos.printing.ShiftPrints;
import dev.sempre.pos.printing.StoredReceipts;
import dev.sempre.pos.printing.StoredShiftPapers;
import dev.sempre.pos.printing.TillDevices;
import dev.sempre.pos.printing.TillPaper;
import dev.sempre.pos.sell.Weigher;
import dev.sempre.pos.terminal.Terminals;
import dev.sempre.pos.words.Words;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.receipt.ReceiptJob.Channel;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;

/// The paper of a till put together: its devices, its queues, and a thread for each of what may
/// hang, so that none of it is the sale's. No thread is there before it is used.
final class PaperWiring implements AutoCloseable {
  private static final String PDFS = "receipts";

  private final ExecutorService printing;
  private final ExecutorService mailing;
  private final ExecutorService drawer;
  private final ExecutorService displaying;
  private final ExecutorService hanging;
  private final Devices devices;
  private final JobQueue prints;
  private final JobQueue mails;
  private final TillPaper paper;
  private final ShiftPrints shifts;
  private final TillDevices desk;
  private final StoredReceipts receipts;
  private final SecondScreen screen;
  private final DisplayQueue display;
  private final ScannerWatch scanner;

  /// @param threads makes threads of a name
  /// @param work for what is quick and not to be waited for
  /// @param clock wakes what is due
  /// @param screen the customer's, if that is what is set up
  /// @param scans told what is heard of a scanner with a line of its own; any thread
  PaperWiring(
      Path folder,
      Replica replica,
      Function<String, ThreadFactory> threads,
      ExecutorService work,
      ScheduledExecutorService clock,
      SecondScreen screen,
      Consumer<Heard> scans) {
    this.printing = Executors.newSingleThreadExecutor(threads.apply("till-print-"));
    this.mailing = Executors.newSingleThreadExecutor(threads.apply("till-mail-"));
    this.drawer = Executors.newSingleThreadExecutor(threads.apply("till-drawer-"));
    this.displaying = Executors.newSingleThreadExecutor(threads.apply("till-display-"));
    this.hanging = Executors.newCachedThreadPool(threads.apply("till-device-"));
    MailSettingsFile mailSettings = new MailSettingsFile(folder);
    this.devices =
        new Devices(folder, DeviceSettings.NONE, hanging, () -> System.nanoTime() / 1_000_000);
    this.scanner =
        new ScannerWatch(
            devices::scanner,
            hanging,
            alarm(clock)::ringAfter,
            () -> System.nanoTime() / 1_000_000,
            ScannerWatch.Patience.USUAL,
            scans);
    this.receipts = new StoredReceipts(replica);
    this.screen = screen;
    this.display = new DisplayQueue(this::customerDisplay, this::face, displaying, alarm(clock));
    this.prints =
        new JobQueue(
            replica,
            Channel.PRINT,
            TillPaper.delivery(devices, receipts, new StoredShiftPapers(replica, receipts)),
            printing,
            alarm(clock));
    this.mails =
        new JobQueue(
            replica,
            Channel.MAIL,
            new MailDelivery(
                replica, receipts, mailSettings, () -> AgentWiring.CLOCK.epochMillis()),
            mailing,
            alarm(clock));
    this.paper =
        new TillPaper(
            replica,
            devices,
            receipts,
            new TillPaper.Queues(prints, mails),
            folder.resolve(PDFS),
            new TillPaper.Hands(work, drawer));
    this.shifts = new ShiftPrints(replica, devices, paper, prints, work);
    this.desk = new TillDevices(replica, devices, paper, mailSettings);
    AtomicReference<DisplaySettings> known = new AtomicReference<>();
    devices.onChange(() -> {
      DisplaySettings now = devices.settings().customerDisplay();
      if (!now.equals(known.getAndSet(now))) {
        display.again();
      }
    });
    devices.onChange(scanner::look);
  }

  private Optional<CustomerDisplay> customerDisplay() {
    return switch (devices.settings().customerDisplay()) {
      case DisplaySettings.SecondScreen() -> Optional.of(screen);
      case DisplaySettings.None _, DisplaySettings.Pole _ -> {
        screen.hide();
        yield devices.pole();
      }
    };
  }

  /// In the shop's language, whoever stands at the till. Source: T13.
  private Face face(Moment moment) {
    return new FaceWriter(new Words(receipts.language()), receipts.shopName()).write(moment);
  }

  private static Alarm alarm(ScheduledExecutorService clock) {
    return (millis, ring) -> {
      try {
        var _ = clock.schedule(ring, millis, TimeUnit.MILLISECONDS);
      } catch (RejectedExecutionException closing) {
        // Nobody waits for it any more.
      }
    };
  }

  /// The till belongs to a company: what an earlier run has left is taken up.
  ///
  /// @param unset the devices that it has while nobody has set any up
  void start(DeviceSettings unset) {
    devices.suggest(unset);
    startAll();
  }

  /// The practice ground has these devices, whatever its folder says.
  void startPractice(DeviceSettings only) {
    devices.hold(only);
    startAll();
  }

  private void startAll() {
    prints.start();
    mails.start();
    scanner.look();
  }

  TillPaper paper() {
    return paper;
  }

  ShiftPrints shifts() {
    return shifts;
  }

  DisplayQueue display() {
    return display;
  }

  /// The scale that is set up now.
  Weigher weigher() {
    return new Weigher() {
      @Override
      public Optional<Scale> scale() {
        return devices.scale();
      }

      @Override
      public boolean isUnread() {
        return devices.settings().scale() instanceof ScaleSettings.Unread;
      }

      @Override
      public Optional<VirtualScale> twin() {
        return devices.virtualScale();
      }
    };
  }

  /// The payment terminals of this till.
  Terminals terminals() {
    return devices.terminals();
  }

  TillDevices desk() {
    return desk;
  }

  @Override
  public void close() {
    prints.close();
    mails.close();
    display.close();
    scanner.close();
    screen.close();
    List.of(printing, mailing, drawer, displaying, hanging).forEach(ExecutorService::shutdown);
  }
}
