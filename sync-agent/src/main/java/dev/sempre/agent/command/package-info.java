/// The command line: what it takes, what it answers to people and to scripts.
@NullMarked
package dev.sempre.agent.command;

import org.jspecify.annotations.NullMarked;
