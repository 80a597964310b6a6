/** The last proof: the text that will run is read again and must hold each table inside exactly its policy relation. */
@NullMarked
package dev.ormai.planner.certify;

import org.jspecify.annotations.NullMarked;
