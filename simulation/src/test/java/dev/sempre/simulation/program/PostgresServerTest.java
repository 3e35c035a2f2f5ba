package dev.sempre.simulation.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

/// What a storm does to the centre's database server really happens to it. Source: F11.
class PostgresServerTest {
  @Test
  void whatWasCommittedOutlivesTheServerAndItsConnectionsDoNot() throws SQLException {
    try (PostgresServer server = PostgresServer.start()) {
      server.execute("create table kept (id integer)");
      server.execute("grant all on kept to sempre_centre");
      try (Connection centre = DriverManager.getConnection(server.url());
          Statement sql = centre.createStatement()) {
        sql.execute("insert into kept values (1)");
        centre.setAutoCommit(false);
        sql.execute("insert into kept values (2)");

        assertThat(server.killOneConnection()).isTrue();
        assertThatThrownBy(centre::commit).isInstanceOf(SQLException.class);
      }
      server.awaitRecovery();
      assertThat(server.count("kept")).isEqualTo(1);

      server.kill();
      assertThatThrownBy(() -> server.count("kept")).isInstanceOf(IllegalStateException.class);
      server.restart();
      server.awaitRecovery();
      assertThat(server.count("kept")).isEqualTo(1);
      assertThat(server.killOneConnection()).as("nobody is connected").isFalse();
    }
  }
}
