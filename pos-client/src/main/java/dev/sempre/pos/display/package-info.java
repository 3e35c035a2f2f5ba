/// What a customer sees of his ticket: the moments of a sale, the two lines or the screen that they
/// become, and the way there, which no sale ever waits for.
@NullMarked
package dev.sempre.pos.display;

import org.jspecify.annotations.NullMarked;
