package dev.sempre.centre.tenant;

import dev.sempre.model.id.Ids;
import dev.sempre.model.time.TimeSource;
import dev.sempre.replica.organisation.PinHash;
import java.security.SecureRandom;
import java.util.concurrent.Executor;

/// What the centre takes from the world outside.
///
/// @param time the wall clock
/// @param ids ids of records that are born at the centre
/// @param random source of keys, codes and salts
/// @param upkeep runs work of databases that must not hold up a commit; may be a direct executor
/// @param pinCost what the hash of a new PIN costs: less than [PinHash.Cost#OURS] only where nobody
///   has a secret
public record Ports(
    TimeSource time, Ids ids, SecureRandom random, Executor upkeep, PinHash.Cost pinCost) {
  /// With PINs that cost what they must.
  public Ports(TimeSource time, Ids ids, SecureRandom random, Executor upkeep) {
    this(time, ids, random, upkeep, PinHash.Cost.OURS);
  }

  /// The hash of a new PIN.
  ///
  /// @param secret the company's secret
  public String pinHash(String pin, byte[] secret) {
    return PinHash.of(pin, secret, random, pinCost);
  }
}
