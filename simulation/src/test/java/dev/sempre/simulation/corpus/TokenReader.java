package dev.sempre.simulation.corpus;

import dev.sempre.centre.identity.Tokens;
import dev.sempre.centre.identity.Tokens.Holder;
import dev.sempre.centre.tenant.CentreStore;
import dev.sempre.centre.tenant.Ports;
import dev.sempre.model.id.UuidV7;
import dev.sempre.simulation.corpus.FuzzTarget.Reader;
import dev.sempre.simulation.corpus.FuzzTarget.Verdict;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

/// Shows tokens to a centre: the input as it is, which cannot be a good one, and its two lines as
/// header and claims under the centre's own signature, so that what stands behind the check of the
/// signature is tried too.
final class TokenReader implements Reader {
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  private final CentreStore centre;
  private final Tokens tokens;

  TokenReader(Path folder) {
    SecureRandom random = new SecureRandom();
    Ports ports =
        new Ports(
            () -> RunningCentre.NOON,
            new UuidV7(() -> RunningCentre.NOON, random),
            random,
            Runnable::run);
    centre = CentreStore.open(folder.resolve("centre"), null, ports);
    tokens = new Tokens(centre.keys(), ports.time());
  }

  @Override
  public Verdict read(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    Optional<Holder> forged = tokens.verify(text);
    if (forged.isPresent()) {
      throw new AssertionError("without a signature taken for " + forged.get());
    }
    int end = Math.max(0, text.indexOf('\n'));
    String content = coded(text.substring(0, end)) + "." + coded(text.substring(end));
    byte[] signature = centre.keys().sign(content.getBytes(StandardCharsets.US_ASCII));
    return tokens
        .verify(content + "." + BASE64.encodeToString(signature))
        .map(TokenReader::taken)
        .orElse(Verdict.REFUSED);
  }

  private static Verdict taken(Holder holder) {
    if (holder.tenant().isEmpty()
        || holder.device().isEmpty()
        || holder.establishment().isEmpty()
        || holder.key().isEmpty()) {
      throw new AssertionError("taken for nobody: " + holder);
    }
    return Verdict.TAKEN;
  }

  private static String coded(String text) {
    return BASE64.encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void close() {
    centre.close();
  }
}
