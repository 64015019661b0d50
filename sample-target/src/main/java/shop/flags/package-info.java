/** The shop's own feature flags and experiments. */
@NullMarked
package shop.flags;

import org.jspecify.annotations.NullMarked;
