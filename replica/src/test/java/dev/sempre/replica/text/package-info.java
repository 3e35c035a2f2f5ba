@NullMarked
package dev.sempre.replica.text;

import org.jspecify.annotations.NullMarked;
