package dev.sempre.pos.sell;

import dev.sempre.model.account.AccountPayment;
import dev.sempre.model.sale.CompletedSale;
import dev.sempre.pos.device.DeviceOutcome;
import dev.sempre.pos.shell.Work;
import dev.sempre.pos.words.Word;
import dev.sempre.replica.receipt.ReceiptJob;
import dev.sempre.replica.receipt.ReceiptJob.Channel;
import dev.sempre.replica.receipt.ReceiptJob.State;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/// What the screen says of the receipt of the ticket that was paid last, and what can be asked for
/// of it. UI thread only; everything that waits is done beside it.
public final class PaperViewModel {
  /// A sentence for other screens.
  ///
  /// @param values what stands in the word's places
  public record Said(Word word, List<Object> values) {}

  /// What became of a job, as a sentence.
  public static Said fateOf(ReceiptJob job) {
    Line line =
        switch (job.channel()) {
          case PRINT, PDF -> ofPrint(job);
          case MAIL -> ofMail(job);
        };
    return new Said(line.word(), line.values());
  }

  /// How a sentence is meant.
  enum Tone {
    QUIET,
    GOOD,
    TROUBLE
  }

  /// One sentence.
  ///
  /// @param values what stands in the word's places
  record Line(Tone tone, Word word, List<Object> values) {
    static Line of(Tone tone, Word word, Object... values) {
      return new Line(tone, word, List.of(values));
    }
  }

  /// What is said, and what the keys are called.
  ///
  /// @param lines sentences, of the paper first
  /// @param canPrint whether there is a printer
  /// @param again whether a receipt has come out before, so that the next is a duplicate
  record Told(List<Line> lines, boolean canPrint, boolean again) {
    Told {
      lines = List.copyOf(lines);
    }
  }

  private record Looked(List<ReceiptJob> jobs, boolean canPrint, Optional<DeviceOutcome> drawer) {}

  private final Work work;
  private final TicketPaper paper;
  private final Supplier<String> person;
  private final ReadOnlyObjectWrapper<@Nullable Told> told = new ReadOnlyObjectWrapper<>();
  private final StringProperty address = new SimpleStringProperty("");
  private @Nullable Document document;
  private @Nullable Line answer;
  private int looks;

  /// @param person id of who is logged in
  public PaperViewModel(Work work, TicketPaper paper, Supplier<String> person) {
    this.work = work;
    this.paper = paper;
    this.person = person;
    paper.onChange(() -> work.onUi(this::look));
  }

  /// What is said; null until it is known.
  ReadOnlyObjectProperty<@Nullable Told> toldProperty() {
    return told.getReadOnlyProperty();
  }

  /// Whether the key for paper does anything.
  boolean canPrint() {
    Told now = told.get();
    return now != null && now.canPrint();
  }

  /// What is typed as the address of an e-mail.
  StringProperty addressProperty() {
    return address;
  }

  /// Of which receipts are asked for.
  private record Document(String id) {}

  /// A ticket was paid: from now on it is about its receipt.
  void follow(CompletedSale paid) {
    follow(paid.id(), paid.customerId());
  }

  /// Money was taken for what is owed: from now on it is about its receipt.
  void follow(AccountPayment payment) {
    follow(payment.id(), payment.customerId());
  }

  private void follow(String id, @Nullable String customer) {
    Document now = new Document(id);
    document = now;
    answer = null;
    told.set(null);
    address.set("");
    look();
    if (customer != null) {
      work.run(
          () -> paper.addressOf(customer),
          found -> found.filter(_ -> isOf(now) && address.get().isEmpty()).ifPresent(address::set));
    }
  }

  private boolean isOf(Document one) {
    return one.equals(document);
  }

  private void look() {
    Document of = document;
    if (of == null) {
      return;
    }
    int mine = ++looks;
    work.run(
        () -> new Looked(paper.of(of.id()), paper.canPrint(), paper.drawer()),
        looked -> {
          if (mine == looks && isOf(of)) {
            told.set(tell(looked));
          }
        });
  }

  private Told tell(Looked looked) {
    List<Line> lines = new ArrayList<>();
    looked
        .drawer()
        .filter(outcome -> !outcome.wentWell())
        .ifPresent(_ -> lines.add(Line.of(Tone.TROUBLE, Word.DRAWER_NOT_OPEN)));
    lines.add(
        newest(looked.jobs(), Channel.PRINT)
            .map(PaperViewModel::ofPrint)
            .orElseGet(() ->
                Line.of(
                    Tone.QUIET,
                    looked.canPrint() ? Word.PAPER_ON_REQUEST : Word.PAPER_NO_PRINTER)));
    newest(looked.jobs(), Channel.MAIL).map(PaperViewModel::ofMail).ifPresent(lines::add);
    Line said = answer;
    if (said != null) {
      lines.add(said);
    }
    boolean again =
        looked.jobs().stream().anyMatch(job -> job.duplicate() > 0 || job.state().mayBeOut());
    return new Told(lines, looked.canPrint(), again);
  }

  private static Optional<ReceiptJob> newest(List<ReceiptJob> jobs, Channel channel) {
    return jobs.stream().filter(job -> job.channel() == channel).reduce((_, later) -> later);
  }

  private static Line ofPrint(ReceiptJob job) {
    return switch (job.state()) {
      case WAITING -> job.outcome() == null ? Line.of(Tone.QUIET, Word.PAPER_PRINTING) : waits(job);
      case RUNNING -> Line.of(Tone.QUIET, Word.PAPER_PRINTING);
      case DONE -> out(job, "HANDED_OVER".equals(job.outcome()));
      case UNKNOWN -> Line.of(Tone.TROUBLE, Word.PAPER_UNKNOWN);
      case REFUSED -> Line.of(Tone.TROUBLE, Word.PAPER_REFUSED);
      case DROPPED -> Line.of(Tone.QUIET, Word.PAPER_DROPPED);
    };
  }

  /// @param untold whether the printer does not say what it has done with it: then nobody knows
  ///   more than that it was sent. Source: I17.
  private static Line out(ReceiptJob job, boolean untold) {
    return job.duplicate() == 0
        ? Line.of(Tone.GOOD, untold ? Word.PAPER_HANDED_OVER : Word.PAPER_PRINTED)
        : Line.of(
            Tone.GOOD,
            untold ? Word.PAPER_DUPLICATE_HANDED_OVER : Word.PAPER_DUPLICATE_PRINTED,
            job.duplicate());
  }

  /// Of a receipt that waits for its printer: why, and what helps.
  private static Line waits(ReceiptJob job) {
    return Line.of(
        Tone.TROUBLE,
        switch (String.valueOf(job.outcome())) {
          case "NO_PAPER" -> Word.PAPER_WAITS_NO_PAPER;
          case "COVER_OPEN" -> Word.PAPER_WAITS_COVER;
          case "FAULTY" -> Word.PAPER_WAITS_FAULT;
          case "NO_ACCESS" -> Word.PAPER_WAITS_NO_ACCESS;
          case "NOT_SET_UP" -> Word.PAPER_WAITS_GONE;
          default -> Word.PAPER_WAITS_NO_ANSWER;
        });
  }

  private static Line ofMail(ReceiptJob job) {
    return switch (job.state()) {
      case WAITING, RUNNING ->
          job.outcome() == null || job.state() == State.RUNNING
              ? Line.of(Tone.QUIET, Word.MAIL_SENDING, job.target())
              : Line.of(Tone.TROUBLE, Word.MAIL_WAITS, job.target());
      case DONE -> Line.of(Tone.GOOD, Word.MAIL_SENT, job.target());
      case UNKNOWN -> Line.of(Tone.TROUBLE, Word.MAIL_UNKNOWN, job.target());
      case REFUSED -> Line.of(Tone.TROUBLE, Word.MAIL_REFUSED, job.target());
      case DROPPED -> Line.of(Tone.QUIET, Word.PAPER_DROPPED);
    };
  }

  /// The key for paper.
  void print() {
    ask(of -> paper.print(of.id(), person.get()) ? null : noPrinter());
  }

  private static Line noPrinter() {
    return Line.of(Tone.TROUBLE, Word.PAPER_NO_PRINTER);
  }

  /// The key for the file.
  void pdf() {
    ask(of -> {
      try {
        return paper
            .pdf(of.id(), person.get())
            .map(PaperViewModel::saved)
            .orElseGet(() -> Line.of(Tone.TROUBLE, Word.PAPER_REFUSED));
      } catch (IOException unwritten) {
        return Line.of(Tone.TROUBLE, Word.PDF_NOT_SAVED);
      }
    });
  }

  private static Line saved(Path file) {
    return Line.of(Tone.GOOD, Word.PDF_SAVED, file.getFileName(), String.valueOf(file.getParent()));
  }

  /// The address is typed.
  ///
  /// @param done told whether it was one
  void mail(Runnable done, Runnable noAddress) {
    Document of = document;
    String to = address.get().strip();
    if (of == null) {
      return;
    }
    work.run(
        () -> paper.mail(of.id(), to, person.get()),
        queued -> (queued ? done : noAddress).run(),
        _ -> fail());
  }

  private interface Asking {
    /// @return what to say; null if the receipt's own state says it
    @Nullable Line of(Document document);
  }

  private void ask(Asking asking) {
    Document of = document;
    if (of == null) {
      return;
    }
    answer = null;
    work.run(
        () -> Optional.ofNullable(asking.of(of)),
        said -> {
          answer = said.orElse(null);
          look();
        },
        _ -> fail());
  }

  private void fail() {
    answer = Line.of(Tone.TROUBLE, Word.PAPER_NOT_QUEUED);
    look();
  }

  /// Opens the drawer without a sale; whoever may has said so already.
  ///
  /// @param answered what it did; empty if there is none
  void openDrawer(Consumer<Optional<DeviceOutcome>> answered) {
    work.run(paper::openDrawer, answered);
  }
}
