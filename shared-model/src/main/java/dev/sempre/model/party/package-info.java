/// People and companies that the company deals with.
@NullMarked
package dev.sempre.model.party;

import org.jspecify.annotations.NullMarked;
