package dev.sempre.centre.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.jca.JCAContext;
import com.nimbusds.jose.util.Base64URL;
import dev.sempre.centre.tenant.CentreKeys;
import java.util.Set;

/// Signs and verifies tokens with the centre's own Ed25519 key, and with nothing that a token
/// brings along. The platform has the algorithm, so no further library is needed for it.
final class EdDsa implements JWSSigner, JWSVerifier {
  private final CentreKeys keys;
  private final JCAContext context = new JCAContext();

  EdDsa(CentreKeys keys) {
    this.keys = keys;
  }

  @Override
  public Base64URL sign(JWSHeader header, byte[] content) throws JOSEException {
    requireOurs(header);
    return Base64URL.encode(keys.sign(content));
  }

  @Override
  public boolean verify(JWSHeader header, byte[] content, Base64URL signature)
      throws JOSEException {
    requireOurs(header);
    return keys.verifies(content, signature.decode());
  }

  private static void requireOurs(JWSHeader header) throws JOSEException {
    if (!JWSAlgorithm.EdDSA.equals(header.getAlgorithm())) {
      throw new JOSEException("the only algorithm is EdDSA");
    }
  }

  @Override
  public Set<JWSAlgorithm> supportedJWSAlgorithms() {
    return Set.of(JWSAlgorithm.EdDSA);
  }

  @Override
  public JCAContext getJCAContext() {
    return context;
  }
}
