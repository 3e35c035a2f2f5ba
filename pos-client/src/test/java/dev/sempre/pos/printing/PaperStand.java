package dev.sempre.pos.printing;

import dev.sempre.model.sale.CompletedSale;
import dev.sempre.model.sale.OpenSale;
import dev.sempre.model.sale.PayingSale;
import dev.sempre.model.sale.TenderKind;
import dev.sempre.pos.device.DeviceSettings;
import dev.sempre.pos.device.Devices;
import dev.sempre.pos.device.VirtualPrinter;
import dev.sempre.pos.mail.MailSettingsFile;
import dev.sempre.pos.sell.PaymentAnswer;
import dev.sempre.pos.sell.StepAnswer;
import dev.sempre.pos.till.TestShop;
import dev.sempre.pos.till.TillDesk;
import dev.sempre.replica.receipt.ReceiptJob.Channel;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/// A till with a virtual printer whose threads run when the test lets them.
final class PaperStand implements AutoCloseable {
  final TestShop shop;
  final Devices devices;
  final StoredReceipts receipts;
  final JobQueue prints;
  final JobQueue mails;
  final MailSettingsFile mailSettings;
  final TillPaper paper;
  final ShiftPrints shifts;
  final Deque<Runnable> worker = new ArrayDeque<>();
  final Deque<Runnable> beside = new ArrayDeque<>();
  final List<Ring> rings = new ArrayList<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();

  /// A wait that was asked for.
  record Ring(long millis, Runnable ring) {}

  PaperStand(Path folder, boolean again) {
    this(folder, again, null);
  }

  /// @param delivery what stands for the printers; null = those of the till
  PaperStand(Path folder, boolean again, JobQueue.@Nullable Delivery delivery) {
    this(
        folder,
        again ? TestShop.reopen(file(folder)) : furnished(TestShop.create(file(folder))),
        delivery);
  }

  /// A till to practise at.
  static PaperStand forTraining(Path folder) {
    return new PaperStand(folder, furnished(TestShop.createForTraining(file(folder))), null);
  }

  private static Path file(Path folder) {
    return folder.resolve("till.db");
  }

  private static TestShop furnished(TestShop shop) {
    shop.product("p", "Latte intero 1 l", 165, "8001234567897");
    return shop;
  }

  private PaperStand(Path folder, TestShop shop, JobQueue.@Nullable Delivery delivery) {
    this.shop = shop;
    devices = new Devices(folder, DeviceSettings.virtual("Cassa"), threads, () -> 0);
    receipts = new StoredReceipts(shop.replica);
    prints =
        queue(
            Channel.PRINT,
            delivery == null
                ? TillPaper.delivery(
                    devices, receipts, new StoredShiftPapers(shop.replica, receipts))
                : delivery);
    mailSettings = new MailSettingsFile(folder);
    mails =
        queue(
            Channel.MAIL, new MailDelivery(shop.replica, receipts, mailSettings, shop::nowMillis));
    paper =
        new TillPaper(
            shop.replica,
            devices,
            receipts,
            new TillPaper.Queues(prints, mails),
            folder.resolve("receipts"),
            new TillPaper.Hands(beside::add, beside::add));
    shifts = new ShiftPrints(shop.replica, devices, paper, prints, beside::add);
    mails.start();
    prints.start();
  }

  private JobQueue queue(Channel channel, JobQueue.Delivery delivery) {
    return new JobQueue(
        shop.replica,
        channel,
        delivery,
        worker::add,
        (millis, ring) -> rings.add(new Ring(millis, ring)));
  }

  VirtualPrinter printer() {
    return devices.virtualPrinters().getFirst();
  }

  /// Lets all threads do what there is to do.
  void settle() {
    while (!beside.isEmpty() || !worker.isEmpty()) {
      (beside.isEmpty() ? worker : beside).removeFirst().run();
    }
  }

  /// Time passes to the last alarm that was set, which rings.
  void ring() {
    Ring last = rings.removeLast();
    rings.clear();
    shop.advance(last.millis());
    last.ring().run();
    settle();
  }

  CompletedSale sell() {
    TillDesk desk = shop.desk("maria");
    OpenSale sale = ((StepAnswer.Done) desk.ringUp(desk.current().sale(), "p")).sale();
    PayingSale paying =
        sale.beginPayment().orElseThrow().addTender("cash", TenderKind.CASH, 165).orElseThrow();
    CompletedSale done = ((PaymentAnswer.Paid) desk.complete(paying)).sale();
    paper.paid(done);
    return done;
  }

  @Override
  public void close() {
    threads.shutdownNow();
    shop.close();
  }
}
