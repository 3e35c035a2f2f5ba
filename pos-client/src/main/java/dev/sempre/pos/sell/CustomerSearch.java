package dev.sempre.pos.sell;

import java.util.List;

/// Finding customers. Called away from the UI thread.
@FunctionalInterface
public interface CustomerSearch {
  /// The customers whose name, code or tax number begins with `entry`, word by word; by name. All
  /// of them for an empty entry.
  ///
  /// @param limit the most to answer with
  List<Customer> find(String entry, int limit);
}
