/// What a till has asked its payment terminal for, and what became of it. All of it stays at the
/// place.
@NullMarked
package dev.sempre.replica.terminal;

import org.jspecify.annotations.NullMarked;
