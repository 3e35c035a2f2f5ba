package dev.sempre.pos.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.agent.identity.Enrolment;
import dev.sempre.agent.identity.Identity;
import dev.sempre.agent.transport.ServerAddress;
import dev.sempre.model.organisation.DeviceKind;
import dev.sempre.pos.app.Installation;
import dev.sempre.pos.app.JoinedFolder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TryItTest {
  @TempDir Path folder;

  private final List<Runnable> beside = new ArrayList<>();
  private final List<Runnable> rings = new ArrayList<>();

  @Test
  void theCentreOfAnEarlierDayIsStartedBeside() throws IOException {
    int port = joinedEarlier();
    try (Installation till = open();
        TryIt tryIt = tryIt()) {
      begin(tryIt, till);
      assertThat(answers(port)).isFalse();
      run(beside);
      assertThat(answers(port)).isTrue();
      assertThat(rings).isEmpty();
    }
    assertThat(answers(port)).isFalse();
  }

  @Test
  void whileItsPortIsTakenTheTillWorksWithoutItsCentre() throws IOException {
    int port = joinedEarlier();
    try (Installation till = open();
        TryIt tryIt = tryIt()) {
      try (ServerSocket _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        begin(tryIt, till);
        run(beside);
      }
      assertThat(till.replica().place()).isPresent();
      assertThat(answers(port)).isFalse();
      run(rings);
      assertThat(answers(port)).isTrue();
    }
  }

  @Test
  void aClosedProgramStartsNoCentreAnyMore() throws IOException {
    int port = joinedEarlier();
    try (Installation till = open();
        TryIt tryIt = tryIt()) {
      begin(tryIt, till);
    }
    run(beside);
    assertThat(answers(port)).isFalse();
  }

  /// The disk was full when the demo company was joined, and its centre's folder has stayed.
  @Test
  void whoTriedItInVainAndJoinedACompanySinceIsNotTakenForItsTill() throws IOException {
    Files.createDirectories(folder.resolve("demo-centre"));
    JoinedFolder.make(folder, _ -> {});
    try (Installation till = open();
        TryIt tryIt = tryIt()) {
      assertThat(tryIt.pins(till.identity().orElseThrow())).isEmpty();
      begin(tryIt, till);
      assertThat(beside).isEmpty();
    }
  }

  /// A centre elsewhere may well have a company for trying, with people who set their own PINs.
  @Test
  void aCompanyOfTheSameNameElsewhereIsNotTheDemos() throws IOException {
    int port = joinedEarlier();
    try (Installation till = open();
        TryIt tryIt = tryIt()) {
      Identity here = till.identity().orElseThrow();
      assertThat(tryIt.pins(here)).isEqualTo(DemoCentre.pins());
      assertThat(tryIt.pins(at("http://127.0.0.1:" + port, here))).isNotEmpty();
      assertThat(tryIt.pins(at("https://shop.example", here))).isEmpty();
      assertThat(tryIt.pins(at("http://192.168.1.7:" + port, here))).isEmpty();
    }
  }

  private static Identity at(String address, Identity of) {
    return new Identity(
        ((ServerAddress.Parsed.Good) ServerAddress.parse(address)).address(),
        of.tenant(),
        of.company(),
        of.establishment(),
        of.device(),
        of.number(),
        of.key(),
        of.serverKey(),
        of.pinSecret());
  }

  private TryIt tryIt() {
    return new TryIt(folder, beside::add, (_, ring) -> rings.add(ring));
  }

  private static void begin(TryIt tryIt, Installation till) {
    assertThat(
            tryIt.in(
                till,
                (_, _) -> {
                  throw new IllegalStateException("nobody joins here");
                }))
        .isNotNull();
  }

  /// The till has joined the demo company some days ago.
  ///
  /// @return the port that its centre had
  private int joinedEarlier() throws IOException {
    try (DemoCentre centre = FurnishedCentre.demo(folder.resolve("demo-centre"));
        Installation till = open()) {
      assertThat(
              new Enrolment(till.folder(), till.replica(), new SecureRandom())
                  .enrol(centre.url(), centre.code("1"), "Till", DeviceKind.TILL))
          .isInstanceOf(Enrolment.Result.Enrolled.class);
      return centre.port();
    }
  }

  private Installation open() {
    return ((Installation.Opened.Ready) Installation.open(folder)).installation();
  }

  private static void run(List<Runnable> tasks) {
    List<Runnable> now = List.copyOf(tasks);
    tasks.clear();
    now.forEach(Runnable::run);
  }

  private static boolean answers(int port) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (java.net.ConnectException closed) {
      return false;
    }
  }
}
