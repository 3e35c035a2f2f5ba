/// Telling a scanner that types like a keyboard from a person, for every screen that hears scans.
@NullMarked
package dev.sempre.pos.scan;

import org.jspecify.annotations.NullMarked;
