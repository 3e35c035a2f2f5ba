/// What happens at a till and has to be accounted for.
@NullMarked
package dev.sempre.model.journal;

import org.jspecify.annotations.NullMarked;
