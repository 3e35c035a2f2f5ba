package dev.sempre.agent.testing;

import dev.sempre.model.chain.ChainHead;
import dev.sempre.model.id.UuidV7;
import dev.sempre.model.sync.SyncCatalogue;
import dev.sempre.model.sync.TableSpec;
import dev.sempre.model.sync.Verdict;
import dev.sempre.model.wire.Messages;
import dev.sempre.model.wire.Messages.ChallengeAnswer;
import dev.sempre.model.wire.Messages.DeviceClaim;
import dev.sempre.model.wire.Messages.EnrolmentAnswer;
import dev.sempre.model.wire.Messages.EnrolmentRequest;
import dev.sempre.model.wire.Messages.Head;
import dev.sempre.model.wire.Messages.Problem;
import dev.sempre.model.wire.Messages.PushAnswer;
import dev.sempre.model.wire.Messages.TableVerdicts;
import dev.sempre.model.wire.Messages.TokenAnswer;
import dev.sempre.model.wire.Messages.TokenRequest;
import dev.sempre.model.wire.Messages.VerdictRow;
import dev.sempre.model.wire.PushStream;
import dev.sempre.replica.chain.AnchorStore;
import dev.sempre.replica.db.Place;
import dev.sempre.replica.db.Priority;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.db.SqliteDatabase;
import dev.sempre.replica.sync.BasesTold;
import dev.sempre.replica.sync.Changes;
import dev.sempre.replica.sync.Checksums;
import dev.sempre.replica.sync.Ingest;
import dev.sempre.replica.sync.Lineage;
import dev.sempre.replica.sync.Viewer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okhttp3.HttpUrl;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/// A centre on a real database behind a real socket, whose faults are scripted.
public final class TestCentre implements AutoCloseable {
  public static final String TENANT = "rossi";

  /// How much higher the number is that a device gets which is set back.
  public static final int ANOTHER_NUMBER = 4;

  private static final String NEW = "new-";

  /// @param status HTTP status; 0 = the connection is closed without an answer
  /// @param type content type
  /// @param body bytes as they go over the line
  /// @param gzip true if they are packed
  /// @param cutAfter how many of them go, -1 = all, -2 = one a second
  public record Reply(int status, String type, byte[] body, boolean gzip, int cutAfter) {
    static final Reply HANG_UP = new Reply(0, "", new byte[0], false, -1);

    static Reply json(int status, Object message) {
      return new Reply(status, "application/json", Fault.json(message), false, -1);
    }

    Reply cutAfter(int bytes) {
      return new Reply(status, type, body, gzip, bytes);
    }

    MockResponse toResponse() {
      MockResponse.Builder builder = new MockResponse.Builder();
      if (status == 0) {
        return builder.onResponseStart(new SocketEffect.CloseSocket()).build();
      }
      boolean cut = cutAfter >= 0 && cutAfter < body.length;
      byte[] sent = cut ? Arrays.copyOf(body, cutAfter) : body;
      builder.code(status).body(new Buffer().write(sent));
      builder.setHeader("Content-Length", body.length).setHeader("Content-Type", type);
      if (gzip) {
        builder.setHeader("Content-Encoding", "gzip");
      }
      if (cutAfter == -2) {
        builder.throttleBody(1, 1, TimeUnit.SECONDS);
      }
      return cut
          ? builder.onResponseEnd(SocketEffect.ShutdownConnection.INSTANCE).build()
          : builder.build();
    }
  }

  private final MockWebServer server = new MockWebServer();
  private final Clock clock;
  private final Path folder;
  private final Map<String, String> keys = new HashMap<>();
  private final Map<String, String> enrolled = new LinkedHashMap<>();
  private final Set<String> tokens = new HashSet<>();
  private final Set<String> revoked = new HashSet<>();
  private final Map<String, Deque<Fault>> scripts = new HashMap<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private Path file;
  private Replica replica;
  private long aheadMillis;
  private int issued;
  private int opened;
  private final Map<String, Fault> poison = new HashMap<>();
  private final Set<TableSpec> unknown = new HashSet<>();
  private int schema = SyncCatalogue.SCHEMA;
  private boolean anchorsNothing;
  private int maxPullRecords = 1_000_000;
  private int maxPushRecords = 2_000;
  private @Nullable String unknownTable;
  private volatile @Nullable Gate gate;

  /// Decides over the fault of each request that is not scripted.
  @FunctionalInterface
  public interface Gate {
    Fault fault(String route);
  }

  public TestCentre(Path folder, Clock clock) throws IOException {
    this.folder = folder;
    this.clock = clock;
    this.file = folder;
    this.replica = open();
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            return answer(request).toResponse();
          }
        });
    server.start();
  }

  private Replica open() {
    Replica made = open(NewFile.at(folder.resolve("centre-" + opened + ".db")));
    made.become(Place.centre(TENANT, "Bottega Rossi"));
    return made;
  }

  private Replica open(Path newFile) {
    opened++;
    file = newFile;
    return Replica.open(
        new SqliteDatabase(newFile, 5_000, Runnable::run),
        clock,
        new UuidV7(clock, new Random(opened)));
  }

  public String url() {
    return "http://127.0.0.1:" + server.getPort();
  }

  public Replica replica() {
    return replica;
  }

  /// The centre loses everything that it had: another database, another epoch. Source: F30.
  public void rebuild() {
    replica.close();
    replica = open();
  }

  /// Copies the whole machine, as it is between two requests.
  ///
  /// @return the copy, for [#restore]
  public Path copy() {
    Path copy = folder.resolve("copy-" + opened + ".db");
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      statement.execute("vacuum into '" + copy + "'");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return copy;
  }

  /// The machine is as it was when it was copied, and nothing outside it knows. Source: F30.
  public void restore(Path copy) {
    replica.close();
    replica = open(copy);
  }

  /// @param publicKey X.509, base64
  public synchronized void know(String device, String publicKey) {
    keys.put(device, publicKey);
  }

  public synchronized void revoke(String device) {
    revoked.add(device);
  }

  /// All tokens end now.
  public synchronized void endTokens() {
    tokens.clear();
  }

  /// The next requests of a route, named by its last word, meet these faults, one each.
  public synchronized void script(String route, Fault... faults) {
    scripts.computeIfAbsent(route, r -> new ArrayDeque<>()).addAll(List.of(faults));
  }

  public synchronized boolean scriptIsDone() {
    return scripts.values().stream().allMatch(Deque::isEmpty);
  }

  public void gate(Gate newGate) {
    gate = newGate;
  }

  /// The centre's clock is ahead of everybody else's.
  public synchronized void aheadBy(long millis) {
    aheadMillis = millis;
  }

  /// Every upload that holds this record meets the fault.
  public synchronized void poison(String recordId, Fault fault) {
    poison.put(recordId, fault);
  }

  public synchronized void limits(int pullRecords, int pushRecords) {
    maxPullRecords = pullRecords;
    maxPushRecords = pushRecords;
  }

  /// The centre is of a version that does not know a table yet; null = it knows them all.
  public synchronized void knowsNot(@Nullable TableSpec table) {
    unknownTable = table == null ? null : table.name();
  }

  /// The centre is of a version that does not know these tables, or of one that does again.
  public synchronized void ofVersion(int newSchema, TableSpec... unknownTables) {
    schema = newSchema;
    unknown.clear();
    unknown.addAll(List.of(unknownTables));
  }

  /// From here on it is a version older, which does not know what a till tells of its chains.
  public synchronized void anchorNothing() {
    anchorsNothing = true;
  }

  /// Last words of the addresses that were asked for, in order.
  public List<String> requests() {
    return requests;
  }

  private synchronized Reply answer(RecordedRequest request) {
    HttpUrl url = Objects.requireNonNull(request.getUrl());
    String route = url.pathSegments().getLast();
    requests.add(route);
    Deque<Fault> script = scripts.getOrDefault(route, new ArrayDeque<>());
    Gate open = gate;
    Fault fault = !script.isEmpty() ? script.poll() : open == null ? Fault.NONE : open.fault(route);
    return fault.over(() -> handle(route, url, request));
  }

  private Reply handle(String route, HttpUrl url, RecordedRequest request) {
    try {
      return switch (route) {
        case "enrolments" -> enrol(message(request, EnrolmentRequest.class));
        case "challenges" -> Reply.json(200, new ChallengeAnswer("challenge-" + issued++));
        case "tokens" -> token(message(request, TokenRequest.class));
        default -> authorised(route, url, request);
      };
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static <T> T message(RecordedRequest request, Class<T> type) {
    return Messages.GSON.fromJson(Objects.requireNonNull(request.getBody()).utf8(), type);
  }

  /// The code `GOOD` is good for one key of a new device, `AGAIN` for one of any device that has
  /// been one; `OLD` is of a centre that does not understand that a device has been one.
  private Reply enrol(EnrolmentRequest request) {
    DeviceClaim claim = request.code().equals("OLD") ? null : request.claim();
    boolean again = request.code().equals("AGAIN");
    if (claim != null && !again && isOther(keys.get(claim.device()), request.publicKey())) {
      return Reply.json(403, new Problem("DEVICE_CODE_NEEDED", "made for it", "code"));
    }
    String owner = enrolled.computeIfAbsent(request.code(), code -> request.publicKey());
    if (!Set.of("GOOD", "AGAIN", "OLD").contains(request.code())
        || isOther(owner, request.publicKey())) {
      return Reply.json(401, new Problem("CODE_REFUSED", "This code is not good.", "code"));
    }
    DeviceClaim given = claim == null ? new DeviceClaim(TENANT, "1", "till-1", 1) : claim;
    know(given.device(), request.publicKey());
    int number = given.number() + (given.setBack() ? ANOTHER_NUMBER : 0);
    revoked.remove(given.device());
    return Reply.json(
        200,
        new EnrolmentAnswer(
            given.tenant(),
            "Bottega Rossi",
            given.establishment(),
            given.device(),
            number,
            "key",
            "secret"));
  }

  private static boolean isOther(@Nullable String known, String key) {
    return known != null && !known.equals(key);
  }

  private Reply token(TokenRequest request) {
    if (revoked.contains(request.device())) {
      return Reply.json(401, new Problem("DEVICE_REVOKED", "revoked", null));
    }
    String key = keys.get(request.device());
    String signed = TokenRequest.signed(TENANT, request.device(), request.challenge());
    if (key == null || !isGood(key, signed, request.signature())) {
      return Reply.json(401, new Problem("IDENTITY_REFUSED", "no", null));
    }
    String token = request.device() + ":" + issued++;
    tokens.add(token);
    return Reply.json(200, new TokenAnswer(token, 900));
  }

  private static boolean isGood(String publicKey, String text, String signature) {
    try {
      Base64.Decoder base64 = Base64.getDecoder();
      Signature ed25519 = Signature.getInstance("Ed25519");
      ed25519.initVerify(
          KeyFactory.getInstance("Ed25519")
              .generatePublic(new X509EncodedKeySpec(base64.decode(publicKey))));
      ed25519.update(text.getBytes(StandardCharsets.UTF_8));
      return ed25519.verify(base64.decode(signature));
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private Reply authorised(String route, HttpUrl url, RecordedRequest request) throws IOException {
    String header = Objects.requireNonNullElse(request.getHeaders().get("Authorization"), "");
    String token = header.replace("Bearer ", "");
    if (!tokens.contains(token)) {
      return Reply.json(401, new Problem("TOKEN_REFUSED", "get a new one", null));
    }
    String device = token.substring(0, token.indexOf(':'));
    if (revoked.contains(device)) {
      return Reply.json(401, new Problem("DEVICE_REVOKED", "revoked", null));
    }
    String seen = request.getHeaders().get(Messages.SEEN);
    if (seen != null && !Lineage.holds(replica, seen)) {
      return Reply.json(409, new Problem(Problem.EPOCH_CHANGED, "begin again", Messages.SEEN));
    }
    Viewer viewer = new Viewer(device, "1");
    return switch (route) {
      case "head" -> head(device, request.getHeaders().get(Messages.CHAINS));
      case "changes" -> changes(viewer, url);
      case "records" -> records(viewer, request);
      case "checksums" -> checksums(viewer, url);
      default -> Reply.json(404, new Problem("NOT_FOUND", "nothing here", null));
    };
  }

  private Reply head(String device, @Nullable String chains) {
    List<Messages.Anchor> anchors =
        chains == null || anchorsNothing
            ? null
            : AnchorStore.told(replica, device, ChainHead.read(chains));
    Changes.Head head = new Changes(replica, maxPullRecords).head();
    return Reply.json(
        200,
        new Head(
            head.epoch(),
            head.head(),
            head.down(),
            schema,
            clock.epochMillis() + aheadMillis,
            head.seen(),
            replica.read(handle -> BasesTold.find(handle, device)).orElse(null),
            anchors));
  }

  private Reply changes(Viewer viewer, HttpUrl url) throws IOException {
    Map<TableSpec, Long> after = new LinkedHashMap<>();
    for (String text : url.queryParameterValues("table")) {
      String[] parts = Objects.requireNonNull(text).split(":");
      after.put(SyncCatalogue.table(parts[0]), Long.parseLong(parts[1]));
    }
    after.keySet().removeAll(unknown);
    Changes changes = new Changes(replica, maxPullRecords);
    if (!changes.knows(Objects.requireNonNull(url.queryParameter("epoch")), after)) {
      return Reply.json(409, new Problem(Problem.EPOCH_CHANGED, "begin again", "epoch"));
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      changes.write(gzip, viewer, after);
    }
    return new Reply(200, "application/json", bytes.toByteArray(), true, -1);
  }

  private Reply records(Viewer viewer, RecordedRequest request) throws IOException {
    byte[] body = Objects.requireNonNull(request.getBody()).toByteArray();
    List<PushStream.ArrivedTable> tables;
    try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(body))) {
      tables = PushStream.read(withUnknown(gzip), maxPushRecords);
    } catch (PushStream.TooManyRecords e) {
      return Reply.json(413, new Problem("TOO_MANY_RECORDS", "fewer", null));
    } catch (IOException e) {
      return Reply.json(400, new Problem("MALFORMED_BATCH", "no batch", null));
    }
    for (PushStream.ArrivedTable table : tables) {
      for (PushStream.Arrived row : table.rows()) {
        Fault fault = poison.get(row.record().id());
        if (fault != null) {
          return fault.over(() -> Reply.HANG_UP);
        }
      }
    }
    String told = request.getHeaders().get(Messages.TOLD);
    Ingest ingest = new Ingest(replica, told);
    List<TableVerdicts> answer = new ArrayList<>();
    for (PushStream.ArrivedTable table : tables) {
      TableSpec spec = table.table();
      if (spec == null) {
        answer.add(later(table));
        continue;
      }
      List<Verdict> verdicts = ingest.accept(viewer, spec, table.rows());
      List<VerdictRow> rows = new ArrayList<>();
      for (int i = 0; i < verdicts.size(); i++) {
        rows.add(VerdictRow.of(table.rows().get(i).record().id(), verdicts.get(i)));
      }
      answer.add(new TableVerdicts(table.tableName(), rows));
    }
    if (told != null) {
      replica.write(
          Priority.BACKGROUND,
          tx -> {
            BasesTold.put(tx, viewer.device(), told);
            return null;
          });
    }
    return Reply.json(
        200, new PushAnswer(answer, clock.epochMillis(), new Changes(replica, 1).head().seen()));
  }

  /// The upload as a centre reads it that does not know a table: by another name.
  private InputStream withUnknown(InputStream body) throws IOException {
    String hidden = unknownTable;
    if (hidden == null) {
      return body;
    }
    String named = "\"table\":\"" + hidden + "\"";
    String text = text(body.readAllBytes()).replace(named, "\"table\":\"" + NEW + hidden + "\"");
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  private static TableVerdicts later(PushStream.ArrivedTable table) {
    String name = table.tableName().substring(NEW.length());
    Verdict retry = new Verdict.Retry(Verdict.UNKNOWN_TABLE, name);
    return new TableVerdicts(
        name, table.ids().stream().map(id -> VerdictRow.of(id, retry)).toList());
  }

  private Reply checksums(Viewer viewer, HttpUrl url) {
    Map<String, Messages.Checksum> sums = new LinkedHashMap<>();
    for (String name : url.queryParameterValues("table")) {
      TableSpec table = SyncCatalogue.table(Objects.requireNonNull(name));
      if (!unknown.contains(table)) {
        sums.put(
            table.name(),
            replica.read(handle -> Checksums.of(handle, replica.dialect(), table, viewer)));
      }
    }
    Changes.Head head = new Changes(replica, 1).head();
    return Reply.json(200, new Messages.Checksums(head.epoch(), head.head(), sums));
  }

  static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    server.close();
    replica.close();
  }
}
