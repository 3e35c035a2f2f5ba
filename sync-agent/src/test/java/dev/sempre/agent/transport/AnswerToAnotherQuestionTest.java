package dev.sempre.agent.transport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sempre.agent.machine.Failure;
import dev.sempre.agent.run.Upstream.Answer;
import dev.sempre.agent.run.Upstream.Answered;
import dev.sempre.agent.run.Upstream.Failed;
import dev.sempre.model.wire.Messages;
import dev.sempre.model.wire.Messages.ChallengeAnswer;
import java.io.IOException;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.Request;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What something on the way has kept and gives in the place of an answer. Source: F05, R20.
class AnswerToAnotherQuestionTest {
  private final MockWebServer server = new MockWebServer();
  private HttpCalls calls;

  @BeforeEach
  void open() throws IOException {
    server.start();
    calls =
        new HttpCalls(
            ((ServerAddress.Parsed.Good)
                    ServerAddress.parse("http://127.0.0.1:" + server.getPort()))
                .address());
  }

  @AfterEach
  void close() {
    server.close();
  }

  private Answer<ChallengeAnswer> ask() {
    return calls.call(
        new Request.Builder().url(server.url("/v1")).get(),
        0,
        HttpCalls.message(ChallengeAnswer.class));
  }

  private static MockResponse.Builder answer() {
    return new MockResponse.Builder()
        .setHeader("Content-Type", "application/json")
        .body("{\"challenge\":\"c\"}");
  }

  @Test
  void isNotTakenForOne() {
    server.enqueue(answer().setHeader(Messages.QUESTION, "what was asked yesterday").build());

    assertThat(ask())
        .isInstanceOfSatisfying(
            Failed.class,
            failed -> assertThat(failed.failure()).isInstanceOf(Failure.Unreachable.class));
  }

  @Test
  void isNeverRecognisedIfTheCentreIsTooOldToSayWhatItAnswers() {
    server.enqueue(answer().build());

    assertThat(ask()).isInstanceOf(Answered.class);
  }

  @Test
  void differsFromEachOther() throws InterruptedException {
    server.setDispatcher(
        new mockwebserver3.Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            String question = request.getHeaders().get(Messages.QUESTION);
            return answer().setHeader(Messages.QUESTION, String.valueOf(question)).build();
          }
        });

    assertThat(ask()).isInstanceOf(Answered.class);
    assertThat(ask()).isInstanceOf(Answered.class);

    assertThat(server.takeRequest().getHeaders().get(Messages.QUESTION))
        .isNotEqualTo(server.takeRequest().getHeaders().get(Messages.QUESTION));
  }
}
