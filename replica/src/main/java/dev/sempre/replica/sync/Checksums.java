package dev.sempre.replica.sync;

import dev.sempre.model.sync.CanonicalForm;
import dev.sempre.model.sync.TableSpec;
import dev.sempre.model.wire.Messages.Checksum;
import dev.sempre.replica.db.Dialect;
import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// What a place holds of a table, in one number that does not depend on order: computed from the
/// rows themselves, every time. Source: P4, H8, R17.
public final class Checksums {
  private static final int CHUNK = 2_000;

  private Checksums() {}

  /// Of a table that goes down: what the viewer may see. Of one that goes only up: what the viewer
  /// has made. Deleted records do not count.
  public static Checksum of(Handle handle, Dialect dialect, TableSpec table, Viewer viewer)
      throws SQLException {
    boolean down = table.direction().goesDown();
    String condition =
        " and t.deleted = 0" + (down ? viewer.seesCondition(table) : " and t.origin = ?");
    List<Object> parameters =
        new ArrayList<>(down ? viewer.parameters(table) : List.of(viewer.device()));
    RecordTable rows = new RecordTable(handle.getConnection(), dialect, table);
    CanonicalForm canonical = new CanonicalForm();
    long count = 0;
    long sum = 0;
    long position = 0;
    while (true) {
      List<StoredRecord> page = rows.page(position, Long.MAX_VALUE, condition, parameters, CHUNK);
      for (StoredRecord stored : page) {
        sum += ByteBuffer.wrap(canonical.hash(stored.record())).getLong();
      }
      count += page.size();
      if (page.size() < CHUNK) {
        return new Checksum(count, HexFormat.of().toHexDigits(sum));
      }
      position = page.getLast().seq();
    }
  }
}
