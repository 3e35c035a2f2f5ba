/// The command line of the till.
@NullMarked
package dev.sempre.pos.command;

import org.jspecify.annotations.NullMarked;
