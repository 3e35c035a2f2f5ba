/// Does what the machine decides: talks to the upstream place through a port, reads and writes the
/// replica, keeps the journal and the state of the line. Everything that makes a run unrepeatable
/// (time, randomness, threads) comes in through [Ports], so that a simulation can own it.
@NullMarked
package dev.sempre.agent.run;

import org.jspecify.annotations.NullMarked;
