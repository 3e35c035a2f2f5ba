package dev.sempre.centre.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.sempre.centre.testing.Http;
import dev.sempre.centre.testing.Http.Reply;
import dev.sempre.centre.testing.StoreKind;
import dev.sempre.centre.testing.TestCentre;
import dev.sempre.centre.testing.TestDevice;
import dev.sempre.model.chain.ChainHead;
import dev.sempre.model.wire.Messages;
import dev.sempre.replica.chain.AnchorStore;
import dev.sempre.replica.sync.Changes;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The centre keeps what tills tell of their chains. Source: R36.
final class AnchorsTest {
  private static final String FIRST = "a".repeat(64);
  private static final String SECOND = "b".repeat(64);

  @TempDir Path folder;

  private static TestCentre rossi(Path folder, StoreKind kind) {
    TestCentre centre = TestCentre.start(folder, kind);
    centre.company("rossi");
    return centre;
  }

  private static Messages.Head head(TestDevice till, String chains) {
    Reply reply =
        Http.send(till.authorized("rossi", "/head").header(Messages.CHAINS, chains).GET());
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    return reply.as(Messages.Head.class);
  }

  @ParameterizedTest
  @EnumSource
  void newestOfAChainThatWasToldComesBack(StoreKind kind) {
    try (TestCentre centre = rossi(folder, kind)) {
      TestDevice till = centre.device("rossi", "1");
      head(till, ChainHead.write(List.of(new ChainHead("1-1", 3, FIRST))));
      Messages.Head answer = head(till, ChainHead.write(List.of(new ChainHead("1-1", 5, SECOND))));
      assertThat(answer.anchors()).containsExactly(new Messages.Anchor("1-1", 5, SECOND));

      assertThat(head(till, ChainHead.write(List.of(new ChainHead("1-1", 3, FIRST)))).anchors())
          .as("what was told before stands")
          .containsExactly(new Messages.Anchor("1-1", 5, SECOND));
      List<AnchorStore.Anchor> kept =
          centre.replica("rossi").read(handle -> AnchorStore.between(handle, "1-1", 1, 9));
      assertThat(kept)
          .extracting(AnchorStore.Anchor::number, AnchorStore.Anchor::device)
          .containsExactly(tuple(3L, till.id()), tuple(5L, till.id()));
    }
  }

  @Test
  void olderTillTellsNothingAndIsToldNothing() {
    try (TestCentre centre = rossi(folder, StoreKind.SQLITE)) {
      TestDevice till = centre.device("rossi", "1");
      assertThat(till.get("/head").as(Messages.Head.class).anchors()).isNull();
    }
  }

  @Test
  void whatIsToldMovesNoFeed() {
    try (TestCentre centre = rossi(folder, StoreKind.SQLITE)) {
      TestDevice till = centre.device("rossi", "1");
      Changes.Head before = centre.replica("rossi").read(Changes::head);
      head(till, ChainHead.write(List.of(new ChainHead("1-1", 3, FIRST))));
      Changes.Head after = centre.replica("rossi").read(Changes::head);
      assertThat(after).isEqualTo(before);
    }
  }

  @Test
  void wordsThatAreNoneHinderNobody() {
    try (TestCentre centre = rossi(folder, StoreKind.SQLITE)) {
      TestDevice till = centre.device("rossi", "1");
      assertThat(head(till, "; drop table sale; --,1-1:x:y,,,").anchors()).isEmpty();
    }
  }
}
