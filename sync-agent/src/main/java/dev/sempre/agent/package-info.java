/// Synchronisation of one installation: the command line and the composition root, which is the
/// only place that makes threads and reads the machine's clock.
@NullMarked
package dev.sempre.agent;

import org.jspecify.annotations.NullMarked;
