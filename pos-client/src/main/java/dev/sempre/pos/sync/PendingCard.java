package dev.sempre.pos.sync;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Records that wait for a person for one and the same reason (H7).
///
/// @param code why, as the catalogue of messages knows it, e.g. `FIELD_TOO_LONG`
/// @param table name of their table in the catalogue
/// @param field the column at fault; null if it is not one column
/// @param money whether the money in them is safe, and where
/// @param records the records, oldest first; at least one
/// @param askedAt when head office was asked about all of them; null if it was not, or not about
///   all
/// @param recommended the one action that helps most; null if whoever is logged in can do nothing
/// @param possible all that he can do, the recommended one included
public record PendingCard(
    String code,
    String table,
    @Nullable String field,
    Money money,
    List<Item> records,
    @Nullable Instant askedAt,
    @Nullable Remedy recommended,
    List<Remedy> possible) {

  public PendingCard {
    records = List.copyOf(records);
    possible = List.copyOf(possible);
  }

  /// Where the money is.
  public enum Money {
    /// On disk here and counted in the Z; head office does not have it yet.
    HERE,
    /// These records hold no money.
    NONE;

    /// Where the money in all of `cards` is: it is not said that there is none while some of them
    /// hold it.
    static Money among(List<PendingCard> cards) {
      return cards.stream().anyMatch(card -> card.money() == HERE) ? HERE : NONE;
    }
  }

  /// The kinds of action.
  public enum Remedy {
    CORRECT,
    RESEND,
    TAKE_CENTRES,
    DISMISS,
    ASK_HEAD_OFFICE
  }

  /// One record.
  ///
  /// @param issueId what to name it by in {@link SyncMonitor#act}
  /// @param label by which people know it, e.g. a ticket's number or a customer's name
  /// @param value what stands in the field at fault; null if no field is or it cannot be shown
  /// @param longest how many characters head office takes there; null if that is not why, or not
  ///   known
  public record Item(
      String issueId, String label, @Nullable String value, @Nullable Integer longest) {}
}
