@NullMarked
package dev.sempre.replica.organisation;

import org.jspecify.annotations.NullMarked;
