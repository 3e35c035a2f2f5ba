package dev.sempre.replica.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sempre.model.sale.CompletedSale;
import dev.sempre.replica.db.Place;
import dev.sempre.replica.db.Priority;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.db.SqliteDatabase;
import dev.sempre.replica.db.StoreFailure;
import dev.sempre.replica.sale.SaleStore;
import dev.sempre.replica.sale.TestTill;
import dev.sempre.replica.testing.TestPlaces;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingStoreTest {
  @SuppressWarnings("NullAway.Init")
  @TempDir
  private Path folder;

  @SuppressWarnings("NullAway.Init")
  private TestTill till;

  /// Each opening gives out other ids.
  private long opened = 100;

  @BeforeEach
  void open() {
    till = TestTill.open(tillFile());
    till.putProduct("milk", "M1", "Latte intero", "8001234567897");
    till.sell(till.cart(150, 220));
    try (Replica training = practice()) {
      training.become(till.replica.place().orElseThrow().forTraining());
    }
  }

  @AfterEach
  void close() {
    till.close();
  }

  private Path tillFile() {
    return folder.resolve("till.db");
  }

  private Path trainingFile() {
    return folder.resolve("training.db");
  }

  private Replica practice() {
    return TestPlaces.open(TestPlaces.sqlite(trainingFile()), till.clock, ++opened);
  }

  private boolean bring() {
    try (SqliteDatabase database = new SqliteDatabase(trainingFile(), 2_000, Runnable::run)) {
      return new TrainingStore(database, tillFile()).bring();
    }
  }

  private static long count(Replica replica, String table) {
    return replica.read(
        handle -> handle.createQuery("select count(*) from " + table).mapTo(Long.class).one());
  }

  private static String nameOfMilk(Replica replica) {
    return replica.read(handle ->
        handle.createQuery("select name from product where id = 'milk'").mapTo(String.class).one());
  }

  private CompletedSale sellForPractice(Replica training) {
    return training
        .write(
            Priority.PERSON,
            tx ->
                SaleStore.complete(
                    tx, TestTill.paidInCash(till.cart(300)), tx.place().series(), TestTill.ZONE))
        .orElseThrow();
  }

  @Test
  void articlesAndTheirCodesAreBroughtAndNothingThatWasSold() {
    assertThat(bring()).isTrue();
    try (Replica training = practice()) {
      assertThat(nameOfMilk(training)).isEqualTo("Latte intero");
      assertThat(count(training, "product_barcode")).isEqualTo(1);
      assertThat(count(training, "sale")).isZero();
      assertThat(count(till.replica, "sale")).isEqualTo(1);
    }
  }

  @Test
  void nothingIsBroughtTwice() {
    assertThat(bring()).isTrue();
    assertThat(bring()).isFalse();
  }

  @Test
  void whatChangesIsBroughtAndWhatWasSoldForPracticeStays() {
    bring();
    try (Replica training = practice()) {
      sellForPractice(training);
    }
    till.putProduct("milk", "M1", "Latte fresco");
    assertThat(bring()).isTrue();
    try (Replica training = practice()) {
      assertThat(nameOfMilk(training)).isEqualTo("Latte fresco");
      assertThat(count(training, "product_barcode")).isZero();
      assertThat(count(training, "sale")).isEqualTo(1);
      assertThat(sellForPractice(training).number().printed()).isEqualTo("TRAIN-1-2-00002");
    }
  }

  @Test
  void itHasNumbersOfItsOwnAlsoWhenItIsOpenedAgain() {
    bring();
    try (Replica training = practice()) {
      assertThat(training.place()).map(Place::training).contains(true);
      assertThat(sellForPractice(training).number().printed()).isEqualTo("TRAIN-1-2-00001");
    }
    assertThat(till.sell(till.cart(100)).number().printed()).isEqualTo("1-2-00002");
  }

  @Test
  void aTillThatIsNotThereIsNotMade() {
    Path gone = folder.resolve("gone.db");
    try (SqliteDatabase database = new SqliteDatabase(trainingFile(), 2_000, Runnable::run)) {
      TrainingStore ground = new TrainingStore(database, gone);
      assertThatThrownBy(ground::bring).isInstanceOf(StoreFailure.class);
    }
    assertThat(Files.exists(gone)).isFalse();
  }
}
