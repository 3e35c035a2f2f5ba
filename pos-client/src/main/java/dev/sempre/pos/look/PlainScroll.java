package dev.sempre.pos.look;

import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import org.jspecify.annotations.Nullable;

/// Scrolls without an image of what it scrolls. The toolkit's own pane keeps one, of one to four
/// megabytes, and takes another each time that anything in it changes: in an hour at a counter that
/// is what most of a collection's pause was spent on. What these panes hold is drawn as quickly
/// without it. Seen with JavaFX 26.
public final class PlainScroll extends ScrollPane {
  public PlainScroll() {
    this(null);
  }

  public PlainScroll(@Nullable Node content) {
    super(content);
    skinProperty()
        .subscribe(_ -> {
          Node seen = lookup(".viewport");
          if (seen != null) {
            seen.setCache(false);
          }
        });
  }
}
