package dev.sempre.pos.till;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.pos.sell.NoSaleAnswer;
import dev.sempre.pos.till.FaultyDatabase.Commit;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the Z counts by the journal alone is noted once, whatever a commit says. Source: I18, R39.
final class EventNoteTest {
  @TempDir Path folder;
  private FaultyDatabase disk;
  private TestShop shop;
  private TillDesk desk;

  @BeforeEach
  void open() {
    disk = new FaultyDatabase(TestShop.sqlite(folder.resolve("till.db")));
    shop = TestShop.create(disk);
    desk = shop.desk("lucia");
  }

  @AfterEach
  void close() {
    disk.heal();
    shop.close();
  }

  private long openings() {
    return shop.number("select count(*) from journal_event where kind = 'DRAWER_OPENED'");
  }

  @Test
  void anOpeningWhoseAnswerWasLostIsNotedOnce() {
    disk.nextCommit = Commit.FAILS_AFTER_ALL_IS_DONE;

    assertThat(desk.noSale(null)).isEqualTo(new NoSaleAnswer.Noted());

    assertThat(openings()).isOne();
  }

  @Test
  void anOpeningThatIsNotOnDiskDoesNotHappen() {
    disk.nextCommit = Commit.FAILS;
    assertThat(desk.noSale(null)).isInstanceOf(NoSaleAnswer.NotSaved.class);
    assertThat(openings()).isZero();
    disk.heal();

    assertThat(desk.noSale(null)).isEqualTo(new NoSaleAnswer.Noted());

    assertThat(openings()).isOne();
  }

  @Test
  void whereNobodyCanTellTheDrawerStaysClosed() {
    disk.nextCommit = Commit.FAILS_AFTER_ALL_IS_DONE;
    disk.readsFail = true;
    assertThat(desk.noSale(null)).isInstanceOf(NoSaleAnswer.NotSaved.class);
  }
}
