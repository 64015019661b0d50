package app.values;

final class Owner {

    final Flag current;

    Owner(Flag current) {
        this.current = current;
    }

    Owner self() {
        return this;
    }
}
