package dev.sempre.model.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sempre.model.wire.Messages.Head;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessagesTest {
  private static final String HEAD =
      "{\"epoch\":\"e1\",\"head\":77,\"schema\":3,\"serverMillis\":5,\"seen\":\"life:7\"}";

  private static Head read(String body) throws IOException {
    return Messages.read(body.getBytes(UTF_8), Head.class);
  }

  @Test
  void aMessageIsReadWhateverIsNewInIt() throws IOException {
    assertThat(read(HEAD)).isEqualTo(new Head("e1", 77, null, 3, 5, "life:7", null));
    assertThat(read(HEAD.replace("{", "{\"later\":[{\"a\":1}],")))
        .isEqualTo(new Head("e1", 77, null, 3, 5, "life:7", null));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "{\"epoch\":\"e1\"",
        "{epoch:'e1'}",
        "{\"head\":\"many\"}",
        "{\"head\":1e99}",
        "{\"epoch\":\"e1\"} {}",
        "{\"epoch\":\"e1\"}<html>"
      })
  void whatIsNotOneMessageIsRefused(String body) {
    assertThatThrownBy(() -> read(body)).isInstanceOf(IOException.class);
  }
}
