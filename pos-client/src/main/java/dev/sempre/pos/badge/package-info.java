/// Badges that are held before the scanner: whose they are, and what a screen says if they open
/// nothing.
@NullMarked
package dev.sempre.pos.badge;

import org.jspecify.annotations.NullMarked;
