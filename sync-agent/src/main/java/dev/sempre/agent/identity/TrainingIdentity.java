package dev.sempre.agent.identity;

import dev.sempre.agent.transport.DeviceKey;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.util.Optional;

/// Who a till is on its practice ground: itself, with a key of its own, so that nothing that was
/// sealed for practice can ever be passed off as sold. It lies in `training.json`, where no command
/// looks for a device: a practice ground cannot be synchronised. Source: T12.
public final class TrainingIdentity {
  private static final String FILE = "training.json";

  private TrainingIdentity() {}

  /// Makes the key at the first time, and anew when the till has become another one.
  ///
  /// @param training folder of the practice ground
  /// @throws UncheckedIOException if the file cannot be read or written, or is damaged: delete it
  public static Identity in(DataFolder training, Identity till, SecureRandom random) {
    DeviceFile file = new DeviceFile(training.path().resolve(FILE));
    Optional<Identity> known =
        file.identity()
            .filter(
                one -> one.device().equals(till.device()) && one.tenant().equals(till.tenant()));
    DeviceKey key = known.map(Identity::key).orElseGet(() -> DeviceKey.create(random));
    Identity identity =
        new Identity(
            till.address(),
            till.tenant(),
            till.company(),
            till.establishment(),
            till.device(),
            till.number(),
            key,
            till.serverKey(),
            till.pinSecret());
    file.write(new DeviceFile.Content.Enrolled(identity));
    return identity;
  }
}
