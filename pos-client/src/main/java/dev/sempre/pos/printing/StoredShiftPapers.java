package dev.sempre.pos.printing;

import dev.sempre.model.organisation.Establishment;
import dev.sempre.model.shift.Closing;
import dev.sempre.pos.receipt.Copy;
import dev.sempre.pos.receipt.Receipt;
import dev.sempre.pos.shift.ShiftPaperWriter;
import dev.sempre.pos.till.ShiftReading;
import dev.sempre.pos.words.Word;
import dev.sempre.pos.words.Words;
import dev.sempre.replica.db.Place;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.organisation.EstablishmentStore;
import dev.sempre.replica.shift.CashMovementStore;
import dev.sempre.replica.shift.ClosingStore;
import dev.sempre.replica.shift.ShiftStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/// What shifts that are stored here say on paper, in the language of their shop. Safe to call from
/// any thread.
public final class StoredShiftPapers {
  private final Replica replica;
  private final StoredReceipts receipts;

  /// @param receipts knows what a shop's papers say of it
  public StoredShiftPapers(Replica replica, StoredReceipts receipts) {
    this.replica = replica;
    this.receipts = receipts;
  }

  /// A closing; empty if it is not stored here, or its shop is not.
  public Optional<Receipt> closing(String closingId, Copy copy) {
    return replica
        .<Optional<Receipt>>read(handle ->
            ClosingStore.byId(handle, closingId).flatMap(closing -> closing(handle, closing, copy)))
        .map(this::marked);
  }

  /// Nobody may take a paper of the practice ground for one that counts. Source: T12.
  private Receipt marked(Receipt paper) {
    if (replica.place().filter(Place::training).isEmpty()) {
      return paper;
    }
    String mark = new Words(receipts.language()).say(Word.RECEIPT_TRAINING);
    Receipt.Part line = new Receipt.Part.Text(mark, Receipt.Align.CENTRE, Receipt.Weight.LARGE);
    List<Receipt.Part> parts = new ArrayList<>(List.of(line));
    parts.addAll(paper.parts());
    parts.add(line);
    return new Receipt(parts);
  }

  private Optional<Receipt> closing(Handle handle, Closing closing, Copy copy) {
    return reading(handle, closing.establishmentId())
        .flatMap(reading ->
            receipts
                .shop(handle, closing.establishmentId(), closing.deviceId())
                .map(shop -> ShiftPaperWriter.closing(shop, reading.report(closing), copy)));
  }

  /// The reading of a shift as it stands now; empty if it is not stored here, or its shop is not.
  public Optional<Receipt> reading(String shiftId) {
    return replica
        .<Optional<Receipt>>read(handle ->
            ShiftStore.byId(handle, shiftId)
                .flatMap(shift ->
                    reading(handle, shift.establishmentId())
                        .flatMap(reading ->
                            receipts
                                .shop(handle, shift.establishmentId(), shift.deviceId())
                                .map(shop ->
                                    ShiftPaperWriter.reading(
                                        shop, reading.reading(shift, replica.nowMillis()))))))
        .map(this::marked);
  }

  /// The slip of money that was moved at this till; empty if it is not stored here, or the shop is
  /// not.
  public Optional<Receipt> slip(String movementId) {
    Place place = replica.place().orElseThrow();
    String here = String.valueOf(place.establishment());
    return replica
        .<Optional<Receipt>>read(handle ->
            CashMovementStore.byId(handle, movementId)
                .flatMap(moved ->
                    EstablishmentStore.byId(handle, here)
                        .flatMap(shop ->
                            receipts
                                .shop(handle, here, place.base())
                                .map(head ->
                                    ShiftPaperWriter.slip(
                                        head,
                                        new ShiftReading(handle, shop, Set.of()).moved(moved),
                                        shop.currency())))))
        .map(this::marked);
  }

  private static Optional<ShiftReading> reading(Handle handle, String establishmentId) {
    Optional<Establishment> shop = EstablishmentStore.byId(handle, establishmentId);
    return shop.map(found -> new ShiftReading(handle, found, Set.of()));
  }
}
