package dev.sempre.pos.sell;

import dev.sempre.model.catalogue.ProductCategory;
import dev.sempre.model.catalogue.ProductUnit;
import dev.sempre.model.money.Currency;
import dev.sempre.model.money.Rate;
import dev.sempre.model.sale.LineItem;
import dev.sempre.model.text.Label;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// A small greengrocer's and grocer's shop in memory: goods, categories, customers.
public final class FakeShop implements ProductSearch {
  public static final Currency EUR = Currency.of("EUR");

  private final List<ProductCategory> categories = new ArrayList<>();
  private final Map<String, Goods> byCode = new LinkedHashMap<>();
  private int nextItem = 1;
  private volatile boolean broken;
  private volatile CompletableFuture<Void> answers = CompletableFuture.completedFuture(null);

  /// Something on the shelf.
  public record Goods(Hit hit, Rate vat, boolean quickKey) {
    /// As a line of a sale.
    public LineItem item() {
      return new LineItem(
          hit.id(),
          "0" + hit.code(),
          hit.name().text(),
          hit.unit(),
          hit.priceMinor() == null ? 0 : hit.priceMinor(),
          "vat-" + vat.basisPoints(),
          vat,
          hit.categoryId());
    }
  }

  public FakeShop() {
    category("fruit", "Ortofrutta", "Fruit & vegetables", "Hortifrúti", "Fruits et légumes");
    category("bakery", "Panetteria", "Bakery", "Padaria", "Boulangerie");
    category("dairy", "Latticini", "Dairy", "Laticínios", "Crémerie");
    category("counter", "Banco", "Counter", "Balcão", "Traiteur");
    category("drinks", "Bevande", "Drinks", "Bebidas", "Boissons");
    category("home", "Casa", "Household", "Casa", "Maison");
    category("pantry", "Dispensa", "Pantry", "Despensa", "Épicerie");
    weighed("fruit", 179, "Banane", "Bananas", "Bananas", "Bananes");
    weighed("fruit", 229, "Mele Golden", "Golden apples", "Maçãs Golden", "Pommes Golden");
    weighed(
        "fruit", 398, "Pomodori ciliegino", "Cherry tomatoes", "Tomates cereja", "Tomates cerises");
    piece("fruit", 149, 400, "Insalata gentile", "Lettuce", "Alface lisa", "Laitue");
    weighed("fruit", 249, "Limoni", "Lemons", "Limões", "Citrons");
    weighed("fruit", 119, "Patate", "Potatoes", "Batatas", "Pommes de terre");
    weighed("fruit", 269, "Zucchine", "Courgettes", "Abobrinhas", "Courgettes");
    piece("fruit", 129, 400, "Basilico", "Basil", "Manjericão", "Basilic");
    weighed(
        "fruit", 219, "Arance tarocco", "Tarocco oranges", "Laranjas tarocco", "Oranges tarocco");
    piece("fruit", 109, 400, "Carote", "Carrots", "Cenouras", "Carottes");
    weighed("fruit", 349, "Uva bianca", "White grapes", "Uvas brancas", "Raisin blanc");
    piece("fruit", 120, 400, "Avocado", "Avocado", "Abacate", "Avocat");
    piece(
        "bakery",
        390,
        400,
        "Pane di Altamura",
        "Altamura bread",
        "Pão de Altamura",
        "Pain d’Altamura");
    piece("bakery", 140, 400, "Focaccia", "Focaccia", "Focaccia", "Focaccia");
    piece(
        "dairy",
        165,
        400,
        "Latte intero fresco 1 l",
        "Fresh whole milk 1 l",
        "Leite integral fresco 1 l",
        "Lait entier frais 1 l");
    piece(
        "dairy",
        249,
        1000,
        "Mozzarella 250 g",
        "Mozzarella 250 g",
        "Muçarela 250 g",
        "Mozzarella 250 g");
    weighed(
        "counter",
        2190,
        "Parmigiano Reggiano 24 mesi",
        "Parmigiano Reggiano 24 months",
        "Parmigiano Reggiano 24 meses",
        "Parmigiano Reggiano 24 mois");
    piece(
        "drinks",
        39,
        2200,
        "Acqua naturale 1,5 l",
        "Still water 1.5 l",
        "Água sem gás 1,5 l",
        "Eau plate 1,5 l");
    piece(
        "home",
        299,
        2200,
        "Detersivo piatti",
        "Washing-up liquid",
        "Detergente",
        "Liquide vaisselle");
    piece(
        "pantry",
        129,
        400,
        "Rigatoni n.24 500 g",
        "Rigatoni no. 24 500 g",
        "Rigatoni n.º 24 500 g",
        "Rigatoni n° 24 500 g");
    piece(
        "pantry",
        449,
        2200,
        "Caffè macinato 250 g",
        "Ground coffee 250 g",
        "Café moído 250 g",
        "Café moulu 250 g");
    piece(
        "pantry",
        1290,
        1000,
        "Olio extravergine di oliva biologico delle colline trevigiane, bottiglia da 750 ml",
        "Organic extra virgin olive oil from the hills of Treviso, 750 ml bottle",
        "Azeite de oliva extravirgem orgânico das colinas de Treviso, garrafa de 750 ml",
        "Huile d’olive vierge extra biologique des collines de Trévise, bouteille de 750 ml");
  }

  private void category(String id, String it, String en, String pt, String fr) {
    categories.add(new ProductCategory(id, label(it, en, pt, fr), null, categories.size(), true));
  }

  /// Adds further categories, up to so many in all.
  void addCategories(int upTo) {
    for (int i = categories.size(); i < upTo; i++) {
      String name = "Reparto " + i;
      category("more-" + i, name, name, name, name);
    }
  }

  private void weighed(String category, long price, String it, String en, String pt, String fr) {
    add(category, price, 400, ProductUnit.KILOGRAM, label(it, en, pt, fr));
  }

  private void piece(
      String category, long price, int vat, String it, String en, String pt, String fr) {
    add(category, price, vat, ProductUnit.PIECE, label(it, en, pt, fr));
  }

  private void add(String category, long price, int vat, ProductUnit unit, Label name) {
    String code = gtin(nextItem);
    Hit hit = new Hit("product-" + nextItem, code, name, category, unit, price, EUR);
    byCode.put(code, new Goods(hit, new Rate(vat), category.equals("fruit")));
    nextItem++;
  }

  private static Label label(String it, String en, String pt, String fr) {
    return new Label(it, Map.of("it", it, "en", en, "pt-BR", pt, "fr", fr));
  }

  /// The 13 digits of the n-th article, in the range for a shop's own use.
  public static String gtin(int item) {
    String body = String.format(Locale.ROOT, "29%010d", item);
    int sum = 0;
    for (int i = 0; i < body.length(); i++) {
      sum += (body.charAt(i) - '0') * (i % 2 == 0 ? 1 : 3);
    }
    return body + (10 - sum % 10) % 10;
  }

  /// The codes of what is not weighed.
  List<String> codesOfPieces() {
    return byCode.values().stream()
        .map(Goods::hit)
        .filter(hit -> hit.unit() == ProductUnit.PIECE)
        .map(Hit::code)
        .toList();
  }

  /// The code of the article with that Italian name.
  public String codeOf(String name) {
    return byCode.values().stream()
        .filter(goods -> goods.hit().name().text().equals(name))
        .findFirst()
        .orElseThrow()
        .hit()
        .code();
  }

  public Optional<Goods> byCode(String code) {
    return Optional.ofNullable(byCode.get(code));
  }

  public Optional<Goods> byId(String id) {
    return byCode.values().stream().filter(goods -> goods.hit().id().equals(id)).findFirst();
  }

  @Override
  public List<ProductCategory> categories() {
    return List.copyOf(categories);
  }

  @Override
  public List<Hit> quickKeys(@Nullable String categoryId) {
    return byCode.values().stream()
        .map(Goods::hit)
        .filter(hit -> categoryId == null || categoryId.equals(hit.categoryId()))
        .limit(24)
        .toList();
  }

  /// Every search throws from here on, as with a disk that does not answer.
  public void breakDown(boolean next) {
    broken = next;
  }

  /// Searches for customers wait for `next` from here on.
  public void answerAfter(CompletableFuture<Void> next) {
    answers = next;
  }

  private void throwIfBroken() {
    if (broken) {
      throw new IllegalStateException("broken on purpose");
    }
  }

  @Override
  public List<Hit> find(String entry, int limit) {
    throwIfBroken();
    String wanted = entry.toLowerCase(Locale.ROOT);
    return byCode.values().stream()
        .map(Goods::hit)
        .filter(hit -> matches(hit, wanted))
        .limit(limit)
        .toList();
  }

  private static boolean matches(Hit hit, String wanted) {
    return hit.code().startsWith(wanted)
        || List.of(hit.name().text().toLowerCase(Locale.ROOT).split(" ", -1)).stream()
            .anyMatch(word -> word.startsWith(wanted));
  }

  /// A {@link CustomerSearch}.
  public List<Customer> findCustomers(String entry, int limit) {
    answers.join();
    throwIfBroken();
    String wanted = entry.toLowerCase(Locale.ROOT);
    return List.of(
            new Customer("c-1", "Bar Centrale s.r.l."),
            new Customer("c-2", "Osteria del Ponte", "IT01234567890"),
            new Customer("c-3", "Scuola materna Arcobaleno"))
        .stream()
        .filter(customer -> customer.name().toLowerCase(Locale.ROOT).startsWith(wanted))
        .toList();
  }
}
