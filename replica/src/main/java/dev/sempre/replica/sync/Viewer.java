package dev.sempre.replica.sync;

import dev.sempre.model.sync.Scope;
import dev.sempre.model.sync.TableSpec;
import java.util.List;

/// The base that asks, or that sends: what it may see and write depends on it.
///
/// @param device id of the device
/// @param establishment id of its establishment
public record Viewer(String device, String establishment) {
  /// SQL condition over the alias `t` that holds for what the viewer may see of a table.
  String seesCondition(TableSpec table) {
    return switch (table.scope()) {
      case TENANT -> "";
      case ESTABLISHMENT -> " and t.establishment_id = ?";
      case TENANT_OR_ESTABLISHMENT -> " and (t.establishment_id is null or t.establishment_id = ?)";
    };
  }

  /// SQL condition over the alias `t` that holds for what the viewer may not see.
  String seesNotCondition(TableSpec table) {
    return switch (table.scope()) {
      case TENANT -> " and 1 = 0";
      case ESTABLISHMENT, TENANT_OR_ESTABLISHMENT -> " and t.establishment_id <> ?";
    };
  }

  /// Parameters of both conditions.
  List<String> parameters(TableSpec table) {
    return table.scope() == Scope.TENANT ? List.of() : List.of(establishment);
  }
}
