package dev.sempre.simulation.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.siegmar.fastcsv.reader.CsvParseException;
import dev.sempre.model.sync.Hlc;
import dev.sempre.model.sync.RootRecord;
import dev.sempre.model.sync.SyncCatalogue;
import dev.sempre.model.wire.ChangesStream;
import dev.sempre.pos.baskets.BasketFile;
import dev.sempre.replica.sync.Values;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Good input that was changed a little, by seeds: a reader takes it or says what its failures say,
/// and nothing else. More of it: `-Dcorpus.seeds=100000`.
class MutatedInputTest {
  private static final int SEEDS = Integer.getInteger("corpus.seeds", 1_000);

  @TempDir Path folder;

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

  @Test
  void batchesNeverBreakTheirReader() {
    tryAll(Samples.batch(List.of(contact(), contact())), Readers::push);
  }

  @Test
  void answersNeverBreakTheirReader() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ChangesStream.Out out = new ChangesStream.Out(bytes, "e1", 77, "life:7")) {
      out.beginTable(SyncCatalogue.CONTACT, 1);
      out.row(contact(), 5);
      out.endTable(List.of("gone"), 77);
      out.end(true);
    }
    tryAll(bytes.toByteArray(), Readers::changes);
  }

  @Test
  void listsNeverBreakTheirReader() {
    String list = "\uFEFFgtin;name;price\r\n8000070018587;\"Caffè; \"\"macinato\"\"\";2,49\n;x\n";
    tryAll(list.getBytes(StandardCharsets.UTF_8), Readers::list);
  }

  @Test
  void basketsNeverBreakTheirReader() {
    String baskets = "basket_id,item,quantity,price\na,\"Bread, \"\"rye\"\"\",1,2.40\na,Milk,2,\n";
    tryAll(baskets.getBytes(StandardCharsets.UTF_8), this::readBaskets);
  }

  private void readBaskets(byte[] bytes) {
    try {
      Path file = Files.write(folder.resolve("baskets.csv"), bytes);
      if (BasketFile.open(file) instanceof BasketFile.Opened.Good(BasketFile good)) {
        try (good) {
          good.forEachRemaining(basket -> assertThat(basket.rows()).isNotEmpty());
        }
      }
    } catch (CsvParseException | IOException e) {
      // What the reader says of a file that is none.
    }
  }

  @Test
  void readerThatBreaksIsFound() {
    byte[] good = "{\"a\":1}".getBytes(StandardCharsets.UTF_8);

    assertThatThrownBy(() ->
            tryAll(
                good,
                bytes -> {
                  if (bytes.length > 0 && bytes[0] != '{') {
                    throw new IllegalStateException("planted");
                  }
                }))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("seed ");
  }

  private static void tryAll(byte[] good, Consumer<byte[]> reader) {
    reader.accept(good);
    for (long seed = 0; seed < SEEDS; seed++) {
      byte[] changed = Mutation.of(good, seed);
      try {
        reader.accept(changed);
      } catch (RuntimeException | StackOverflowError e) {
        throw new AssertionError(
            "seed " + seed + ": " + new String(changed, StandardCharsets.UTF_8), e);
      }
    }
  }
}
