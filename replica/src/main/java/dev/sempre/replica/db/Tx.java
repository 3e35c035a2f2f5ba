package dev.sempre.replica.db;

import dev.sempre.model.chain.Signer;
import dev.sempre.model.id.Ids;
import dev.sempre.model.sync.Hlc;
import dev.sempre.model.sync.TableSpec;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// One writing transaction. It holds the lock of the feed from its start to its commit, so the
/// numbers that it gives out are in commit order. Belongs to the thread that opened it.
public final class Tx {
  private static final int MANY = 1_000;

  private final Handle handle;
  private final Dialect dialect;
  private final @Nullable Place place;
  private final String epoch;
  private final long nowMillis;
  private final Map<String, List<String>> touched = new LinkedHashMap<>();
  private final long headBefore;
  private long head;
  private long down;
  private long hlc;
  private boolean clockMoved;
  private final Ids ids;
  private Signer signer = Signer.NONE;

  Tx(
      Handle handle,
      Dialect dialect,
      @Nullable Place place,
      String epoch,
      long head,
      long down,
      long hlc,
      long nowMillis,
      Ids ids) {
    this.handle = handle;
    this.dialect = dialect;
    this.place = place;
    this.epoch = epoch;
    this.headBefore = head;
    this.head = head;
    this.down = down;
    this.hlc = hlc;
    this.nowMillis = nowMillis;
    this.ids = ids;
  }

  public Handle handle() {
    return handle;
  }

  public Connection connection() {
    return handle.getConnection();
  }

  public Dialect dialect() {
    return dialect;
  }

  /// This place.
  ///
  /// @throws IllegalStateException if the database belongs to no place yet: a bug, only the first
  ///   transaction of a new database may run without
  public Place place() {
    if (place == null) {
      throw new IllegalStateException("this database belongs to no company yet");
    }
    return place;
  }

  /// An id for a record that is made in this transaction.
  public String newId() {
    return ids.next();
  }

  /// The key of this place, as far as the program has it.
  public Signer signer() {
    return signer;
  }

  void signWith(Signer known) {
    signer = known;
  }

  /// This place, or null while the database belongs to none.
  @Nullable Place placeIfAny() {
    return place;
  }

  /// The wall clock at the start of the transaction, corrected by the measured offset to the
  /// centre.
  public long nowMillis() {
    return nowMillis;
  }

  /// The next stamp of this place's hybrid logical clock.
  public long stamp() {
    hlc = Hlc.next(hlc, nowMillis);
    clockMoved = true;
    return hlc;
  }

  /// Takes note of another place's stamp, so that every later stamp of this place is greater.
  ///
  /// @return false if the stamp lies too far in the future and was not adopted. Source: R23.
  public boolean observe(long foreignStamp) {
    long next = Hlc.observe(hlc, foreignStamp, nowMillis);
    if (next != hlc) {
      hlc = next;
      clockMoved = true;
    }
    return !Hlc.isTooFarAhead(foreignStamp, nowMillis);
  }

  public String epoch() {
    return epoch;
  }

  /// Newest feed position, counting what this transaction has taken.
  public long head() {
    return head;
  }

  /// Takes the next position in the feed for a changed record, and notes the change for those who
  /// want to know after the commit.
  public long nextSeq(TableSpec table, String id) {
    List<String> ids = touched.computeIfAbsent(table.name(), name -> new ArrayList<>());
    if (ids.size() < MANY) {
      ids.add(id);
    }
    head++;
    if (table.direction().goesDown()) {
      down = head;
    }
    return head;
  }

  /// Notes a change of something local that has no place in the feed, such as the state of a
  /// synchronisation.
  public void touchLocal(String table) {
    touched.computeIfAbsent(table, name -> new ArrayList<>());
  }

  long hlc() {
    return hlc;
  }

  /// Newest feed position of what goes down to the bases below.
  long down() {
    return down;
  }

  /// Newest feed position before this transaction.
  long headBefore() {
    return headBefore;
  }

  boolean headMoved() {
    return head != headBefore;
  }

  boolean clockMoved() {
    return clockMoved;
  }

  Committed committed(Priority priority) {
    Map<String, List<String>> ids = new LinkedHashMap<>();
    touched.forEach(
        (table, list) -> ids.put(table, list.size() < MANY ? List.copyOf(list) : List.of()));
    return new Committed(ids, head, priority);
  }
}
