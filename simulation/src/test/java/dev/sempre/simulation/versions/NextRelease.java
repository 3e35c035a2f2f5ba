package dev.sempre.simulation.versions;

import dev.sempre.model.sync.Catalogue;
import dev.sempre.model.sync.ChildSpec;
import dev.sempre.model.sync.Column;
import dev.sempre.model.sync.ColumnKind;
import dev.sempre.model.sync.ConflictPolicy;
import dev.sempre.model.sync.Direction;
import dev.sempre.model.sync.Owner;
import dev.sempre.model.sync.Scope;
import dev.sempre.model.sync.SyncCatalogue;
import dev.sempre.model.sync.TableSpec;
import dev.sempre.replica.db.Migrations;
import dev.sempre.replica.db.Release;
import java.util.ArrayList;
import java.util.List;

/// This program and the next ones, as they might be: with more columns, a child table and tables of
/// their own.
final class NextRelease {
  private static final int SCHEMA = SyncCatalogue.SCHEMA + 1;

  /// One version newer than this program.
  static final Release NEXT = release(SCHEMA);

  /// Two versions newer.
  static final Release AFTER_NEXT = release(SCHEMA + 1);

  private NextRelease() {}

  private static Release release(int schema) {
    return new Release(
        new Catalogue(schema, tables()),
        Migrations.ofPlace().followedBy(NextRelease.class, List.of("V900__next.sql")));
  }

  private static List<TableSpec> tables() {
    List<TableSpec> tables = new ArrayList<>();
    for (TableSpec table : SyncCatalogue.TABLES) {
      tables.add(next(table));
    }
    tables.add(
        new TableSpec(
            "promotion",
            Direction.DOWN,
            Scope.TENANT,
            Owner.CENTRE,
            ConflictPolicy.CENTRE_WINS,
            List.of(new Column("name", ColumnKind.TEXT, true, 200, null)),
            List.of()));
    tables.add(
        new TableSpec(
            "gift_card",
            Direction.UP,
            Scope.ESTABLISHMENT,
            Owner.ISSUER,
            ConflictPolicy.FACT,
            List.of(
                new Column(TableSpec.ESTABLISHMENT_ID, ColumnKind.CODE, true, 128, null),
                new Column("amount_minor", ColumnKind.MONEY_MINOR, true, 0, null)),
            List.of()));
    return tables;
  }

  private static TableSpec next(TableSpec table) {
    return switch (table.name()) {
      case "product" ->
          with(
              table,
              List.of(text("origin_country")),
              List.of(with(table.children().getFirst(), number("pack"))));
      case "product_category" -> with(table, List.of(text("shelf")), table.children());
      case "contact" ->
          with(table, List.of(text("loyalty_tier"), number("points")), table.children());
      case "sale" -> {
        List<ChildSpec> children = new ArrayList<>(table.children());
        children.set(0, with(children.getFirst(), text("serial_number")));
        children.add(
            new ChildSpec(
                "sale_promotion",
                "sale_id",
                List.of(
                    new Column("code", ColumnKind.CODE, true, 128, null),
                    new Column("amount_minor", ColumnKind.MONEY_MINOR, true, 0, null))));
        yield with(table, List.of(text("channel")), children);
      }
      default -> table;
    };
  }

  private static TableSpec with(TableSpec table, List<Column> more, List<ChildSpec> children) {
    List<Column> columns = new ArrayList<>(table.columns());
    columns.addAll(more);
    return new TableSpec(
        table.name(),
        table.direction(),
        table.scope(),
        table.owner(),
        table.policy(),
        columns,
        children);
  }

  private static ChildSpec with(ChildSpec child, Column more) {
    List<Column> columns = new ArrayList<>(child.columns());
    columns.add(more);
    return new ChildSpec(child.name(), child.rootColumn(), columns);
  }

  private static Column text(String name) {
    return new Column(name, ColumnKind.TEXT, false, 200, null);
  }

  private static Column number(String name) {
    return new Column(name, ColumnKind.INTEGER, false, 0, null);
  }
}
