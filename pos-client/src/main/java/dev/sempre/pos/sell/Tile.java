package dev.sempre.pos.sell;

import javafx.geometry.Orientation;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// A quick key: an article's name, which wraps and is never cut, and its price.
final class Tile extends Button {
  private final VBox content;

  /// @param tint one of the theme's tints, by number
  Tile(String name, String price, int tint, Runnable action) {
    Label title = new Label(DrawnName.of(name));
    title.getStyleClass().add("tile-name");
    title.setWrapText(true);
    title.setMinHeight(USE_PREF_SIZE);
    Label figure = new Label(price);
    figure.getStyleClass().add("tile-price");
    figure.setMinHeight(USE_PREF_SIZE);
    Region room = new Region();
    VBox.setVgrow(room, Priority.ALWAYS);
    content = new VBox(title, room, figure);
    content.getStyleClass().add("tile-content");
    setGraphic(content);
    getStyleClass().setAll("button", "tile", "tint-" + tint);
    setFocusTraversable(false);
    setAccessibleText(name + ", " + price);
    setOnAction(_ -> action.run());
  }

  @Override
  public Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }

  @Override
  protected double computePrefHeight(double width) {
    return Math.max(content.minHeight(width), content.prefHeight(width));
  }

  /// The content fills the key.
  @Override
  protected void layoutChildren() {
    super.layoutChildren();
    content.resizeRelocate(0, 0, getWidth(), getHeight());
  }
}
