/// The practice ground of a till: a database of its own, with what head office has laid down and
/// nothing that anybody has sold. Source: T12.
@NullMarked
package dev.sempre.replica.training;

import org.jspecify.annotations.NullMarked;
