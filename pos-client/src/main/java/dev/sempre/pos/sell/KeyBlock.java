package dev.sempre.pos.sell;

import javafx.geometry.Orientation;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/// Number pad and action keys: side by side where there is room, else the actions under the pad.
final class KeyBlock extends Pane {
  private static final double SIDE_BY_SIDE_PX = 500;
  private static final double PAD_PX = 206;
  private static final double GAP_PX = 8;
  private static final double ROW_PX = 44;
  private static final int PAD_ROWS = 4;
  private static final int ACTION_ROWS = 3;
  private static final double ROW_GAP_PX = 6;

  private final Region pad;
  private final Region actions;

  KeyBlock(Region pad, Region actions) {
    this.pad = pad;
    this.actions = actions;
    getChildren().setAll(pad, actions);
  }

  @Override
  public Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }

  @Override
  protected double computeMinHeight(double width) {
    return computePrefHeight(width);
  }

  @Override
  protected double computePrefHeight(double width) {
    double padHeight = height(PAD_ROWS);
    return isSideBySide(width) ? padHeight : padHeight + GAP_PX + height(ACTION_ROWS);
  }

  @Override
  protected double computeMinWidth(double height) {
    return PAD_PX;
  }

  @Override
  protected void layoutChildren() {
    double width = getWidth();
    double padHeight = height(PAD_ROWS);
    if (isSideBySide(width)) {
      pad.resizeRelocate(0, 0, PAD_PX, padHeight);
      double left = PAD_PX + GAP_PX;
      actions.resizeRelocate(left, 0, width - left, padHeight);
    } else {
      pad.resizeRelocate(0, 0, width, padHeight);
      actions.resizeRelocate(0, padHeight + GAP_PX, width, height(ACTION_ROWS));
    }
  }

  private static boolean isSideBySide(double width) {
    return width < 0 || width >= SIDE_BY_SIDE_PX;
  }

  private static double height(int rows) {
    return rows * ROW_PX + (rows - 1) * ROW_GAP_PX;
  }
}
