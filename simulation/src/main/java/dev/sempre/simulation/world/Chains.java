package dev.sempre.simulation.world;

import dev.sempre.agent.transport.DeviceKey;
import dev.sempre.replica.chain.ChainStore;
import dev.sempre.replica.chain.ChainStore.Checked;
import dev.sempre.replica.db.Replica;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;

/// The chains of the tills: at the centre and at the tills each holds, or is broken by what
/// somebody has damaged or altered on a till's disk. I8, I9.
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
    hold("the centre", company.centre().replica());
    for (SimTill till : company.tills()) {
      hold(till.name(), till.replica());
    }
  }

  private void hold(String where, Replica place) {
    for (String chain : place.read(ChainStore::chains)) {
      Checked checked =
          place.read(handle -> ChainStore.check(handle, place.dialect(), chain, KEY::hasSigned));
      List<String> tills = place.read(handle -> ChainStore.devices(handle, chain));
      if (!checked.holds() && tills.stream().noneMatch(setting.oracle()::wasTamperedWith)) {
        throw new Broken("I8", where + ": " + checked.line());
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
