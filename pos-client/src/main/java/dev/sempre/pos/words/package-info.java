/// The words of the screens in English, Italian, Portuguese (Brazil) and French, and how figures
/// are written in each.
@NullMarked
package dev.sempre.pos.words;

import org.jspecify.annotations.NullMarked;
