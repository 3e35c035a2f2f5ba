/// The chain in which every ticket of a till is sealed. Source: T11, R35.
@NullMarked
package dev.sempre.model.chain;

import org.jspecify.annotations.NullMarked;
