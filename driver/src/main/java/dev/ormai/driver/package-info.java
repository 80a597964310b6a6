/** The one door to a database: a JDBC driver that admits, records and forwards. */
@NullMarked
package dev.ormai.driver;

import org.jspecify.annotations.NullMarked;
