package dev.sempre.pos.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Source: T4, T9.
@Timeout(60)
final class ToledoScaleTest {
  private static final String STX = "\u0002";

  @TempDir Path folder;

  @SuppressWarnings("NullAway.Init")
  private FakeScale device;

  private final ExecutorService threads =
      Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task);
        thread.setDaemon(true);
        return thread;
      });

  @BeforeEach
  void plugIn() throws IOException {
    device = new FakeScale();
  }

  @AfterEach
  void unplug() throws IOException {
    device.close();
    threads.shutdownNow();
  }

  private Scale scale() {
    return scale(device.port());
  }

  private static Scale scale(int port) {
    return new ToledoScale(
        new TcpDialogue(
            "127.0.0.1",
            port,
            new TcpDialogue.Patience(1_000, 400),
            () -> System.nanoTime() / 1_000_000));
  }

  private static Weighing grams(long grams) {
    return new Weighing.Stable(grams);
  }

  @Test
  void aLoadThatLiesStillIsToldInGrams() {
    device.says(STX + "00.482\r").says(STX + "12.005\r").says(STX + "00.000\r");

    assertThat(scale().weigh()).isEqualTo(grams(482));
    assertThat(scale().weigh()).isEqualTo(grams(12_005));
    assertThat(scale().weigh()).isEqualTo(grams(0));
    assertThat(device.asked()).containsExactly((int) 'W', (int) 'W', (int) 'W');
  }

  @Test
  void aNetWeightCountsAndSoDoesOneWithThePortsParity() {
    device.says(STX + " 0.482N\r").says("\u008200.\u00b482\u008d");

    assertThat(scale().weigh()).isEqualTo(grams(482));
    assertThat(scale().weigh()).isEqualTo(grams(482));
  }

  @Test
  void aLoadThatMovesIsTooHeavyOrTooLightIsNoWeight() {
    device
        .says(STX + "?\u0001\r")
        .says(STX + "?\u0003\r")
        .says(STX + "?\u0004\r")
        .says(STX + "?\u0008\r");

    assertThat(scale().weigh()).isEqualTo(new Weighing.Moving());
    assertThat(scale().weigh()).isEqualTo(new Weighing.Overloaded());
    assertThat(scale().weigh()).isEqualTo(new Weighing.BelowZero());
    assertThat(scale().weigh()).isInstanceOf(Weighing.NotUnderstood.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "00.482\r",
        STX + "00482\r",
        STX + "0.48\r",
        STX + "-0.482\r",
        STX + "0.482kg\r",
        STX + "?\r",
        STX + "\r",
        "\r",
        "HTTP/1.1 400 Bad Request, and much more that no scale has ever said to anybody at all\r",
      })
  void whatIsNoWeightIsNeverTakenForOne(String said) {
    device.says(said);

    assertThat(scale().weigh()).isInstanceOf(Weighing.NotUnderstood.class);
  }

  @Test
  void aDeadScaleIsWaitedForOnceAndNotForEver() throws IOException {
    device.says("");
    long before = System.nanoTime();

    assertThat(scale().weigh()).isInstanceOf(Weighing.NoAnswer.class);
    assertThat((System.nanoTime() - before) / 1_000_000).isBetween(350L, 3_000L);
    device.close();
    assertThat(scale().weigh()).isInstanceOf(Weighing.NoAnswer.class);
  }

  /// An answer that comes too late must not be the weight of what is put there next.
  @Test
  void aSlowAnswerIsGivenUpAndDoesNotCountForTheNextQuestion() {
    device.drawls(STX + "09.999\r", 150).says(STX + "00.482\r");

    assertThat(scale().weigh()).isInstanceOf(Weighing.NoAnswer.class);
    assertThat(scale().weigh()).isEqualTo(grams(482));
  }

  @Test
  void anAnswerInPiecesIsOne() {
    device.drawls(STX + "00.482\r", 20);

    assertThat(scale().weigh()).isEqualTo(grams(482));
  }

  /// A file holds the answer behind the place that the question is written to, as a port would.
  @Test
  void aScaleAtADeviceFileIsAskedAndHeard() throws IOException {
    Path port = Files.writeString(folder.resolve("ttyUSB0"), "?" + STX + "00.755\r");
    Scale scale = new ToledoScale(new FileDialogue(port, threads, 2_000));

    assertThat(scale.weigh()).isEqualTo(grams(755));
    assertThat(Files.readString(port)).startsWith("W");
  }

  @Test
  void aDeviceFileThatIsNotThereIsNoAnswerAndIsNotMade() {
    Path port = folder.resolve("ttyUSB1");

    assertThat(new ToledoScale(new FileDialogue(port, threads, 2_000)).weigh())
        .isInstanceOf(Weighing.NoAnswer.class);
    assertThat(port).doesNotExist();
  }

  /// A pipe gives back the question and then nothing: a cable that echoes, at a scale that is off.
  @Test
  void aPortThatHangsCostsOneThreadAndIsAskedAgainOnceItLetsGo() throws Exception {
    Path pipe = folder.resolve("pipe");
    Assumptions.assumeTrue(Files.isExecutable(Path.of("/usr/bin/mkfifo")));
    new ProcessBuilder("/usr/bin/mkfifo", pipe.toString()).start().waitFor();
    Scale scale = new ToledoScale(new FileDialogue(pipe, threads, 300));

    assertThat(scale.weigh()).isInstanceOf(Weighing.NoAnswer.class);
    assertThat(scale.weigh()).isInstanceOf(Weighing.NoAnswer.class);
  }

  @Test
  void theTwinSaysWhatARealOneWould() {
    VirtualScale twin = new VirtualScale();
    Scale scale = new ToledoScale(twin);

    assertThat(scale.weigh()).isEqualTo(grams(0));
    twin.put(1_250);
    assertThat(scale.weigh()).isEqualTo(grams(1_250));
    twin.put(VirtualScale.MOST_GRAMS + 1);
    assertThat(scale.weigh()).isEqualTo(new Weighing.Overloaded());
    twin.put(-5);
    assertThat(scale.weigh()).isEqualTo(new Weighing.BelowZero());
    twin.become(VirtualScale.Condition.MOVING);
    assertThat(scale.weigh()).isEqualTo(new Weighing.Moving());
    twin.become(VirtualScale.Condition.SILENT);
    assertThat(scale.weigh()).isInstanceOf(Weighing.NoAnswer.class);
    twin.become(VirtualScale.Condition.GARBLED);
    assertThat(scale.weigh()).isInstanceOf(Weighing.NotUnderstood.class);
  }
}
