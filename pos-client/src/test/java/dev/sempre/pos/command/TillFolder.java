package dev.sempre.pos.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.agent.AgentWiring;
import dev.sempre.agent.identity.DataFolder;
import dev.sempre.agent.identity.Enrolment;
import dev.sempre.agent.identity.Identity;
import dev.sempre.centre.Centre;
import dev.sempre.centre.demo.DemoCompany;
import dev.sempre.centre.tenant.EnrolmentCodes.Offer;
import dev.sempre.model.organisation.DeviceKind;
import dev.sempre.replica.db.Replica;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A till of the demo company that is worked by commands.
///
/// @param path its data folder
record TillFolder(Path path) {
  private static final String BASKETS =
      """
      basket_id,gtin,item,quantity,price
      1,,Bread,1,1.10
      2,,Bread,1,1.20
      3,,Bread,1,1.30
      4,,Bread,1,1.40
      5,,Bread,1,1.50
      """;

  /// What came of a command.
  ///
  /// @param told what it has printed
  record Done(int code, String told) {}

  static Identity joined(Enrolment.Result result) {
    assertThat(result).isInstanceOf(Enrolment.Result.Enrolled.class);
    return ((Enrolment.Result.Enrolled) result).identity();
  }

  /// @param device the only device that the code is for, or null
  Enrolment.Result enrol(Centre centre, @Nullable String device) {
    String code = centre.store().codes().issue(new Offer(DemoCompany.TENANT, "1", device)).code();
    DataFolder data = dataFolder();
    try (Replica replica = AgentWiring.openReplica(data)) {
      return new Enrolment(data, replica, new SecureRandom())
          .enrol(centre.url(), code, "Till", DeviceKind.TILL);
    }
  }

  DataFolder dataFolder() {
    return ((DataFolder.Opened.Good) DataFolder.open(path)).folder();
  }

  String synchronise() {
    try (OneRound round = new OneRound(dataFolder())) {
      return round.sync();
    }
  }

  /// Rings up five baskets as Maria.
  Done sell(String... options) throws IOException {
    Path baskets =
        Files.writeString(path.resolveSibling(path.getFileName() + "-baskets.csv"), BASKETS);
    return run(
        Stream.concat(
                Stream.of(
                    "sell",
                    "--cashier=maria",
                    "--data",
                    path.toString(),
                    "--baskets",
                    baskets.toString()),
                Stream.of(options))
            .toArray(String[]::new));
  }

  /// Runs a command.
  Done run(String... arguments) {
    Tools tools =
        new Tools(
            AgentWiring.CLOCK,
            millis -> LockSupport.parkNanos(millis * 1_000_000),
            _ -> {},
            AgentWiring::openReplica,
            (data, replica, identity) -> AgentWiring.assemble(data, replica, identity, "test"),
            _ -> {});
    StringWriter out = new StringWriter();
    int code = Commands.of(tools, new PrintWriter(out), new PrintWriter(out)).execute(arguments);
    return new Done(code, out.toString());
  }

  /// Copies the whole folder, as a backup does.
  TillFolder copyTo(Path target) throws IOException {
    try (Stream<Path> files = Files.walk(path)) {
      for (Path file : files.toList()) {
        Path there = target.resolve(path.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(there);
        } else {
          Files.copy(file, there);
        }
      }
    }
    return new TillFolder(target);
  }

  static Replica company(Centre centre) {
    return centre.store().tenants().replica(DemoCompany.TENANT).orElseThrow();
  }

  /// Series and number of every ticket that the centre has.
  static List<String> tickets(Centre centre) {
    return company(centre)
        .read(handle ->
            handle
                .createQuery("select series, number from sale order by series, number")
                .map((row, context) -> row.getString(1) + " " + row.getLong(2))
                .list());
  }
}
