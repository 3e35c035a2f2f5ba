package dev.sempre.replica.catalogue;

import dev.sempre.model.catalogue.ProductCategory;
import dev.sempre.replica.text.LabelColumns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/// Branches of the assortment as this place knows them.
public final class CategoryStore {
  private static final String SELECT =
      "select c.id, c.name, c.names, c.parent_id, c.sort, c.active from product_category c ";

  private CategoryStore() {}

  /// All categories in their order, also those that are no longer offered.
  public static List<ProductCategory> all(Handle handle) {
    return handle
        .createQuery(SELECT + "where c.deleted = 0 order by c.sort, c.name, c.id")
        .map(CategoryStore::category)
        .list();
  }

  /// Changes with whatever changes in a category.
  ///
  /// @param epoch epoch of this place's feed
  /// @param seq where the category that was changed last stands in that feed; 0 if there is none
  record State(String epoch, long seq) {}

  static State state(Handle handle) {
    return handle
        .createQuery(
            """
            select epoch, (select coalesce(max(seq), 0) from product_category)
              from feed where id = 1
            """)
        .map((row, _) -> new State(row.getString(1), row.getLong(2)))
        .one();
  }

  private static ProductCategory category(ResultSet row, StatementContext context)
      throws SQLException {
    return new ProductCategory(
        row.getString(1),
        LabelColumns.read(row.getString(2), row.getString(3)),
        row.getString(4),
        row.getInt(5),
        row.getLong(6) == 1);
  }
}
