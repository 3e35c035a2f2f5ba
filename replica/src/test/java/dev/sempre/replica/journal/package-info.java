@NullMarked
package dev.sempre.replica.journal;

import org.jspecify.annotations.NullMarked;
