package dev.sempre.centre.organisation;

import dev.sempre.model.organisation.Permission;
import dev.sempre.model.sync.RootRecord.ChildRow;
import dev.sempre.model.sync.SyncCatalogue;
import dev.sempre.model.text.Label;
import dev.sempre.replica.sync.Records.Draft;
import dev.sempre.replica.sync.Values;
import dev.sempre.replica.text.LabelColumns;
import java.util.List;
import java.util.Set;

/// How a role is written.
public final class RoleRows {
  private RoleRows() {}

  /// @param id stable code of the role
  public static Draft draft(String id, Label name, Set<Permission> permissions) {
    List<ChildRow> rows =
        permissions.stream().map(Enum::name).sorted().map(RoleRows::permission).toList();
    return new Draft(
        id,
        Values.of(SyncCatalogue.ROLE)
            .set("name", name.text())
            .set("names", LabelColumns.names(name))
            .array(),
        List.of(rows));
  }

  private static ChildRow permission(String name) {
    return Values.of(SyncCatalogue.ROLE.children().getFirst()).set("permission", name).row();
  }
}
