package dev.sempre.pos.devices;

import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.TextAlignment;

/// A customer display of two lines as it shines, cell by cell.
public final class PoleFace extends Canvas {
  private static final double CELL_WIDTH = 19;
  private static final double CELL_HEIGHT = 32;
  private static final double GAP = 3;
  private static final double MARGIN = 14;
  private static final double FONT_SIZE = 22;
  private static final Color BODY = Color.web("#101518");
  private static final Color CELL = Color.web("#182126");
  private static final Color LIGHT = Color.web("#7df5e2");

  /// @param lines each of the same length
  public PoleFace(List<String> lines) {
    int columns = lines.getFirst().length();
    setWidth(columns * CELL_WIDTH + 2 * MARGIN);
    setHeight(lines.size() * CELL_HEIGHT + 2 * MARGIN);
    GraphicsContext pen = getGraphicsContext2D();
    pen.setFill(BODY);
    pen.fillRoundRect(0, 0, getWidth(), getHeight(), 8, 8);
    pen.setTextAlign(TextAlignment.CENTER);
    pen.setTextBaseline(VPos.CENTER);
    pen.setFont(Font.font("Monospaced", FontWeight.BOLD, FONT_SIZE));
    for (int row = 0; row < lines.size(); row++) {
      for (int column = 0; column < columns; column++) {
        double x = MARGIN + column * CELL_WIDTH;
        double y = MARGIN + row * CELL_HEIGHT;
        pen.setFill(CELL);
        pen.fillRect(x, y, CELL_WIDTH - GAP, CELL_HEIGHT - GAP);
        pen.setFill(LIGHT);
        pen.fillText(
            lines.get(row).substring(column, column + 1),
            x + (CELL_WIDTH - GAP) / 2,
            y + (CELL_HEIGHT - GAP) / 2);
      }
    }
    setAccessibleText(String.join("\n", lines));
  }
}
