package dev.sempre.replica.chain;

import dev.sempre.model.chain.ChainHead;
import dev.sempre.model.wire.Messages;
import dev.sempre.replica.chain.AnchorStore.Anchor;
import dev.sempre.replica.db.Tx;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// The rows of [AnchorStore]: added, never changed.
final class AnchorRows {
  private AnchorRows() {}

  static boolean add(Tx tx, String device, Messages.Anchor anchor) {
    int added =
        tx.handle()
            .createUpdate(
                """
                insert into chain_anchor (series, device, number, hash, told_at)
                values (:series, :device, :number, :hash, :now)
                on conflict (series, device, number, hash) do nothing
                """)
            .bind("series", anchor.series())
            .bind("device", device)
            .bind("number", anchor.number())
            .bind("hash", anchor.hash())
            .bind("now", tx.nowMillis())
            .execute();
    tx.touchLocal("chain_anchor");
    return added > 0;
  }

  static void deny(Tx tx, String device, ChainHead head) {
    tx.handle()
        .createUpdate(
            """
            insert into chain_denial (series, device, differs_at, number, hash, told_at)
            values (:series, :device, :differs, :number, :hash, :now)
            on conflict (series, device, differs_at, number, hash) do nothing
            """)
        .bind("series", head.series())
        .bind("device", device)
        .bind("differs", head.differsAt())
        .bind("number", head.number())
        .bind("hash", head.hash())
        .bind("now", tx.nowMillis())
        .execute();
    tx.touchLocal("chain_denial");
  }

  /// Whether what is denied was told here, and this is not known yet.
  static boolean mayDeny(Handle handle, String device, ChainHead head) {
    return at(handle, head.series(), device, head.differsAt()).isPresent()
        && handle
            .createQuery(
                """
                select 1 from chain_denial
                 where series = :series and device = :device and differs_at = :differs
                   and number = :number and hash = :hash
                """)
            .bind("series", head.series())
            .bind("device", device)
            .bind("differs", head.differsAt())
            .bind("number", head.number())
            .bind("hash", head.hash())
            .mapTo(Integer.class)
            .findOne()
            .isEmpty();
  }

  static long denials(Handle handle, String series, String device, long differsAt) {
    return handle
        .createQuery(
            """
            select count(*) from chain_denial
             where series = :series and device = :device and differs_at = :differs
            """)
        .bind("series", series)
        .bind("device", device)
        .bind("differs", differsAt)
        .mapTo(Long.class)
        .one();
  }

  static boolean has(Handle handle, String device, Messages.Anchor anchor) {
    return handle
        .createQuery(
            """
            select 1 from chain_anchor
             where series = :series and device = :device and number = :number and hash = :hash
            """)
        .bind("series", anchor.series())
        .bind("device", device)
        .bind("number", anchor.number())
        .bind("hash", anchor.hash())
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }

  /// What a device has told first of a place in a chain.
  static Optional<Anchor> at(Handle handle, String series, String device, long number) {
    return handle
        .createQuery(
            AnchorStore.SELECT
                + """
                 where series = :series and device = :device and number = :number
                 order by told_at limit 1
                """)
        .bind("series", series)
        .bind("device", device)
        .bind("number", number)
        .map(AnchorStore::anchor)
        .findOne();
  }
}
