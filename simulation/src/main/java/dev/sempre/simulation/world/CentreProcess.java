package dev.sempre.simulation.world;

import dev.sempre.model.chain.ChainHead;
import dev.sempre.model.sync.TableSpec;
import dev.sempre.model.wire.Messages;
import dev.sempre.model.wire.Messages.PushAnswer;
import dev.sempre.replica.sync.Viewer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The centre's server: one process with a database for each company, which lives and dies as one.
/// Whose database a request is about follows from the device that asks.
final class CentreProcess {
  private final Setting setting;
  private final List<SimCentre> companies = new ArrayList<>();
  private final Map<String, SimCentre> byDevice = new HashMap<>();
  private long frozenUntilMillis;

  CentreProcess(Setting setting) {
    this.setting = setting;
  }

  void add(SimCentre company) {
    companies.add(company);
  }

  void admit(String device, SimCentre company) {
    byDevice.put(device, company);
  }

  private SimCentre of(Viewer viewer) {
    if (isDead()) {
      throw new Killed();
    }
    SimCentre company = byDevice.get(viewer.device());
    if (company == null) {
      throw new IllegalStateException("nobody knows " + viewer.device());
    }
    return company;
  }

  boolean isDead() {
    return companies.stream().anyMatch(company -> company.disk().isDead());
  }

  /// Whoever has lost one of its databases over a kill has lost all.
  ///
  /// @return true if it was dead
  boolean restartIfDead() {
    if (!isDead()) {
      return false;
    }
    companies.forEach(company -> company.disk().die());
    companies.forEach(SimCentre::restart);
    setting.note("centre", "starts again");
    return true;
  }

  /// It stands still and goes on later. Source: F12.
  void freeze(long millis) {
    frozenUntilMillis = setting.time().nowMillis() + millis;
  }

  void thaw() {
    frozenUntilMillis = 0;
  }

  /// How long it stands still yet; 0 if it does not.
  long frozenForMillis() {
    return Math.max(0, frozenUntilMillis - setting.time().nowMillis());
  }

  /// How it takes whoever says that he is a till.
  ///
  /// @param key what he proves himself with
  SimCentre.Standing standing(Viewer viewer, String key) {
    return setting.has(Planted.COPY_NOT_NOTICED)
        ? SimCentre.Standing.ADMITTED
        : of(viewer).standing(viewer.device(), key);
  }

  boolean hasLost(Viewer viewer, @Nullable String seen) {
    return of(viewer).hasLost(seen);
  }

  Messages.Head head(Viewer viewer, List<ChainHead> chains) {
    Messages.Head head = of(viewer).head(viewer, chains);
    return setting.has(Planted.COPY_NOT_NOTICED)
        ? new Messages.Head(
            head.epoch(),
            head.head(),
            head.down(),
            head.schema(),
            head.serverMillis(),
            head.seen(),
            null,
            head.anchors())
        : head;
  }

  /// @return the answer's bytes, or null if the positions are not of this feed
  byte @Nullable [] changes(Viewer viewer, String epoch, Map<TableSpec, Long> after) {
    boolean first = after.values().stream().allMatch(seq -> seq == 0);
    SimCentre company =
        first && setting.has(Planted.TENANT_FORGOTTEN) ? companies.getFirst() : of(viewer);
    return company.changes(viewer, epoch, after);
  }

  /// @param told what the base tells of its own feed, or null
  PushAnswer records(Viewer viewer, byte[] body, @Nullable String told) throws IOException {
    return of(viewer).records(viewer, body, told);
  }

  Messages.Checksums checksums(Viewer viewer, List<TableSpec> tables) {
    return of(viewer).checksums(viewer, tables);
  }
}
