package dev.sempre.pos.sell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.pos.approval.ApprovalViewModel;
import dev.sempre.pos.login.FakeLogIn;
import dev.sempre.pos.shell.InlineWork;
import dev.sempre.pos.words.Language;
import dev.sempre.pos.words.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ToggleButton;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

/// The tabs of a shop that has far more categories than fit: none of them may keep the cashier from
/// her next key.
@ExtendWith(ApplicationExtension.class)
class CategoryTabsTest {
  private static final int MANY = 1_000;

  private final Words words = new Words(Language.IT);
  private final InlineWork work = new InlineWork();
  private final FakeShop shop = new FakeShop();
  private final FakeTill till = new FakeTill(shop);
  private final SellViewModel sell =
      new SellViewModel(
          words,
          work,
          till,
          new FakeReturns(till, shop),
          shop,
          shop::findCustomers,
          new ApprovalViewModel(words, work, () -> 0, new FakeLogIn()),
          new PaperViewModel(work, new FakePaper(), () -> "maria"),
          () -> {});

  @Test
  void areMadeOnlyWhereTheyAreSeen() {
    shop.addCategories(MANY);
    FinderView view = shown();
    assertThat(tabs(view)).hasSizeBetween(2, 10);
    assertThat(view.lookupAll(".tab")).hasSizeLessThan(20);
    turnToTheEnd(view);
    assertThat(tabs(view)).extracting(ToggleButton::getText).endsWith("Reparto 998", "Reparto 999");
  }

  @Test
  void areNotMadeAnewWhenOneIsOpened() {
    FinderView view = shown();
    List<ToggleButton> before = tabs(view);
    ui(() -> before.get(2).fire());
    assertThat(tabs(view)).isEqualTo(before);
    assertThat(before.stream().filter(ToggleButton::isSelected)).containsExactly(before.get(2));
    ui(() -> before.get(2).fire());
    assertThat(before.get(2).isSelected()).isTrue();
  }

  @Test
  void areMarkedAlsoOnAPageThatWasNotThereWhenTheirsWasOpened() {
    FinderView view = shown();
    List<ToggleButton> first = tabs(view);
    ui(() -> first.get(1).fire());
    turn(view, "#tabs-on");
    List<ToggleButton> second = tabs(view);
    assertThat(second).noneMatch(ToggleButton::isSelected);
    ui(() -> second.getLast().fire());
    turn(view, "#tabs-back");
    assertThat(first).noneMatch(ToggleButton::isSelected);
    turn(view, "#tabs-on");
    assertThat(tabs(view).stream().filter(ToggleButton::isSelected)).hasSize(1);
  }

  @Test
  void areShownWholeAndTurnedOverLikePages() {
    FinderView view = shown();
    List<ToggleButton> seen = new ArrayList<>(tabs(view));
    assertThat(seen).hasSizeBetween(2, 6);
    assertThat(seen.getFirst().getId()).isEqualTo("tab-favourites");
    assertThat(key(view, "#tabs-back").isDisabled()).isTrue();
    for (int page = 0; page < 8 && !key(view, "#tabs-on").isDisabled(); page++) {
      turn(view, "#tabs-on");
      tabs(view).stream().filter(tab -> !seen.contains(tab)).forEach(seen::add);
    }
    assertThat(seen.stream().skip(1).map(ToggleButton::getText))
        .as("none is left out, in order")
        .isEqualTo(sell.finder().tabs().stream().map(one -> words.name(one.name())).toList());
    for (int page = 0; page < 8; page++) {
      turn(view, "#tabs-back");
    }
    assertThat(tabs(view).getFirst()).isEqualTo(seen.getFirst());
  }

  @Test
  void areMadeAnewInAnotherLanguage() {
    FinderView view = shown();
    List<ToggleButton> before = tabs(view);
    ui(() -> {
      words.speak(Language.EN);
      view.layout();
    });
    assertThat(tabs(view)).isNotEmpty().doesNotContainAnyElementsOf(before);
  }

  private static void turnToTheEnd(FinderView view) {
    ui(() -> {
      for (int page = 0; page < MANY && !key(view, "#tabs-on").isDisabled(); page++) {
        key(view, "#tabs-on").fire();
        view.layout();
      }
    });
  }

  private static ButtonBase key(FinderView view, String id) {
    return (ButtonBase) Objects.requireNonNull(view.lookup(id), id);
  }

  private static void turn(FinderView view, String id) {
    ui(() -> {
      key(view, id).fire();
      view.layout();
    });
  }

  private FinderView shown() {
    List<FinderView> made = new ArrayList<>();
    ui(() -> {
      FinderView view = new FinderView(sell, words);
      Scene scene = new Scene(view);
      sell.finder().reload();
      scene.getRoot().applyCss();
      view.resize(408, 400);
      view.layout();
      made.add(view);
    });
    return made.getFirst();
  }

  /// Those that can be touched, from left to right: all of them whole.
  private static List<ToggleButton> tabs(FinderView view) {
    List<ToggleButton> tabs = new ArrayList<>();
    ui(() -> view.lookupAll(".tab").forEach(tab -> tabs.add((ToggleButton) tab)));
    List<ToggleButton> visible =
        tabs.stream()
            .filter(Node::isVisible)
            .sorted(Comparator.comparingDouble(Node::getLayoutX))
            .toList();
    double right = key(view, "#tabs-back").getLayoutX();
    assertThat(visible).allMatch(tab -> tab.getLayoutX() + tab.getWidth() <= right + 1);
    return visible;
  }

  private static void ui(Runnable step) {
    WaitForAsyncUtils.waitForAsyncFx(30_000, step);
  }
}
