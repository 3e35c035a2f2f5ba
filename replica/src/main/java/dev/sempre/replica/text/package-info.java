/// How names with their translations lie in two columns, how words are compared in searches, and
/// how an owner is marked of what was set aside.
@NullMarked
package dev.sempre.replica.text;

import org.jspecify.annotations.NullMarked;
