/**
 * How much published figures were revised: what each release told (its vintages, which are kept for
 * ever), and how earlier releases differ from this one. In: the marts of this release, the vintages
 * of the releases that stand. These marts are functions of both, so they alone may differ between a
 * rebuild in an empty warehouse and a year of nights.
 */
package org.tearoad.marts.revisions;
