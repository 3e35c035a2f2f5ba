@NullMarked
package dev.sempre.centre.http;

import org.jspecify.annotations.NullMarked;
