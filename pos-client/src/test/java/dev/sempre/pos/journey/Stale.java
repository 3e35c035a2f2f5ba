package dev.sempre.pos.journey;

import dev.sempre.pos.words.Language;
import dev.sempre.pos.words.Word;
import dev.sempre.pos.words.Words;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;

/// Finds what is still shown, or still said to who hears the screen, in the language that was
/// spoken before.
final class Stale {
  /// Of a sheet: whatever is chosen in it, it is closed before.
  private static final String CLOSES_FIRST = "sheet-column";

  /// What somebody has chosen and is stored as he has read it: reasons, the name of a device.
  private static final Set<Word> KEPT =
      EnumSet.of(Word.SHIFT_WHY_EXPENSE, Word.SHIFT_WHY_NOT_FOUND, Word.DEVICE_VIRTUAL_PRINTER);

  private static final int TELLING_LETTERS = 6;
  private static final Pattern PLACE = Pattern.compile("\\{\\d}");

  private final Set<String> before = new HashSet<>();
  private final Pattern beforeWithValues;

  /// @param before the language that nothing is to be left of
  /// @param now the one that is spoken
  Stale(Language before, Language now) {
    Words then = new Words(before);
    Words today = new Words(now);
    Set<String> same =
        Arrays.stream(Word.values()).map(word -> today.say(word)).collect(Collectors.toSet());
    List<String> withValues = new ArrayList<>();
    for (Word word : Word.values()) {
      String said = then.say(word);
      if (same.contains(said) || KEPT.contains(word)) {
        continue;
      }
      if (!said.contains("{")) {
        this.before.add(said);
      } else if (!said.contains("choice") && letters(PLACE.matcher(said).replaceAll(""))) {
        withValues.add(
            PLACE
                .splitAsStream(said.replace("''", "'") + " ")
                .map(Pattern::quote)
                .collect(Collectors.joining(".+")));
      }
    }
    beforeWithValues = Pattern.compile(String.join("|", withValues), Pattern.DOTALL);
  }

  private static boolean letters(String text) {
    return text.codePoints().filter(Character::isLetter).count() >= TELLING_LETTERS;
  }

  /// One sentence for each text and each name under `root` that has not changed.
  List<String> in(Parent root) {
    Set<String> found = new LinkedHashSet<>();
    look(root, found);
    return List.copyOf(found);
  }

  private void look(Node node, Set<String> found) {
    if (!node.isVisible() || node.getStyleClass().contains(CLOSES_FIRST)) {
      return;
    }
    if (node instanceof Labeled labeled) {
      check(labeled.getText(), "\"", found);
    }
    if (node instanceof TextInputControl field) {
      check(field.getPromptText(), "the prompt \"", found);
    }
    Object label = node.queryAccessibleAttribute(AccessibleAttribute.LABELED_BY);
    if (label instanceof Node named) {
      check(named.getAccessibleText(), "the name \"", found);
    }
    check(node.getAccessibleText(), "the name \"", found);
    if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(child -> look(child, found));
    }
  }

  private void check(String text, String what, Set<String> found) {
    if (text != null && (before.contains(text) || beforeWithValues.matcher(text + " ").matches())) {
      found.add(what + text + "\" is of the language before");
    }
  }
}
