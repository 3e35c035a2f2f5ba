/// The commands of the centre: what each takes, and how it says what came of it to people and to
/// scripts.
@NullMarked
package dev.sempre.centre.command;

import org.jspecify.annotations.NullMarked;
