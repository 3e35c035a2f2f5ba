package dev.sempre.simulation.power;

import dev.sempre.simulation.power.Unpaid.Cart;
import dev.sempre.simulation.power.Unpaid.Line;
import dev.sempre.simulation.world.CalmCompany;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What lies unpaid in a database, without the program that wrote it. What was set aside lies
/// before nobody.
final class UnpaidRows {
  private static final String CARTS =
      """
      from cart
      where substr(cart.cashier_id, 1, 6) <> 'aside:'
        and cart.voided_by is null and cart.recalled_by is null
      """;

  private static final String HEADS =
      """
      select cart.id, cart.cashier_id, cart.parked_at is not null,
        coalesce(json_extract(content, '$.discountBp') || ' bp',
          json_extract(content, '$.discountMinor') || ' minor', ''),
        coalesce(json_extract(content, '$.customerId'), ''),
        json_extract(content, '$.id')
      """
          + CARTS;

  private static final String LINES =
      """
      select cart.id,
        coalesce(json_extract(line.value, '$.productId'), ''),
        json_extract(line.value, '$.description'),
        json_extract(line.value, '$.unit'),
        json_extract(line.value, '$.quantityMilli'),
        json_extract(line.value, '$.unitPriceMinor'),
        coalesce(json_extract(line.value, '$.discountBp') || ' bp',
          json_extract(line.value, '$.discountMinor') || ' minor', ''),
        coalesce(json_extract(line.value, '$.voided'), 0)
      """
          + CARTS.replace("from cart", "from cart join json_each(cart.content, '$.lines') line")
          + " order by cart.id, line.key";

  private UnpaidRows() {}

  /// @param faults gets what no till may have, whatever it has shown
  static Unpaid of(Statement statement, List<String> faults) throws SQLException {
    Map<String, List<Line>> lines = lines(statement);
    Map<String, Cart> parked = new LinkedHashMap<>();
    List<Cart> open = new ArrayList<>();
    try (ResultSet row = statement.executeQuery(HEADS)) {
      while (row.next()) {
        String id = row.getString(1);
        Cart cart = new Cart(lines.getOrDefault(id, List.of()), row.getString(4), row.getString(5));
        if (!id.equals(row.getString(6))) {
          faults.add("the cart " + id + " says that it is " + row.getString(6));
        }
        if (row.getBoolean(3)) {
          parked.put(id, cart);
        } else if (row.getString(2).equals(CalmCompany.CASHIER)) {
          open.add(cart);
        } else {
          faults.add("a cart lies before " + row.getString(2));
        }
      }
    }
    if (open.size() > 1) {
      faults.add(open.size() + " carts lie before one cashier");
    }
    return new Unpaid(open.isEmpty() ? Cart.EMPTY : open.getFirst(), parked);
  }

  private static Map<String, List<Line>> lines(Statement statement) throws SQLException {
    Map<String, List<Line>> lines = new LinkedHashMap<>();
    try (ResultSet row = statement.executeQuery(LINES)) {
      while (row.next()) {
        lines
            .computeIfAbsent(row.getString(1), _ -> new ArrayList<>())
            .add(
                new Line(
                    row.getString(2),
                    row.getString(3),
                    row.getString(4),
                    row.getLong(5),
                    row.getLong(6),
                    row.getString(7),
                    row.getBoolean(8)));
      }
    }
    return lines;
  }
}
