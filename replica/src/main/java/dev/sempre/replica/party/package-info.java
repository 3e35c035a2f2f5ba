/// Store of the people and companies that the company deals with.
@NullMarked
package dev.sempre.replica.party;

import org.jspecify.annotations.NullMarked;
