package dev.sempre.replica.sync;

import dev.sempre.model.sync.Catalogue;
import dev.sempre.model.sync.ChildSpec;
import dev.sempre.model.sync.Column;
import dev.sempre.model.sync.Owner;
import dev.sempre.model.sync.TableSpec;
import dev.sempre.model.wire.RowsWriter;
import dev.sempre.replica.db.Dialect;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.concurrent.ConcurrentHashMap;

/// The SQL of one synchronised table, made from the catalogue. No other class makes SQL from it.
final class RecordSql {
  private static final Map<Key, RecordSql> MADE = new ConcurrentHashMap<>();

  private record Key(Dialect dialect, TableSpec table) {}

  /// A column of a root or child table as it is stored.
  record Stored(String name, boolean integer) {}

  private final TableSpec table;
  private final Dialect dialect;
  private final List<Stored> rootColumns;
  private final String rootList;
  private final String insertRoot;
  private final String updateRoot;
  private final String wireRow;

  /// By the child's name.
  private final Map<String, Child> children = new HashMap<>();

  /// What is asked for with each record.
  private record Child(List<Stored> columns, String insert, String delete, String selectByIds) {}

  private RecordSql(TableSpec table, Dialect dialect) {
    this.table = table;
    this.dialect = dialect;
    this.rootColumns = columnsOf(table);
    this.rootList = list(rootColumns, "t.");
    this.insertRoot = insert(table.name(), rootColumns, " on conflict (id) do nothing");
    this.updateRoot = update();
    this.wireRow = row();
    for (ChildSpec child : table.children()) {
      List<Stored> columns = columnsOf(child);
      children.put(
          child.name(),
          new Child(
              columns,
              insert(child.name(), columns, ""),
              "delete from " + child.name() + " where " + child.rootColumn() + " = ?",
              selectByIds(child, columns)));
    }
  }

  private Child child(ChildSpec child) {
    Child known = children.get(child.name());
    if (known == null) {
      throw new IllegalArgumentException(child.name() + " is no child of " + table);
    }
    return known;
  }

  /// Name and newest position of each table that goes down; null if it is empty. One step along an
  /// index per table.
  static String newest(Catalogue catalogue) {
    StringJoiner selects = new StringJoiner(" union all ");
    for (TableSpec table : catalogue.tables()) {
      if (table.direction().goesDown()) {
        selects.add("select '" + table.name() + "', max(seq) from " + table.name());
      }
    }
    return selects.toString();
  }

  /// Name and number of records that wait, of each table that goes up.
  static String pending(Catalogue catalogue) {
    StringJoiner selects = new StringJoiner(" union all ");
    for (TableSpec table : catalogue.tables()) {
      if (table.direction().goesUp()) {
        selects.add(
            "select '" + table.name() + "', count(*) from " + table.name() + " where pending = 1");
      }
    }
    return selects.toString();
  }

  static RecordSql of(Dialect dialect, TableSpec table) {
    return MADE.computeIfAbsent(new Key(dialect, table), key -> new RecordSql(table, dialect));
  }

  private static List<Stored> columnsOf(TableSpec table) {
    List<Stored> columns = new ArrayList<>();
    columns.add(new Stored("id", false));
    columns.add(new Stored("origin", false));
    columns.add(new Stored("version", true));
    columns.add(new Stored("base_version", true));
    columns.add(new Stored("pending", true));
    columns.add(new Stored("modified_at", true));
    columns.add(new Stored("modified_by", false));
    columns.add(new Stored("deleted", true));
    columns.add(new Stored("seq", true));
    columns.add(new Stored("extra", false));
    if (table.stampsFields()) {
      columns.add(new Stored("stamps", false));
    }
    for (Column column : table.columns()) {
      columns.add(new Stored(column.name(), column.kind().isInteger()));
    }
    return List.copyOf(columns);
  }

  private static List<Stored> columnsOf(ChildSpec child) {
    List<Stored> columns = new ArrayList<>();
    columns.add(new Stored(child.rootColumn(), false));
    columns.add(new Stored("position", true));
    columns.add(new Stored("extra", false));
    for (Column column : child.columns()) {
      columns.add(new Stored(column.name(), column.kind().isInteger()));
    }
    return List.copyOf(columns);
  }

  /// Columns of the root in the order in which they are selected and inserted.
  List<Stored> rootColumns() {
    return rootColumns;
  }

  /// Columns of a child in the order in which they are selected and inserted.
  List<Stored> childColumns(ChildSpec child) {
    return child(child).columns();
  }

  /// Inserts a root unless its id is there already.
  ///
  /// PostgreSQL takes one array per column and answers with the ids that it has inserted, SQLite
  /// takes one row and counts it.
  String insertRoot() {
    return insertRoot;
  }

  String insertChild(ChildSpec child) {
    return child(child).insert();
  }

  private String insert(String name, List<Stored> columns, String onConflict) {
    String head = "insert into " + name + " (" + list(columns, "") + ") ";
    StringJoiner values = new StringJoiner(", ");
    return switch (dialect) {
      case SQLITE -> {
        columns.forEach(column -> values.add("?"));
        yield head + "values (" + values + ")" + onConflict;
      }
      case POSTGRES -> {
        columns.forEach(column -> values.add(column.integer() ? "?::bigint[]" : "?::text[]"));
        String returning = onConflict.isEmpty() ? "" : " returning id";
        yield head + "select * from unnest(" + values + ")" + onConflict + returning;
      }
    };
  }

  /// Overwrites a root; parameters in [#rootColumns()] order without the id, then the id.
  String updateRoot() {
    return updateRoot;
  }

  private String update() {
    StringJoiner sets = new StringJoiner(", ");
    for (Stored column : rootColumns.subList(1, rootColumns.size())) {
      sets.add(column.name() + " = ?");
    }
    return "update " + table.name() + " set " + sets + " where id = ?";
  }

  /// Says anew what is told about a record whose content stands; parameters: version, upstream
  /// version, mark, position, id.
  String updateHeader() {
    return "update "
        + table.name()
        + " set version = ?, base_version = ?, pending = ?, seq = ? where id = ?";
  }

  String deleteChildren(ChildSpec child) {
    return child(child).delete();
  }

  String deleteRoot() {
    return "delete from " + table.name() + " where id = ?";
  }

  /// Roots by id; one parameter, see [Dialect#idIn].
  String selectByIds() {
    return "select " + rootList + " from " + table.name() + " t where " + dialect.idIn("t.id");
  }

  String selectChildrenByIds(ChildSpec child) {
    return child(child).selectByIds();
  }

  private String selectByIds(ChildSpec child, List<Stored> columns) {
    return "select "
        + list(columns, "c.")
        + " from "
        + child.name()
        + " c where "
        + dialect.idIn("c." + child.rootColumn())
        + " order by c."
        + child.rootColumn()
        + ", c.position";
  }

  /// Roots in feed order; parameters: first and last position, what `condition` takes, limit.
  String selectBySeq(String condition) {
    return "select "
        + rootList
        + " from "
        + table.name()
        + " t where t.seq > ? and t.seq <= ?"
        + condition
        + " order by t.seq limit ?";
  }

  /// Roots with their children in feed order, each as a row of the protocol and its position;
  /// parameters as in [#selectBySeq]. The databases write JSON several times faster than their
  /// drivers hand over single values.
  String selectWireBySeq(String condition) {
    return "select "
        + wireRow
        + ", t.seq from "
        + table.name()
        + " t where t.seq > ? and t.seq <= ?"
        + condition
        + " order by t.seq limit ?";
  }

  private String row() {
    StringJoiner values = new StringJoiner(", ");
    for (String column : RowsWriter.columnsDown(table)) {
      boolean stored = !column.equals("stamps") || table.stampsFields();
      values.add(stored ? "t." + column : "cast(null as text)");
    }
    for (ChildSpec child : table.children()) {
      values.add(childrenAsJson(child));
    }
    return switch (dialect) {
      case SQLITE -> "json_array(" + values + ")";
      case POSTGRES -> "json_build_array(" + values + ")::text";
    };
  }

  private String childrenAsJson(ChildSpec child) {
    StringJoiner joiner = new StringJoiner(", ");
    RowsWriter.columns(child).forEach(column -> joiner.add("c." + column));
    String from =
        " order by c.position) from "
            + child.name()
            + " c where c."
            + child.rootColumn()
            + " = t.id)";
    return switch (dialect) {
      case SQLITE -> "json((select json_group_array(json_array(" + joiner + ")" + from + ")";
      case POSTGRES ->
          "coalesce((select json_agg(json_build_array(" + joiner + ")" + from + ", '[]')";
    };
  }

  /// Children of the roots within a range of positions; parameters: first, last, what `condition`
  /// takes.
  String selectChildrenBySeq(ChildSpec child, String condition) {
    return "select "
        + list(childColumns(child), "c.")
        + " from "
        + table.name()
        + " t join "
        + child.name()
        + " c on c."
        + child.rootColumn()
        + " = t.id where t.seq > ? and t.seq <= ?"
        + condition
        + " order by t.seq, c.position";
  }

  /// Roots that a condition holds for; for SQL text outside this class.
  String from() {
    return " from " + table.name() + " t where ";
  }

  /// Marks a record as acknowledged unless it has changed since it was sent; parameters: upstream
  /// version, sent version, id.
  String acknowledge() {
    return "update "
        + table.name()
        + " set base_version = ?, pending = case when version = ? then 0 else pending end"
        + " where id = ?";
  }

  /// Forgets what upstream has acknowledged within a range of positions; parameters: 1 if it is to
  /// go up again, first and last position, the same again, this base. Rows that know nothing are
  /// left alone, and so is what only the base that made it may bring.
  String forgetUpstream() {
    return "update "
        + table.name()
        + " set base_version = null, pending = ? where seq > ? and seq <= ?"
        + " and (base_version is not null or pending <> ?)"
        + (table.owner() == Owner.ISSUER ? " and origin = ?" : "");
  }

  /// Position of the last of the next rows; parameters: position behind which they stand, how many.
  String lastOfNext() {
    return "select max(p.seq) from (select t.seq from "
        + table.name()
        + " t where t.seq > ? order by t.seq limit ?) p";
  }

  /// Ids of records that wait for nothing and that upstream is not known to have, except for those
  /// of which it has sent something that could not be stored; parameter: an origin to leave out.
  String selectUnnamed() {
    return "select t.id from "
        + table.name()
        + " t where t.pending = 0 and t.base_version is null and t.origin <> ?"
        + " and not exists (select 1 from issue i where i.table_name = '"
        + table.name()
        + "' and i.record_id = t.id and i.direction = 'DOWN' and i.state <> 'RESOLVED')";
  }

  /// Moves a record to another position; parameters: position, id.
  String renumber() {
    return "update " + table.name() + " set seq = ? where id = ?";
  }

  private static String list(List<Stored> columns, String prefix) {
    StringJoiner joiner = new StringJoiner(", ");
    columns.forEach(column -> joiner.add(prefix + column.name()));
    return joiner.toString();
  }
}
