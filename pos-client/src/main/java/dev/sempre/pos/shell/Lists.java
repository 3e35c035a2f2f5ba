package dev.sempre.pos.shell;

import java.util.List;
import javafx.collections.ObservableList;

/// What a screen lists, read anew.
public final class Lists {
  private Lists() {}

  /// Fills `list` with what has just been read, unless it holds the same already: a list that is
  /// told to have changed draws its keys anew, and a key that is replaced under a finger loses the
  /// touch. UI thread only. Source: P5.
  ///
  /// @return whether anything has changed
  public static <T> boolean renew(ObservableList<T> list, List<? extends T> now) {
    boolean changed = !list.equals(now);
    if (changed) {
      list.setAll(now);
    }
    return changed;
  }

  /// As [#renew(ObservableList, List)], place by place: what stands where it stood is not touched,
  /// so that only what is new is drawn. For what grows at its end. UI thread only.
  public static <T> void edit(ObservableList<T> list, List<? extends T> now) {
    if (list.size() > now.size()) {
      list.remove(now.size(), list.size());
    }
    for (int i = 0; i < list.size(); i++) {
      if (!list.get(i).equals(now.get(i))) {
        list.set(i, now.get(i));
      }
    }
    list.addAll(now.subList(list.size(), now.size()));
  }
}
