package dev.sempre.pos.sell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.model.catalogue.ProductCategory;
import dev.sempre.model.text.Label;
import dev.sempre.pos.sell.ProductSearch.Hit;
import dev.sempre.pos.shell.InlineWork;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FinderViewModelTest {
  private final InlineWork work = new InlineWork();
  private final FakeShop shop = new FakeShop();
  private final FinderViewModel finder = new FinderViewModel(work, shop);

  @Test
  void tabsAndFavouritesAreThereAfterTheFirstReading() {
    finder.reload();
    assertThat(finder.tabs()).hasSize(7);
    assertThat(finder.quickKeys()).isNotEmpty();
    assertThat(finder.categoryName("fruit").map(Label::text)).hasValue("Ortofrutta");
    assertThat(finder.categoryName(null)).isEmpty();
  }

  @Test
  void aTabShowsItsOwnQuickKeysAndForgetsWhatWasTyped() {
    finder.reload();
    finder.entryProperty().set("pa");
    finder.open(finder.tabs().get(1));
    assertThat(finder.quickKeys()).allMatch(hit -> "bakery".equals(hit.categoryId()));
    assertThat(finder.searchingProperty().get()).isFalse();
  }

  @Test
  void onlyActiveCategoriesAtTheTopAreTabs() {
    ProductSearch nested =
        new ProductSearch() {
          @Override
          public List<ProductCategory> categories() {
            return List.of(
                new ProductCategory("b", Label.of("B"), null, 2, true),
                new ProductCategory("a", Label.of("A"), null, 2, true),
                new ProductCategory("old", Label.of("Old"), null, 1, false),
                new ProductCategory("a1", Label.of("A1"), "a", 0, true));
          }

          @Override
          public List<Hit> quickKeys(@Nullable String categoryId) {
            return List.of();
          }

          @Override
          public List<Hit> find(String entry, int limit) {
            return List.of();
          }
        };
    FinderViewModel small = new FinderViewModel(work, nested);
    small.reload();
    assertThat(small.tabs()).extracting(ProductCategory::id).containsExactly("a", "b");
    assertThat(small.categoryName("a1").map(Label::text)).hasValue("A1");
  }

  @Test
  void firstLettersFindAndTheFirstResultIsMarked() {
    finder.entryProperty().set("caf");
    assertThat(finder.results())
        .extracting(hit -> hit.name().text())
        .containsExactly("Caffè macinato 250 g");
    assertThat(finder.markedProperty().get()).isZero();
    assertThat(finder.chosen()).isEmpty();
  }

  @Test
  void aLateAnswerToAnOlderQuestionIsIgnored() {
    work.hold();
    finder.entryProperty().set("latte");
    finder.entryProperty().set("caf");
    work.releaseYoungestFirst();
    assertThat(finder.results())
        .extracting(hit -> hit.name().text())
        .containsExactly("Caffè macinato 250 g");
  }

  @Test
  void theMarkStopsAtBothEnds() {
    finder.entryProperty().set("p");
    int last = finder.results().size() - 1;
    finder.mark(-1);
    assertThat(finder.markedProperty().get()).isZero();
    finder.mark(1_000);
    assertThat(finder.markedProperty().get()).isEqualTo(last);
    assertThat(finder.chosen()).hasValue(Objects.requireNonNull(finder.results().get(last)));
  }

  @Test
  void nothingIsSaidToBeMissingBeforeTheBaseHasAnswered() {
    work.hold();
    finder.entryProperty().set("xyz");
    assertThat(finder.answeredProperty().get()).isFalse();
    work.release();
    assertThat(finder.answeredProperty().get()).isTrue();
    assertThat(finder.results()).isEmpty();
  }
}
