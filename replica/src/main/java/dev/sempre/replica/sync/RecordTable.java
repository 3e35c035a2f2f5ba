package dev.sempre.replica.sync;

import com.google.gson.Gson;
import dev.sempre.model.sync.ChildSpec;
import dev.sempre.model.sync.Owner;
import dev.sempre.model.sync.RootRecord;
import dev.sempre.model.sync.RootRecord.ChildRow;
import dev.sempre.model.sync.TableSpec;
import dev.sempre.replica.db.Dialect;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads and writes whole records of one table on one connection. Knows nothing of versions and
/// verdicts. Belongs to the thread that uses the connection.
final class RecordTable {
  private static final Gson GSON = new Gson();

  private final Connection connection;
  private final Dialect dialect;
  private final TableSpec table;
  private final RecordSql sql;

  RecordTable(Connection connection, Dialect dialect, TableSpec table) {
    this.connection = connection;
    this.dialect = dialect;
    this.table = table;
    this.sql = RecordSql.of(dialect, table);
  }

  Optional<StoredRecord> find(String id) throws SQLException {
    return Optional.ofNullable(findAll(List.of(id)).get(id));
  }

  /// Records by id; those that are not there are missing from the answer.
  Map<String, StoredRecord> findAll(Collection<String> ids) throws SQLException {
    if (ids.isEmpty()) {
      return Map.of();
    }
    List<StoredRecord> roots;
    try (PreparedStatement statement = connection.prepareStatement(sql.selectByIds())) {
      bindIds(dialect, statement, ids);
      try (ResultSet rows = statement.executeQuery()) {
        roots = RecordRows.roots(table, sql.rootColumns(), rows);
      }
    }
    List<Map<String, List<ChildRow>>> children = new ArrayList<>();
    for (ChildSpec child : table.children()) {
      try (PreparedStatement statement =
          connection.prepareStatement(sql.selectChildrenByIds(child))) {
        bindIds(dialect, statement, ids);
        try (ResultSet rows = statement.executeQuery()) {
          children.add(RecordRows.children(child, sql.childColumns(child), rows));
        }
      }
    }
    Map<String, StoredRecord> result = new HashMap<>();
    for (StoredRecord stored : RecordRows.join(roots, children)) {
      result.put(stored.record().id(), stored);
    }
    return result;
  }

  /// Fills the first parameter of a statement with what [Dialect#idIn] asks for.
  static void bindIds(Dialect dialect, PreparedStatement statement, Collection<String> ids)
      throws SQLException {
    switch (dialect) {
      case SQLITE -> statement.setString(1, GSON.toJson(ids));
      case POSTGRES ->
          statement.setArray(
              1, statement.getConnection().createArrayOf("text", ids.toArray(new String[0])));
    }
  }

  /// Records in feed order after `after` up to `upTo`.
  ///
  /// @param condition SQL that starts with ` and`, over the alias `t`, or empty
  /// @param parameters what it takes
  List<StoredRecord> page(long after, long upTo, String condition, List<?> parameters, int limit)
      throws SQLException {
    walkAlongIndexes();
    List<StoredRecord> roots;
    try (PreparedStatement statement = connection.prepareStatement(sql.selectBySeq(condition))) {
      int next = bindRange(statement, after, upTo, parameters);
      statement.setInt(next, limit);
      try (ResultSet rows = statement.executeQuery()) {
        roots = RecordRows.roots(table, sql.rootColumns(), rows);
      }
    }
    if (roots.isEmpty() || table.children().isEmpty()) {
      return roots;
    }
    long last = roots.getLast().seq();
    List<Map<String, List<ChildRow>>> children = new ArrayList<>();
    for (ChildSpec child : table.children()) {
      try (PreparedStatement statement =
          connection.prepareStatement(sql.selectChildrenBySeq(child, condition))) {
        bindRange(statement, after, last, parameters);
        try (ResultSet rows = statement.executeQuery()) {
          children.add(RecordRows.children(child, sql.childColumns(child), rows));
        }
      }
    }
    return RecordRows.join(roots, children);
  }

  /// A record as a row of the protocol.
  ///
  /// @param json see [RecordSql#selectWireBySeq]
  /// @param seq its position in this place's feed
  record WireRow(String json, long seq) {}

  /// As [#page], ready to be sent.
  List<WireRow> wirePage(long after, long upTo, String condition, List<?> parameters, int limit)
      throws SQLException {
    walkAlongIndexes();
    List<WireRow> result = new ArrayList<>();
    try (PreparedStatement statement =
        connection.prepareStatement(sql.selectWireBySeq(condition))) {
      int next = bindRange(statement, after, upTo, parameters);
      statement.setInt(next, limit);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          result.add(new WireRow(rows.getString(1), rows.getLong(2)));
        }
      }
    }
    return result;
  }

  private void walkAlongIndexes() throws SQLException {
    String hint = dialect.walkAlongIndexes();
    if (hint != null) {
      try (Statement statement = connection.createStatement()) {
        statement.execute(hint);
      }
    }
  }

  private static int bindRange(
      PreparedStatement statement, long after, long upTo, List<?> parameters) throws SQLException {
    statement.setLong(1, after);
    statement.setLong(2, upTo);
    int next = 3;
    for (Object parameter : parameters) {
      statement.setObject(next++, parameter);
    }
    return next;
  }

  /// Inserts records whose ids are not there yet, each with its children, all or nothing.
  ///
  /// @param records no id twice
  /// @return ids that were inserted; the others were there
  Set<String> insertNew(List<StoredRecord> records) throws SQLException {
    if (records.isEmpty()) {
      return Set.of();
    }
    Set<String> inserted =
        switch (dialect) {
          case SQLITE -> insertRootsByRow(records);
          case POSTGRES -> insertRootsByColumn(records);
        };
    List<StoredRecord> fresh =
        inserted.size() == records.size()
            ? records
            : records.stream().filter(r -> inserted.contains(r.record().id())).toList();
    insertChildren(fresh);
    return inserted;
  }

  private Set<String> insertRootsByRow(List<StoredRecord> records) throws SQLException {
    List<@Nullable Object[]> rows = new ArrayList<>(records.size());
    for (StoredRecord stored : records) {
      rows.add(RecordRows.rootValues(stored));
    }
    int[] counts = insertByRow(sql.insertRoot(), sql.rootColumns(), rows);
    Set<String> inserted = HashSet.newHashSet(records.size());
    for (int i = 0; i < counts.length; i++) {
      if (counts[i] > 0) {
        inserted.add(records.get(i).record().id());
      }
    }
    return inserted;
  }

  private Set<String> insertRootsByColumn(List<StoredRecord> records) throws SQLException {
    List<@Nullable Object[]> rows = new ArrayList<>(records.size());
    for (StoredRecord stored : records) {
      rows.add(RecordRows.rootValues(stored));
    }
    Set<String> inserted = HashSet.newHashSet(records.size());
    try (PreparedStatement statement = connection.prepareStatement(sql.insertRoot())) {
      bindColumns(statement, sql.rootColumns(), rows);
      try (ResultSet ids = statement.executeQuery()) {
        while (ids.next()) {
          inserted.add(ids.getString(1));
        }
      }
    }
    return inserted;
  }

  private void insertChildren(List<StoredRecord> records) throws SQLException {
    for (int i = 0; i < table.children().size(); i++) {
      ChildSpec child = table.children().get(i);
      List<@Nullable Object[]> rows = new ArrayList<>();
      for (StoredRecord stored : records) {
        int position = 1;
        for (ChildRow row : stored.record().children().get(i)) {
          rows.add(RecordRows.childValues(stored.record().id(), position++, row));
        }
      }
      if (!rows.isEmpty()) {
        insertChildRows(child, rows);
      }
    }
  }

  private void insertChildRows(ChildSpec child, List<@Nullable Object[]> rows) throws SQLException {
    List<RecordSql.Stored> columns = sql.childColumns(child);
    switch (dialect) {
      case SQLITE -> insertByRow(sql.insertChild(child), columns, rows);
      case POSTGRES -> {
        try (PreparedStatement statement = connection.prepareStatement(sql.insertChild(child))) {
          bindColumns(statement, columns, rows);
          statement.executeUpdate();
        }
      }
    }
  }

  private int[] insertByRow(
      String insert, List<RecordSql.Stored> columns, List<@Nullable Object[]> rows)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(insert)) {
      // A first download has millions of values: each goes straight to the driver.
      PreparedStatement bare = statement.unwrap(PreparedStatement.class);
      for (@Nullable Object[] row : rows) {
        bindRow(bare, columns, row, 1);
        bare.addBatch();
      }
      return statement.executeBatch();
    }
  }

  private static void bindRow(
      PreparedStatement statement,
      List<RecordSql.Stored> columns,
      @Nullable Object[] row,
      int first)
      throws SQLException {
    for (int i = 0; i < row.length; i++) {
      Object value = row[i];
      if (value instanceof Long number) {
        statement.setLong(first + i, number);
      } else if (value == null) {
        statement.setNull(first + i, columns.get(i).integer() ? Types.BIGINT : Types.VARCHAR);
      } else {
        statement.setString(first + i, value.toString());
      }
    }
  }

  private void bindColumns(
      PreparedStatement statement, List<RecordSql.Stored> columns, List<@Nullable Object[]> rows)
      throws SQLException {
    for (int c = 0; c < columns.size(); c++) {
      boolean integer = columns.get(c).integer();
      @Nullable Object[] column = integer ? new Long[rows.size()] : new String[rows.size()];
      for (int r = 0; r < rows.size(); r++) {
        column[r] = rows.get(r)[c];
      }
      statement.setArray(c + 1, connection.createArrayOf(integer ? "bigint" : "text", column));
    }
  }

  /// Overwrites a record that is there, with its children.
  void replace(StoredRecord stored) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql.updateRoot())) {
      @Nullable Object[] row = RecordRows.rootValues(stored);
      @Nullable Object[] withoutId = new Object[row.length - 1];
      System.arraycopy(row, 1, withoutId, 0, withoutId.length);
      bindRow(statement, sql.rootColumns().subList(1, sql.rootColumns().size()), withoutId, 1);
      statement.setString(row.length, stored.record().id());
      if (statement.executeUpdate() != 1) {
        throw new IllegalStateException(
            table + " " + stored.record().id() + " is not there to be replaced");
      }
    }
    deleteChildren(stored.record().id());
    insertChildren(List.of(stored));
  }

  /// Says anew what is told about a record whose content is the one that is here: its versions, its
  /// mark and its place in the feed. The content is not touched, as that of a fact may not be.
  void readdress(StoredRecord stored) throws SQLException {
    RootRecord record = stored.record();
    try (PreparedStatement statement = connection.prepareStatement(sql.updateHeader())) {
      statement.setLong(1, record.version());
      if (record.baseVersion() == null) {
        statement.setNull(2, Types.BIGINT);
      } else {
        statement.setLong(2, record.baseVersion());
      }
      statement.setLong(3, stored.pending() ? 1 : 0);
      statement.setLong(4, stored.seq());
      statement.setString(5, record.id());
      if (statement.executeUpdate() != 1) {
        throw new IllegalStateException(table + " " + record.id() + " is not there");
      }
    }
  }

  /// Forgets of the next rows that upstream has acknowledged them.
  ///
  /// @param after position behind which they stand
  /// @param again true if they are to go up again
  /// @param base this place: facts of another one are left alone
  /// @return position of the last of them, or null if there are none
  @Nullable Long forgetUpstream(long after, int limit, boolean again, String base)
      throws SQLException {
    long last;
    try (PreparedStatement statement = connection.prepareStatement(sql.lastOfNext())) {
      statement.setLong(1, after);
      statement.setInt(2, limit);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        last = row.getLong(1);
        if (row.wasNull()) {
          return null;
        }
      }
    }
    try (PreparedStatement statement = connection.prepareStatement(sql.forgetUpstream())) {
      statement.setLong(1, again ? 1 : 0);
      statement.setLong(2, after);
      statement.setLong(3, last);
      statement.setLong(4, again ? 1 : 0);
      if (table.owner() == Owner.ISSUER) {
        statement.setString(5, base);
      }
      statement.executeUpdate();
    }
    return last;
  }

  /// Ids of what upstream has not named since it was forgotten; see [RecordSql#selectUnnamed]. What
  /// was made here and may not go up can never be named, and is not among them.
  List<String> unnamed(String base) throws SQLException {
    List<String> result = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(sql.selectUnnamed())) {
      statement.setString(1, table.direction().goesUp() ? "" : base);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          result.add(rows.getString(1));
        }
      }
    }
    return result;
  }

  /// Moves a record to another position in this place's feed.
  void renumber(String id, long seq) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql.renumber())) {
      statement.setLong(1, seq);
      statement.setString(2, id);
      statement.executeUpdate();
    }
  }

  /// Takes a record out of this place, without a tombstone.
  void remove(String id) throws SQLException {
    deleteChildren(id);
    execute(sql.deleteRoot(), id);
  }

  private void deleteChildren(String id) throws SQLException {
    for (ChildSpec child : table.children()) {
      execute(sql.deleteChildren(child), id);
    }
  }

  private void execute(String statementText, String id) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(statementText)) {
      statement.setString(1, id);
      statement.executeUpdate();
    }
  }
}
