package dev.sempre.simulation.corpus;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.sempre.model.sync.Hlc;
import dev.sempre.model.sync.RootRecord;
import dev.sempre.model.sync.SyncCatalogue;
import dev.sempre.model.wire.ChangesStream;
import dev.sempre.model.wire.Messages;
import dev.sempre.replica.sync.Values;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// What a search for bad input begins with: the first of each list is good, the others are what the
/// corpus has for that reader.
final class FuzzSeeds {
  private FuzzSeeds() {}

  static List<byte[]> batches() {
    List<byte[]> seeds = new ArrayList<>();
    seeds.add(Samples.batch(List.of(contact(), contact())));
    seeds.add(Samples.batch(List.of(Samples.sale("till-1", "1", 1, "s1", 1))));
    files("batch").forEach(seeds::add);
    files("json").forEach(seeds::add);
    return seeds;
  }

  static List<byte[]> answers() {
    List<byte[]> seeds = new ArrayList<>();
    seeds.add(answer(contact()));
    seeds.add(answer(Samples.sale("till-1", "1", 1, "s1", 1)));
    files("json").forEach(seeds::add);
    return seeds;
  }

  private static byte[] answer(RootRecord record) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ChangesStream.Out out = new ChangesStream.Out(bytes, "e1", 77, "life:7")) {
      out.beginTable(record.table(), 1);
      out.row(record, 5);
      out.endTable(List.of("gone"), 77);
      out.end(true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static RootRecord contact() {
    Values values =
        Values.of(SyncCatalogue.CONTACT)
            .set("name", "Caffè ☕")
            .set("customer", true)
            .set("prospect", false)
            .set("supplier", false)
            .set("active", true);
    return new RootRecord(
        SyncCatalogue.CONTACT,
        "c1",
        "till",
        1,
        1L,
        Hlc.ofMillis(RunningCentre.NOON),
        "maria",
        false,
        values.array(),
        List.of(),
        "{\"*\":\"1@till\"}",
        "{\"later\":1,\"@kids\":[{\"a\":\"b\"}]}");
  }

  static List<byte[]> messages() {
    List<byte[]> seeds = new ArrayList<>();
    Stream.of(
            new Messages.EnrolmentRequest(
                "ABCD-1234",
                "key",
                "Till",
                "TILL",
                new Messages.DeviceClaim("rossi", "1", "d1", 2)),
            new Messages.EnrolmentAnswer("rossi", "Rossi", "1", "d1", 1, "key", "secret"),
            new Messages.TokenRequest("d1", "challenge", "signature"),
            new Messages.TokenAnswer("token", 900),
            new Messages.Head("e1", 77, 70L, 3, RunningCentre.NOON, "life:7", "own:12"),
            new Messages.Checksums("e1", 77, Map.of("sale", new Messages.Checksum(3, "00ff"))),
            new Messages.Problem("CODE", "A sentence.", "field"),
            new Messages.PushAnswer(
                List.of(
                    new Messages.TableVerdicts(
                        "sale",
                        List.of(new Messages.VerdictRow("s1", "RETRY", 1L, "BUSY", null, "x")))),
                RunningCentre.NOON,
                null))
        .map(Messages.GSON::toJson)
        .map(FuzzSeeds::bytes)
        .forEach(seeds::add);
    files("json").forEach(seeds::add);
    return seeds;
  }

  static List<byte[]> lists() {
    return Stream.of(
            "\uFEFFgtin;name;price\r\n8000070018587;\"Caffè; \"\"macinato\"\"\";2,49\n;x\n",
            "a\tb\n\"over\ntwo lines\"\t2\n\"never closed\t3\n4\t5\n")
        .map(FuzzSeeds::bytes)
        .toList();
  }

  static List<byte[]> products() {
    return Stream.of(
            "\uFEFFgtin;name;price;vat\r\n8000070018587;\"Caffè; \"\"macinato\"\"\";2,49;22\n",
            """
            sku,name,category,department,brand,quantity,unit,price_minor
            A1,Pane,Bread,Food,Forno,500 g,kg,250
            A2,Latte,Milk,Food,,1 l,pcs,
            """,
            "sku,gtin,name,price\nA1,8000070018587,Pane,1.00\nA2,,Latte,0.99\n,96385074,Uova,3\n",
            "sku,gtin,name\nA1,,Pane\n,8000070018587,Pane\n")
        .map(FuzzSeeds::bytes)
        .toList();
  }

  static List<byte[]> tables() {
    return Stream.of(
            "vat_rate\nactive;rate_bp;id;label;valid_from\n1;2100;XX-21;IVA 21%;2011-09-17\n",
            "cost_centre\ncode,name_it,name_en,name_pt,name_fr\nCC1,Sede,Head office,Sede,Siège\n",
            "role\nid,name,permission\nSTOCK,Stock,MANAGE_STOCK|MANAGE_PRODUCTS\n",
            "product\nid,sku,name,unit,vat_rate_id,gtin\np1,A1,Pane,KILOGRAM,IT-22,96385074\n",
            """
            price
            product,currency,amount_minor,valid_from
            A1,EUR,250,2026-12-31T08:00:00+01:00
            """,
            """
            establishment
            id,name,kind,country,currency,tax_mode,language,time_zone
            2,Shop,REMOTE,IT,EUR,INCLUSIVE,it,Europe/Rome
            """,
            "city\nistat_code,name,province,cap\n058091,Roma,RM,00100\n",
            "payment_method\nid,name,kind,sort\ncard,Carta,CARD,2\n",
            "product_category\ncategory,parent\nbread,food\n")
        .map(FuzzSeeds::bytes)
        .toList();
  }

  static List<byte[]> baskets() {
    return List.of(
        bytes("basket_id,item,quantity,price\na,\"Bread, \"\"rye\"\"\",1,2.40\na,Milk,2,\n"));
  }

  static List<byte[]> carts() {
    String head =
        "{\"id\":\"s1\",\"establishmentId\":\"1\",\"deviceId\":\"d1\",\"shiftId\":\"h1\","
            + "\"cashierId\":\"maria\",\"currency\":\"EUR\",\"taxMode\":\"INCLUSIVE\"";
    String line =
        "{\"productId\":\"p1\",\"gtin\":\"08000070018587\",\"description\":\"Pane\","
            + "\"unit\":\"KILOGRAM\",\"listPriceMinor\":250,\"vatRateId\":\"IT-22\","
            + "\"rateBp\":2200,\"categoryId\":\"c1\",\"quantityMilli\":1500,"
            + "\"unitPriceMinor\":250,\"discountBp\":1000,\"note\":\"n\",\"voided\":true}";
    return Stream.of(
            head
                + ",\"discountMinor\":5,\"customerId\":\"c1\",\"note\":\"n\",\"lines\":["
                + line
                + ","
                + line.replace(",\"voided\":true", "")
                + "],\"tenders\":[{\"methodId\":\"cash\",\"kind\":\"CASH\",\"amountMinor\":500}]}",
            head + ",\"lines\":[" + line.replace("true", "false") + "]}",
            head.replace("INCLUSIVE", "EXCLUSIVE") + "}")
        .map(FuzzSeeds::bytes)
        .toList();
  }

  static List<byte[]> codes() {
    List<byte[]> seeds = new ArrayList<>();
    for (String code :
        List.of("2112345012344", "2212345012343", "8000070018587", "96385074", "A-1", "0")) {
      seeds.add(bytes("21IIIIIWWWWWC, 22IIIIVPPPPPC*10\n" + code));
      seeds.add(bytes("\n" + code));
    }
    return seeds;
  }

  static List<byte[]> tokens() {
    List<byte[]> seeds = new ArrayList<>();
    String now = String.valueOf(RunningCentre.NOON / 1_000);
    String end = String.valueOf(RunningCentre.NOON / 1_000 + 600);
    for (NamedCsvRecord row : Expected.rows("tokens/expected.csv")) {
      String token = row.getField("header") + "\n" + row.getField("claims");
      seeds.add(bytes(token.replace("{now}", now).replace("{end}", end)));
    }
    return seeds;
  }

  /// The entries of a group that lie in files.
  private static Stream<byte[]> files(String group) {
    return Expected.rows(group + "/expected.csv").stream()
        .map(row -> Expected.bytes(group + "/" + row.getField("file") + ".txt"));
  }

  /// What was found in a reader once, and mended since.
  static Stream<byte[]> found(FuzzTarget target) {
    return Expected.rows("fuzz/expected.csv").stream()
        .filter(row -> row.getField("target").equals(target.name()))
        .map(row -> Expected.bytes("fuzz/" + row.getField("file") + ".txt"));
  }

  /// Words by which a reader of JSON or of lists may be led farther than by chance.
  static Stream<String> words() {
    Stream<String> names =
        SyncCatalogue.TABLES.stream()
            .flatMap(table ->
                Stream.concat(
                    Stream.of(table.name()),
                    table.columns().stream().map(column -> column.name())));
    return Stream.concat(Mutation.tokens().stream(), names).distinct();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
