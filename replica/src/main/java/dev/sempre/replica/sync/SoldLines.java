package dev.sempre.replica.sync;

import dev.sempre.model.sync.Column;
import dev.sempre.model.sync.RootRecord;
import dev.sempre.model.sync.RootRecord.ChildRow;
import dev.sempre.model.sync.SyncCatalogue;
import dev.sempre.replica.db.Tx;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the lines of tickets were sold as: an article that had been withdrawn by then, or under a
/// VAT rate that did not hold on the day, was no more, had another percentage, or was not the
/// article's. Nothing is said of what came back, or was voided: goods come back when they are
/// withdrawn, and at the rate that they were sold at. Nor of the rate of an article that has none
/// of its own: which one it gets is for the shop's settings of that day to say. Source: P1.
final class SoldLines {
  private static final int PRODUCT = column("product_id");
  private static final int QUANTITY = column("quantity_milli");
  private static final int VOIDED = column("voided");
  private static final int RETURNED = column("returned_sale_id");
  private static final int RATE = column("vat_rate_id");
  private static final int RATE_BP = column("rate_bp");

  private final Tx tx;
  private final SoldAnyway.Told told;
  private final List<Line> lines = new ArrayList<>();

  /// A line that was sold.
  ///
  /// @param product null if it names no article
  private record Line(RootRecord sale, @Nullable String product, String rate, long rateBp) {}

  /// An article as it is here.
  ///
  /// @param rate its own VAT rate, or null
  /// @param stamp when it was changed last
  private record Article(String name, @Nullable String rate, boolean withdrawn, long stamp) {}

  SoldLines(Tx tx, List<RootRecord> sales, SoldAnyway.Told told) {
    this.tx = tx;
    this.told = told;
    for (RootRecord sale : sales) {
      for (ChildRow row : sale.children().getFirst()) {
        if (isSold(row)) {
          lines.add(
              new Line(
                  sale,
                  (String) row.values()[PRODUCT],
                  String.valueOf(row.values()[RATE]),
                  number(row, RATE_BP)));
        }
      }
    }
  }

  private static boolean isSold(ChildRow row) {
    return number(row, QUANTITY) > 0 && number(row, VOIDED) == 0 && row.values()[RETURNED] == null;
  }

  private static long number(ChildRow row, int column) {
    return (Long) Objects.requireNonNull(row.values()[column]);
  }

  void look() throws SQLException {
    Map<String, Article> articles = articles();
    Map<String, RootRecord> rates = rates(articles);
    for (Line line : lines) {
      Article article = line.product == null ? null : articles.get(line.product);
      RootRecord rate = rates.get(line.rate);
      if (article != null && article.withdrawn && SoldAnyway.isAsOf(article.stamp, line.sale)) {
        told.add(
            line.sale,
            SyncCatalogue.PRODUCT.name(),
            line.product + " " + line.sale.text("device_id"),
            Issues.ARTICLE_WITHDRAWN,
            "product_id",
            article.name);
      }
      if (rate == null || !looksWrong(line, rate)) {
        otherThanTheArticles(line, article, rates);
      }
    }
  }

  private boolean looksWrong(Line line, RootRecord rate) {
    String wrong = wrong(line, rate);
    if (wrong == null) {
      return false;
    }
    told.add(
        line.sale,
        SyncCatalogue.VAT_RATE.name(),
        line.rate,
        Issues.VAT_NOT_VALID,
        "vat_rate_id",
        rate.text("label") + " " + wrong);
    return true;
  }

  /// What is wrong with the rate itself, in words, or null. The days that it holds on are its own
  /// words of all times, also where they were corrected later; the rest holds since its last
  /// change.
  private static @Nullable String wrong(Line line, RootRecord rate) {
    String day = String.valueOf(line.sale.text("business_date"));
    String from = rate.text("valid_from");
    String to = rate.text("valid_to");
    // Days as ISO 8601 writes them: their order is that of their texts.
    if (from != null && day.compareTo(from) < 0) {
      return "holds from " + from + " and was used on " + day;
    }
    if (to != null && day.compareTo(to) > 0) {
      return "holds to " + to + " and was used on " + day;
    }
    if (!SoldAnyway.isAsOf(rate.modifiedAt(), line.sale)) {
      return null;
    }
    if (rate.deleted()) {
      return "was deleted";
    }
    return Long.valueOf(line.rateBp).equals(rate.value("rate_bp"))
        ? null
        : "has %s basis points and was used with %d".formatted(rate.value("rate_bp"), line.rateBp);
  }

  private void otherThanTheArticles(
      Line line, @Nullable Article article, Map<String, RootRecord> rates) {
    if (article == null || article.rate == null || article.rate.equals(line.rate)) {
      return;
    }
    RootRecord own = rates.get(article.rate);
    // Whose rate is not there, or is no more, is sold at the shop's usual one.
    if (own == null || own.deleted() || !SoldAnyway.isAsOf(article.stamp, line.sale)) {
      return;
    }
    told.add(
        line.sale,
        SyncCatalogue.VAT_RATE.name(),
        line.rate + " " + line.product,
        Issues.VAT_NOT_VALID,
        "vat_rate_id",
        article.name + " has " + own.text("label"));
  }

  /// Of what is named only the columns that are looked at, and no barcodes.
  private Map<String, Article> articles() throws SQLException {
    Set<String> ids = new HashSet<>();
    for (Line line : lines) {
      if (line.product != null) {
        ids.add(line.product);
      }
    }
    Map<String, Article> articles = new HashMap<>();
    if (ids.isEmpty()) {
      return articles;
    }
    String sql =
        """
        select id, sku || ' ' || name, vat_rate_id, deleted, active, modified_at
          from product where\s
        """
            + tx.dialect().idIn("id");
    try (PreparedStatement statement = tx.connection().prepareStatement(sql)) {
      RecordTable.bindIds(tx.dialect(), statement, ids);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          boolean withdrawn = row.getLong(4) == 1 || row.getLong(5) == 0;
          articles.put(
              row.getString(1),
              new Article(row.getString(2), row.getString(3), withdrawn, row.getLong(6)));
        }
      }
    }
    return articles;
  }

  /// The rates of the lines and of the articles.
  private Map<String, RootRecord> rates(Map<String, Article> articles) throws SQLException {
    Set<String> ids = new HashSet<>();
    lines.forEach(line -> ids.add(line.rate));
    for (Article article : articles.values()) {
      if (article.rate != null) {
        ids.add(article.rate);
      }
    }
    return SoldAnyway.named(tx, SyncCatalogue.VAT_RATE, ids);
  }

  private static int column(String name) {
    List<Column> columns = SyncCatalogue.SALE.children().getFirst().columns();
    return columns.stream().map(Column::name).toList().indexOf(name);
  }
}
