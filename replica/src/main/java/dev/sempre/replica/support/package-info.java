/// Store of questions to head office.
@NullMarked
package dev.sempre.replica.support;

import org.jspecify.annotations.NullMarked;
