package dev.sempre.centre.tenant;

import dev.sempre.model.id.Ids;
import dev.sempre.model.time.TimeSource;
import java.security.SecureRandom;
import java.util.concurrent.Executor;

/// What the centre takes from the world outside.
///
/// @param time the wall clock
/// @param ids ids of records that are born at the centre
/// @param random source of keys, codes and salts
/// @param upkeep runs work of databases that must not hold up a commit; may be a direct executor
public record Ports(TimeSource time, Ids ids, SecureRandom random, Executor upkeep) {}
