package dev.sempre.pos.baskets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sempre.pos.baskets.Basket.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BasketFileTest {
  @TempDir Path folder;

  @Test
  void linesThatStandTogetherAreOneBasket() throws IOException {
    List<Basket> baskets =
        read(
            """
            basket_id,gtin,quantity,price
            a,1,2,0.50
            a,2,1,
            b,3,0.482,
            a,4,1,
            """);

    assertThat(baskets)
        .containsExactly(
            new Basket(
                "a", List.of(new Row(2, "1", null, "2", "0.50"), new Row(3, "2", null, "1", null))),
            new Basket("b", List.of(new Row(4, "3", null, "0.482", null))),
            new Basket("a", List.of(new Row(5, "4", null, "1", null))));
  }

  @Test
  void columnsMayStandInAnyOrderAndOthersAreIgnored() throws IOException {
    assertThat(
            read(
                """
                \ufeffWhen, Quantity ,unit_price,ITEM,sku,basket_id
                noon,1,"1.20","Bread, ""rye""\",, x
                noon,2,,,S1,x
                """))
        .containsExactly(
            new Basket(
                "x",
                List.of(
                    new Row(2, null, "Bread, \"rye\"", "1", "1.20"),
                    new Row(3, "S1", null, "2", null))));
  }

  @Test
  void shortAndLongLinesAreReadAsFarAsTheyGo() throws IOException {
    assertThat(read("basket_id,item,quantity\nx,Bread\ny,Milk,1,too,much\n"))
        .containsExactly(
            new Basket("x", List.of(new Row(2, null, "Bread", "", null))),
            new Basket("y", List.of(new Row(3, null, "Milk", "1", null))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'gtin,quantity' | basket_id",
        "'basket_id,gtin' | quantity",
        "'basket_id,quantity,name' | gtin, sku or item",
        "'' | basket_id"
      })
  void aFileWithoutTheNeededColumnsIsRefused(String header, String missing) throws IOException {
    Path file = file(header);

    assertThat(BasketFile.open(file))
        .isEqualTo(new BasketFile.Opened.Bad(file + " has no column " + missing));
  }

  @Test
  void aFileThatIsNotThereIsRefused() {
    assertThat(BasketFile.open(folder.resolve("nothing.csv")))
        .isInstanceOf(BasketFile.Opened.Bad.class);
  }

  @Test
  void behindTheLastBasketThereIsNone() throws IOException {
    try (BasketFile file = open(file("basket_id,item,quantity\n"))) {
      assertThat(file.hasNext()).isFalse();
      assertThatThrownBy(file::next).isInstanceOf(NoSuchElementException.class);
    }
  }

  private List<Basket> read(String content) throws IOException {
    List<Basket> baskets = new ArrayList<>();
    try (BasketFile file = open(file(content))) {
      file.forEachRemaining(baskets::add);
    }
    return baskets;
  }

  private Path file(String content) throws IOException {
    return Files.writeString(folder.resolve("baskets.csv"), content);
  }

  private static BasketFile open(Path path) {
    assertThat(BasketFile.open(path)).isInstanceOf(BasketFile.Opened.Good.class);
    return ((BasketFile.Opened.Good) BasketFile.open(path)).file();
  }
}
