@NullMarked
package dev.sempre.replica.account;

import org.jspecify.annotations.NullMarked;
