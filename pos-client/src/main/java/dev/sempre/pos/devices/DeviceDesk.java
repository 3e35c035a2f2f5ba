package dev.sempre.pos.devices;

import dev.sempre.model.sale.PaymentMethod;
import dev.sempre.model.text.Label;
import dev.sempre.pos.device.DeviceSettings;
import dev.sempre.pos.device.VirtualDisplay;
import dev.sempre.pos.device.VirtualPrinter;
import dev.sempre.pos.device.VirtualScale;
import dev.sempre.pos.device.VirtualScanner;
import dev.sempre.pos.mail.MailSettings;
import dev.sempre.pos.mail.MailSettingsFile;
import dev.sempre.pos.terminal.VirtualTerminal;
import dev.sempre.replica.receipt.ReceiptJob;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// What the screen of printers and devices sets up and looks at. What it says is in memory unless
/// it throws `IOException` or is about jobs: those are for threads beside the UI's.
public interface DeviceDesk {
  /// The devices as they are set up now.
  DeviceSettings settings();

  /// Whether something that is stored of them is not understood, and nobody has set it anew since.
  boolean isUnread();

  /// Somebody may not do what he has asked for; nothing has changed. Trying again does not help.
  final class NoLeave extends Exception {
    private static final long serialVersionUID = 1;

    /// @param who his id
    public NoLeave(String who) {
      super(who + " may not set devices up");
    }
  }

  /// Sets them up otherwise; the journal says what is other than before. Where receipts go
  /// everybody may change: a shop whose printer is dead goes on with another.
  ///
  /// @param by id of who does it
  /// @return false if it is done, and the journal perhaps does not say so
  /// @throws IOException if that cannot be stored; nothing has changed then
  /// @throws NoLeave if his role does not allow more than that
  boolean set(DeviceSettings settings, String by) throws IOException, NoLeave;

  /// Whether a person who may work here has a role that allows to set devices up.
  boolean mayChange(String userId);

  /// Asks for the test page of a printer.
  void testPage(String printer);

  /// A job and what it is about.
  ///
  /// @param subject number of the ticket or closing, or name of the printer; empty where there is
  ///   none
  record QueueEntry(ReceiptJob job, String subject) {}

  /// What is printed and mailed.
  ///
  /// @param waiting what waits, as it comes out
  /// @param waitingPrints how much waits to be printed, listed or not
  /// @param printed what was printed, or was not, newest first
  /// @param mailed as that, of e-mail
  record Queue(
      List<QueueEntry> waiting,
      int waitingPrints,
      List<QueueEntry> printed,
      List<QueueEntry> mailed) {
    static final Queue EMPTY = new Queue(List.of(), 0, List.of(), List.of());

    public Queue {
      waiting = List.copyOf(waiting);
      printed = List.copyOf(printed);
      mailed = List.copyOf(mailed);
    }

    boolean isEmpty() {
      return waiting.isEmpty() && printed.isEmpty() && mailed.isEmpty();
    }
  }

  /// @param waiting how much of what waits
  /// @param newest how much of what does not any more, of each kind
  Queue queue(int waiting, int newest);

  /// Sends all that waits to be printed to a printer.
  void allTo(String printer);

  /// Nothing of what waits to be printed is wanted any more.
  void dropAllPrints();

  /// An id for another printer. Jobs go by it: none that a printer has had before it was removed.
  String nextPrinterId();

  /// Tries what waits now.
  ///
  /// @return false if it does not wait any more
  boolean tryNow(String jobId, String printer);

  /// Prints a receipt once more, as another copy: nobody knows whether it came out.
  ///
  /// @param by id of who wants it
  /// @return false if no printer for receipts is set up
  boolean printAgain(ReceiptJob job, String by);

  /// Mails a receipt once more. What the mail server had refused is not wanted any more then.
  ///
  /// @param address perhaps another one than before
  /// @param by id of who wants it
  /// @return false if that is no address
  boolean mailAgain(ReceiptJob job, String address, String by);

  /// What waits is not wanted any more.
  boolean drop(String jobId);

  /// Somebody has seen that it came out, of which the till does not know.
  ///
  /// @return false if the till knows meanwhile
  boolean cameOut(String jobId);

  /// The printers that are on the screen.
  List<VirtualPrinter> virtualPrinters();

  /// The customer display that is on the screen; empty if none is.
  Optional<VirtualDisplay> virtualDisplay();

  /// The scale that is on the screen; empty if none is.
  Optional<VirtualScale> virtualScale();

  /// The scanner that is on the screen; empty if none is.
  Optional<VirtualScanner> virtualScanner();

  /// Something to hold before it.
  record Article(Label name, String code) {}

  /// A few of the goods that have a barcode. Reads the disk.
  List<Article> articlesAtHand();

  /// The payment terminal that is on the screen; empty if none is.
  Optional<VirtualTerminal> virtualTerminal();

  /// The ways to pay that could go through a payment terminal: all but cash. Reads the disk.
  List<PaymentMethod> cardMethods();

  /// How e-mail is sent, as far as it is set up and understood. Reads the disk.
  MailSettingsFile.Answer mail();

  /// Has e-mail sent otherwise; the journal says what is other than before.
  ///
  /// @param by id of who does it
  /// @throws IOException if that cannot be stored or noted; nothing has changed then
  /// @throws NoLeave if his role does not allow it
  void setMail(MailSettings settings, String by) throws IOException, NoLeave;

  /// Tells whenever something has changed, on any thread.
  void onChange(Runnable watcher);
}
