package dev.sempre.model.wire;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import dev.sempre.model.sync.Verdict;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The small messages of the protocol: what is not a stream of rows. Each is a JSON object with
/// these names. Texts are UTF-8, times are milliseconds since 1970.
public final class Messages {
  /// Reads and writes these messages; thread-safe.
  public static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();

  /// A device asks to join with a one-time code. `POST /v1/enrolments`
  ///
  /// @param code one-time code as an administrator got it; letter case and hyphens do not matter
  /// @param publicKey Ed25519 public key of the device, X.509 form, base64
  /// @param name what people call the device
  /// @param kind `TILL`, `BACK_OFFICE` or `HUB`
  /// @param claim who the device has been, if it asks to join again; null for a new one
  public record EnrolmentRequest(
      String code, String publicKey, String name, String kind, @Nullable DeviceClaim claim) {
    /// A new device.
    public EnrolmentRequest(String code, String publicKey, String name, String kind) {
      this(code, publicKey, name, kind, null);
    }
  }

  /// Who a device says that it has been: it joins again as that or not at all, since what it has
  /// made bears its id and its number.
  ///
  /// @param tenant the company's short name
  /// @param establishment id of its establishment
  /// @param device its id
  /// @param number its number within the establishment, from 1
  /// @param setBack true if it is an older or another copy of the device: it is given another
  ///   number, since those of its series may have been given out
  public record DeviceClaim(
      String tenant, String establishment, String device, int number, boolean setBack) {
    /// A device that is what it was.
    public DeviceClaim(String tenant, String establishment, String device, int number) {
      this(tenant, establishment, device, number, false);
    }
  }

  /// @param tenant the company's short name, part of every later address
  /// @param company its full name
  /// @param establishment id of the establishment that the device belongs to
  /// @param device id of the device, origin of everything that it creates
  /// @param number number of the device within its establishment; `establishment-number` is its
  ///   ticket series
  /// @param serverKey Ed25519 public key of the centre, X.509 form, base64: pinned by the device
  /// @param pinSecret secret for PIN checks, base64; kept outside the database
  public record EnrolmentAnswer(
      String tenant,
      String company,
      String establishment,
      String device,
      int number,
      String serverKey,
      String pinSecret) {}

  /// `POST /v1/tenants/{tenant}/challenges`
  public record ChallengeRequest(String device) {}

  /// @param challenge text to sign, good for one minute
  public record ChallengeAnswer(String challenge) {}

  /// `POST /v1/tenants/{tenant}/tokens`
  ///
  /// @param signature Ed25519 over the UTF-8 bytes of [#signed(String, String, String)], base64
  public record TokenRequest(String device, String challenge, String signature) {
    /// What the device signs.
    public static String signed(String tenant, String device, String challenge) {
      return "sempre-token\n" + tenant + "\n" + device + "\n" + challenge;
    }
  }

  /// @param token JWT for the header `Authorization: Bearer`
  /// @param expiresInSeconds at most 900. Source: R52
  public record TokenAnswer(String token, int expiresInSeconds) {}

  /// `GET /v1/tenants/{tenant}/head`: is there anything new? Also the pulse behind the indicator.
  ///
  /// @param epoch epoch of the feed
  /// @param head newest position in the feed
  /// @param down newest position of what goes down to bases, at most the head: one that has come so
  ///   far misses nothing; null from a centre that does not say it
  /// @param schema schema version of the centre
  /// @param serverMillis the centre's clock
  /// @param seen what the base has seen of the feed with this answer, in words that only the feed's
  ///   owner reads: to be presented as [#SEEN] with every later request; null from a centre that
  ///   does not say it
  /// @param told what was told last as [#TOLD] under the name of the base that asks, by whichever
  ///   copy of it; null if nothing was
  /// @param anchors the newest that is kept of each chain that the base has told with its question
  ///   as [#CHAINS]; null if it has told none, or the centre keeps none
  public record Head(
      String epoch,
      long head,
      @Nullable Long down,
      int schema,
      long serverMillis,
      @Nullable String seen,
      @Nullable String told,
      @Nullable List<Anchor> anchors) {
    /// Without a word about chains.
    public Head(
        String epoch,
        long head,
        @Nullable Long down,
        int schema,
        long serverMillis,
        @Nullable String seen,
        @Nullable String told) {
      this(epoch, head, down, schema, serverMillis, seen, told, null);
    }
  }

  /// What was told of a chain and is kept for ever. Source: R36.
  ///
  /// @param series the series whose chain it is
  /// @param number place in the chain, from 1
  /// @param hash of the record that stood there, 64 hex digits
  public record Anchor(String series, long number, String hash) {}

  /// Header of each request, which the centre gives back with its answer: words that are new for
  /// each, 1 to 64 printable ASCII characters. What something on the way has kept of another
  /// question bears others.
  public static final String QUESTION = "Sempre-Question";

  /// Request header: what the base has seen of the feed. A centre that has lost something of it
  /// answers [Problem#EPOCH_CHANGED] to whatever is asked.
  public static final String SEEN = "Sempre-Seen";

  /// Request header of an upload: where the base's own feed stands, in words that only the base
  /// reads. Given back in each [Head], so that an older or another copy of the base knows what it
  /// is.
  public static final String TOLD = "Sempre-Told";

  /// Request header of [Head], once in each round: where each of the base's chains stands, as
  /// [dev.sempre.model.chain.ChainHead#write] has it. The centre keeps it and gives back, as
  /// [Head#anchors], the newest that it has.
  public static final String CHAINS = "Sempre-Chains";

  /// Request header: the version of the schema and of the messages that the base speaks, see
  /// [dev.sempre.model.sync.Catalogue#schema]; a base that does not say it speaks the first. A
  /// centre too far from it answers [Problem#PROGRAM_TOO_OLD] or [Problem#CENTRE_TOO_OLD] to
  /// whatever is asked. Source: O2.
  public static final String SCHEMA = "Sempre-Schema";

  /// `GET /v1/tenants/{tenant}/checksums`
  ///
  /// @param tables table > what the asking base should hold of it
  public record Checksums(String epoch, long head, Map<String, Checksum> tables) {}

  /// @param rows records that are not deleted
  /// @param sum first 8 bytes of every record's hash, added up without carry-over, 16 hex digits
  public record Checksum(long rows, String sum) {}

  /// Any answer that is not the one asked for.
  ///
  /// @param code short code, also the key of its message in four languages
  /// @param message one English sentence for people who read logs
  /// @param field field of the request that is at fault, or null
  public record Problem(String code, String message, @Nullable String field) {
    /// The cursor is of another epoch or ahead of the feed, or the base has seen what is lost:
    /// reconcile. HTTP 409.
    public static final String EPOCH_CHANGED = "EPOCH_CHANGED";

    /// The device has joined anew since, with another key: whoever asks is an older copy of it, and
    /// joins anew with a code made for it. HTTP 401.
    public static final String DEVICE_REPLACED = "DEVICE_REPLACED";

    /// The base is older than the centre by more than one version: update the base. HTTP 403.
    public static final String PROGRAM_TOO_OLD = "PROGRAM_TOO_OLD";

    /// The base is newer than the centre by more than one version: update the centre. HTTP 403.
    public static final String CENTRE_TOO_OLD = "CENTRE_TOO_OLD";
  }

  /// One verdict as JSON.
  ///
  /// @param id record
  /// @param verdict `ACCEPTED`, `ALREADY`, `CONFLICT`, `REJECTED` or `RETRY`
  /// @param version upstream version, for the first three
  /// @param code why, for the last three
  /// @param field column at fault, or null
  /// @param detail more about it, or null
  public record VerdictRow(
      String id,
      String verdict,
      @Nullable Long version,
      @Nullable String code,
      @Nullable String field,
      @Nullable String detail) {

    public static VerdictRow of(String id, Verdict verdict) {
      return switch (verdict) {
        case Verdict.Accepted v -> new VerdictRow(id, "ACCEPTED", v.version(), null, null, null);
        case Verdict.Already v -> new VerdictRow(id, "ALREADY", v.version(), null, null, null);
        case Verdict.Conflict v ->
            new VerdictRow(id, "CONFLICT", v.version(), v.code(), null, null);
        case Verdict.Rejected v ->
            new VerdictRow(id, "REJECTED", null, v.code(), v.field(), v.detail());
        case Verdict.Retry v -> new VerdictRow(id, "RETRY", null, v.code(), null, v.detail());
      };
    }

    /// The verdict, or null if this version does not know the word: to be treated as silence.
    public @Nullable Verdict read() {
      long at = version == null ? 0 : version;
      String why = code == null ? "" : code;
      String more = detail == null ? "" : detail;
      return switch (verdict) {
        case "ACCEPTED" -> at < 1 ? null : new Verdict.Accepted(at);
        case "ALREADY" -> at < 1 ? null : new Verdict.Already(at);
        case "CONFLICT" -> new Verdict.Conflict(why, at);
        case "REJECTED" -> new Verdict.Rejected(why, field, more);
        case "RETRY" -> new Verdict.Retry(why, more);
        default -> null;
      };
    }
  }

  /// Answer to an upload: one verdict per row, in the order of the rows.
  ///
  /// @param tables per table of the upload, in its order
  /// @param seen as in [Head]
  public record PushAnswer(List<TableVerdicts> tables, long serverMillis, @Nullable String seen) {}

  /// @param table table name
  /// @param verdicts one per row that was sent, in order
  public record TableVerdicts(String table, List<VerdictRow> verdicts) {}

  private Messages() {}

  /// Reads one message: JSON as its standard has it, and nothing behind it. A field that is not
  /// there is null, whatever its type says, and one that this version does not know is passed over.
  ///
  /// @param body all of it
  /// @throws IOException if it is not such a message: the same bytes will not be one later
  public static <T> T read(byte[] body, Class<T> type) throws IOException {
    try (JsonReader json =
        new JsonReader(
            new InputStreamReader(new ByteArrayInputStream(body), StandardCharsets.UTF_8))) {
      json.setStrictness(Strictness.STRICT);
      T message = GSON.fromJson(json, type);
      if (message == null) {
        throw new IOException("null is no message");
      }
      WireEnd.require(json);
      return message;
    } catch (JsonParseException | IllegalArgumentException e) {
      throw new IOException("not a message: " + e.getMessage(), e);
    }
  }
}
