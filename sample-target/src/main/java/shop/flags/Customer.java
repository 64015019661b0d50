package shop.flags;

/**
 * Whom the flags decide for.
 *
 * @param id what all experiments key on
 */
public record Customer(String id, String name) {}
