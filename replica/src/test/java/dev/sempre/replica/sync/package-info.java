@NullMarked
package dev.sempre.replica.sync;

import org.jspecify.annotations.NullMarked;
