/** Who sells abroad and on whose marketplaces, whether they stay, and what B2B platforms bring. */
package org.tearoad.marts.sellers;
