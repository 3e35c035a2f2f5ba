package dev.sempre.centre.http;

import dev.sempre.centre.tenant.Tenants;
import dev.sempre.model.chain.ChainHead;
import dev.sempre.model.sync.Catalogue;
import dev.sempre.model.sync.TableSpec;
import dev.sempre.model.sync.Verdict;
import dev.sempre.model.time.TimeSource;
import dev.sempre.model.wire.Messages;
import dev.sempre.model.wire.Messages.Problem;
import dev.sempre.model.wire.Messages.PushAnswer;
import dev.sempre.model.wire.Messages.TableVerdicts;
import dev.sempre.model.wire.Messages.VerdictRow;
import dev.sempre.model.wire.PushStream;
import dev.sempre.model.wire.PushStream.Arrived;
import dev.sempre.model.wire.PushStream.ArrivedTable;
import dev.sempre.replica.chain.AnchorStore;
import dev.sempre.replica.db.Priority;
import dev.sempre.replica.sync.BasesTold;
import dev.sempre.replica.sync.Changes;
import dev.sempre.replica.sync.Checksums;
import dev.sempre.replica.sync.Flows;
import dev.sempre.replica.sync.Ingest;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/// What devices do with records: ask what is new, fetch it, send their own, compare. Source:
/// architecture section 3.
final class SyncApi {
  /// Most records of one upload.
  static final int MAX_PUSH_RECORDS = 2_000;

  /// Records after which a download pauses, so that no snapshot is held for ever by a slow line.
  private static final int MAX_PULL_RECORDS = 200_000;

  /// More than the catalogue will ever have.
  private static final int MAX_TABLES = 200;

  private static final int BUFFER_BYTES = 32 << 10;
  private static final String UP = "UP";
  private static final Pattern FLOW = Pattern.compile("[0-9A-Za-z-]{1,64}");

  private final Streams streams;
  private final Tenants tenants;
  private final TimeSource time;

  SyncApi(Streams streams, Tenants tenants, TimeSource time) {
    this.streams = streams;
    this.tenants = tenants;
    this.time = time;
  }

  void head(Context context, Caller caller) {
    String chains = context.header(Messages.CHAINS);
    List<Messages.Anchor> anchors =
        chains == null
            ? null
            : AnchorStore.told(caller.replica(), caller.device(), ChainHead.read(chains));
    Bodies.answer(
        context,
        caller
            .replica()
            .read(handle -> {
              Changes.Head head = Changes.head(handle);
              return new Messages.Head(
                  head.epoch(),
                  head.head(),
                  head.down(),
                  caller.replica().catalogue().schema(),
                  time.epochMillis(),
                  head.seen(),
                  BasesTold.find(handle, caller.device()).orElse(null),
                  anchors);
            }));
  }

  void changes(Context context, Caller caller) {
    Map<TableSpec, Long> after = positions(context, caller.replica().catalogue());
    String epoch = context.queryParam("epoch");
    Changes changes = new Changes(caller.replica(), MAX_PULL_RECORDS);
    try (Streams.Running _ = streams.enter(caller)) {
      if (!changes.knows(epoch == null ? "" : epoch, after)) {
        if (provesSetBack(changes.head(), epoch, after)) {
          tenants.feedWasSetBack(caller.tenant());
        }
        throw new ApiProblem(
            409,
            Problem.EPOCH_CHANGED,
            "These positions are not of this feed: compare checksums and begin again.",
            "epoch");
      }
      context.contentType(Bodies.JSON);
      write(context, caller, changes, after);
    }
  }

  /// Whether a base has come farther in the present epoch than the feed itself: what it has seen
  /// there is lost, and the other bases do not know it yet. Source: R15.
  private static boolean provesSetBack(
      Changes.Head head, @Nullable String epoch, Map<TableSpec, Long> after) {
    return head.epoch().equals(epoch) && after.values().stream().anyMatch(seq -> seq > head.head());
  }

  private static void write(
      Context context, Caller caller, Changes changes, Map<TableSpec, Long> after) {
    try {
      if (Bodies.acceptsGzip(context)) {
        context.header("Content-Encoding", "gzip");
        GZIPOutputStream gzip = new QuickGzip(context.outputStream());
        changes.write(gzip, caller.viewer(), after);
        gzip.finish();
      } else {
        changes.write(context.outputStream(), caller.viewer(), after);
      }
      context.outputStream().flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// On a shop's line the lightest compression costs least time in all.
  private static final class QuickGzip extends GZIPOutputStream {
    QuickGzip(OutputStream out) throws IOException {
      super(out, BUFFER_BYTES);
      def.setLevel(Deflater.BEST_SPEED);
    }
  }

  /// `table=product:1000`: table and the position behind which to begin; tables that this version
  /// does not know are passed over.
  private static Map<TableSpec, Long> positions(Context context, Catalogue catalogue) {
    Map<TableSpec, Long> after = new LinkedHashMap<>();
    for (String text : tables(context)) {
      int colon = text.lastIndexOf(':');
      long seq;
      try {
        seq = Long.parseLong(text.substring(colon + 1));
      } catch (NumberFormatException e) {
        seq = -1;
      }
      if (colon < 1 || seq < 0) {
        throw new ApiProblem(
            400, "POSITION", "Each table is named with a position, as in product:1000.", "table");
      }
      TableSpec table = catalogue.find(text.substring(0, colon));
      if (table != null) {
        after.put(table, seq);
      }
    }
    return after;
  }

  private static List<String> tables(Context context) {
    List<String> tables = context.queryParams("table");
    if (tables.isEmpty() || tables.size() > MAX_TABLES) {
      throw new ApiProblem(
          400, "TABLES", "Name 1 to " + MAX_TABLES + " tables, each as table=...", "table");
    }
    return tables;
  }

  void records(Context context, Caller caller) {
    String flow = context.pathParam("flow");
    if (!FLOW.matcher(flow).matches()) {
      throw new ApiProblem(
          400, "FLOW", "The id of a flow has 1 to 64 letters, digits and hyphens.", "flow");
    }
    Bodies.requireJson(context);
    boolean gzip = Bodies.isGzip(context);
    try (Streams.Running _ = streams.enter(caller)) {
      requireOwn(caller, flow);
      Batch batch = read(context, caller.replica().catalogue(), gzip);
      Tally tally = new Tally();
      String told = context.header(Messages.TOLD);
      List<TableVerdicts> verdicts = new ArrayList<>();
      Ingest ingest = new Ingest(caller.replica(), told);
      for (ArrivedTable table : batch.tables()) {
        verdicts.add(new TableVerdicts(table.tableName(), accept(ingest, caller, table, tally)));
      }
      boolean own =
          caller
              .replica()
              .write(
                  Priority.BACKGROUND,
                  tx -> {
                    if (told != null) {
                      BasesTold.put(tx, caller.device(), told);
                    }
                    return Flows.add(
                        tx, flow, caller.device(), UP, tally.moved, tally.refused, batch.bytes());
                  });
      if (!own) {
        throw noSuchFlow();
      }
      String seen = caller.replica().read(Changes::head).seen();
      Bodies.answer(context, new PushAnswer(verdicts, time.epochMillis(), seen));
    }
  }

  /// @param bytes as they came over the line
  private record Batch(List<ArrivedTable> tables, long bytes) {}

  private static Batch read(Context context, Catalogue catalogue, boolean gzip) {
    try {
      BoundedInput input = BoundedInput.of(context.bodyInputStream(), gzip);
      List<ArrivedTable> tables = PushStream.read(input.content(), catalogue, MAX_PUSH_RECORDS);
      if (tables.stream().anyMatch(table -> table.tableName().isEmpty())) {
        throw new IOException("a table without a name");
      }
      return new Batch(tables, input.lineBytes());
    } catch (PushStream.TooManyRecords e) {
      throw new ApiProblem(
          413,
          "TOO_MANY_RECORDS",
          "One upload has at most "
              + MAX_PUSH_RECORDS
              + " records, and few enough lines: send fewer at a time.",
          null);
    } catch (BoundedInput.TooLarge e) {
      throw new ApiProblem(413, "CONTENT_TOO_LARGE", String.valueOf(e.getMessage()), null);
    } catch (IOException e) {
      throw new ApiProblem(
          400, "MALFORMED_BATCH", "The body was cut or is not a batch of records.", null);
    }
  }

  private static final class Tally {
    private long moved;
    private long refused;

    private void count(Verdict verdict) {
      switch (verdict) {
        case Verdict.Accepted _ -> moved++;
        case Verdict.Rejected _, Verdict.Conflict _ -> refused++;
        case Verdict.Already _, Verdict.Retry _ -> {
          // Neither moved again nor refused.
        }
      }
    }
  }

  private static List<VerdictRow> accept(
      Ingest ingest, Caller caller, ArrivedTable arrived, Tally tally) {
    TableSpec table = arrived.table();
    if (table == null) {
      Verdict later = new Verdict.Retry(Verdict.UNKNOWN_TABLE, arrived.tableName());
      return arrived.ids().stream().map(id -> VerdictRow.of(id, later)).toList();
    }
    List<Verdict> verdicts = ingest.accept(caller.viewer(), table, arrived.rows());
    List<VerdictRow> rows = new ArrayList<>(verdicts.size());
    for (int i = 0; i < verdicts.size(); i++) {
      Arrived row = arrived.rows().get(i);
      tally.count(verdicts.get(i));
      rows.add(VerdictRow.of(row.record().id(), verdicts.get(i)));
    }
    return rows;
  }

  private static void requireOwn(Caller caller, String flow) {
    boolean others =
        caller
            .replica()
            .read(handle -> FlowOwnerStore.find(handle, flow))
            .filter(owner -> !owner.equals(caller.device()))
            .isPresent();
    if (others) {
      throw noSuchFlow();
    }
  }

  private static ApiProblem noSuchFlow() {
    return new ApiProblem(404, "FLOW_UNKNOWN", "There is no such flow of this device.", "flow");
  }

  void checksums(Context context, Caller caller) {
    List<String> names = tables(context);
    try (Streams.Running _ = streams.enter(caller)) {
      Messages.Checksums answer =
          caller
              .replica()
              .read(handle -> {
                Map<String, Messages.Checksum> sums = new LinkedHashMap<>();
                for (String name : names) {
                  TableSpec table = caller.replica().catalogue().find(name);
                  if (table != null) {
                    sums.put(
                        name,
                        Checksums.of(handle, caller.replica().dialect(), table, caller.viewer()));
                  }
                }
                Changes.Head head = Changes.head(handle);
                return new Messages.Checksums(head.epoch(), head.head(), sums);
              });
      Bodies.answer(context, answer);
    }
  }
}
