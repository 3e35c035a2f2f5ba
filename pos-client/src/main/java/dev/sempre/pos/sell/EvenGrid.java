package dev.sempre.pos.sell;

import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.Pane;

/// Keys in rows as even as can be, all of one width: a last row that has fewer ends before the
/// edge. As far apart as the keys of the number pad, which stand below them.
final class EvenGrid extends Pane {
  private static final double GAP_PX = 6;

  private int mostColumns;

  /// How many stand in a row at most is told by [#takeMost] as the keys come.
  EvenGrid() {
    this(1);
  }

  EvenGrid(int mostColumns) {
    this.mostColumns = mostColumns;
  }

  /// Takes another number of keys into a row.
  void takeMost(int columns) {
    mostColumns = columns;
    requestLayout();
  }

  @Override
  public Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }

  @Override
  protected double computePrefWidth(double height) {
    return 0;
  }

  @Override
  protected double computeMinHeight(double width) {
    return computePrefHeight(width);
  }

  @Override
  protected double computePrefHeight(double width) {
    int rows = rows();
    return rows == 0 ? 0 : rows * rowHeight() + (rows - 1) * GAP_PX;
  }

  @Override
  protected void layoutChildren() {
    int count = getChildren().size();
    int columns = count == 0 ? 1 : Math.ceilDiv(count, rows());
    for (int i = 0; i < count; i++) {
      int row = i / columns;
      double width = (getWidth() - (columns - 1) * GAP_PX) / columns;
      Node key = getChildren().get(i);
      key.resizeRelocate(
          i % columns * (width + GAP_PX), row * (rowHeight() + GAP_PX), width, rowHeight());
    }
  }

  private int rows() {
    return Math.ceilDiv(getChildren().size(), mostColumns);
  }

  private double rowHeight() {
    return getChildren().stream().mapToDouble(key -> key.prefHeight(-1)).max().orElse(0);
  }
}
