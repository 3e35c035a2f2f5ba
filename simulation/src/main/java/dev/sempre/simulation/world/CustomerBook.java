package dev.sempre.simulation.world;

import dev.sempre.model.sync.FieldStamps;
import dev.sempre.model.sync.FieldStamps.Stamp;
import dev.sempre.model.sync.Hlc;
import dev.sempre.model.sync.RootRecord;
import dev.sempre.model.sync.SyncCatalogue;
import dev.sempre.replica.db.Replica;
import dev.sempre.replica.sync.Records;
import dev.sempre.replica.sync.StoredRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What anybody of a company has entered about its customers, and so what has to stand in the end:
/// of each field the entry with the greatest stamp, ties by base. Source: I6, S9, R22.
final class CustomerBook {
  private static final String DELETED = "deleted";
  private static final List<String> FIELDS = List.of("name", "phone", DELETED);

  private record Field(String customer, String name) {}

  private record Entry(Stamp stamp, @Nullable Object value) {
    static Entry of(RootRecord record, String field) {
      Object value = field.equals(DELETED) ? record.deleted() : record.value(field);
      return new Entry(FieldStamps.of(record).of(field), value);
    }

    boolean isLaterThan(@Nullable Entry other) {
      return other == null || stamp.compareTo(other.stamp) > 0;
    }
  }

  private final VirtualTime time;

  /// What nothing can take back: it is at a till, or in the centre's copy.
  private final Map<Field, Entry> certain = new LinkedHashMap<>();

  /// What was entered at the centre since it was copied last.
  private final Map<Field, List<Entry>> uncopied = new LinkedHashMap<>();

  /// What a restored centre has lost, unless a till had fetched it before.
  private final Map<Field, List<Entry>> perhaps = new HashMap<>();

  /// Stamps from the far future are cut back to the moment of their arrival, which nobody can
  /// foretell. Source: R23.
  private final Set<Field> beyond = new HashSet<>();

  /// Who was being changed where when something failed.
  private final Map<String, Set<String>> inDoubt = new LinkedHashMap<>();

  /// Tills whose entries may be lost.
  private final Set<String> restored = new HashSet<>();

  CustomerBook(VirtualTime time) {
    this.time = time;
  }

  /// What the company began with, which no copy of its centre lacks.
  void beginsWith(Replica centre) {
    for (int i = 0; i < Founding.CONTACTS; i++) {
      find(centre, "c" + i).ifPresent(record -> note(record, false));
    }
  }

  /// Somebody begins to change a customer: whether he has, shows later.
  void begins(String place, String customer) {
    inDoubt.computeIfAbsent(place, _ -> new LinkedHashSet<>()).add(customer);
  }

  /// Somebody begins to stamp a customer from the far future. It may have arrived, and been cut
  /// back, before anybody looks.
  void beginsBeyond(String place, String customer) {
    begins(place, customer);
    FIELDS.forEach(name -> beyond.add(new Field(customer, name)));
  }

  /// Looks what has become of the changes that were begun at a place.
  ///
  /// @param isCentre false for a till
  void look(String place, Replica replica, boolean isCentre) {
    for (String customer : inDoubt.getOrDefault(place, Set.of())) {
      find(replica, customer).ifPresent(record -> note(record, isCentre));
    }
    inDoubt.remove(place);
  }

  private void note(RootRecord record, boolean atCentre) {
    for (String name : FIELDS) {
      Field field = new Field(record.id(), name);
      Entry entry = Entry.of(record, name);
      if (Hlc.isTooFarAhead(entry.stamp().hlc(), time.nowMillis())) {
        beyond.add(field);
      }
      if (atCentre) {
        uncopied.computeIfAbsent(field, _ -> new ArrayList<>()).add(entry);
      } else {
        keep(field, entry);
      }
    }
  }

  private void keep(Field field, Entry entry) {
    if (entry.isLaterThan(certain.get(field))) {
      certain.put(field, entry);
    }
  }

  void centreIsCopied() {
    uncopied.forEach((field, entries) -> entries.forEach(entry -> keep(field, entry)));
    uncopied.clear();
  }

  void centreIsRestored() {
    uncopied.forEach(
        (field, entries) -> perhaps.computeIfAbsent(field, _ -> new ArrayList<>()).addAll(entries));
    uncopied.clear();
  }

  /// What was entered at a till may be lost, and nobody can say what stands then.
  void tillIsRestored(String till) {
    restored.add(till);
  }

  /// @param centre the company's centre when nothing is under way any more
  /// @throws Broken if another entry stands there than the one that has to
  void mustStandAt(Replica centre) {
    centreIsCopied();
    certain.forEach((field, due) -> {
      RootRecord record = find(centre, field.customer()).orElse(null);
      if (record == null && restored.contains(due.stamp().base())) {
        return;
      }
      if (record == null) {
        throw new Broken("I6", "customer " + field.customer() + " is not at the centre");
      }
      Entry stands = Entry.of(record, field.name());
      if (Hlc.isTooFarAhead(stands.stamp().hlc(), time.nowMillis())) {
        throw new Broken("I6", field + " bears a stamp from the far future: " + stands);
      }
      boolean lostWithATill = restored.contains(due.stamp().base());
      boolean right =
          lostWithATill
              || stands.equals(due)
              || (stands.isLaterThan(due) && wasLost(field, stands));
      if (!right && !beyond.contains(field)) {
        throw new Broken("I6", "%s: %s stands, %s is due".formatted(field, stands, due));
      }
    });
  }

  private boolean wasLost(Field field, Entry stands) {
    return perhaps.getOrDefault(field, List.of()).stream()
        .anyMatch(entry -> Objects.equals(entry, stands));
  }

  private static Optional<RootRecord> find(Replica place, String customer) {
    return place
        .read(handle ->
            Records.find(handle.getConnection(), place.dialect(), SyncCatalogue.CONTACT, customer))
        .map(StoredRecord::record);
  }
}
