package dev.sempre.pos.shift;

import dev.sempre.pos.shift.FigureRows.Row;
import dev.sempre.pos.shift.FigureRows.Section;
import dev.sempre.pos.words.Words;
import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Figures in two columns of sections, as wide as each other.
final class FiguresView extends Pane {
  private static final double GAP_PX = 12;

  private final Words words;
  private final VBox left;
  private final VBox right;

  FiguresView(Words words, List<Section> left, List<Section> right) {
    this.words = words;
    this.left = column(left);
    this.right = column(right);
    getChildren().setAll(this.left, this.right);
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
    double each = (width - GAP_PX) / 2;
    return Math.max(left.prefHeight(each), right.prefHeight(each));
  }

  @Override
  protected void layoutChildren() {
    double each = Math.floor((getWidth() - GAP_PX) / 2);
    left.resizeRelocate(0, 0, each, left.prefHeight(each));
    right.resizeRelocate(getWidth() - each, 0, each, right.prefHeight(each));
  }

  private VBox column(List<Section> sections) {
    VBox column = new VBox();
    column.getStyleClass().add("figure-column");
    for (Section section : sections) {
      if (!section.rows().isEmpty()) {
        column.getChildren().add(section(section));
      }
    }
    return column;
  }

  private Node section(Section section) {
    Label title = new Label(words.say(section.title()));
    title.getStyleClass().addAll("muted", "small", "figure-title");
    VBox box = new VBox(title);
    section.rows().forEach(row -> box.getChildren().add(row(row)));
    box.getStyleClass().addAll("card", "figure-section");
    return box;
  }

  private static Node row(Row row) {
    Label label = new Label(row.label());
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    VBox left = new VBox(label);
    left.getStyleClass().add("figure-left");
    String detail = row.detail();
    if (detail != null) {
      Label below = new Label(detail);
      below.getStyleClass().addAll("muted", "small");
      below.setWrapText(true);
      below.setMinHeight(Region.USE_PREF_SIZE);
      left.getChildren().add(below);
    }
    HBox.setHgrow(left, Priority.ALWAYS);
    Label amount = new Label(row.amount());
    amount.setMinWidth(Region.USE_PREF_SIZE);
    amount.getStyleClass().add("figure-amount");
    if (row.sum()) {
      label.getStyleClass().add("strong");
      amount.getStyleClass().add("strong");
    }
    HBox line = new HBox(left, amount);
    line.getStyleClass().add(row.sum() ? "figure-sum" : "figure-row");
    return line;
  }
}
