package app.types;

abstract class Rule {

    protected final String key;

    Rule(String key) {
        this.key = key;
    }

    abstract boolean matches(int user);
}

class PercentRule extends Rule {

    PercentRule(String key) {
        super(key);
    }

    @Override
    boolean matches(int user) {
        return user % 100 < 50;
    }
}

class CountryRule extends PercentRule {

    CountryRule(String key) {
        super(key);
    }

    @Override
    boolean matches(int user) {
        return !super.matches(user);
    }
}
