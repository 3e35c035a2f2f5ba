/// How names with their translations lie in two columns, and how words are compared in searches.
@NullMarked
package dev.sempre.replica.text;

import org.jspecify.annotations.NullMarked;
