package dev.sempre.pos.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.pos.look.FieldName;
import dev.sempre.pos.look.Icons;
import dev.sempre.pos.shell.UiThread;
import dev.sempre.pos.words.Language;
import dev.sempre.pos.words.Word;
import dev.sempre.pos.words.Words;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import javafx.beans.property.SimpleStringProperty;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.kordamp.ikonli.feather.Feather;

/// What is planted is found: texts that cannot be read, keys that are too small or say nothing.
@ExtendWith(UiThread.class)
class ReachTest {
  private static final String WHITE = "-fx-background-color: white;";

  @Test
  void aFaintTextIsFound() {
    List<String> found = judge(Faint::in, () -> on(WHITE, text("pale", "#999999")));
    assertThat(found).containsExactly("\"pale\" is faint: #999999 on #ffffff, 2.85 of 4.5");
  }

  @Test
  void whatIsLargeMayBeFainter() {
    String grey = "#8a8a8a";
    Label bold = text("bold", grey);
    bold.setStyle(bold.getStyle() + "-fx-font-size: 19px; -fx-font-weight: bold;");
    Label large = text("large", grey);
    large.setStyle(large.getStyle() + "-fx-font-size: 24px;");
    Label normal = text("normal", grey);
    normal.setStyle(normal.getStyle() + "-fx-font-size: 19px;");
    List<String> found = judge(Faint::in, () -> on(WHITE, bold, large, normal));
    assertThat(found).hasSize(1);
    assertThat(found.getFirst()).startsWith("\"normal\" is faint: #8a8a8a");
  }

  @Test
  void whatIsTranslucentIsSeenOnWhatLiesBelow() {
    List<String> found =
        judge(
            Faint::in,
            () ->
                on(WHITE, on("-fx-background-color: rgba(0,0,0,0.5);", text("veiled", "#333333"))));
    assertThat(found).hasSize(1);
    assertThat(found.getFirst()).startsWith("\"veiled\" is faint: #333333 on #808080");
  }

  @Test
  void whatFadesIsFaint() {
    List<String> found =
        judge(
            Faint::in,
            () -> {
              StackPane faded = on("-fx-background-color: transparent;", text("faded", "black"));
              faded.setOpacity(0.4);
              return on(WHITE, faded);
            });
    assertThat(found).containsExactly("\"faded\" is faint: #999999 on #ffffff, 2.85 of 4.5");
  }

  @Test
  void whatLiesBesideAndBelowIsTheGround() {
    List<String> found =
        judge(
            Faint::in,
            () -> new StackPane(on("-fx-background-color: black;"), text("night", "#222222")));
    assertThat(found).hasSize(1);
    assertThat(found.getFirst()).startsWith("\"night\" is faint: #222222 on #000000");
  }

  @Test
  void whatIsScrolledOutOfSightIsJudgedWhereItWillBeSeen() {
    List<String> found =
        judge(
            Faint::in,
            () -> {
              Region spacer = new Region();
              spacer.setMinHeight(500);
              ScrollPane scroll = new ScrollPane(new VBox(spacer, text("below", "#eeeeee")));
              scroll.setStyle("-fx-background-color: transparent; -fx-background: transparent;");
              scroll.setMaxHeight(60);
              StackPane top = new StackPane(on(WHITE, scroll));
              top.setMaxHeight(80);
              VBox both = new VBox(top);
              both.setStyle("-fx-background-color: black;");
              return both;
            });
    assertThat(found).hasSize(1);
    assertThat(found.getFirst()).startsWith("\"below\" is faint: #eeeeee on #ffffff");
  }

  @Test
  void aFaintPromptIsFoundAndADisabledKeyIsNot() {
    List<String> found =
        judge(
            Faint::in,
            () -> {
              TextField field = new TextField();
              field.setPromptText("search");
              field.setStyle(WHITE + "-fx-prompt-text-fill: #bbbbbb;");
              Button off = new Button("off");
              off.setDisable(true);
              VBox column = new VBox(field, off);
              column.setStyle(WHITE);
              return column;
            });
    assertThat(found).hasSize(1);
    assertThat(found.getFirst()).startsWith("\"search\" is faint: #bbbbbb on #ffffff");
  }

  @Test
  void anIconKeyWithoutANameIsFound() {
    List<String> found = judge(Unnamed::in, () -> on(WHITE, iconKey()));
    assertThat(found).hasSize(1);
    assertThat(found.getFirst()).startsWith("#close button").contains("has no name");
  }

  @Test
  void anIconKeyThatSaysWhatItDoesIsNot() {
    Button key = iconKey();
    key.setAccessibleText("Close");
    assertThat(judge(Unnamed::in, () -> on(WHITE, key))).isEmpty();
  }

  @Test
  void aFieldIsNamedByItsLabelAlone() {
    TextField nameless = new TextField();
    nameless.setPromptText("Name");
    TextField covered = new TextField("Lucia");
    covered.setAccessibleText("Name");
    TextField named = new TextField("Lucia");
    FieldName.give(named, new SimpleStringProperty("Name"));
    List<String> found = judge(Unnamed::in, () -> new VBox(nameless, covered, named));
    assertThat(found).hasSize(3);
    assertThat(found.get(0)).endsWith("has no name");
    assertThat(found.get(1)).endsWith("has no name");
    assertThat(found.get(2)).endsWith("says its name where a reader asks for what is typed");
  }

  @Test
  void aListWithoutANameIsFound() {
    List<String> found = judge(Unnamed::in, () -> on(WHITE, new ListView<String>()));
    assertThat(found).hasSize(1);
    assertThat(found.getFirst()).startsWith("list-view").endsWith("has no name");
  }

  @Test
  void whatIsClickedButHasNoRoleIsFound() {
    HBox line = new HBox(new Label("more"));
    line.setOnMouseClicked(_ -> {});
    line.setAccessibleText("More");
    List<String> found = judge(Unnamed::in, () -> on(WHITE, line));
    assertThat(found).hasSize(1);
    assertThat(found.getFirst()).isEqualTo("HBox has the role PARENT");
    line.setAccessibleRole(AccessibleRole.BUTTON);
    assertThat(judge(Unnamed::in, () -> on(WHITE, line))).isEmpty();
  }

  @Test
  void aKeyThatIsTooSmallForAFingerIsFound() {
    Button flat = new Button("flat");
    flat.setMinSize(80, 30);
    flat.setMaxSize(80, 30);
    Button thin = new Button("1");
    thin.setMinSize(40, 48);
    thin.setMaxSize(40, 48);
    Button good = new Button("good");
    good.setMinSize(44, 44);
    good.setMaxSize(60, 44);
    List<String> found = judge(Narrow::in, () -> new VBox(flat, thin, good));
    assertThat(found).containsExactly("button is 80 x 30 px", "button is 40 x 48 px");
  }

  @Test
  void aShadowThatAStylesheetThrowsAroundTheInsideOfAListIsFound() {
    List<String> found =
        judge(
            Shadowed::in,
            () ->
                styled(".sheet { -fx-effect: dropshadow(gaussian, black, 9, 0, 0, 4); }", list()));
    assertThat(found).containsExactly("sheet casts a shadow");
  }

  @Test
  void aKeyThatDoesNotShowTheFocusIsFound() {
    Button still = new Button("still");
    still.setStyle("-fx-background-color: #dddddd; -fx-border-width: 0;");
    List<String> found = judge(new Ringless()::in, () -> on(WHITE, still));
    assertThat(found).containsExactly("button does not show that it has the focus");
  }

  @Test
  void aRingThatStandsOutIsSeenAndOneThatDoesNotIsFound() {
    Function<String, List<String>> ringed =
        colour ->
            judge(
                new Ringless()::in,
                () -> {
                  String sheet =
                      ".button { -fx-background-color: #dddddd; }"
                          + ".button:focus-visible { -fx-background-color: "
                          + colour
                          + ", #dddddd; -fx-background-insets: 0, 2; }";
                  return styled(sheet, new Button("ringed"));
                });
    assertThat(ringed.apply("#0b5fd3")).isEmpty();
    assertThat(ringed.apply("#bbddff")).hasSize(1);
  }

  @Test
  void aTextThatStaysInTheLanguageBeforeIsFound() {
    Words words = new Words(Language.EN);
    Label follows = new Label();
    follows.textProperty().bind(words.text(Word.SELL_FAVOURITES));
    Label stays = new Label(words.say(Word.SELL_FAVOURITES));
    Button key = new Button("3");
    key.setAccessibleText(words.say(Word.RETURN_LESS_A11Y, "Focaccia"));
    TextField field = new TextField();
    field.setPromptText(words.say(Word.SELL_ENTRY));
    words.speak(Language.IT);
    List<String> found =
        judge(new Stale(Language.EN, Language.IT)::in, () -> new VBox(follows, stays, key, field));
    assertThat(found)
        .containsExactly(
            "\"Favourites\" is of the language before",
            "the name \"Less of Focaccia\" is of the language before",
            "the prompt \"Scan, or type a name, code or barcode\" is of the language before");
  }

  private static Label text(String said, String colour) {
    Label label = new Label(said);
    label.setStyle("-fx-text-fill: " + colour + ";");
    return label;
  }

  private static Button iconKey() {
    Button key = new Button(null, Icons.normal(Feather.X));
    key.setId("close");
    return key;
  }

  private static ListView<String> list() {
    ListView<String> list = new ListView<>();
    list.getItems().add("a line");
    return list;
  }

  private static StackPane styled(String sheet, Node what) {
    StackPane ground = on(WHITE, what);
    String bytes = Base64.getEncoder().encodeToString(sheet.getBytes(StandardCharsets.UTF_8));
    ground.getStylesheets().add("data:text/css;base64," + bytes);
    return ground;
  }

  private static StackPane on(String style, Node... what) {
    VBox column = new VBox(what);
    column.setAlignment(Pos.CENTER);
    StackPane ground = new StackPane(column);
    ground.setStyle(style);
    return ground;
  }

  private static List<String> judge(Function<Parent, List<String>> by, Callable<Parent> screen) {
    return UiThread.ask(() -> {
      Parent root = new StackPane(screen.call());
      Scene scene = new Scene(root, 300, 200);
      root.applyCss();
      root.layout();
      List<String> found = by.apply(root);
      scene.setRoot(new StackPane());
      return found;
    });
  }
}
