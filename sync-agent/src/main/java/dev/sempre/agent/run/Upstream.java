package dev.sempre.agent.run;

import dev.sempre.agent.machine.Failure;
import dev.sempre.model.chain.ChainHead;
import dev.sempre.model.sync.TableSpec;
import dev.sempre.model.wire.ChangesStream;
import dev.sempre.model.wire.Messages.Checksums;
import dev.sempre.model.wire.Messages.Head;
import dev.sempre.model.wire.Messages.PushAnswer;
import java.util.List;
import java.util.Map;

/// The upstream place as a base sees it: the centre, or the hub of its shop. Calls block until
/// there is an answer or none is to be expected any more; one at a time, except [#abort()].
public interface Upstream {
  /// What came of a call.
  ///
  /// @param <T> what the answer is about
  sealed interface Answer<T> {
    /// Bytes that the call has moved, as they went over the line.
    Traffic traffic();
  }

  /// Upstream has answered.
  record Answered<T>(T value, Traffic traffic) implements Answer<T> {}

  /// It has not, or it has refused.
  record Failed<T>(Failure failure, Traffic traffic) implements Answer<T> {}

  /// @param up bytes of the request's body
  /// @param down bytes of the answer's body
  record Traffic(long up, long down) {
    public static final Traffic NONE = new Traffic(0, 0);
  }

  /// Where its feed and its clock stand.
  ///
  /// @param chains where this base's chains stand, to be kept upstream; none if it is only asked
  Answer<Head> head(List<ChainHead> chains);

  /// [#head(List)] without a word about chains.
  default Answer<Head> head() {
    return head(List.of());
  }

  /// Everything that is new after the given positions; the sink hears it on the calling thread
  /// while it arrives. What the sink has heard before a failure is good.
  ///
  /// @param epoch epoch of the positions
  /// @param after table > position; 0 = from the beginning
  /// @return true if the answer was complete, false if there is more to ask for
  Answer<Boolean> changes(String epoch, Map<TableSpec, Long> after, ChangesStream.Sink sink);

  /// Sends records.
  ///
  /// @param flow id of the exchange for upstream's journal
  /// @param body a batch as [dev.sempre.model.wire.PushStream] writes it, gzipped
  Answer<PushAnswer> send(String flow, byte[] body);

  /// What this base should hold of some tables.
  Answer<Checksums> checksums(List<TableSpec> tables);

  /// Ends the call that is under way, from any thread; it fails with [Failure.Kind#ABORTED].
  void abort();
}
