package dev.sempre.pos.app;

import dev.sempre.agent.transport.DeviceKey;
import dev.sempre.pos.till.TestShop;
import dev.sempre.replica.db.Priority;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.UUID;
import java.util.function.Consumer;

/// The folder of a till that has joined a company.
public final class JoinedFolder {
  private JoinedFolder() {}

  /// Makes it, under an id of its own: what this machine remembers of other tills' numbers is not
  /// of this one.
  ///
  /// @param stock puts articles and people there
  public static void make(Path folder, Consumer<TestShop> stock) throws IOException {
    String device = "till-" + UUID.randomUUID();
    try (TestShop shop = TestShop.create(folder.resolve("sempre.db"))) {
      stock.accept(shop);
      shop.replica.write(
          Priority.PERSON, tx -> tx.handle().execute("update place set base = ?", device));
    }
    DeviceKey key = DeviceKey.create(new SecureRandom());
    Files.writeString(
        folder.resolve("device.json"),
        """
        {"privateKey": "%s", "publicKey": "%s", "server": "https://centre.invalid",
         "tenant": "rossi", "company": "Bottega Rossi", "establishment": "1", "device": "%s",
         "number": 2, "serverKey": "", "pinSecret": ""}
        """
            .formatted(key.privateBase64(), key.publicBase64(), device));
  }
}
