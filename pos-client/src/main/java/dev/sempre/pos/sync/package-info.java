/// The sync monitor: what moves next, what needs a person, what has moved.
@NullMarked
package dev.sempre.pos.sync;

import org.jspecify.annotations.NullMarked;
