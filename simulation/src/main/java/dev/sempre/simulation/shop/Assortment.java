package dev.sempre.simulation.shop;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// A company's reference data and baskets, made from a seed: the same seed makes the same files.
/// Codes are of the range that is kept for use within a company.
///
/// @param seed seed of everything
/// @param products number of products, each with one barcode
/// @param categories number of categories, each with at least one product
/// @param contacts number of customers
public record Assortment(long seed, int products, int categories, int contacts) {
  private static final String[] WARES = {
    "acciughe",
    "aceto",
    "acqua",
    "biscotti",
    "brodo",
    "burro",
    "caffè",
    "ceci",
    "cioccolato",
    "crackers",
    "farina",
    "fette",
    "formaggio",
    "gelato",
    "gnocchi",
    "grissini",
    "lenticchie",
    "marmellata",
    "miele",
    "mozzarella",
    "nocciole",
    "olio",
    "olive",
    "orzo",
    "pane",
    "passata",
    "pecorino",
    "piselli",
    "polenta",
    "ricotta",
    "riso",
    "sale",
    "salsa",
    "succo",
    "tè",
    "tonno",
    "tortellini",
    "uova",
    "yogurt",
    "zucchero"
  };
  private static final String[] KINDS = {
    "bianco", "biologico", "classico", "di casa", "di montagna", "dolce", "extra", "fine",
    "fresco", "integrale", "leggero", "naturale", "nero", "piccante", "rosso", "tostato"
  };
  private static final String[] BRANDS = {
    "Alba", "Borgo", "Campo", "Dolceforno", "Fontana", "Lanterna", "Mulinello", "Poggio"
  };
  private static final String[] STREETS = {
    "Via dei Tigli", "Via delle Betulle", "Corso dei Pini", "Piazza del Pozzo", "Viale dei Glicini"
  };

  /// Barcode of a product: thirteen digits with the check digit.
  public static String gtin(int product) {
    String digits = "2%011d".formatted(product + 1L);
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      sum += (digits.charAt(i) - '0') * (i % 2 == 0 ? 1 : 3);
    }
    return digits + (10 - sum % 10) % 10;
  }

  /// Writes the products for `import products`, with prices or without.
  public void writeProducts(Path file, boolean priced) {
    Random random = new Random(seed);
    List<String> lines = new ArrayList<>(products + 1);
    lines.add("sku,gtin,name,brand,category,quantity,unit" + (priced ? ",price_minor" : ""));
    for (int i = 0; i < products; i++) {
      String line =
          "A%07d,%s,%s %s %s,%s,Reparto %d,%d g,pc"
              .formatted(
                  i + 1,
                  gtin(i),
                  one(random, WARES),
                  one(random, KINDS),
                  one(random, WARES),
                  one(random, BRANDS),
                  i % categories + 1,
                  50 * (1 + random.nextInt(30)));
      lines.add(priced ? line + "," + (49 + 10 * random.nextInt(200)) : line);
    }
    write(file, lines);
  }

  /// Writes the customers for `import table contact`.
  public void writeContacts(Path file) {
    Random random = new Random(seed + 1);
    List<String> lines = new ArrayList<>(contacts + 1);
    lines.add(
        "id,name,customer,prospect,supplier,tax_id,email,phone,street,postcode,city,country,active");
    for (int i = 1; i <= contacts; i++) {
      lines.add(
          "C%06d,Bar %s n. %d,1,0,0,IT%011d,bar%d@example.com,+39 000 %07d,%s %d,%05d,Milano,IT,1"
              .formatted(
                  i,
                  one(random, KINDS),
                  i,
                  10_000_000_000L + i,
                  i,
                  i,
                  one(random, STREETS),
                  1 + random.nextInt(200),
                  20_100 + random.nextInt(900)));
    }
    write(file, lines);
  }

  /// Writes baskets for the till's `sell`.
  ///
  /// @param first number of the first basket, so that several files hold different ones
  /// @param lines lines of each basket
  public void writeBaskets(Path file, int first, int baskets, int lines) {
    Random random = new Random(seed + 2 + first);
    List<String> text = new ArrayList<>(baskets * lines + 1);
    text.add("basket_id,gtin,quantity");
    for (int i = first; i < first + baskets; i++) {
      for (int line = 0; line < lines; line++) {
        text.add("B%06d,%s,%d".formatted(i, gtin(random.nextInt(products)), 1 + random.nextInt(4)));
      }
    }
    write(file, text);
  }

  private static String one(Random random, String[] words) {
    return words[random.nextInt(words.length)];
  }

  private static void write(Path file, List<String> lines) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      try (BufferedWriter out = Files.newBufferedWriter(file)) {
        for (String line : lines) {
          out.write(line);
          out.write('\n');
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
