/// Journeys through the whole program on fakes, as a person would take them, with pictures.
@NullMarked
package dev.sempre.pos.journey;

import org.jspecify.annotations.NullMarked;
