/// The company's places and people: establishments, devices, users, roles and permissions.
@NullMarked
package dev.sempre.model.organisation;

import org.jspecify.annotations.NullMarked;
