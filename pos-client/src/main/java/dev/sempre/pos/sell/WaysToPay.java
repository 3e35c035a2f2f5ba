package dev.sempre.pos.sell;

import dev.sempre.model.sale.TenderKind;
import dev.sempre.pos.look.Icons;
import javafx.scene.control.Button;
import org.kordamp.ikonli.feather.Feather;

/// How the keys stand where money is taken, so that no till is too small: the ways to pay, and
/// above them the one-tap amounts there is room for beside them.
///
/// @param count how many ways to pay there are
record WaysToPay(int count) {
  private static final int QUICK_COLUMNS = 3;
  private static final int QUICK_MOST = 5;

  /// More ways to pay than this stand closer, so that the panel fits the smallest till.
  private static final int ROOMY = 3;

  private static final int CLOSE_QUICK_COLUMNS = 4;

  /// From so many tenders on they need all the room of the one-tap amounts.
  private static final int MANY_TENDERS = 3;

  /// How many one-tap amounts stand in a row.
  int quickColumns() {
    return standClose() ? CLOSE_QUICK_COLUMNS : QUICK_COLUMNS;
  }

  /// How many one-tap amounts there is room for: what does not stand there is typed, or paid with
  /// one key below.
  ///
  /// @param tenders how many things were given
  int quickMost(int tenders) {
    if (standClose()) {
      return tenders > 0 ? 0 : CLOSE_QUICK_COLUMNS;
    }
    return tenders == 0 ? QUICK_MOST : tenders < MANY_TENDERS ? QUICK_COLUMNS : 0;
  }

  /// How many ways to pay stand in a row.
  int columns() {
    return count == 2 ? 2 : 3;
  }

  private boolean standClose() {
    return count > ROOMY;
  }

  /// A way to pay.
  ///
  /// @param first whether it is the one that Enter takes
  Button key(String id, String name, TenderKind kind, boolean first) {
    Button key = new Button(name, Icons.normal(icon(kind)));
    key.setId(id);
    key.getStyleClass().setAll("button", "key");
    if (!standClose()) {
      key.getStyleClass().add("big");
    }
    if (count > 2) {
      key.getStyleClass().add("one-of-many");
      key.setWrapText(true);
    }
    if (first) {
      key.getStyleClass().add("primary");
    }
    key.setMaxWidth(Double.MAX_VALUE);
    key.setFocusTraversable(false);
    return key;
  }

  private static Feather icon(TenderKind kind) {
    return switch (kind) {
      case CASH -> Feather.LAYERS;
      case CARD -> Feather.CREDIT_CARD;
      case VOUCHER -> Feather.GIFT;
      case TRANSFER -> Feather.SEND;
      case ACCOUNT -> Feather.USER;
      case OTHER -> Feather.MORE_HORIZONTAL;
    };
  }
}
