package dev.sempre.simulation.program;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.sempre.simulation.program.Programs.Jar;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A centre in a process of its own, with one company that has a shop. Its commands run beside it.
public final class CentreProgram implements AutoCloseable {
  /// Short name of the company.
  public static final String TENANT = "bottega";

  /// Code of the shop.
  public static final String SHOP = "1";

  private static final Duration LONGEST_START = Duration.ofMinutes(3);

  private final Programs programs;
  private final Path data;
  private final @Nullable String postgresUrl;
  private @Nullable Running server;
  private int port;

  private CentreProgram(Programs programs, Path data, @Nullable String postgresUrl) {
    this.programs = programs;
    this.data = data;
    this.postgresUrl = postgresUrl;
  }

  /// Makes a centre with its company in an empty folder. It does not serve yet.
  ///
  /// @param postgresUrl database for the companies, or null for SQLite files in the folder
  public static CentreProgram create(Programs programs, Path data, @Nullable String postgresUrl) {
    CentreProgram centre = new CentreProgram(programs, data, postgresUrl);
    centre.ask("tenant", "create", "--name", TENANT, "--company", "Bottega di prova");
    centre.ask("establishment", "create", "--code", SHOP, "--name", "Negozio di prova");
    return centre;
  }

  /// Starts serving, at the port of the last time if there was one.
  public void serve() {
    List<String> arguments =
        new ArrayList<>(List.of("serve", "--port", Integer.toString(port), "--json"));
    arguments.addAll(folder());
    Running started = programs.start(Jar.CENTRE, line -> {}, arguments);
    server = started;
    String ready = started.awaitLine(line -> line.contains("\"ready\""), LONGEST_START);
    port = JsonParser.parseString(ready).getAsJsonObject().get("port").getAsInt();
  }

  /// The process that serves.
  public Running server() {
    Running running = server;
    if (running == null) {
      throw new IllegalStateException("the centre does not serve");
    }
    return running;
  }

  public int port() {
    return port;
  }

  public String url() {
    return "http://127.0.0.1:" + port;
  }

  /// Adds a shop.
  ///
  /// @param code 1 to 10 letters and digits that no other shop has
  public void createShop(String code) {
    ask("establishment", "create", "--code", code, "--name", "Negozio " + code);
  }

  /// A one-time code for a device of the first shop.
  public String deviceCode() {
    return deviceCode(SHOP);
  }

  /// A one-time code for a device of a shop.
  public String deviceCode(String shop) {
    return ask("device", "code", "--establishment", shop).get("code").getAsString();
  }

  /// Imports a list of products with its prices, or without.
  public void importProducts(Path file) {
    ask("import", "products", file.toString());
  }

  /// Imports a list of products.
  ///
  /// @param priceMinor price of those that have none in the list
  public void importProducts(Path file, long priceMinor) {
    ask("import", "products", file.toString(), "--price-minor", Long.toString(priceMinor));
  }

  /// The company's database, if the store is SQLite.
  public Path tenantFile() {
    return data.resolve("tenants").resolve(TENANT).resolve("tenant.db");
  }

  /// Imports a reference table.
  public void importTable(String table, Path file) {
    ask("import", "table", table, file.toString());
  }

  /// Adds a person who may sell.
  public void createCashier(String login) {
    ask("user", "create", "--login", login, "--name", login, "--role", "CASHIER");
  }

  /// Adds a person with a role.
  ///
  /// @return the PIN that was made up
  public String createUser(String login, String role) {
    return ask("user", "create", "--login", login, "--name", login, "--role", role)
        .get("pin")
        .getAsString();
  }

  /// The sales as the centre adds them up.
  public JsonObject salesReport() {
    return ask("report", "sales");
  }

  private JsonObject ask(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(folder());
    return programs.ask(Jar.CENTRE, all);
  }

  private List<String> folder() {
    List<String> folder = new ArrayList<>(List.of("--data", data.toString()));
    if (postgresUrl != null) {
      folder.addAll(List.of("--postgres", postgresUrl));
    }
    return folder;
  }

  @Override
  public void close() {
    if (server != null) {
      server.stop();
    }
  }
}
