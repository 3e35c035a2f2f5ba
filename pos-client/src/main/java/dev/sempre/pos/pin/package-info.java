/// Entering a PIN and what comes of it, for whoever asks for one.
@NullMarked
package dev.sempre.pos.pin;

import org.jspecify.annotations.NullMarked;
