/** A small shop of three tenants whose rows are made to trip a policy up: the same rows on every database. */
@NullMarked
package dev.ormai.testkit.shop;

import org.jspecify.annotations.NullMarked;
