/// The payment terminal: what a till may ask of it, its twin on the screen, and the line to one.
@NullMarked
package dev.sempre.pos.terminal;

import org.jspecify.annotations.NullMarked;
