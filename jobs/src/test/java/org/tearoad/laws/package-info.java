/** The laws of the design, asked of whole runs over raw files; and the place where they run. */
package org.tearoad.laws;
