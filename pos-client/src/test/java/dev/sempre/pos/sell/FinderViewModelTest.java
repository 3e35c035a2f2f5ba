package dev.sempre.pos.sell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.model.catalogue.ProductCategory;
import dev.sempre.model.text.Label;
import dev.sempre.pos.sell.ProductSearch.Hit;
import dev.sempre.pos.shell.InlineWork;
import java.util.ArrayList;
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

  /// Whatever a synchronisation has brought, a key is not taken from under a finger for nothing.
  @Test
  void aReadingThatBringsNothingNewLeavesEveryKeyInItsPlace() {
    finder.entryProperty().set("pa");
    finder.reload();
    List<String> drawn = new ArrayList<>();
    finder.tabs().subscribe(() -> drawn.add("tabs"));
    finder.quickKeys().subscribe(() -> drawn.add("quick keys"));
    finder.results().subscribe(() -> drawn.add("results"));

    finder.reload();
    assertThat(drawn).isEmpty();

    finder.entryProperty().set("");
    finder.open(finder.tabs().get(1));
    assertThat(drawn).containsExactly("quick keys");
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
  void quickKeysStayInViewUntilSomethingIsFound() {
    work.hold();
    finder.entryProperty().set("caf");
    assertThat(finder.foundProperty().get()).isFalse();
    work.release();
    assertThat(finder.foundProperty().get()).isTrue();
    finder.entryProperty().set("");
    assertThat(finder.foundProperty().get()).isFalse();
  }

  @Test
  void whatWasFoundBeforeIsNotMarkedOnceItIsOutOfView() {
    finder.entryProperty().set("p");
    finder.mark(1);
    finder.entryProperty().set("");
    finder.mark(1);
    assertThat(finder.chosen()).isEmpty();

    work.hold();
    finder.entryProperty().set("caf");
    finder.mark(1);
    assertThat(finder.chosen()).isEmpty();
  }

  @Test
  void whatWasMarkedAmongOtherResultsIsNotTakenForWhatIsTypedNow() {
    finder.entryProperty().set("p");
    finder.mark(1);
    work.hold();
    finder.entryProperty().set("pa");
    assertThat(finder.chosen()).isEmpty();
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

  @Test
  void theMarkStaysOnItsArticleWhenTheGoodsChange() {
    Shelf shelf = new Shelf(shop.find("p", 9));
    FinderViewModel small = new FinderViewModel(work, shelf);
    small.entryProperty().set("p");
    small.mark(1);
    Hit marked = small.chosen().orElseThrow();

    shelf.hits = List.of(shelf.hits.get(2), shelf.hits.get(0), marked);
    small.reload();
    assertThat(small.chosen()).contains(marked);
    assertThat(small.markedProperty().get()).isEqualTo(2);

    shelf.hits = List.of(marked);
    small.reload();
    assertThat(small.chosen()).contains(marked);
    small.entryProperty().set("pa");
    assertThat(small.chosen()).isEmpty();
  }

  @Test
  void theFirstResultStaysMarkedWhenAnotherTakesItsPlace() {
    Shelf shelf = new Shelf(shop.find("p", 9));
    FinderViewModel small = new FinderViewModel(work, shelf);
    small.entryProperty().set("p");
    Hit first = shelf.hits.get(0);

    shelf.hits = List.of(shelf.hits.get(1), first);
    small.reload();
    assertThat(small.markedProperty().get()).isEqualTo(1);
    assertThat(small.chosen()).contains(first);
  }

  @Test
  void anArticleThatIsGoneLosesItsMark() {
    Shelf shelf = new Shelf(shop.find("p", 9));
    FinderViewModel small = new FinderViewModel(work, shelf);
    small.entryProperty().set("p");
    small.mark(1);

    shelf.hits = List.of(shelf.hits.get(0));
    small.reload();
    assertThat(small.markedProperty().get()).isZero();
    assertThat(small.chosen()).isEmpty();
  }

  /// Finds what it is told to.
  private static final class Shelf implements ProductSearch {
    private List<Hit> hits;

    Shelf(List<Hit> hits) {
      this.hits = hits;
    }

    @Override
    public List<ProductCategory> categories() {
      return List.of();
    }

    @Override
    public List<Hit> quickKeys(@Nullable String categoryId) {
      return List.of();
    }

    @Override
    public List<Hit> find(String entry, int limit) {
      return hits;
    }
  }
}
