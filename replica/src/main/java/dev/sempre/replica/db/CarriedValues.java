package dev.sempre.replica.db;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.sempre.model.sync.Catalogue;
import dev.sempre.model.sync.ChildSpec;
import dev.sempre.model.sync.Column;
import dev.sempre.model.sync.Misfit;
import dev.sempre.model.sync.RootRecord.ChildRow;
import dev.sempre.model.sync.TableSpec;
import dev.sempre.model.sync.Unfolding;
import dev.sempre.model.text.PlainText;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/// What records have carried of a newer version while this place was older: after the migration it
/// lies in its columns and child tables. No record is another one by that, so none takes a place in
/// the feed. Runs inside the last step of a migration, before anybody else sees the schema. Source:
/// O2.
final class CarriedValues {
  private static final int PAGE = 1_000;

  private final Database database;
  private final Connection connection;

  CarriedValues(Database database, Connection connection) {
    this.database = database;
    this.connection = connection;
  }

  void unfold(Catalogue catalogue) throws SQLException {
    for (TableSpec table : catalogue.tables()) {
      String roots = "select id, 0, extra from " + table.name() + " where extra is not null";
      eachRow(roots + " and id > ? and 0 <= ? order by id", row -> root(table, row));
      for (ChildSpec child : table.children()) {
        String key = child.rootColumn() + ", position";
        String rows = "select " + key + ", extra from " + child.name() + " where extra is not null";
        eachRow(rows + " and (" + key + ") > (?, ?) order by " + key, row -> child(child, row));
      }
    }
  }

  /// A row that carries something.
  ///
  /// @param root id of its root
  /// @param position its position if it is a child, else 0
  private record Carrying(String root, long position, JsonObject carried) {}

  private interface Take {
    void take(Carrying row) throws SQLException;
  }

  /// @param select rows behind a root's id and a position
  private void eachRow(String select, Take take) throws SQLException {
    String sql = select + " limit " + PAGE;
    List<Carrying> page = page(sql, "", 0);
    while (!page.isEmpty()) {
      for (Carrying row : page) {
        takeSafely(row, take);
      }
      Carrying last = page.getLast();
      page = page(sql, last.root(), last.position());
    }
  }

  private List<Carrying> page(String sql, String root, long position) throws SQLException {
    List<Carrying> page = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, root);
      statement.setLong(2, position);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          page.add(new Carrying(rows.getString(1), rows.getLong(2), object(rows.getString(3))));
        }
      }
    }
    return page;
  }

  private static JsonObject object(String carried) {
    try {
      return JsonParser.parseString(carried) instanceof JsonObject object
          ? object
          : new JsonObject();
    } catch (JsonParseException e) {
      return new JsonObject();
    }
  }

  /// A row that the new schema does not take as it is goes on carrying: it must not keep the
  /// program from starting.
  private void takeSafely(Carrying row, Take take) throws SQLException {
    execute("savepoint carried");
    try {
      take.take(row);
    } catch (SQLException e) {
      if (database.dialect().kindOf(e) != StoreFailure.Kind.CONSTRAINT) {
        throw e;
      }
      execute("rollback to savepoint carried");
    }
    execute("release savepoint carried");
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static boolean fit(@Nullable Object[] values) {
    for (Object value : values) {
      if (value instanceof Misfit
          || (value instanceof String text && !PlainText.isStorable(text))) {
        return false;
      }
    }
    return true;
  }

  private void root(TableSpec table, Carrying row) throws SQLException {
    @Nullable Object[] values = new Object[table.columns().size()];
    List<List<ChildRow>> children =
        new ArrayList<>(Collections.nCopies(table.children().size(), List.of()));
    JsonObject left = Unfolding.root(table, row.carried(), values, children);
    boolean fits =
        fit(values) && children.stream().flatMap(List::stream).allMatch(each -> fit(each.values()));
    if (left.size() == row.carried().size() || !fits) {
      return;
    }
    List<Object> keys = List.of(row.root());
    update(table.name(), " where id = ?", keys, new Filled(table.columns(), values, left));
    for (int i = 0; i < children.size(); i++) {
      ChildSpec child = table.children().get(i);
      int position = 1;
      for (ChildRow each : children.get(i)) {
        insert(child, row.root(), position++, each);
      }
    }
  }

  private void child(ChildSpec child, Carrying row) throws SQLException {
    @Nullable Object[] values = new Object[child.columns().size()];
    JsonObject left = Unfolding.child(child, row.carried(), values);
    if (left.size() < row.carried().size() && fit(values)) {
      String which = " where " + child.rootColumn() + " = ? and position = ?";
      List<Object> keys = List.of(row.root(), row.position());
      update(child.name(), which, keys, new Filled(child.columns(), values, left));
    }
  }

  /// @param values what has come into its column; null where nothing has
  /// @param left what is still carried
  private record Filled(List<Column> columns, @Nullable Object[] values, JsonObject left) {}

  private void update(String table, String which, List<Object> keys, Filled filled)
      throws SQLException {
    StringJoiner sets = new StringJoiner(", ");
    sets.add("extra = ?");
    List<@Nullable Object> parameters = new ArrayList<>();
    parameters.add(filled.left().isEmpty() ? null : filled.left().toString());
    for (int i = 0; i < filled.values().length; i++) {
      Object value = filled.values()[i];
      if (value != null) {
        sets.add(filled.columns().get(i).name() + " = ?");
        parameters.add(value);
      }
    }
    parameters.addAll(keys);
    execute("update " + table + " set " + sets + which, parameters);
  }

  private void insert(ChildSpec child, String root, long position, ChildRow row)
      throws SQLException {
    StringJoiner names = new StringJoiner(", ");
    names.add(child.rootColumn()).add("position").add("extra");
    List<@Nullable Object> parameters = new ArrayList<>();
    Collections.addAll(parameters, root, position, row.extra());
    for (int i = 0; i < row.values().length; i++) {
      names.add(child.columns().get(i).name());
      parameters.add(row.values()[i]);
    }
    String marks = "?" + ", ?".repeat(parameters.size() - 1);
    execute("insert into " + child.name() + " (" + names + ") values (" + marks + ")", parameters);
  }

  private void execute(String sql, List<@Nullable Object> parameters) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.size(); i++) {
        statement.setObject(i + 1, parameters.get(i));
      }
      statement.executeUpdate();
    }
  }
}
