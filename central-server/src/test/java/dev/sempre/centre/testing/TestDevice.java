package dev.sempre.centre.testing;

import dev.sempre.centre.testing.Http.Reply;
import dev.sempre.model.sync.RootRecord;
import dev.sempre.model.sync.TableSpec;
import dev.sempre.model.wire.ChangesStream;
import dev.sempre.model.wire.Messages.ChallengeAnswer;
import dev.sempre.model.wire.Messages.ChallengeRequest;
import dev.sempre.model.wire.Messages.EnrolmentAnswer;
import dev.sempre.model.wire.Messages.EnrolmentRequest;
import dev.sempre.model.wire.Messages.PushAnswer;
import dev.sempre.model.wire.Messages.TokenAnswer;
import dev.sempre.model.wire.Messages.TokenRequest;
import dev.sempre.model.wire.Messages.VerdictRow;
import dev.sempre.model.wire.PushStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/// A device as it speaks to a centre: its own key, its token, its requests.
public final class TestDevice {
  private final String url;
  private final KeyPair keys;
  private final EnrolmentAnswer identity;
  private String token = "";

  private TestDevice(String url, KeyPair keys, EnrolmentAnswer identity) {
    this.url = url;
    this.keys = keys;
    this.identity = identity;
  }

  public static KeyPair newKeys() {
    try {
      return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  public static EnrolmentRequest request(String code, KeyPair keys) {
    return new EnrolmentRequest(code, publicKey(keys), "Till", "TILL");
  }

  public static String publicKey(KeyPair keys) {
    return Base64.getEncoder().encodeToString(keys.getPublic().getEncoded());
  }

  /// Joins with a code and gets a token.
  public static TestDevice enrolled(String url, String code) {
    KeyPair keys = newKeys();
    Reply reply = Http.post(url + "/v1/enrolments", request(code, keys));
    if (reply.status() != 200) {
      throw new AssertionError(reply.text());
    }
    TestDevice device = new TestDevice(url, keys, reply.as(EnrolmentAnswer.class));
    device.login();
    return device;
  }

  /// A device with a key of the test's; gets a token.
  public static TestDevice with(String url, KeyPair keys, EnrolmentAnswer identity) {
    TestDevice device = new TestDevice(url, keys, identity);
    device.login();
    return device;
  }

  public EnrolmentAnswer identity() {
    return identity;
  }

  public String id() {
    return identity.device();
  }

  public String token() {
    return token;
  }

  /// Address of something of a company.
  public String at(String tenant, String path) {
    return url + "/v1/tenants/" + tenant + path;
  }

  public void login() {
    Reply reply = tryLogin();
    if (reply.status() != 200) {
      throw new AssertionError(reply.text());
    }
    token = reply.as(TokenAnswer.class).token();
  }

  public Reply tryLogin() {
    String challenge = challenge();
    return Http.post(
        at(identity.tenant(), "/tokens"),
        new TokenRequest(id(), challenge, sign(identity.tenant(), challenge)));
  }

  public String challenge() {
    return Http.post(at(identity.tenant(), "/challenges"), new ChallengeRequest(id()))
        .as(ChallengeAnswer.class)
        .challenge();
  }

  public String sign(String tenant, String challenge) {
    try {
      Signature signature = Signature.getInstance("Ed25519");
      signature.initSign(keys.getPrivate());
      signature.update(
          TokenRequest.signed(tenant, id(), challenge).getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /// A request with the token.
  public HttpRequest.Builder authorized(String tenant, String path) {
    return Http.request(at(tenant, path)).header("Authorization", "Bearer " + token);
  }

  public Reply get(String path) {
    return Http.send(authorized(identity.tenant(), path).GET());
  }

  /// Sends a body as an upload.
  public Reply postRecords(String flow, byte[] body, boolean gzip) {
    HttpRequest.Builder request =
        authorized(identity.tenant(), "/flows/" + flow + "/records")
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(body));
    if (gzip) {
      request.header("Content-Encoding", "gzip");
    }
    return Http.send(request);
  }

  /// Sends records and gives the verdicts in order.
  public List<VerdictRow> push(String flow, List<RootRecord> records) {
    Reply reply = postRecords(flow, gzip(body(records)), true);
    if (reply.status() != 200) {
      throw new AssertionError(reply.status() + " " + reply.text());
    }
    List<VerdictRow> verdicts = new ArrayList<>();
    reply.as(PushAnswer.class).tables().forEach(table -> verdicts.addAll(table.verdicts()));
    return verdicts;
  }

  public static byte[] body(List<RootRecord> records) {
    try {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      PushStream.write(out, records);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static byte[] gzip(byte[] content) {
    try {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      try (OutputStream gzip = new GZIPOutputStream(out)) {
        gzip.write(content);
      }
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// What one answer to a question for changes said.
  ///
  /// @param epoch epoch of the feed
  /// @param head its newest position
  /// @param records records in order
  /// @param gone ids that the device may not see, by table
  /// @param upTo where the next question begins, by table
  /// @param complete whether there is no more to ask for
  public record Pulled(
      String epoch,
      long head,
      List<RootRecord> records,
      Map<String, List<String>> gone,
      Map<String, Long> upTo,
      boolean complete) {
    /// Ids of the records of a table, in order.
    public List<String> ids(String table) {
      return records.stream()
          .filter(record -> record.table().name().equals(table))
          .map(RootRecord::id)
          .toList();
    }
  }

  /// Asks for changes, compressed.
  public Pulled pull(String query) {
    Reply reply =
        Http.send(
            authorized(identity.tenant(), "/changes?" + query)
                .header("Accept-Encoding", "gzip")
                .GET());
    if (reply.status() != 200) {
      throw new AssertionError(reply.status() + " " + reply.text());
    }
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(reply.response().body()))) {
      return read(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static Pulled read(InputStream in) throws IOException {
    Collected collected = new Collected();
    boolean complete = ChangesStream.read(in, collected);
    return new Pulled(
        collected.epoch,
        collected.head,
        collected.records,
        collected.gone,
        collected.upTo,
        complete);
  }

  private static final class Collected implements ChangesStream.Sink {
    private final List<RootRecord> records = new ArrayList<>();
    private final Map<String, List<String>> gone = new LinkedHashMap<>();
    private final Map<String, Long> upTo = new LinkedHashMap<>();
    private String epoch = "";
    private long head;

    @Override
    public void begin(String newEpoch, long newHead, int schema) {
      epoch = newEpoch;
      head = newHead;
    }

    @Override
    public void beginTable(TableSpec table, int count) {}

    @Override
    public void row(RootRecord record, long seq) {
      records.add(record);
    }

    @Override
    public void endTable(TableSpec table, List<String> goneIds, long upToSeq) {
      gone.put(table.name(), goneIds);
      upTo.put(table.name(), upToSeq);
    }
  }
}
