package dev.sempre.model.chain;

import org.jspecify.annotations.Nullable;

/// The device's key, as far as it is there.
@FunctionalInterface
public interface Signer {
  /// Of a place that has no key: the centre, a test.
  Signer NONE = _ -> null;

  /// Signature over the UTF-8 bytes of a text, base64; null without a key. Any thread.
  @Nullable String sign(String text);
}
