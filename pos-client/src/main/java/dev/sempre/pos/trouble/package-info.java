/// What a person at the till can be told went wrong or was refused: for each thing a code and four
/// sentences. Source: P7.
@NullMarked
package dev.sempre.pos.trouble;

import org.jspecify.annotations.NullMarked;
