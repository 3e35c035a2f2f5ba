package dev.sempre.replica.catalogue;

import dev.sempre.model.catalogue.Product;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.db.RightOfWay;
import dev.sempre.replica.db.StoreFailure;
import dev.sempre.replica.text.SearchWords;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Finds products by the first letters of the words of their name in any language, of one of their
/// codes, or of their category's name, among a million as among ten. It reads an index that follows
/// the database a moment behind, in small steps and on a thread of its own: it takes no lock that a
/// sale waits for, and may be thrown away at any time. SQLite only. Safe to call from any thread.
/// Source: T3.
public final class ProductSearch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ProductSearch.class);

  /// How many products are taken into the index at a time.
  private static final int BATCH = 500;

  /// How many products are looked at to find the best ones.
  private static final int CANDIDATES = 200;

  /// How many of a category's newest, and else of its oldest, are looked at to find some that are
  /// still offered.
  private static final int LOOKED_AT = 2_500;

  private static final Comparator<Product> BY_NAME =
      Comparator.comparing((Product product) -> product.name().text()).thenComparing(Product::id);

  private final Path file;
  private final Replica replica;
  private final Executor upkeep;
  private final Replica.Subscription subscription;
  private final AtomicBoolean asked = new AtomicBoolean();
  private final Object writing = new Object();
  private final Object reading = new Object();
  private final Object opening = new Object();
  private @Nullable ProductIndex writer;
  private @Nullable ProductIndex reader;
  private volatile @Nullable CategoryNames categories;
  private volatile long indexedSeq;
  private volatile boolean damaged;
  private volatile boolean closed;

  /// Starts to follow the database.
  ///
  /// @param file where the index is kept; made if missing, made anew if it is of another version
  /// @param upkeep runs the work on the index: one thread of its own, or a direct executor
  public ProductSearch(Path file, Replica replica, Executor upkeep) {
    this.file = file;
    this.replica = replica;
    this.upkeep = upkeep;
    this.subscription =
        replica.onCommit(committed -> {
          if (committed.touches("product")) {
            follow();
          }
        });
    follow();
  }

  /// Asks for the index to be brought up to date soon. Also for what another program has written.
  public void follow() {
    if (!closed && asked.compareAndSet(false, true)) {
      try {
        upkeep.execute(this::bringUpToDate);
      } catch (RejectedExecutionException e) {
        LOG.debug("the program is ending"); // Whoever has committed must not suffer from that.
      }
    }
  }

  private void bringUpToDate() {
    asked.set(false);
    synchronized (writing) {
      try {
        catchUp();
      } catch (IOException e) {
        LOG.warn(
            "SEARCH-1 The product search is made anew, {} does not work: {}", file, e.toString());
        startAnew();
      } catch (StoreFailure e) {
        LOG.warn("SEARCH-4 The product search stays behind: {}", e.toString());
      }
    }
  }

  private void catchUp() throws IOException {
    if (damaged) {
      startAnew();
    }
    RightOfWay rules = replica.rightOfWay();
    boolean more = true;
    while (!closed && more) {
      more = rules.piece(() -> step(writer())); // Each is visible to searches at once.
    }
  }

  private ProductIndex writer() throws IOException {
    ProductIndex open = writer;
    if (open == null) {
      open = openIndex();
      writer = open;
    }
    return open;
  }

  /// Whoever comes first makes the file; the other must not find it half made.
  private ProductIndex openIndex() throws IOException {
    synchronized (opening) {
      return ProductIndex.open(file);
    }
  }

  /// @return true if there may be more to do
  private boolean step(ProductIndex index) throws IOException {
    ProductIndex.Position position = index.position();
    ProductStore.FeedPosition feed = replica.read(ProductStore::feedPosition);
    if (!position.epoch().equals(feed.epoch()) || position.seq() > feed.head()) {
      if (position.seq() > 0) {
        startAnew();
        return step(writer());
      }
      position = new ProductIndex.Position(feed.epoch(), 0);
    }
    long after = position.seq();
    List<ProductStore.Listed> changed =
        replica.read(handle -> ProductStore.changedAfter(handle, after, BATCH));
    if (changed.isEmpty()) {
      indexedSeq = after;
      return false;
    }
    indexedSeq = changed.getLast().seq();
    index.apply(changed, new ProductIndex.Position(feed.epoch(), indexedSeq));
    return true;
  }

  private void startAnew() {
    indexedSeq = 0;
    synchronized (reading) {
      close(writer);
      close(reader);
      writer = null;
      reader = null;
      try {
        ProductIndex.delete(file);
        damaged = false;
      } catch (IOException e) {
        LOG.warn("SEARCH-2 The product search finds codes only: {}", e.toString());
      }
    }
  }

  /// The products that fit best: one whose code is exactly what was typed, then those whose name
  /// begins with it, then those that have words or codes that begin with its words, and then those
  /// of categories whose names have such words, and of the categories below. Only active ones.
  ///
  /// @param typed what a person typed so far
  /// @param limit the most to answer with
  public List<Product> find(String typed, int limit) {
    SearchWords words = SearchWords.of(typed);
    if (words.words().isEmpty() || limit <= 0) {
      return List.of();
    }
    if (replica.read(ProductStore::lastSeq) > indexedSeq) {
      follow(); // Another program has written, such as an agent that runs as a service.
    }
    String code = typed.strip();
    Set<String> ids = new LinkedHashSet<>();
    replica.read(handle -> ProductStore.byCode(handle, code)).map(Product::id).ifPresent(ids::add);
    ids.addAll(candidates(words, Math.max(limit, CANDIDATES)));
    List<Product> found =
        replica.read(handle -> ProductStore.byIds(handle, ids)).stream()
            .filter(Product::active)
            .map(product -> new Fit(product, isCodeOf(product, code), begins(product, words)))
            .sorted(Fit.BEST_FIRST)
            .limit(limit)
            .map(Fit::product)
            .toList();
    return found.size() < limit ? withCategories(found, words, limit) : found;
  }

  private List<Product> withCategories(List<Product> found, SearchWords words, int limit) {
    List<Product> others =
        replica.read(handle -> {
          Set<String> branches = categories(handle).having(words);
          int wanted = Math.max(limit, CANDIDATES);
          return ProductStore.byIds(
              handle, ProductStore.offeredIn(handle, branches, LOOKED_AT, wanted));
        });
    Set<String> there = found.stream().map(Product::id).collect(Collectors.toSet());
    return Stream.concat(
            found.stream(),
            others.stream().filter(product -> !there.contains(product.id())).sorted(BY_NAME))
        .limit(limit)
        .toList();
  }

  private CategoryNames categories(Handle handle) {
    CategoryStore.State state = CategoryStore.state(handle);
    CategoryNames known = categories;
    if (known == null || !known.state().equals(state)) {
      known = CategoryNames.of(state, CategoryStore.all(handle));
      categories = known;
    }
    return known;
  }

  /// How well a product fits; found out once, and not whenever two are compared.
  ///
  /// @param coded what was typed is one of its codes
  /// @param begins its name begins with what was typed, in some language
  private record Fit(Product product, boolean coded, boolean begins) {
    static final Comparator<Fit> BEST_FIRST =
        Comparator.comparing((Fit fit) -> !fit.coded)
            .thenComparing(fit -> !fit.begins)
            .thenComparing(Fit::product, BY_NAME);
  }

  private Set<String> candidates(SearchWords words, int limit) {
    try {
      return fromIndex(words, limit);
    } catch (IOException e) {
      LOG.warn("SEARCH-3 The product search finds codes only for now: {}", e.toString());
      damaged = true;
      follow();
      return Set.of();
    }
  }

  private Set<String> fromIndex(SearchWords words, int limit) throws IOException {
    synchronized (reading) {
      ProductIndex index = reader;
      if (index == null) {
        index = openIndex();
        reader = index;
      }
      Set<String> ids = new LinkedHashSet<>(index.beginningWith(words, limit));
      if (ids.size() < limit) {
        ids.addAll(index.having(words, limit));
      }
      return ids;
    }
  }

  private static boolean isCodeOf(Product product, String code) {
    return ProductIndex.codes(product).stream().anyMatch(code::equalsIgnoreCase);
  }

  private static boolean begins(Product product, SearchWords words) {
    return words.begin(product.name().text())
        || product.name().translations().values().stream().anyMatch(words::begin);
  }

  private static void close(@Nullable ProductIndex index) {
    if (index != null) {
      index.close();
    }
  }

  @Override
  public void close() {
    closed = true;
    subscription.close();
    synchronized (writing) {
      synchronized (reading) {
        close(writer);
        close(reader);
        writer = null;
        reader = null;
      }
    }
  }
}
