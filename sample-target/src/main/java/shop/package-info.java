/** A small shop: one customer visits it, from the home page to the till. */
@NullMarked
package shop;

import org.jspecify.annotations.NullMarked;
