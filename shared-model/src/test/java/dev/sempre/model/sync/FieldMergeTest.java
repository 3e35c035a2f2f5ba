package dev.sempre.model.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.sempre.model.sync.FieldStamps.Stamp;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FieldMergeTest {
  private final CanonicalForm canonical = new CanonicalForm();

  @Test
  void theLaterFieldStandsAndTheOtherIsKept() {
    RootRecord left = contact("Rossi Bar", "1", "{\"*\":\"1@a\",\"name\":\"20@a\"}");
    RootRecord right = contact("Rossi", "2", "{\"*\":\"1@a\",\"phone\":\"30@b\"}");

    FieldMerge.Merged merged = FieldMerge.merge(left, right);

    assertThat(merged.record().text("name")).isEqualTo("Rossi Bar");
    assertThat(merged.record().text("phone")).isEqualTo("2");
    assertThat(merged.lost())
        .containsExactlyInAnyOrder(
            new FieldMerge.Lost("name", "Rossi", new Stamp(1, "a"), new Stamp(0x20, "a")),
            new FieldMerge.Lost("phone", "1", new Stamp(1, "a"), new Stamp(0x30, "b")));
  }

  @Test
  void aTieGoesToTheGreaterBase() {
    RootRecord left = contact("From a", "1", "{\"*\":\"5@a\"}");
    RootRecord right = contact("From b", "1", "{\"*\":\"5@b\"}");
    assertThat(FieldMerge.merge(left, right).record().text("name")).isEqualTo("From b");
    assertThat(FieldMerge.merge(right, left).record().text("name")).isEqualTo("From b");
  }

  @Test
  void anyOrderAndAnyRepetitionGivesTheSameRecord() {
    for (int seed = 0; seed < 500; seed++) {
      Random random = new Random(seed);
      List<RootRecord> states = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        states.add(randomState(random));
      }
      byte[] expected = canonical.hash(mergeAll(states));
      for (int order = 0; order < 6; order++) {
        List<RootRecord> shuffled = new ArrayList<>(states);
        shuffled.add(states.get(random.nextInt(states.size())));
        Collections.shuffle(shuffled, random);
        assertThat(canonical.hash(mergeAll(shuffled))).as("seed %d", seed).isEqualTo(expected);
      }
    }
  }

  @Test
  void fieldsThatOnlyNewerVersionKnowsAreMergedLikeTheOthers() {
    RootRecord left =
        carrying("{\"points\":1,\"tier\":\"GOLD\"}", "{\"*\":\"1@a\",\"tier\":\"9@a\"}");
    RootRecord right = carrying("{\"points\":2}", "{\"*\":\"1@a\",\"points\":\"8@b\"}");

    FieldMerge.Merged merged = FieldMerge.merge(left, right);

    assertThat(merged.record().extra()).isEqualTo("{\"points\":2,\"tier\":\"GOLD\"}");
    assertThat(merged.record().stamps())
        .isEqualTo("{\"*\":\"1@a\",\"points\":\"8@b\",\"tier\":\"9@a\"}");
    assertThat(merged.lost())
        .containsExactlyInAnyOrder(
            new FieldMerge.Lost("points", 1L, new Stamp(1, "a"), new Stamp(8, "b")),
            new FieldMerge.Lost("tier", null, new Stamp(1, "a"), new Stamp(9, "a")));
  }

  @Test
  void placesOfTwoVersionsThatMergeTheSameStatesEndWithTheSameRecord() {
    TableSpec newer = newerContact();
    for (int seed = 0; seed < 500; seed++) {
      Random random = new Random(seed);
      List<RootRecord> carried = new ArrayList<>();
      List<RootRecord> known = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        RootRecord state = randomlyStamped(random);
        carried.add(state);
        known.add(asOf(newer, state));
      }
      List<RootRecord> shuffled = new ArrayList<>(carried);
      Collections.shuffle(shuffled, random);

      byte[] where = canonical.hash(mergeAll(known));

      assertThat(canonical.hash(mergeAll(carried))).as("seed %d", seed).isEqualTo(where);
      assertThat(canonical.hash(mergeAll(shuffled))).as("seed %d", seed).isEqualTo(where);
    }
  }

  /// A state in which each field may have been stamped by itself, or with the record, or not exist.
  private static RootRecord randomlyStamped(Random random) {
    String base = List.of("a", "b", "c").get(random.nextInt(3));
    long rest = 1L + random.nextInt(5);
    StringBuilder stamps = new StringBuilder("{\"*\":\"%x@%s\"".formatted(rest, base));
    JsonObject extra = new JsonObject();
    for (String field : List.of("points", "tier", "phone", "deleted")) {
      long at = random.nextBoolean() ? rest : rest + 1 + random.nextInt(5);
      if (at > rest) {
        stamps.append(",\"%s\":\"%x@%s\"".formatted(field, at, base));
      }
      // One base gives one stamp to one value only.
      if (field.equals("points") && at % 3 > 0) {
        extra.addProperty(field, at * 10 + base.charAt(0));
      } else if (field.equals("tier") && at % 3 > 0) {
        extra.addProperty(field, base + at);
      }
    }
    RootRecord state = contact("Rossi", "1", stamps.append('}').toString());
    return new RootRecord(
        state.table(),
        "c1",
        "a",
        1,
        null,
        rest,
        "maria",
        false,
        state.values(),
        List.of(),
        state.stamps(),
        extra.isEmpty() ? null : extra.toString());
  }

  private static TableSpec newerContact() {
    TableSpec contact = SyncCatalogue.CONTACT;
    List<Column> columns = new ArrayList<>(contact.columns());
    columns.add(new Column("points", ColumnKind.INTEGER, false, 0, null));
    columns.add(new Column("tier", ColumnKind.TEXT, false, 200, null));
    return new TableSpec(
        contact.name(),
        contact.direction(),
        contact.scope(),
        contact.owner(),
        contact.policy(),
        columns,
        List.of());
  }

  /// The record as the version that knows its carried columns has it.
  private static RootRecord asOf(TableSpec newer, RootRecord record) {
    @Nullable Object[] values = Arrays.copyOf(record.values(), newer.columns().size());
    JsonObject left =
        Unfolding.root(newer, CanonicalForm.carried(record.extra()), values, List.of());
    assertThat(left.isEmpty()).isTrue();
    return new RootRecord(
        newer,
        record.id(),
        record.origin(),
        1,
        null,
        record.modifiedAt(),
        record.modifiedBy(),
        false,
        values,
        List.of(),
        record.stamps(),
        null);
  }

  private static RootRecord carrying(String extra, String stamps) {
    RootRecord state = contact("Rossi", "1", stamps);
    return new RootRecord(
        state.table(),
        "c1",
        "a",
        1,
        null,
        1,
        "maria",
        false,
        state.values(),
        List.of(),
        stamps,
        extra);
  }

  private static RootRecord mergeAll(List<RootRecord> states) {
    RootRecord merged = states.getFirst();
    for (RootRecord state : states) {
      merged = FieldMerge.merge(merged, state).record();
    }
    return merged;
  }

  private static RootRecord randomState(Random random) {
    String base = List.of("a", "b", "c").get(random.nextInt(3));
    long stamp = 1L + random.nextInt(6);
    // One base gives one stamp to one value only, as a real clock does.
    String name = "name-" + base + stamp;
    String phone = "phone-" + base + (stamp + 1);
    String json =
        "{\"*\":\"1@%s\",\"name\":\"%s@%s\",\"phone\":\"%s@%s\"}"
            .formatted(base, Long.toHexString(stamp), base, Long.toHexString(stamp + 1), base);
    RootRecord state = contact(name, phone, json);
    return new RootRecord(
        state.table(),
        state.id(),
        "a",
        1,
        null,
        stamp + 1,
        base + stamp,
        false,
        state.values(),
        List.of(),
        json,
        null);
  }

  private static RootRecord contact(String name, @Nullable String phone, String stamps) {
    @Nullable Object[] values = new Object[SyncCatalogue.CONTACT.columns().size()];
    values[SyncCatalogue.CONTACT.requireIndexOf("name")] = name;
    values[SyncCatalogue.CONTACT.requireIndexOf("phone")] = phone;
    return new RootRecord(
        SyncCatalogue.CONTACT,
        "c1",
        "a",
        1,
        null,
        1,
        "maria",
        false,
        values,
        List.of(),
        stamps,
        null);
  }
}
