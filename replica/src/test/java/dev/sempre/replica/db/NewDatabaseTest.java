package dev.sempre.replica.db;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.replica.testing.Clock;
import dev.sempre.replica.testing.TestPlaces;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A database that was not there: until it is whole, it holds nothing. Source: O2.
class NewDatabaseTest {
  @TempDir Path folder;
  private final Clock clock = Clock.noon();

  /// Each commit waits for the disk, and a till has a customer before it.
  @ParameterizedTest
  @EnumSource(Dialect.class)
  void isMadeInOneTransactionHoweverManyVersionsThereWere(Dialect dialect) {
    CutAtCommit whole = new CutAtCommit(TestPlaces.empty(dialect, folder), Integer.MAX_VALUE);
    try (Replica replica = TestPlaces.open(whole, clock, 1)) {
      assertThat(whole.commits).as("whose it is, its tables, its feed").isEqualTo(3);
      assertThat(replica.<Integer>read(NewDatabaseTest::version))
          .isEqualTo(Migrations.ofPlace().target());
      assertThat(replica.<Integer>read(NewDatabaseTest::steps))
          .as("each version is noted")
          .isEqualTo(Migrations.ofPlace().target());
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void isMadeAnewAtTheNextStartIfThatWasCut(Dialect dialect) {
    Database database = TestPlaces.empty(dialect, folder);
    int cuts = 0;
    for (boolean opened = false; !opened && cuts < 10; cuts++) {
      try (Replica _ = TestPlaces.open(new CutAtCommit(database, cuts), clock, 1)) {
        opened = true;
      } catch (StoreFailure expected) {
        assertThat(expected.kind()).isEqualTo(StoreFailure.Kind.OTHER);
      }
    }
    assertThat(cuts).as("the three commits, and the start that is not cut").isEqualTo(4);
    try (Replica replica = TestPlaces.open(database, clock, 1)) {
      assertThat(replica.<Integer>read(NewDatabaseTest::steps))
          .isEqualTo(Migrations.ofPlace().target());
    }
  }

  private static int version(Handle handle) {
    return number(handle, "max(version)");
  }

  private static int steps(Handle handle) {
    return number(handle, "count(*)");
  }

  private static int number(Handle handle, String what) {
    return handle.createQuery("select " + what + " from schema_version").mapTo(Integer.class).one();
  }

  /// The process is killed before the commit after so many.
  private static final class CutAtCommit extends ForwardingDatabase {
    private final int last;
    private int commits;

    CutAtCommit(Database real, int last) {
      super(real);
      this.last = last;
    }

    @Override
    public void commit(Connection connection) throws SQLException {
      if (commits == last) {
        throw new SQLException("the process was killed");
      }
      super.commit(connection);
      commits++;
    }

    @Override
    public void close() {
      // Kept for the next start.
      if (last == Integer.MAX_VALUE) {
        super.close();
      }
    }
  }
}
