/// What customers owe, and what they have paid of it. Source: T5, M4, M7.
@NullMarked
package dev.sempre.replica.account;

import org.jspecify.annotations.NullMarked;
