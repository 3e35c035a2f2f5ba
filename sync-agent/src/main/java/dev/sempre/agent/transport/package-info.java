/// The line to the upstream place over HTTP: addresses, identity, tokens, timeouts, and what each
/// kind of silence means.
@NullMarked
package dev.sempre.agent.transport;

import org.jspecify.annotations.NullMarked;
