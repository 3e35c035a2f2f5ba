package dev.sempre.centre.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.sempre.centre.answer.Answer;
import dev.sempre.centre.testing.StoreKind;
import dev.sempre.centre.testing.TestCentre;
import dev.sempre.model.money.Currency;
import dev.sempre.model.sync.RootRecord;
import dev.sempre.model.sync.SyncCatalogue;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProductImportTest {
  private static final String HEADER =
      "gtin,name,brand,brand_source,category,category_source,department,department_source,quantity";

  private static final String[] LIST = {
    HEADER,
    "8000500310427,Nocciolata,Rigoni,off,en:hazelnut-spreads,off,sweets,off,350 g",
    "8076809513753,Spaghetti n. 5,Barilla,off,en:pastas,off,pasta_rice,off,500 g",
    "8000700000005,Pane,,,,,bakery,off,",
  };

  @TempDir Path folder;

  private ImportStand stand(StoreKind kind) {
    return ImportStand.open(folder, kind);
  }

  @ParameterizedTest
  @EnumSource
  void listBecomesProductsWithBarcodesAndCategories(StoreKind kind) {
    try (ImportStand stand = stand(kind)) {
      assertThat(stand.products(LIST))
          .isEqualTo(new ImportResult("product", 3, 3, 0, 0, 0, List.of()));

      assertThat(stand.records(SyncCatalogue.PRODUCT))
          .extracting(
              record -> record.text("sku"),
              record -> record.text("name"),
              record -> record.text("brand"),
              record -> record.text("category_id"),
              record -> record.text("unit"),
              record -> record.text("content_label"),
              record -> record.text("vat_rate_id"),
              record -> record.value("active"),
              record -> record.children().getFirst().getFirst().values()[0])
          .containsExactlyInAnyOrder(
              tuple(
                  "8000500310427",
                  "Nocciolata",
                  "Rigoni",
                  "en:hazelnut-spreads",
                  "PIECE",
                  "350 g",
                  null,
                  1L,
                  "08000500310427"),
              tuple(
                  "8076809513753",
                  "Spaghetti n. 5",
                  "Barilla",
                  "en:pastas",
                  "PIECE",
                  "500 g",
                  null,
                  1L,
                  "08076809513753"),
              tuple(
                  "8000700000005",
                  "Pane",
                  null,
                  "bakery",
                  "PIECE",
                  null,
                  null,
                  1L,
                  "08000700000005"));
      assertThat(stand.records(SyncCatalogue.PRODUCT_CATEGORY))
          .extracting(
              RootRecord::id, record -> record.text("name"), record -> record.text("parent_id"))
          .containsExactly(
              tuple("bakery", "Bakery", null),
              tuple("en:hazelnut-spreads", "Hazelnut spreads", "sweets"),
              tuple("en:pastas", "Pastas", "pasta_rice"),
              tuple("pasta_rice", "Pasta rice", null),
              tuple("sweets", "Sweets", null));
    }
  }

  @ParameterizedTest
  @EnumSource
  void sameListAgainChangesNothing(StoreKind kind) {
    try (ImportStand stand = stand(kind)) {
      stand.products(LIST);
      long head = stand.head();

      ImportResult again = stand.products(LIST);

      assertThat(again).isEqualTo(new ImportResult("product", 3, 0, 0, 3, 0, List.of()));
      assertThat(stand.head()).as("nothing for any till to fetch").isEqualTo(head);
    }
  }

  @ParameterizedTest
  @EnumSource
  void changedLineChangesItsProductAndEmptyCellsLeaveWhatIsThere(StoreKind kind) {
    try (ImportStand stand = stand(kind)) {
      stand.products(LIST);

      ImportResult changed =
          stand.products(
              HEADER,
              "8000500310427,Nocciolata bio,,,,,,,",
              "8076809513753,Spaghetti n. 5,Barilla,off,en:pastas,off,pasta_rice,off,500 g");

      assertThat(changed).isEqualTo(new ImportResult("product", 2, 0, 1, 1, 0, List.of()));
      assertThat(stand.records(SyncCatalogue.PRODUCT))
          .filteredOn(record -> "8000500310427".equals(record.text("sku")))
          .extracting(
              record -> record.text("name"), record -> record.text("brand"), RootRecord::version)
          .containsExactly(tuple("Nocciolata bio", "Rigoni", 2L));
    }
  }

  @Test
  void badLinesAreListedByLineAndColumnAndTheRestIsImported() {
    try (ImportStand stand = stand(StoreKind.SQLITE)) {
      ImportResult result =
          stand.products(
              "gtin,name,price,unit,vat",
              "8000500310427,Nocciolata,4.99,pcs,22",
              "8000500310428,Wrong check digit,1.00,pcs,22",
              "800050031,Nine digits,1.00,pcs,22",
              "ABC,Letters,1.00,pcs,22",
              "00000000,Zeros,1.00,pcs,22",
              ",No code,1.00,pcs,22",
              "8076809513753,,1.00,pcs,22",
              "8000700000005,Too exact,1.005,pcs,22",
              "8000700000012,No number,one,pcs,22",
              "8000700000029,No unit,1.00,bag,22",
              "8000700000036,No rate,1.00,pcs,21",
              "8000500310427,Twice,1.00,pcs,22",
              "8000700000043,Too few cells",
              "8000700000050,\"Open quote,1.00,pcs,22",
              "8000700000067,\"Text\" behind,1.00,pcs,22",
              "",
              "8000700000074," + "x".repeat(401) + ",1.00,pcs,22",
              "8000700000081,Fine,\"1,20\",kg,IT-4");

      assertThat(result.bad())
          .containsExactly(
              new BadLine(3, "gtin", "ends with 8 where its check digit is 7: 8000500310428"),
              new BadLine(4, "gtin", "has 9 digits; a GTIN has 8, 12, 13 or 14"),
              new BadLine(5, "gtin", "is not a number: ABC"),
              new BadLine(6, "gtin", "is all zeros"),
              new BadLine(7, "gtin", "is missing, and there is no sku either"),
              new BadLine(8, "name", "is missing"),
              new BadLine(9, "price", "has more than 2 decimals, which EUR has not: 1.005"),
              new BadLine(10, "price", "is not a number such as 2.49: one"),
              new BadLine(11, "unit", "is no unit such as pcs, kg, l, m, m2 or h: bag"),
              new BadLine(
                  12,
                  "vat",
                  "is no VAT rate of the company; there are 0% (IT-0), 10% (IT-10), 22%"
                      + " (IT-22), 4% (IT-4), 5% (IT-5)"),
              new BadLine(13, "gtin", "is on line 2 already: 08000500310427"),
              new BadLine(14, null, "has 2 cells where the header has 5"),
              new BadLine(
                  15, null, "has a quote that is not closed, or text behind a closing quote"),
              new BadLine(
                  16, null, "has a quote that is not closed, or text behind a closing quote"),
              new BadLine(18, "name", "is longer than 400 characters"));
      assertThat(result)
          .extracting(ImportResult::lines, ImportResult::created, ImportResult::rejected)
          .containsExactly(17L, 2L, 15L);
    }
  }

  @ParameterizedTest
  @EnumSource
  void pricesComeWithTheListAndChangeWithIt(StoreKind kind) {
    try (ImportStand stand = stand(kind)) {
      stand.products("sku,name,price", "A1,Mele,2.49", "A2,Pere,\"3,10\"");
      ImportResult again = stand.products("sku,name,price_minor", "A1,Mele,249", "A2,Pere,299");

      assertThat(again).isEqualTo(new ImportResult("product", 2, 0, 1, 1, 0, List.of()));
      assertThat(stand.records(SyncCatalogue.PRICE))
          .extracting(
              record -> record.text("currency"),
              record -> record.value("amount_minor"),
              RootRecord::version)
          .containsExactlyInAnyOrder(tuple("EUR", 249L, 1L), tuple("EUR", 299L, 2L));
    }
  }

  @Test
  void productIsKnownAgainByItsCodeAndGetsItsNewBarcode() {
    try (ImportStand stand = stand(StoreKind.SQLITE)) {
      stand.products("sku,gtin,name", "A1,8000500310427,Mele");
      stand.products("sku,gtin,name", "A1,8076809513753,Mele");

      assertThat(stand.records(SyncCatalogue.PRODUCT))
          .singleElement()
          .extracting(record -> record.children().getFirst().size())
          .isEqualTo(2);
      assertThat(stand.products("sku,gtin,name", "A2,8000700000005,Pere", "A2b,8000500310427,Mele"))
          .extracting(ImportResult::created, ImportResult::changed)
          .as("a barcode that is known brings its product's code up to date")
          .containsExactly(1L, 1L);
      assertThat(stand.products("sku,gtin,name", "A2,8076809513753,Pere").bad())
          .containsExactly(new BadLine(2, "gtin", "belongs to another product than the sku"));
    }
  }

  @Test
  void productThatIsNamedByItsCodeAndAgainByItsBarcodeIsTakenOnce() {
    try (ImportStand stand = stand(StoreKind.SQLITE)) {
      stand.products("sku,gtin,name", "A1,8000070018587,Pane");

      ImportResult result =
          stand.products("sku,gtin,name", "A1,96385074,Pane", ",8000070018587,Pane integrale");

      assertThat(result)
          .isEqualTo(
              new ImportResult(
                  "product",
                  2,
                  0,
                  1,
                  0,
                  1,
                  List.of(new BadLine(3, null, "is about the same product as line 2"))));
      assertThat(stand.records(SyncCatalogue.PRODUCT))
          .extracting(record -> record.text("name"))
          .containsExactly("Pane");
      assertThat(stand.records(SyncCatalogue.PRODUCT).getFirst().children().getFirst())
          .extracting(row -> row.values()[0])
          .containsExactly("08000070018587", "00000096385074");
    }
  }

  @Test
  void optionsFillWhatLinesDoNotSay() {
    try (ImportStand stand = stand(StoreKind.SQLITE)) {
      Path file = stand.file("sku,name,vat", "A1,Mele,", "A2,Pere,22");
      ProductImport.Options options = new ProductImport.Options("4%", 150L, Currency.of("CHF"));

      TestCentre.value(ProductImport.run(stand.replica(), file, options, ImportWatch.NOBODY));
      stand.products("sku,name", "A1,Mele golden");

      assertThat(stand.records(SyncCatalogue.PRODUCT))
          .extracting(record -> record.text("name"), record -> record.text("vat_rate_id"))
          .containsExactlyInAnyOrder(tuple("Mele golden", "IT-4"), tuple("Pere", "IT-22"));
      assertThat(stand.records(SyncCatalogue.PRICE))
          .extracting(record -> record.text("currency"), record -> record.value("amount_minor"))
          .containsExactly(tuple("CHF", 150L), tuple("CHF", 150L));
    }
  }

  @Test
  void rateThatTheCompanyHasNotIsRefusedBeforeAnythingIsRead() {
    try (ImportStand stand = stand(StoreKind.SQLITE)) {
      Answer<ImportResult> answer =
          ProductImport.run(
              stand.replica(),
              stand.file("sku,name", "A1,Mele"),
              new ProductImport.Options("21", null, null),
              ImportWatch.NOBODY);

      assertThat(answer)
          .isEqualTo(
              Answer.refused(
                  "VAT_RATE",
                  "vat",
                  "The rate 21 is no VAT rate of the company; there are 0% (IT-0), 10%"
                      + " (IT-10), 22% (IT-22), 4% (IT-4), 5% (IT-5)."));
      assertThat(stand.records(SyncCatalogue.PRODUCT)).isEmpty();
    }
  }

  @Test
  void severalThousandLinesAreWrittenInSmallTransactionsWithRoomBetweenThem() {
    try (ImportStand stand = stand(StoreKind.SQLITE)) {
      String[] lines = new String[1_701];
      lines[0] = "sku,name";
      for (int i = 1; i < lines.length; i++) {
        lines[i] = "A" + i + ",Product " + i;
      }
      List<Long> progress = new ArrayList<>();
      int[] breaths = {0};
      ImportWatch watch =
          new ImportWatch() {
            @Override
            public void progress(long done, long total) {
              progress.add(done * 100 / total);
            }

            @Override
            public void breathe() {
              breaths[0]++;
            }
          };

      TestCentre.value(
          ProductImport.run(
              stand.replica(),
              stand.file(lines),
              new ProductImport.Options(null, null, null),
              watch));

      assertThat(stand.records(SyncCatalogue.PRODUCT)).hasSize(1_700);
      assertThat(progress).containsExactly(29L, 58L, 88L, 100L);
      assertThat(breaths[0]).isEqualTo(4);
    }
  }
}
