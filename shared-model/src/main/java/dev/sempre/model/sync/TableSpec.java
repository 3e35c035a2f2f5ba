package dev.sempre.model.sync;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// One synchronised root table: its columns and children, and how it travels. Everything generic
/// (push, pull, SQL, merge, monitor, checksums) reads this and nothing else.
///
/// The row header (`id`, `origin`, `version`, `base_version`, `pending`, `modified_at`,
/// `modified_by`, `deleted`, `seq`, `extra`, and `stamps` where the policy is
/// [ConflictPolicy#LATEST_PER_FIELD]) is the same for every table and not listed here. Source:
/// architecture, "The row header".
public final class TableSpec {
  private final String name;
  private final Direction direction;
  private final Scope scope;
  private final Owner owner;
  private final ConflictPolicy policy;
  private final List<Column> columns;
  private final List<ChildSpec> children;
  private final Map<String, Integer> indexByName = new HashMap<>();
  private final int[] canonicalOrder;
  private final int[] childOrder;
  private final List<int[]> childColumnOrders;

  /// @param columns own columns in schema order, without the header
  /// @throws IllegalArgumentException if the scope lacks its column, or a table that is merged by
  ///   field has children: a bug
  public TableSpec(
      String name,
      Direction direction,
      Scope scope,
      Owner owner,
      ConflictPolicy policy,
      List<Column> columns,
      List<ChildSpec> children) {
    this.name = name;
    this.direction = direction;
    this.scope = scope;
    this.owner = owner;
    this.policy = policy;
    this.columns = List.copyOf(columns);
    this.children = List.copyOf(children);
    for (int i = 0; i < this.columns.size(); i++) {
      indexByName.put(this.columns.get(i).name(), i);
    }
    if (scope != Scope.TENANT && !indexByName.containsKey(ESTABLISHMENT_ID)) {
      throw new IllegalArgumentException(name + " has no column " + ESTABLISHMENT_ID);
    }
    if (policy == ConflictPolicy.LATEST_PER_FIELD && !children.isEmpty()) {
      throw new IllegalArgumentException(name + " is merged by field, so it has no children");
    }
    this.canonicalOrder = orderByName(this.columns, Column::name);
    this.childOrder = orderByName(this.children, ChildSpec::name);
    this.childColumnOrders =
        this.children.stream().map(child -> orderByName(child.columns(), Column::name)).toList();
  }

  /// Column that the scopes [Scope#ESTABLISHMENT] and [Scope#TENANT_OR_ESTABLISHMENT] look at.
  public static final String ESTABLISHMENT_ID = "establishment_id";

  /// Table name, also the category of the sync monitor (label key `table.<name>`).
  public String name() {
    return name;
  }

  public Direction direction() {
    return direction;
  }

  public Scope scope() {
    return scope;
  }

  public Owner owner() {
    return owner;
  }

  public ConflictPolicy policy() {
    return policy;
  }

  /// Own columns, without the header, in schema order: the order of [RootRecord#values()].
  public List<Column> columns() {
    return columns;
  }

  public List<ChildSpec> children() {
    return children;
  }

  /// True if rows carry the stamp of each field.
  public boolean stampsFields() {
    return policy == ConflictPolicy.LATEST_PER_FIELD;
  }

  /// Position of a column in [#columns()], or -1 if the table has no such column.
  public int indexOf(String column) {
    Integer index = indexByName.get(column);
    return index == null ? -1 : index;
  }

  /// Like [#indexOf(String)], for a column that must exist.
  ///
  /// @throws IllegalArgumentException if it does not: a bug
  public int requireIndexOf(String column) {
    int index = indexOf(column);
    if (index < 0) {
      throw new IllegalArgumentException("no column " + column + " in " + name);
    }
    return index;
  }

  int[] canonicalOrder() {
    return canonicalOrder;
  }

  /// Positions in [#children()], sorted by name.
  int[] childOrder() {
    return childOrder;
  }

  /// Positions in the columns of one child, sorted by name.
  ///
  /// @param child position in [#children()]
  int[] canonicalOrder(int child) {
    return childColumnOrders.get(child);
  }

  private static <T> int[] orderByName(List<T> items, Function<T, String> name) {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      order.add(i);
    }
    order.sort(Comparator.comparing(i -> name.apply(items.get(i))));
    return order.stream().mapToInt(Integer::intValue).toArray();
  }

  @Override
  public String toString() {
    return name;
  }
}
