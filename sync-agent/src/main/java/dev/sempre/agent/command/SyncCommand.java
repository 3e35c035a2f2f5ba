package dev.sempre.agent.command;

import dev.sempre.agent.identity.DataFolder;
import dev.sempre.agent.identity.Identity;
import dev.sempre.agent.run.SyncSnapshot;
import dev.sempre.agent.schedule.Assembled;
import dev.sempre.agent.schedule.SyncAgent;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.sync.Outbox;
import dev.sempre.replica.sync.SyncRequests;
import dev.sempre.replica.sync.SyncRuns;
import dev.sempre.replica.sync.SyncRuns.Category;
import dev.sempre.replica.sync.SyncRuns.Outcome;
import dev.sempre.replica.sync.SyncRuns.Run;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

/// `sync`: one round now, by whichever agent serves the database; by an own one if none does.
@Command(name = "sync", description = "synchronises once, now")
final class SyncCommand extends FolderCommand {
  private static final String SAFE = " Nothing is lost: what waits goes up with the next attempt.";
  private static final long LOOK_MILLIS = 50;
  private static final long SERVE_MILLIS = 1_000;
  private static final long PROGRESS_MILLIS = 1_000;

  /// Whoever serves the database ends by himself what hangs for five minutes; one who has moved
  /// nothing for longer will not answer any more.
  private static final long SILENCE_MILLIS = 420_000;

  /// @param run what moved, null if there was nothing to do
  /// @param waiting what waits to go up still, per table
  private record Document(
      String outcome, @Nullable RunDocument run, List<WaitingDocument> waiting) {}

  /// What came of the request.
  private sealed interface Served {
    /// There was nothing to do.
    record WithoutRun() implements Served {}

    record By(RunDocument run) implements Served {}

    /// Nobody has answered.
    record NotAtAll() implements Served {}
  }

  SyncCommand(Tools tools) {
    super(tools);
  }

  @Override
  int run(DataFolder folder, Replica replica, Output output) {
    return enrolled(folder, output, identity -> sync(folder, replica, identity, output));
  }

  private int sync(DataFolder folder, Replica replica, Identity identity, Output output) {
    Attendance attendance = new Attendance(folder, replica, identity, output);
    try {
      return answer(attendance.untilServed(), replica, output);
    } finally {
      attendance.close();
    }
  }

  private static int answer(Served served, Replica replica, Output output) {
    return switch (served) {
      case Served.NotAtAll _ ->
          output.refused(
              "NOT_SERVED",
              "The program that synchronises this folder does not answer: end it and try again."
                  + SAFE,
              null);
      case Served.WithoutRun _ -> done("NOTHING_TO_DO", null, "Nothing to do.", replica, output);
      case Served.By(RunDocument run) when run.outcome().equals(Outcome.INTERRUPTED.name()) -> {
        String code = Objects.requireNonNullElse(run.failureCode(), "INTERRUPTED");
        yield output.refused(code, Sentences.of(code, run.failureDetail()) + SAFE, null);
      }
      case Served.By(RunDocument run) ->
          done(run.outcome(), run, run.sentence() + ".", replica, output);
    };
  }

  /// Who reads that all went well must also read what has not gone. Source: P4.
  private static int done(
      String outcome, @Nullable RunDocument run, String sentence, Replica replica, Output output) {
    List<WaitingDocument> waiting = WaitingDocument.of(new Outbox(replica).waiting());
    return output.done(
        new Document(outcome, run, waiting), sentence + WaitingDocument.sentence(waiting));
  }

  /// Asks for a round and waits for its end. Should the program that serves the database end
  /// meanwhile, this one takes its place.
  private final class Attendance implements AutoCloseable {
    private final DataFolder folder;
    private final Replica replica;
    private final Identity identity;
    private final Output output;
    private @Nullable SyncAgent own;
    private String shown = "";
    private long shownAtMillis;
    private long servedAtMillis;
    private List<Object> signs = List.of();
    private long signAtMillis;

    Attendance(DataFolder folder, Replica replica, Identity identity, Output output) {
      this.folder = folder;
      this.replica = replica;
      this.identity = identity;
      this.output = output;
      this.signAtMillis = tools().stopwatch().millis();
    }

    Served untilServed() {
      serve();
      String request = SyncAgent.request(replica, replica.ids(), "sync", "COMMAND");
      while (tools().stopwatch().millis() - signAtMillis < SILENCE_MILLIS) {
        Optional<Served> served = served(request);
        if (served.isPresent()) {
          return served.get();
        }
        tools().sleepMillis().accept(LOOK_MILLIS);
        long now = tools().stopwatch().millis();
        if (now - servedAtMillis >= SERVE_MILLIS) {
          serve();
          lookForSigns();
        }
      }
      return new Served.NotAtAll();
    }

    /// How the request was answered; empty if it was not yet.
    private Optional<Served> served(String request) {
      Optional<String> runId = replica.read(handle -> SyncRequests.servedBy(handle, request));
      if (runId.isEmpty()) {
        return Optional.empty();
      }
      Optional<RunDocument> run = replica.read(handle -> find(handle, runId.get()));
      if (run.isEmpty()) {
        return Optional.of(new Served.WithoutRun());
      }
      if (run.get().endedAtMillis() != null) {
        return Optional.of(new Served.By(run.get()));
      }
      showProgress(run.get());
      return Optional.empty();
    }

    private Optional<RunDocument> find(Handle handle, String runId) {
      Optional<Run> run = SyncRuns.find(handle, runId);
      List<Category> categories = SyncRuns.categories(handle, runId);
      return run.map(found -> RunDocument.of(found, categories));
    }

    /// Takes the place of the agent if it is free, and lets the own one look for the request again:
    /// its first look may have failed.
    private void serve() {
      servedAtMillis = tools().stopwatch().millis();
      if (own == null
          && tools().agents().assemble(folder, replica, identity)
              instanceof Assembled.Here(SyncAgent agent)) {
        own = agent;
      }
      if (own != null) {
        own.takeRequests();
      }
    }

    /// Whoever serves the database writes down what has moved. The state of the line says nothing:
    /// he may keep it up and be deaf to requests.
    private void lookForSigns() {
      SyncSnapshot now = SyncSnapshot.read(replica, tools().clock());
      List<Object> seen = List.of(Optional.ofNullable(now.running()), now.categories());
      if (!seen.equals(signs)) {
        signs = seen;
        signAtMillis = tools().stopwatch().millis();
      }
    }

    private void showProgress(RunDocument run) {
      long now = tools().stopwatch().millis();
      long planned = run.categories().stream().mapToLong(c -> c.planned()).sum();
      long done = run.categories().stream().mapToLong(c -> c.done() + c.refused()).sum();
      String text = "%d of %d records".formatted(done, planned);
      if (!text.equals(shown) && now - shownAtMillis >= PROGRESS_MILLIS) {
        output.progress(text);
        shown = text;
        shownAtMillis = now;
      }
    }

    @Override
    public void close() {
      if (own != null) {
        own.close();
      }
    }
  }
}
