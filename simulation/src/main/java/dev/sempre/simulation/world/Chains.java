package dev.sempre.simulation.world;

import dev.sempre.agent.transport.DeviceKey;
import dev.sempre.model.chain.ChainCheck;
import dev.sempre.replica.chain.AnchorStore;
import dev.sempre.replica.chain.ChainStore;
import dev.sempre.replica.chain.ChainStore.Checked;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.sync.Issues;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/// The chains of the tills: at the centre and at the tills each holds and is what the till has told
/// of it, or is broken by what somebody has damaged or altered on a till's disk, or by an older
/// copy of that disk. I8, I9, R36.
final class Chains {
  /// All tills sign with one key, the same in each story.
  static final DeviceKey KEY = DeviceKey.create(new NoChance());

  private final Setting setting;
  private final Company company;

  Chains(Setting setting, Company company) {
    this.setting = setting;
    this.company = company;
  }

  void mustHold() {
    Replica centre = company.centre().replica();
    centre.read(ChainStore::toVerify).forEach(chain -> hold("the centre", centre, chain));
    for (SimTill till : company.tills()) {
      till.replica().read(ChainStore::chains).stream()
          .filter(chain -> isOf(till, chain))
          .forEach(chain -> hold(till.name(), till.replica(), chain));
    }
    noHonestTillIsAccused();
  }

  /// A till has of other tills what was brought to it, which is no chain.
  private static boolean isOf(SimTill till, String chain) {
    return till.replica().read(handle -> whose(handle, chain)).contains(till.name());
  }

  private void hold(String where, Replica place, String chain) {
    Checked checked =
        place.read(
            handle -> ChainStore.check(handle, place.dialect(), chain, setting.signatures()));
    Set<String> tills = place.read(handle -> whose(handle, chain));
    boolean tampered = tills.stream().anyMatch(setting.oracle()::wasTamperedWith);
    boolean restored = tills.stream().anyMatch(setting.oracle()::wasRestored);
    if (checked.broken() != null && !tampered && !(restored && isOfACopy(checked.broken()))) {
      throw new Broken("I8", where + ": " + checked.line());
    }
    if (checked.waiting() != null && !tampered && !restored) {
      throw new Broken("I8", where + " waits after everything has arrived: " + checked.line());
    }
  }

  /// An older copy of a till does not have what was told of it since.
  private static boolean isOfACopy(ChainCheck.Broken broken) {
    return switch (broken.fault()) {
      case OTHER_THAN_TOLD, GONE_SINCE_TOLD, TAKEN_BACK -> true;
      case ALTERED,
          NOT_SIGNED,
          MISSING_BEFORE,
          PLACE_TAKEN,
          OUT_OF_PLACE,
          WRONG_TOTAL,
          NOT_SEALED,
          CUT_BEHIND,
          NOT_FOLLOWED ->
          false;
    };
  }

  private static Set<String> whose(Handle handle, String chain) {
    Set<String> tills = new HashSet<>(ChainStore.devices(handle, chain));
    AnchorStore.newest(handle, chain, null).ifPresent(anchor -> tills.add(anchor.device()));
    return tills;
  }

  private void noHonestTillIsAccused() {
    Set<String> accused =
        company.centre().replica().read(Issues::open).stream()
            .filter(issue -> issue.code().equals(Issues.CHAIN_DIFFERS))
            .map(Issues.Issue::recordId)
            .collect(Collectors.toSet());
    for (SimTill till : company.tills()) {
      String series = till.place().series();
      boolean named =
          accused.stream()
              .anyMatch(chain -> chain.equals(series) || chain.startsWith(series + "/"));
      if (named && !setting.oracle().wasRestored(till.name())) {
        throw new Broken("I8", till.name() + " is accused of having cut " + series);
      }
    }
  }

  /// Chance that is none: a story is told again to the byte.
  private static final class NoChance extends SecureRandom {
    private static final long serialVersionUID = 1L;

    @Override
    public void nextBytes(byte[] bytes) {
      Arrays.fill(bytes, (byte) 7);
    }
  }
}
