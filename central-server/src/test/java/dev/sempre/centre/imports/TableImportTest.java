package dev.sempre.centre.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.sempre.centre.answer.Answer;
import dev.sempre.centre.testing.StoreKind;
import dev.sempre.model.sale.SaleLimits;
import dev.sempre.model.sync.RootRecord;
import dev.sempre.model.sync.SyncCatalogue;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TableImportTest {
  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void columnsAreFoundByTheirNamesInAnyOrder(StoreKind kind) {
    try (ImportStand stand = ImportStand.open(folder, kind)) {
      String[] lines = {
        "active;rate_bp;id;label;valid_from",
        "1;2100;XX-21;IVA 21%;2011-09-17",
        "no;2000;XX-20;IVA 20%;1997-10-01",
        "1;x;XX-bad;Bad;",
        "1;100;XX-day;Bad day;2026-02-30",
      };
      ImportResult result = stand.table("vat_rate", lines);

      assertThat(result)
          .isEqualTo(
              new ImportResult(
                  "vat_rate",
                  4,
                  2,
                  0,
                  0,
                  2,
                  List.of(
                      new BadLine(4, "rate_bp", "is not a whole number: x"),
                      new BadLine(
                          5, "valid_from", "has a value that is not allowed: 2026-02-30"))));
      assertThat(stand.record(SyncCatalogue.VAT_RATE, "XX-20").values())
          .containsExactly("IVA 20%", null, 2_000L, "1997-10-01", null, 0L);
      assertThat(stand.table("vat_rate", lines))
          .extracting(ImportResult::created, ImportResult::changed, ImportResult::unchanged)
          .containsExactly(0L, 0L, 2L);
    }
  }

  @Test
  void translatedNamesPercentagesAndCodesAreUnderstood() {
    try (ImportStand stand = ImportStand.open(folder, StoreKind.SQLITE)) {
      stand.table(
          "cost_centre", "code,name_it,name_en,name_pt,name_fr", "CC1,Sede,Head office,Sede,Siège");
      stand.table("vat_rate", "id,label,rate_percent", "XX-5.5,TVA,\"5,5\"");
      stand.table("role", "id,name,permission", "STOCK,Stock,MANAGE_STOCK|MANAGE_PRODUCTS");

      assertThat(stand.record(SyncCatalogue.COST_CENTRE, "CC1").values())
          .containsExactly(
              "Head office",
              "{\"en\":\"Head office\",\"fr\":\"Siège\",\"it\":\"Sede\",\"pt-BR\":\"Sede\"}",
              1L);
      assertThat(stand.record(SyncCatalogue.VAT_RATE, "XX-5.5").value("rate_bp")).isEqualTo(550L);
      assertThat(stand.record(SyncCatalogue.ROLE, "STOCK").children().getFirst())
          .extracting(row -> row.values()[0])
          .containsExactly("MANAGE_STOCK", "MANAGE_PRODUCTS");
    }
  }

  @Test
  void valuesThatWouldStopEveryTillOfAShopAreListedWithLineAndColumn() {
    try (ImportStand stand = ImportStand.open(folder, StoreKind.SQLITE)) {
      long before = stand.head();
      String[] places = {
        "id,name,kind,country,currency,tax_mode,language,time_zone",
        "x-1,A,REMOTE,IT,EUR,INCLUSIVE,it,Europe/Rome",
        "12345678901,A,REMOTE,IT,EUR,INCLUSIVE,it,Europe/Rome",
        "2,A,KIOSK,IT,EUR,INCLUSIVE,it,Europe/Rome",
        "2,A,REMOTE,it,EUR,INCLUSIVE,it,Europe/Rome",
        "2,A,REMOTE,IT,XXX,INCLUSIVE,it,Europe/Rome",
        "2,A,REMOTE,IT,EUR,INCL,it,Europe/Rome",
        "2,A,REMOTE,IT,EUR,INCLUSIVE,i!,Europe/Rome",
        "2,A,REMOTE,IT,EUR,INCLUSIVE,it,Europe/Rom",
      };
      assertThat(stand.table("establishment", places).bad())
          .extracting(BadLine::line, BadLine::column)
          .containsExactly(
              tuple(2L, "id"),
              tuple(3L, "id"),
              tuple(4L, "kind"),
              tuple(5L, "country"),
              tuple(6L, "currency"),
              tuple(7L, "tax_mode"),
              tuple(8L, "language"),
              tuple(9L, "time_zone"));
      assertThat(bad(stand, "vat_rate", "id,label,rate_bp", "X,X,100001").column())
          .isEqualTo("rate_bp");
      assertThat(bad(stand, "payment_method", "id,kind,name", "x,CASHH,x"))
          .isEqualTo(
              new BadLine(
                  2, "kind", "is none of CASH, CARD, VOUCHER, TRANSFER, ACCOUNT, OTHER: CASHH"));
      assertThat(bad(stand, "payment_method", "id,kind,name,names", "x,CASH,x,[1]"))
          .extracting(BadLine::column)
          .isEqualTo("names");
      assertThat(bad(stand, "role", "id,name,permission", "x,x,SELL|FLY").column())
          .isEqualTo("permission");
      assertThat(bad(stand, "product", "id,sku,name,unit", "x,x,x,DOZEN").column())
          .isEqualTo("unit");
      assertThat(stand.head()).as("nothing was written").isEqualTo(before);
    }
  }

  private static BadLine bad(ImportStand stand, String table, String... lines) {
    List<BadLine> bad = stand.table(table, lines).bad();
    assertThat(bad).hasSize(1);
    return bad.getFirst();
  }

  @Test
  void pricesThatNoTillSellsForAreListed() {
    try (ImportStand stand = ImportStand.open(folder, StoreKind.SQLITE)) {
      stand.products("sku,name", "A1,Mele", "A2,Pere");
      ImportResult result =
          stand.table(
              "price",
              "product,currency,amount_minor",
              "A1,EUR," + SaleLimits.MAX_PRICE_MINOR,
              "A2,EUR," + (SaleLimits.MAX_PRICE_MINOR + 1),
              "A2,EUR,-1",
              "A2,EUX,1");

      assertThat(result.bad())
          .extracting(BadLine::line, BadLine::column)
          .containsExactly(
              tuple(3L, "amount_minor"), tuple(4L, "amount_minor"), tuple(5L, "currency"));
      assertThat(
              stand
                  .products("sku,name,price_minor", "A3,Uva," + (SaleLimits.MAX_PRICE_MINOR + 1))
                  .bad())
          .containsExactly(
              new BadLine(2, "price_minor", "is more than a till sells one unit for: 10000000000"));
    }
  }

  @Test
  void listsOfCitiesAndCodesOfThreeCountriesAreKnown() {
    try (ImportStand stand = ImportStand.open(folder, StoreKind.SQLITE)) {
      stand.table(
          "city",
          "istat_code,belfiore_code,name,province,region,cap",
          "015146,F205,Milano,MI,Lombardia,20121");
      stand.table(
          "city",
          "insee_code,name,postcode,department,region",
          "2A004,Ajaccio,20000,Corse-du-Sud,Corse");
      stand.table(
          "city", "ibge_code,name,state,region,cep", "3550308,São Paulo,SP,Sudeste,01000-000");
      stand.table(
          "cfop",
          "cfop,description,level,direction",
          "5102,Venda de mercadoria adquirida,code,out");

      assertThat(stand.records(SyncCatalogue.CITY))
          .extracting(
              RootRecord::id,
              record -> record.text("country"),
              record -> record.text("name"),
              record -> record.text("region"),
              record -> record.text("postcode"))
          .containsExactly(
              tuple("BR-3550308", "BR", "São Paulo", "SP", "01000-000"),
              tuple("FR-2A004", "FR", "Ajaccio", "Corse-du-Sud", "20000"),
              tuple("IT-015146", "IT", "Milano", "MI", "20121"));
      assertThat(stand.record(SyncCatalogue.CFOP, "5102").values())
          .containsExactly("Venda de mercadoria adquirida", "out", "code");
    }
  }

  @ParameterizedTest
  @EnumSource
  void pricesFindTheirProductByCodeOrBarcodeAndAreKnownAgain(StoreKind kind) {
    try (ImportStand stand = ImportStand.open(folder, kind)) {
      stand.products("sku,gtin,name", "A1,8000500310427,Mele", "A2,8076809513753,Pere");
      String[] prices = {
        "product,currency,amount_minor,establishment_id,valid_from",
        "A1,EUR,249,,",
        "8000500310427,EUR,199,1,2026-12-01T00:00:00+01:00",
        "A2,eur,310,,",
        "A3,EUR,1,,",
        "A1,EUR,250,,",
        ",EUR,1,,",
      };
      ImportResult result = stand.table("price", prices);
      ImportResult again = stand.table("price", prices);

      assertThat(result.bad())
          .containsExactly(
              new BadLine(5, "product", "is no product: A3"),
              new BadLine(6, null, "has the same price as a line before it"),
              new BadLine(7, "product", "is missing"));
      assertThat(stand.records(SyncCatalogue.PRICE))
          .extracting(
              record -> record.text("establishment_id"),
              record -> record.value("amount_minor"),
              record -> record.value("valid_from"),
              RootRecord::version)
          .containsExactlyInAnyOrder(
              tuple(null, 249L, null, 1L),
              tuple("1", 199L, 1_796_079_600_000L, 1L),
              tuple(null, 310L, null, 1L));
      assertThat(again)
          .extracting(ImportResult::created, ImportResult::changed, ImportResult::unchanged)
          .containsExactly(0L, 0L, 3L);
    }
  }

  @Test
  void tablesThatAreNotForFilesAndFilesThatAreNotForTheTableAreRefused() {
    try (ImportStand stand = ImportStand.open(folder, StoreKind.SQLITE)) {
      Path file = stand.file("id,name", "1,x");

      assertThat(List.of("sale", "shift", "device", "app_user", "nothing"))
          .allSatisfy(table ->
              assertThat(TableImport.run(stand.replica(), table, file, ImportWatch.NOBODY))
                  .isInstanceOf(Answer.Refused.class));
      assertThat(TableImport.run(stand.replica(), "vat_rate", file, ImportWatch.NOBODY))
          .isEqualTo(
              Answer.refused(
                  "CSV_COLUMNS",
                  "file",
                  "The file lacks the column label: its first line must name the columns of"
                      + " vat_rate."));
    }
  }
}
