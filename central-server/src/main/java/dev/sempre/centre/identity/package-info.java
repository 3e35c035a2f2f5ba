/// Who is asking: enrolment with one-time codes, challenges signed by devices, tokens. Source: R51,
/// R52, architecture section 8.
@NullMarked
package dev.sempre.centre.identity;

import org.jspecify.annotations.NullMarked;
