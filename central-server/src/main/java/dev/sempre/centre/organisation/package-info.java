/// What the centre does with a company's places and people: founding it, its establishments, users
/// and devices.
@NullMarked
package dev.sempre.centre.organisation;

import org.jspecify.annotations.NullMarked;
