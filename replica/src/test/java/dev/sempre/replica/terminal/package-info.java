@NullMarked
package dev.sempre.replica.terminal;

import org.jspecify.annotations.NullMarked;
