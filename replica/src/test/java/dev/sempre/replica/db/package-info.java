@NullMarked
package dev.sempre.replica.db;

import org.jspecify.annotations.NullMarked;
