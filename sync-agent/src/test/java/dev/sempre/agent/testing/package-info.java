/// What the tests of the agent share: a centre that can misbehave, a base that runs in one thread,
/// and small records.
@NullMarked
package dev.sempre.agent.testing;

import org.jspecify.annotations.NullMarked;
