@NullMarked
package dev.sempre.replica.party;

import org.jspecify.annotations.NullMarked;
