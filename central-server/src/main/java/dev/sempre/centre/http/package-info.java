/// The centre on the network: routes, what each asks of whoever calls it, and how it says no.
/// Everything of Javalin and Jetty is in this package. Source: architecture section 7.
@NullMarked
package dev.sempre.centre.http;

import org.jspecify.annotations.NullMarked;
