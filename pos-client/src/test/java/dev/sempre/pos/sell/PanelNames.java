package dev.sempre.pos.sell;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Names the panels, for who looks whether each is shown.
public final class PanelNames {
  private PanelNames() {}

  /// All that there are.
  public static Set<String> kinds() {
    return Stream.of(Panel.class.getPermittedSubclasses())
        .map(PanelNames::called)
        .collect(Collectors.toSet());
  }

  /// The one that is open.
  public static Optional<String> of(SellViewModel sell) {
    return Optional.ofNullable(sell.panelProperty().get()).map(panel -> called(panel.getClass()));
  }

  private static String called(Class<?> kind) {
    return "panel " + kind.getSimpleName();
  }
}
