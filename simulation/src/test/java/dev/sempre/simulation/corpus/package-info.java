/// Bad input as data: files with the expected verdict of each, sent to every route and file reader
/// of the real programs. Source: the corpus of bad input.
@NullMarked
package dev.sempre.simulation.corpus;

import org.jspecify.annotations.NullMarked;
