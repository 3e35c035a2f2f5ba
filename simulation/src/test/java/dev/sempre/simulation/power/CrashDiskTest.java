package dev.sempre.simulation.power;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// What an image may and may not hold. Every case is drawn a thousand times.
final class CrashDiskTest {
  private static final String FILE = "f";
  private static final int SECTOR = StoredFile.SECTOR_BYTES;

  private final CrashDisk disk = new CrashDisk(Map.of(FILE, sectors("aaa")));

  /// A sector full of each letter.
  private static byte[] sectors(String letters) {
    return letters
        .chars()
        .mapToObj(letter -> String.valueOf((char) letter).repeat(SECTOR))
        .collect(Collectors.joining())
        .getBytes(US_ASCII);
  }

  private void write(int sector, String letters) {
    disk.apply(new Entry.Written(FILE, (long) sector * SECTOR, sectors(letters)));
  }

  /// Each image that was drawn, a file as the letters that its sectors are full of; `?` for a
  /// sector that is torn and `0` for one that nobody wrote.
  private Set<Map<String, String>> images() {
    return LongStream.range(0, 1_000)
        .mapToObj(seed -> letters(disk.afterPowerLoss(new Random(seed * 0x9E3779B97F4A7C15L))))
        .collect(Collectors.toSet());
  }

  private Set<String> contents() {
    return images().stream()
        .map(image -> image.getOrDefault(FILE, "gone"))
        .collect(Collectors.toSet());
  }

  private static Map<String, String> letters(Map<String, byte[]> image) {
    Map<String, String> read = new TreeMap<>();
    image.forEach((name, bytes) -> read.put(name, letters(bytes)));
    return read;
  }

  private static String letters(byte[] bytes) {
    StringBuilder letters = new StringBuilder();
    for (int at = 0; at < bytes.length; at += SECTOR) {
      String sector = new String(bytes, at, Math.min(SECTOR, bytes.length - at), US_ASCII);
      boolean whole = sector.chars().distinct().count() == 1;
      letters.append(whole ? String.valueOf(sector.charAt(0)).replace('\0', '0') : "?");
    }
    return letters.toString();
  }

  @Test
  void whatWasSyncedIsThere() {
    write(1, "bb");
    disk.apply(new Entry.Synced(FILE));
    assertThat(contents()).containsExactly("abb");
  }

  @Test
  void whatWasNotSyncedIsThereSectorBySectorOrNot() {
    write(1, "bb");
    assertThat(contents()).contains("aaa", "aba", "aab", "abb").allMatch(c -> c.startsWith("a"));
  }

  @Test
  void oneWriteMayBeTorn() {
    write(1, "bb");
    assertThat(contents()).contains("a?a", "aa?").doesNotContain("a??");
  }

  @Test
  void laterWritesMayBeThereWithoutEarlierOnes() {
    write(0, "b");
    write(2, "c");
    assertThat(contents()).contains("aac", "baa", "bac");
  }

  @Test
  void sectorHoldsOneOfItsStates() {
    write(0, "b");
    write(0, "c");
    assertThat(contents()).contains("aaa", "baa", "caa").allMatch(c -> c.endsWith("aa"));
  }

  @Test
  void syncOfAnotherFileHelpsNothing() {
    write(0, "b");
    disk.apply(new Entry.Synced("g"));
    assertThat(contents()).contains("aaa");
  }

  @Test
  void fileMayBeCutBackOrNot() {
    disk.apply(new Entry.Resized(FILE, SECTOR));
    assertThat(contents()).containsExactlyInAnyOrder("aaa", "a");
    disk.apply(new Entry.Synced(FILE));
    assertThat(contents()).containsExactly("a");
  }

  @Test
  void fileMayBeLongerThanWhatHasArrived() {
    write(3, "bb");
    assertThat(contents()).contains("aaa", "aaa00", "aaabb", "aaa0b");
  }

  @Test
  void nameIsSafeOnceItsFolderIs() {
    disk.apply(new Entry.Written("g", 0, sectors("b")));
    disk.apply(new Entry.Synced("g"));
    Map<String, String> without = Map.of(FILE, "aaa");
    Map<String, String> with = Map.of(FILE, "aaa", "g", "b");
    assertThat(images()).isEqualTo(Set.of(without, with));
    disk.apply(new Entry.FolderSynced());
    assertThat(images()).isEqualTo(Set.of(with));
  }

  @Test
  void removedFileMayComeBack() {
    disk.apply(new Entry.Removed(FILE));
    assertThat(contents()).containsExactlyInAnyOrder("aaa", "gone");
    disk.apply(new Entry.FolderSynced());
    assertThat(contents()).containsExactly("gone");
  }

  @Test
  void newFileOfAnOldNameIsNeverMixedWithTheOldOne() {
    disk.apply(new Entry.Removed(FILE));
    write(0, "b");
    disk.apply(new Entry.Synced(FILE));
    assertThat(contents()).containsExactlyInAnyOrder("aaa", "gone", "b");
  }

  @Test
  void oneSeedGivesOneImage() {
    for (Entry entry : List.of(new Entry.Resized(FILE, 10), new Entry.Removed(FILE))) {
      write(0, "bcd");
      disk.apply(entry);
      assertThat(letters(disk.afterPowerLoss(new Random(5))))
          .isEqualTo(letters(disk.afterPowerLoss(new Random(5))));
    }
  }
}
