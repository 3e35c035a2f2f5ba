package dev.sempre.model.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.model.sync.FieldStamps.Stamp;
import java.util.ArrayList;
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
