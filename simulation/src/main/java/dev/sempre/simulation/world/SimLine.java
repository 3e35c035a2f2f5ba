package dev.sempre.simulation.world;

import dev.sempre.agent.machine.Failure;
import dev.sempre.agent.machine.Failure.Kind;
import dev.sempre.agent.run.Upstream;
import dev.sempre.model.sync.TableSpec;
import dev.sempre.model.wire.ChangesStream;
import dev.sempre.model.wire.Messages;
import dev.sempre.model.wire.Messages.Checksums;
import dev.sempre.model.wire.Messages.Head;
import dev.sempre.model.wire.Messages.PushAnswer;
import dev.sempre.model.wire.Messages.TableVerdicts;
import dev.sempre.replica.db.StoreFailure;
import dev.sempre.replica.sync.Viewer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The line of one till to the centre. Answers go through their bytes, as on a real one.
final class SimLine implements Upstream {
  private final String device;
  private final Viewer viewer;
  private final SimCentre centre;
  private final Weather weather;
  private final VirtualTime time;
  private final History history;
  private final Supplier<Optional<String>> seen;

  /// @param seen what the till has seen of the centre's feed
  SimLine(
      Viewer viewer,
      SimCentre centre,
      Weather weather,
      VirtualTime time,
      History history,
      Supplier<Optional<String>> seen) {
    this.device = viewer.device();
    this.viewer = viewer;
    this.centre = centre;
    this.weather = weather;
    this.time = time;
    this.history = history;
    this.seen = seen;
  }

  @Override
  public Answer<Head> head() {
    return call("head", () -> json(centre.head(), Head.class));
  }

  @Override
  public Answer<Checksums> checksums(List<TableSpec> tables) {
    return call("checksums", () -> json(centre.checksums(viewer, tables), Checksums.class));
  }

  @Override
  public Answer<Boolean> changes(
      String epoch, Map<TableSpec, Long> after, ChangesStream.Sink sink) {
    Weather.Fault fault = weather.next();
    note("changes", fault);
    Failure before = before(fault);
    if (before != null) {
      return failed(before);
    }
    String presented = seen.get().orElse(null);
    byte[] bytes;
    try {
      bytes = centre.hasLost(presented) ? null : centre.changes(viewer, epoch, after);
    } catch (StoreFailure | Killed trouble) {
      return failed(new Failure.Unreachable(Kind.SERVER_ERROR, "the centre is in trouble"));
    }
    if (bytes == null) {
      return failed(Failure.Refused.epochChanged("begin again"));
    }
    if (fault == Weather.Fault.ANSWER_LOST) {
      return failed(new Failure.Unreachable(Kind.CUT, "the answer is lost"));
    }
    byte[] arrived =
        fault == Weather.Fault.ANSWER_CUT ? Arrays.copyOf(bytes, weather.cut(bytes.length)) : bytes;
    try {
      boolean complete = ChangesStream.read(new ByteArrayInputStream(arrived), sink);
      return new Answered<>(complete, new Traffic(0, arrived.length));
    } catch (IOException e) {
      return failed(new Failure.Unreachable(Kind.CUT, "cut after " + arrived.length));
    }
  }

  @Override
  public Answer<PushAnswer> send(String flow, byte[] body) {
    Weather.Fault fault = weather.next();
    note("send", fault);
    Failure before = before(fault);
    if (before != null) {
      return failed(before);
    }
    String presented = seen.get().orElse(null);
    PushAnswer answer;
    try {
      if (centre.hasLost(presented)) {
        return failed(Failure.Refused.epochChanged("begin again"));
      }
      answer = centre.records(viewer, body);
      if (fault == Weather.Fault.TWICE) {
        answer = centre.records(viewer, body);
      }
    } catch (IOException e) {
      return failed(new Failure.Refused(400, "MALFORMED_BATCH", "no batch", null));
    } catch (StoreFailure | Killed trouble) {
      return failed(new Failure.Unreachable(Kind.SERVER_ERROR, "the centre is in trouble"));
    }
    if (fault == Weather.Fault.AGAIN_LATER) {
      time.after(weather.laterMillis(), () -> deliverAgain(body, presented));
    }
    return switch (fault) {
      case ANSWER_LOST, ANSWER_CUT ->
          failed(new Failure.Unreachable(Kind.CUT, "the answer is lost"));
      case VERDICT_MISSING -> new Answered<>(withoutOne(answer), Traffic.NONE);
      case NONE, TWICE, AGAIN_LATER -> new Answered<>(answer, Traffic.NONE);
      case REQUEST_LOST, PORTAL, OVERLOADED, SERVER_ERROR, TOKEN_REFUSED ->
          throw new IllegalStateException("not before the call: " + fault);
    };
  }

  private void deliverAgain(byte[] body, @Nullable String presented) {
    history.note(device, "an old batch arrives again");
    try {
      if (centre.hasLost(presented)) {
        return;
      }
      PushAnswer _ = centre.records(viewer, body);
    } catch (IOException | StoreFailure | Killed e) {
      history.note(device, "and is not taken");
    }
  }

  private static PushAnswer withoutOne(PushAnswer answer) {
    List<TableVerdicts> tables = new ArrayList<>(answer.tables());
    TableVerdicts last = tables.removeLast();
    if (!last.verdicts().isEmpty()) {
      tables.add(
          new TableVerdicts(last.table(), last.verdicts().subList(1, last.verdicts().size())));
    }
    return new PushAnswer(tables, answer.serverMillis(), answer.seen());
  }

  private <T> Answer<T> call(String route, Supplier<T> asked) {
    Weather.Fault fault = weather.next();
    note(route, fault);
    Failure before = before(fault);
    if (before != null) {
      return failed(before);
    }
    String presented = seen.get().orElse(null);
    try {
      if (centre.hasLost(presented)) {
        return failed(Failure.Refused.epochChanged("begin again"));
      }
      T answer = asked.get();
      return fault == Weather.Fault.ANSWER_LOST || fault == Weather.Fault.ANSWER_CUT
          ? failed(new Failure.Unreachable(Kind.CUT, "the answer is lost"))
          : new Answered<>(answer, Traffic.NONE);
    } catch (StoreFailure | Killed trouble) {
      return failed(new Failure.Unreachable(Kind.SERVER_ERROR, "the centre is in trouble"));
    }
  }

  private static <T> T json(T message, Class<T> type) {
    String text = Messages.GSON.toJson(message);
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return Messages.GSON.fromJson(new String(bytes, StandardCharsets.UTF_8), type);
  }

  private static @Nullable Failure before(Weather.Fault fault) {
    return switch (fault) {
      case REQUEST_LOST -> new Failure.Unreachable(Kind.NO_ROUTE, "no line");
      case PORTAL -> new Failure.Unreachable(Kind.NOT_THE_CENTRE, "a log-in page");
      case OVERLOADED -> new Failure.Unreachable(Kind.OVERLOADED, "503", 7_000);
      case SERVER_ERROR -> new Failure.Unreachable(Kind.SERVER_ERROR, "500");
      case TOKEN_REFUSED -> new Failure.Unreachable(Kind.SERVER_ERROR, "401, and 500 for a token");
      case NONE, ANSWER_LOST, ANSWER_CUT, TWICE, AGAIN_LATER, VERDICT_MISSING -> null;
    };
  }

  private void note(String route, Weather.Fault fault) {
    history.note(device, route + (fault == Weather.Fault.NONE ? "" : " " + fault));
  }

  private static <T> Failed<T> failed(Failure failure) {
    return new Failed<>(failure, Traffic.NONE);
  }

  @Override
  public void abort() {
    // A call is over in the moment in which it begins.
  }
}
