package dev.sempre.pos.sell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.pos.approval.ApprovalViewModel;
import dev.sempre.pos.login.FakeLogIn;
import dev.sempre.pos.shell.InlineWork;
import dev.sempre.pos.words.Language;
import dev.sempre.pos.words.Words;
import java.util.ArrayList;
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
  void comeSomeAtATimeAndAllInTheEnd() {
    shop.addCategories(MANY);
    List<Integer> atOnce = new ArrayList<>();
    FinderView view = shown(atOnce);
    assertThat(atOnce.getFirst()).isBetween(8, 100);
    ui(() -> work.advance(1));
    assertThat(tabs(view)).hasSize(MANY + 1);
    assertThat(tabs(view)).extracting(ToggleButton::getText).endsWith("Reparto 998", "Reparto 999");
  }

  @Test
  void areNotMadeAnewWhenOneIsOpened() {
    FinderView view = shown(new ArrayList<>());
    List<ToggleButton> before = tabs(view);
    assertThat(before).hasSize(8);
    ui(() -> before.get(2).fire());
    assertThat(tabs(view)).isEqualTo(before);
    assertThat(before.stream().filter(ToggleButton::isSelected)).containsExactly(before.get(2));
    ui(() -> before.get(2).fire());
    assertThat(before.get(2).isSelected()).isTrue();
  }

  @Test
  void areShownWholeAndTurnedOverLikePages() {
    FinderView view = shown(new ArrayList<>());
    List<ToggleButton> all = tabs(view);
    ui(() -> {
      view.resize(408, 400);
      view.layout();
    });
    List<ToggleButton> seen = new ArrayList<>(visible(view));
    assertThat(seen).hasSizeBetween(2, 6).isEqualTo(all.subList(0, seen.size()));
    assertThat(key(view, "#tabs-back").isDisabled()).isTrue();
    for (int page = 0; page < 8 && !key(view, "#tabs-on").isDisabled(); page++) {
      turn(view, "#tabs-on");
      visible(view).stream().filter(tab -> !seen.contains(tab)).forEach(seen::add);
    }
    assertThat(seen).as("none is left out").isEqualTo(all);
    for (int page = 0; page < 8; page++) {
      turn(view, "#tabs-back");
    }
    assertThat(visible(view).getFirst()).isEqualTo(all.getFirst());
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

  /// Those that can be touched: all of them whole.
  private static List<ToggleButton> visible(FinderView view) {
    double right = key(view, "#tabs-back").getLayoutX();
    List<ToggleButton> visible = tabs(view).stream().filter(Node::isVisible).toList();
    assertThat(visible).allMatch(tab -> tab.getLayoutX() + tab.getWidth() <= right + 1);
    return visible;
  }

  /// @param atOnce is told how many tabs there are before the UI thread goes on
  private FinderView shown(List<Integer> atOnce) {
    List<FinderView> made = new ArrayList<>();
    ui(() -> {
      FinderView view = new FinderView(sell, words);
      Scene scene = new Scene(view);
      sell.finder().reload();
      scene.getRoot().applyCss();
      atOnce.add(view.lookupAll(".tab").size());
      made.add(view);
    });
    return made.getFirst();
  }

  private static List<ToggleButton> tabs(FinderView view) {
    List<ToggleButton> tabs = new ArrayList<>();
    ui(() ->
        Objects.requireNonNull(view.lookup(".tab"))
            .getParent()
            .getChildrenUnmodifiable()
            .forEach(tab -> tabs.add((ToggleButton) tab)));
    return tabs;
  }

  private static void ui(Runnable step) {
    WaitForAsyncUtils.waitForAsyncFx(30_000, step);
  }
}
