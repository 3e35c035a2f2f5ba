package dev.sempre.simulation.line;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// One connection to the line: requests come one after the other, and each meets its own fault.
final class Conversation {
  private static final int PIECES = 20;

  private static final String PORTAL =
      "<!doctype html><html><head><title>Wi-Fi</title></head><body>Accept to go on</body></html>";

  /// What follows a request.
  private enum Next {
    GO_ON,
    CLOSE,
    RESET
  }

  private final FaultyProxy line;
  private final Socket client;

  Conversation(FaultyProxy line, Socket client) {
    this.line = line;
    this.client = client;
  }

  /// Passes on until one side ends it.
  void hold() {
    line.opened(client);
    try {
      InputStream in = new BufferedInputStream(client.getInputStream());
      Next next = Next.GO_ON;
      while (next == Next.GO_ON) {
        HttpMessage request = HttpMessage.request(in);
        next = request == null ? Next.CLOSE : meet(request, line.next());
      }
      if (next == Next.RESET) {
        client.setSoLinger(true, 0);
      }
    } catch (IOException e) {
      // One of the two was killed, which is what this is for; the other sees the connection end.
    } finally {
      line.ended(client);
    }
  }

  private Next meet(HttpMessage request, Fault fault) throws IOException {
    return switch (fault) {
      case Fault.None _ -> pass(ask(request));
      case Fault.RequestLost _ -> Next.CLOSE;
      case Fault.AnswerLost _ -> {
        HttpMessage _ = ask(request);
        yield Next.RESET;
      }
      case Fault.HeadCut(int permille) -> {
        HttpMessage answer = ask(request);
        yield answer == null ? Next.RESET : cut(answer.head(), permille);
      }
      case Fault.BodyCut(int permille) -> {
        HttpMessage answer = ask(request);
        if (answer == null) {
          yield Next.RESET;
        }
        send(answer.head());
        yield cut(answer.body(), permille);
      }
      case Fault.Twice(long afterMillis) -> {
        Next next = pass(ask(request));
        line.later(afterMillis, () -> deliver(request));
        yield next;
      }
      case Fault.Late(long afterMillis) -> {
        line.later(afterMillis, () -> deliver(request));
        yield Next.RESET;
      }
      case Fault.Slow(long overMillis) -> trickle(ask(request), overMillis);
      case Fault.Silent(long forMillis) -> {
        HttpMessage _ = ask(request);
        Pauses.pause(forMillis);
        yield Next.CLOSE;
      }
      case Fault.Portal _ -> answer("200 OK", "Content-Type: text/html; charset=utf-8", PORTAL);
      case Fault.Patience(int status, int retryAfterSeconds) ->
          answer(status + " Patience", "Retry-After: " + retryAfterSeconds, "");
      case Fault.Refused(long forMillis) -> {
        line.refuse(forMillis);
        yield Next.CLOSE;
      }
    };
  }

  /// @return null if the server ends the connection without a word
  private @Nullable HttpMessage ask(HttpMessage request) throws IOException {
    line.awaitWay(Partition.NO_REQUESTS);
    Socket server = line.connect();
    try {
      OutputStream out = server.getOutputStream();
      out.write(request.head());
      out.write(request.body());
      out.flush();
      HttpMessage answer = HttpMessage.answer(new BufferedInputStream(server.getInputStream()));
      line.awaitWay(Partition.NO_ANSWERS);
      return answer;
    } finally {
      line.ended(server);
    }
  }

  private void deliver(HttpMessage request) {
    try {
      HttpMessage _ = ask(request);
    } catch (IOException e) {
      // The server is down: then this copy does not arrive either.
    }
  }

  private Next pass(@Nullable HttpMessage answer) throws IOException {
    if (answer == null) {
      return Next.RESET;
    }
    send(answer.head());
    send(answer.body());
    return answer.isLast() ? Next.CLOSE : Next.GO_ON;
  }

  private Next cut(byte[] part, int permille) throws IOException {
    OutputStream out = client.getOutputStream();
    out.write(part, 0, (int) ((long) part.length * permille / 1_000));
    out.flush();
    return Next.CLOSE;
  }

  private Next trickle(@Nullable HttpMessage answer, long overMillis) throws IOException {
    if (answer == null) {
      return Next.RESET;
    }
    send(answer.head());
    int piece = Math.ceilDiv(answer.body().length, PIECES);
    OutputStream out = client.getOutputStream();
    for (int sent = 0; sent < answer.body().length; sent += piece) {
      out.write(answer.body(), sent, Math.min(piece, answer.body().length - sent));
      out.flush();
      Pauses.pause(overMillis / PIECES);
    }
    return answer.isLast() ? Next.CLOSE : Next.GO_ON;
  }

  /// An answer that the server knows nothing of.
  private Next answer(String status, String header, String body) throws IOException {
    send(
        "HTTP/1.1 %s\r\n%s\r\nContent-Length: %d\r\n\r\n%s"
            .formatted(status, header, body.length(), body)
            .getBytes(StandardCharsets.US_ASCII));
    return Next.GO_ON;
  }

  private void send(byte[] bytes) throws IOException {
    client.getOutputStream().write(bytes);
    client.getOutputStream().flush();
  }
}
