package dev.sempre.simulation.world;

import dev.sempre.agent.machine.Failure;
import dev.sempre.agent.machine.Failure.Kind;
import dev.sempre.agent.run.Upstream;
import dev.sempre.model.chain.ChainHead;
import dev.sempre.model.sync.TableSpec;
import dev.sempre.model.wire.ChangesStream;
import dev.sempre.model.wire.Messages;
import dev.sempre.model.wire.Messages.Checksums;
import dev.sempre.model.wire.Messages.Head;
import dev.sempre.model.wire.Messages.Problem;
import dev.sempre.model.wire.Messages.PushAnswer;
import dev.sempre.model.wire.Messages.TableVerdicts;
import dev.sempre.replica.db.StoreFailure;
import dev.sempre.replica.sync.Viewer;
import dev.sempre.simulation.world.Weather.Fault;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The line of one till to the centre. Answers go through their bytes, as on a real one.
final class SimLine implements Upstream {
  /// What the centre does with a request.
  @FunctionalInterface
  private interface Asked<T> {
    /// @return null if the positions are not of its feed
    @Nullable T answer() throws IOException;
  }

  /// What a till shows with each request.
  ///
  /// @param key what it proves itself with
  /// @param seen what it has seen of the centre's feed, or null
  private record Presented(String key, @Nullable String seen) {}

  private static final int MOST_KEPT = 6;

  private final String device;
  private final Viewer viewer;
  private final CentreProcess centre;
  private final Weather weather;
  private final Setting setting;
  private final SimTill till;
  private boolean aborting;

  /// Answers that something on the way has kept, the oldest first.
  private final Deque<byte[]> kept = new ArrayDeque<>();

  SimLine(CentreProcess centre, Weather weather, Setting setting, SimTill till) {
    this.viewer = till.viewer();
    this.device = viewer.device();
    this.centre = centre;
    this.weather = weather;
    this.setting = setting;
    this.till = till;
  }

  @Override
  public Answer<Head> head(List<ChainHead> chains) {
    String told = ChainHead.write(chains);
    return call("head", Head.class, () -> centre.head(viewer, ChainHead.read(told)));
  }

  @Override
  public Answer<Checksums> checksums(List<TableSpec> tables) {
    return call("checksums", Checksums.class, () -> centre.checksums(viewer, tables));
  }

  private <T> Answer<T> call(String route, Class<T> type, Asked<T> asked) {
    Fault fault = next(route);
    Failure before = before(fault);
    if (before != null) {
      return failed(before);
    }
    Answer<T> answer = after(fault, ask(presented(), asked));
    return answer instanceof Answered<T>(T value, var _) ? json(fault, value, type) : answer;
  }

  @Override
  public Answer<Boolean> changes(
      String epoch, Map<TableSpec, Long> after, ChangesStream.Sink sink) {
    Fault fault = next("changes");
    Failure before = before(fault);
    if (before != null) {
      return failed(before);
    }
    Answer<byte[]> answer =
        after(fault, ask(presented(), () -> centre.changes(viewer, epoch, after)));
    return switch (answer) {
      case Answered<byte[]>(byte[] bytes, var _) -> read(fault, bytes, sink);
      case Failed<byte[]>(Failure failure, var _) -> failed(failure);
    };
  }

  private Answer<Boolean> read(Fault fault, byte[] bytes, ChangesStream.Sink sink) {
    boolean old = fault == Fault.OLD_ANSWER && !kept.isEmpty();
    byte[] sent = old ? kept.removeFirst() : bytes;
    kept.addLast(bytes);
    if (kept.size() > MOST_KEPT) {
      kept.removeFirst();
    }
    if (old && !takesAnyAnswer()) {
      return failed(new Failure.Unreachable(Kind.NOT_THE_CENTRE, "the answer to something else"));
    }
    byte[] arrived =
        fault == Fault.ANSWER_CUT ? Arrays.copyOf(sent, weather.cut(sent.length)) : sent;
    setting.canaries().look(device, "an answer", arrived);
    try {
      boolean complete = ChangesStream.read(new ByteArrayInputStream(arrived), sink);
      return new Answered<>(complete, new Traffic(0, arrived.length));
    } catch (IOException e) {
      return failed(new Failure.Unreachable(Kind.CUT, "cut after " + arrived.length));
    }
  }

  /// An answer says which question it answers, and whoever has asked another does not take it.
  private boolean takesAnyAnswer() {
    return setting.has(Planted.STALE_PAGE_APPLIED);
  }

  @Override
  public Answer<PushAnswer> send(String flow, byte[] body) {
    Fault fault = met("send", weather.nextOfSend());
    Failure before = before(fault);
    Presented presented = presented();
    Asked<PushAnswer> records = records(body);
    if (before != null) {
      if (fault == Fault.HELD_BACK) {
        later(weather.heldBackMillis(), records, presented);
      } else if (centre.frozenForMillis() > 0) {
        later(centre.frozenForMillis(), records, presented);
      }
      return failed(before);
    }
    if (fault == Fault.TWICE) {
      Answer<PushAnswer> _ = ask(presented, records);
    }
    if (fault == Fault.AGAIN_LATER) {
      later(weather.laterMillis(), records, presented);
    }
    Answer<PushAnswer> answer = after(fault, ask(presented, records));
    if (!(answer instanceof Answered<PushAnswer>(PushAnswer told, var _))) {
      return answer;
    }
    PushAnswer arrives = fault == Fault.VERDICT_MISSING ? withoutOne(told) : told;
    return json(fault, arrives, PushAnswer.class);
  }

  /// A batch, with what the till tells of itself at this moment.
  private Asked<PushAnswer> records(byte[] body) {
    String told = till.words();
    return () -> centre.records(viewer, body, told);
  }

  /// A batch of which nobody waits for the answer any more arrives.
  private void later(long millis, Asked<PushAnswer> records, Presented presented) {
    setting
        .time()
        .after(
            millis,
            () -> {
              setting.note(device, "an old batch arrives");
              if (ask(presented, records) instanceof Failed<PushAnswer>) {
                setting.note(device, "and is not taken");
              }
            });
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

  private Presented presented() {
    return new Presented(till.key(), till.told());
  }

  private <T> Answer<T> ask(Presented presented, Asked<T> asked) {
    try {
      SimCentre.Standing standing = centre.standing(viewer, presented.key);
      if (standing != SimCentre.Standing.ADMITTED) {
        return failed(turnedAway(standing));
      }
      T answer = centre.hasLost(viewer, presented.seen) ? null : asked.answer();
      return answer == null
          ? failed(Failure.Refused.epochChanged("begin again"))
          : new Answered<>(answer, Traffic.NONE);
    } catch (IOException e) {
      return failed(new Failure.Refused(400, "MALFORMED_BATCH", "no batch", null));
    } catch (StoreFailure | Killed trouble) {
      setting.canaries().look(device, "an error", trouble.getMessage());
      return failed(new Failure.Unreachable(Kind.SERVER_ERROR, "the centre is in trouble"));
    }
  }

  private static Failure turnedAway(SimCentre.Standing standing) {
    return standing == SimCentre.Standing.REPLACED
        ? new Failure.Refused(401, Problem.DEVICE_REPLACED, "an older copy", null)
        : new Failure.Refused(401, "IDENTITY_REFUSED", "not this till's key", null);
  }

  private Fault next(String route) {
    return met(route, weather.next());
  }

  private Fault met(String route, Fault fault) {
    setting.note(device, route + (fault == Fault.NONE ? "" : " " + fault));
    return fault;
  }

  private @Nullable Failure before(Fault fault) {
    if (aborting && weather.coin()) {
      return aborted();
    }
    if (centre.frozenForMillis() > 0) {
      return new Failure.Unreachable(Kind.TIMEOUT, "the centre is silent");
    }
    return switch (fault) {
      case REQUEST_LOST -> new Failure.Unreachable(Kind.NO_ROUTE, "no line");
      case HELD_BACK -> new Failure.Unreachable(Kind.TIMEOUT, "no answer");
      case PORTAL -> new Failure.Unreachable(Kind.NOT_THE_CENTRE, "a log-in page");
      case OVERLOADED -> new Failure.Unreachable(Kind.OVERLOADED, "503", Weather.PATIENCE_MILLIS);
      case SERVER_ERROR -> new Failure.Unreachable(Kind.SERVER_ERROR, "500");
      case TOKEN_REFUSED -> new Failure.Unreachable(Kind.SERVER_ERROR, "401, and 500 for a token");
      case CALLER_BREAKS -> {
        if (weather.coin()) {
          throw new OutOfMemoryError("simulated, before the request");
        }
        yield null;
      }
      case NONE, ANSWER_LOST, ANSWER_CUT, TWICE, AGAIN_LATER, OLD_ANSWER, SLOW, VERDICT_MISSING ->
          null;
    };
  }

  /// What becomes of the answer on its way back.
  private <T> Answer<T> after(Fault fault, Answer<T> answer) {
    if (fault == Fault.SLOW) {
      till.meanwhile();
    }
    if (fault == Fault.CALLER_BREAKS) {
      throw new StackOverflowError("simulated, over the answer");
    }
    if (aborting) {
      return failed(aborted());
    }
    return fault == Fault.ANSWER_LOST
        ? failed(new Failure.Unreachable(Kind.CUT, "the answer is lost"))
        : answer;
  }

  private <T> Answer<T> json(Fault fault, T message, Class<T> type) {
    if (fault == Fault.ANSWER_CUT) {
      return failed(new Failure.Unreachable(Kind.CUT, "the answer is cut"));
    }
    String text = Messages.GSON.toJson(message);
    setting.canaries().look(device, "an answer", text);
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    T arrived = Messages.GSON.fromJson(new String(bytes, StandardCharsets.UTF_8), type);
    return new Answered<>(arrived, Traffic.NONE);
  }

  private static <T> Failed<T> failed(Failure failure) {
    return new Failed<>(failure, Traffic.NONE);
  }

  private static Failure aborted() {
    return new Failure.Unreachable(Kind.ABORTED, "ended from outside");
  }

  /// From here on a call that hangs is one that was ended.
  void setAborting(boolean newAborting) {
    aborting = newAborting;
  }

  @Override
  public void abort() {
    till.endHungCall();
  }
}
