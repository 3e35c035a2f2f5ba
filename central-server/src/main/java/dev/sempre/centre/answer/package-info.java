/// How the centre says no: refusals of business as values, failures of its surroundings as one
/// exception.
@NullMarked
package dev.sempre.centre.answer;

import org.jspecify.annotations.NullMarked;
