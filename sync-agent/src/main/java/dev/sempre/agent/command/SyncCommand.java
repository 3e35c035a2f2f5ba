package dev.sempre.agent.command;

import dev.sempre.agent.identity.DataFolder;
import dev.sempre.agent.identity.Identity;
import dev.sempre.agent.schedule.Assembled;
import dev.sempre.agent.schedule.SyncAgent;
import dev.sempre.replica.db.Replica;
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
  private static final long PROGRESS_MILLIS = 1_000;

  /// @param run what moved, null if there was nothing to do
  private record Document(String outcome, @Nullable RunDocument run) {}

  SyncCommand(Tools tools) {
    super(tools);
  }

  @Override
  int run(DataFolder folder, Replica replica, Output output) {
    return enrolled(folder, output, identity -> sync(folder, replica, identity, output));
  }

  private int sync(DataFolder folder, Replica replica, Identity identity, Output output) {
    Waiting waiting = new Waiting(folder, replica, identity, output);
    try {
      return answer(waiting.untilServed(), output);
    } finally {
      waiting.close();
    }
  }

  private static int answer(Optional<RunDocument> served, Output output) {
    if (served.isEmpty()) {
      return output.done(new Document("NOTHING_TO_DO", null), "Nothing to do.");
    }
    RunDocument run = served.get();
    if (run.outcome().equals(Outcome.INTERRUPTED.name())) {
      String code = Objects.requireNonNullElse(run.failureCode(), "INTERRUPTED");
      return output.refused(code, Sentences.of(code, run.failureDetail()) + SAFE, null);
    }
    return output.done(new Document(run.outcome(), run), run.sentence());
  }

  /// Asks for a round and waits for its end. Should the program that serves the database end
  /// meanwhile, this one takes its place.
  private final class Waiting implements AutoCloseable {
    private final DataFolder folder;
    private final Replica replica;
    private final Identity identity;
    private final Output output;
    private @Nullable SyncAgent own;
    private String shown = "";
    private long shownAtMillis;

    Waiting(DataFolder folder, Replica replica, Identity identity, Output output) {
      this.folder = folder;
      this.replica = replica;
      this.identity = identity;
      this.output = output;
    }

    /// @return the run that served the request, or empty if there was nothing to do
    Optional<RunDocument> untilServed() {
      serve();
      String request = SyncAgent.request(replica, replica.ids(), "sync", "COMMAND");
      while (true) {
        Optional<String> runId = replica.read(handle -> SyncRequests.servedBy(handle, request));
        if (runId.isPresent()) {
          Optional<RunDocument> run = replica.read(handle -> find(handle, runId.get()));
          if (run.isEmpty() || run.get().endedAtMillis() != null) {
            return run;
          }
          showProgress(run.get());
        }
        tools().sleepMillis().accept(LOOK_MILLIS);
        serve();
      }
    }

    private Optional<RunDocument> find(Handle handle, String runId) {
      Optional<Run> run = SyncRuns.find(handle, runId);
      List<Category> categories = SyncRuns.categories(handle, runId);
      return run.map(found -> RunDocument.of(found, categories));
    }

    private void serve() {
      if (own == null
          && tools().agents().assemble(folder, replica, identity)
              instanceof Assembled.Here(SyncAgent agent)) {
        own = agent;
        agent.takeRequests();
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
