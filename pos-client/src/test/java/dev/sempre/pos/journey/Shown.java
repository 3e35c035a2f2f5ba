package dev.sempre.pos.journey;

import dev.sempre.pos.sell.PanelNames;
import dev.sempre.pos.shell.Screen;
import dev.sempre.pos.shell.ShellView;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;

/// What there is to see, by name: the screens, the panels that slide over that of selling, and the
/// parts that they are made of.
final class Shown {
  private static final String OURS = "dev.sempre.pos.";
  private static final String CLASS_FILE = ".class";

  private Shown() {}

  /// What the whole program has, as it was compiled.
  static Set<String> inTheProgram() {
    Set<String> all = new TreeSet<>(PanelNames.kinds());
    Stream.of(Screen.values()).map(Screen::name).forEach(all::add);
    Path classes = Path.of(location(ShellView.class));
    try (Stream<Path> files = Files.walk(classes.resolve(OURS.replace('.', '/')))) {
      files
          .map(file -> classes.relativize(file).toString())
          .filter(file -> file.endsWith(CLASS_FILE) && !file.contains("$"))
          .map(file -> file.substring(0, file.length() - CLASS_FILE.length()))
          .map(file -> file.replace('/', '.').replace('\\', '.'))
          .filter(Shown::isDrawn)
          .map(Shown::called)
          .forEach(all::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return all;
  }

  private static URI location(Class<?> ours) {
    try {
      return ours.getProtectionDomain().getCodeSource().getLocation().toURI();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean isDrawn(String name) {
    try {
      Class<?> found = Class.forName(name, false, Shown.class.getClassLoader());
      return Node.class.isAssignableFrom(found) && !Modifier.isAbstract(found.getModifiers());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  /// The screen that is shown now, and the panel if one is open. UI thread only.
  static Set<String> chosen(Stand stand) {
    Set<String> found = new TreeSet<>(PanelNames.of(stand.sell).stream().toList());
    found.add(stand.shell.screenProperty().get().name());
    return found;
  }

  /// The parts that are visible under `root`, itself included.
  static Set<String> in(Parent root) {
    Set<String> found = new TreeSet<>();
    look(root, found);
    return found;
  }

  private static void look(Node node, Set<String> found) {
    if (!node.isVisible()) {
      return;
    }
    String name = node.getClass().getName();
    if (name.startsWith(OURS)) {
      found.add(called(name));
    }
    if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(child -> look(child, found));
    }
  }

  private static String called(String name) {
    return name.substring(OURS.length());
  }
}
