package dev.sempre.pos.command;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import dev.sempre.agent.identity.Identity;
import dev.sempre.model.archive.ArchiveManifest.Key;
import dev.sempre.model.archive.ArchiveManifest.Part;
import dev.sempre.model.archive.ArchiveManifest.Signer;
import dev.sempre.model.archive.ArchiveReport;
import dev.sempre.replica.chain.ArchiveStore;
import dev.sempre.replica.chain.ArchiveStore.Made;
import dev.sempre.replica.chain.ArchiveStore.Order;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.journal.ChainEvents;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `archive`: writes all sealed records of a period into a file that anybody can read and prove.
/// Source: R41.
@Command(
    name = "archive",
    description =
        "writes what this till has sealed in a period of at most twelve months into a file that"
            + " sempre-verifier.jar can check",
    mixinStandardHelpOptions = true)
final class ArchiveCommand extends InstalledCommand {
  private static final long STEP_PERCENT = 10;
  private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();

  @Option(names = "--from", required = true, paramLabel = "DATE", description = "first day")
  private LocalDate from = LocalDate.EPOCH;

  @Option(names = "--to", required = true, paramLabel = "DATE", description = "last day")
  private LocalDate to = LocalDate.EPOCH;

  @Option(
      names = "--chain",
      paramLabel = "SERIES",
      description = "which chain; by default the tickets of this till")
  private @Nullable String chain;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "the file to write; it is never overwritten")
  private Path file = Path.of("");

  private record Document(String file, ArchiveReport report) {}

  ArchiveCommand(Tools tools) {
    super(tools);
  }

  @Override
  int run(Replica replica, Identity identity, Answers answers) {
    String series = chain == null ? replica.place().orElseThrow().series() : chain;
    if (!isOwn(replica, series)) {
      return answers.refused(
          "OTHER_KEY",
          series
              + " was not sealed with the key that this till has now: have the archive made at the"
              + " centre, which keeps the keys.");
    }
    String key = identity.key().publicBase64();
    Order order =
        new Order(
            series,
            from,
            to,
            List.of(new Key(identity.device(), key)),
            new Signer(Signer.DEVICE, identity.device(), key),
            identity.key()::sign);
    return switch (ArchiveStore.make(replica, order, file, progress(answers))) {
      case Made.Refused(String code, String message) -> answers.refused(code, message);
      case Made.Done done -> {
        Part part = done.report().manifest().chain();
        ChainEvents.archived(
            replica,
            series,
            "%s to %s, records %d to %d, hash %s"
                .formatted(from, to, part.first(), part.last(), part.hash()));
        yield answer(done, answers);
      }
    };
  }

  private static ArchiveStore.Watch progress(Answers answers) {
    long[] shown = {-1};
    return (done, all) -> {
      long tenths = done * 100 / all / STEP_PERCENT;
      if (tenths > shown[0]) {
        shown[0] = tenths;
        answers.tell(tenths * STEP_PERCENT + " %");
      }
    };
  }

  private static int answer(Made.Done done, Answers answers) {
    if (!done.report().holds()) {
      return answers.refused(
          "CHAIN_BROKEN",
          done.file()
              + " is written, and what is in it is not as it was sealed: "
              + String.join(" ", done.report().findings())
              + " Keep it and call who keeps books.");
    }
    answers.answer(
        answers.json()
            ? GSON.toJson(new Document(done.file().toString(), done.report()))
            : done.file() + "\n" + done.report().text());
    return Answers.DONE;
  }
}
