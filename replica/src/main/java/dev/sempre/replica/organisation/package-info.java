/// Stores of the company's places and people, its settings, and the hash of a person's PIN.
@NullMarked
package dev.sempre.replica.organisation;

import org.jspecify.annotations.NullMarked;
