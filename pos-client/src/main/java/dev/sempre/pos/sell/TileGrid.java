package dev.sempre.pos.sell;

import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.Pane;

/// Tiles of equal width in as many columns as fit. A row is as tall as its tallest tile needs.
final class TileGrid extends Pane {
  private static final double SMALLEST_PX = 122;
  private static final double GAP_PX = 8;

  @Override
  public Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }

  @Override
  protected double computePrefWidth(double height) {
    return SMALLEST_PX;
  }

  @Override
  protected double computePrefHeight(double width) {
    int columns = columns(width);
    double height = 0;
    for (int first = 0; first < getChildren().size(); first += columns) {
      height += rowHeight(row(first, columns), Math.floor(tileWidth(width, columns))) + GAP_PX;
    }
    return Math.max(0, height - GAP_PX);
  }

  /// The height of as many whole rows as `room` has place for: a row that is cut through its middle
  /// looks broken. All of it where not even one fits.
  double wholeRows(double room, double width) {
    int columns = columns(width);
    double whole = 0;
    double below = 0;
    for (int first = 0; first < getChildren().size(); first += columns) {
      below += rowHeight(row(first, columns), Math.floor(tileWidth(width, columns)));
      if (below > room) {
        return whole == 0 ? room : whole;
      }
      whole = below;
      below += GAP_PX;
    }
    return room;
  }

  @Override
  protected void layoutChildren() {
    int columns = columns(getWidth());
    double width = tileWidth(getWidth(), columns);
    double top = 0;
    for (int first = 0; first < getChildren().size(); first += columns) {
      List<Node> row = row(first, columns);
      double height = rowHeight(row, Math.floor(width));
      for (int i = 0; i < row.size(); i++) {
        double left = Math.rint(i * (width + GAP_PX));
        double right = Math.rint(i * (width + GAP_PX) + width);
        row.get(i).resizeRelocate(left, top, right - left, height);
      }
      top += height + GAP_PX;
    }
  }

  private List<Node> row(int first, int columns) {
    return getChildren().subList(first, Math.min(first + columns, getChildren().size()));
  }

  private double rowHeight(List<Node> row, double tileWidth) {
    return snapSizeY(row.stream().mapToDouble(tile -> tile.prefHeight(tileWidth)).max().orElse(0));
  }

  private static double tileWidth(double width, int columns) {
    return (width - (columns - 1) * GAP_PX) / columns;
  }

  private static int columns(double width) {
    return Math.max(1, (int) ((width + GAP_PX) / (SMALLEST_PX + GAP_PX)));
  }
}
