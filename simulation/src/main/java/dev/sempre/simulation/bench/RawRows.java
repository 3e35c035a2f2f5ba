package dev.sempre.simulation.bench;

import dev.sempre.replica.db.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Rows of some tables as they lie in a database, to be inserted into another with the same schema
/// by nothing but JDBC: the limit that a synchronisation is held against.
///
/// @param tables in an order that their references allow
record RawRows(List<Table> tables) {
  /// Rows of one transaction. Source: the limit as it was agreed.
  private static final int ROWS_A_TRANSACTION = 1_000;

  /// @param name table
  /// @param columns columns
  /// @param rows values in the order of the columns
  record Table(String name, List<String> columns, List<@Nullable Object[]> rows) {
    private String insert() {
      return "insert into "
          + name
          + " ("
          + String.join(", ", columns)
          + ") values ("
          + String.join(", ", Collections.nCopies(columns.size(), "?"))
          + ")";
    }
  }

  /// Reads all rows of the tables.
  static RawRows read(Connection connection, List<String> names) throws SQLException {
    List<Table> tables = new ArrayList<>();
    for (String name : names) {
      try (Statement statement = connection.createStatement();
          ResultSet rows = statement.executeQuery("select * from " + name)) {
        tables.add(read(name, rows));
      }
    }
    return new RawRows(tables);
  }

  private static Table read(String name, ResultSet rows) throws SQLException {
    List<String> columns = new ArrayList<>();
    for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
      columns.add(rows.getMetaData().getColumnName(i));
    }
    List<@Nullable Object[]> values = new ArrayList<>();
    while (rows.next()) {
      @Nullable Object[] row = new Object[columns.size()];
      for (int i = 0; i < row.length; i++) {
        Object value = rows.getObject(i + 1);
        row[i] = value instanceof Integer number ? Long.valueOf(number) : value;
      }
      values.add(row);
    }
    return new Table(name, columns, values);
  }

  /// How many rows there are in all.
  int count() {
    return tables.stream().mapToInt(table -> table.rows().size()).sum();
  }

  /// The rows of some of the tables.
  RawRows only(List<String> names) {
    return new RawRows(tables.stream().filter(table -> names.contains(table.name())).toList());
  }

  /// Inserts everything as a batch, table by table, a thousand rows a transaction, on the
  /// connection and with the transactions that the programs themselves use.
  ///
  /// @return time that it took
  double insertMillis(Database database) throws SQLException {
    Connection writer = database.openWriter();
    try {
      long begin = System.nanoTime();
      for (Table table : tables) {
        insert(database, writer, table);
      }
      return (System.nanoTime() - begin) / 1e6;
    } finally {
      database.giveBack(writer, true);
    }
  }

  private static void insert(Database database, Connection writer, Table table)
      throws SQLException {
    for (int first = 0; first < table.rows().size(); first += ROWS_A_TRANSACTION) {
      int end = Math.min(table.rows().size(), first + ROWS_A_TRANSACTION);
      database.beginWrite(writer);
      try (PreparedStatement statement = writer.prepareStatement(table.insert())) {
        for (@Nullable Object[] row : table.rows().subList(first, end)) {
          bind(statement, row);
          statement.addBatch();
        }
        statement.executeBatch();
      }
      database.commit(writer);
      database.afterCommit();
      database.catchUp();
    }
  }

  private static void bind(PreparedStatement statement, @Nullable Object[] row)
      throws SQLException {
    for (int i = 0; i < row.length; i++) {
      switch (row[i]) {
        case null -> statement.setNull(i + 1, Types.NULL);
        case Long number -> statement.setLong(i + 1, number);
        case Object text -> statement.setString(i + 1, text.toString());
      }
    }
  }
}
