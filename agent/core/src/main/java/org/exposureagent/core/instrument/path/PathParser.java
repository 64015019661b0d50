package org.exposureagent.core.instrument.path;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads one {@link Path} or {@link Expression}, left to right, one character ahead. */
final class PathParser {

    private final String text;
    private int at;

    PathParser(String text) {
        this.text = text;
    }

    Path path() throws RefusedException {
        Path path = nextPath();
        if (at < text.length()) {
            throw expected(".");
        }
        return path;
    }

    Expression expression() throws RefusedException {
        List<Expression.Sum> alternatives = new ArrayList<>();
        do {
            alternatives.add(sum());
        } while (takes('|'));
        skipBlanks();
        if (at < text.length()) {
            throw expected("one of . ? : + |");
        }
        return new Expression(List.copyOf(alternatives));
    }

    private Expression.Sum sum() throws RefusedException {
        List<Expression.Term> terms = new ArrayList<>();
        do {
            terms.add(term());
        } while (takes('+'));
        return new Expression.Sum(List.copyOf(terms));
    }

    private Expression.Term term() throws RefusedException {
        Path path = nextPath();
        if (!takes('?')) {
            return new Expression.Term(path, null);
        }
        String whenTrue = quoted();
        String whenFalse = takes(':') ? quoted() : null;
        return new Expression.Term(path, new Expression.Choice(whenTrue, whenFalse));
    }

    private Path nextPath() throws RefusedException {
        int start = at;
        Root root = root();
        String cast = peek('(') ? cast() : null;
        List<Step> steps = new ArrayList<>();
        while (peek('.')) {
            steps.add(step());
        }
        return new Path(text.substring(start, at), root, cast, List.copyOf(steps));
    }

    private Root root() throws RefusedException {
        if (peek('\'')) {
            return new Root.Text(quoted());
        }
        int start = at;
        String word = name("this, return, item, argN or a 'literal'");
        return switch (word) {
            case "this" -> Root.Named.THIS;
            case "return" -> Root.Named.RETURN;
            case "item" -> Root.Named.ITEM;
            default -> {
                if (!isArgument(word)) {
                    at = start;
                    throw expected("this, return, item, argN or a 'literal'");
                }
                yield argument(word);
            }
        };
    }

    private Step step() throws RefusedException {
        expect('.');
        String name = name("the name of a field or method");
        List<Literal> arguments = peek('(') && startsArguments() ? arguments() : null;
        String cast = peek('(') ? cast() : null;
        boolean optional = peek('?');
        if (optional) {
            at++;
        }
        return new Step(name, arguments, cast, optional);
    }

    /** Behind a name, {@code (} opens arguments if it is closed at once or a literal or argN follows, else a cast. */
    private boolean startsArguments() {
        int next = at + 1;
        while (next < text.length() && text.charAt(next) == ' ') {
            next++;
        }
        if (next == text.length()) {
            return true;
        }
        char first = text.charAt(next);
        if (first == ')' || first == '\'' || first == '-' || isDigit(first)) {
            return true;
        }
        int end = next;
        while (end < text.length() && Character.isJavaIdentifierPart(text.charAt(end))) {
            end++;
        }
        boolean dotted = end < text.length() && text.charAt(end) == '.';
        String word = text.substring(next, end);
        return !dotted && (isWord(word) || isArgument(word));
    }

    private List<Literal> arguments() throws RefusedException {
        expect('(');
        List<Literal> literals = new ArrayList<>();
        skipBlanks();
        while (!peek(')')) {
            if (!literals.isEmpty()) {
                expect(',');
                skipBlanks();
            }
            literals.add(literal());
            skipBlanks();
        }
        expect(')');
        return List.copyOf(literals);
    }

    private Literal literal() throws RefusedException {
        if (peek('\'')) {
            return new Literal(quoted());
        }
        int start = at;
        while (at < text.length() && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '-')) {
            at++;
        }
        String word = text.substring(start, at);
        if (isWord(word)) {
            return new Literal(word.equals("null") ? null : Boolean.valueOf(word));
        }
        if (isArgument(word)) {
            return new Literal(argument(word));
        }
        try {
            return new Literal(Integer.valueOf(word));
        } catch (NumberFormatException e) {
            at = start;
            throw expected("a 'literal', an integer, argN, true, false or null");
        }
    }

    private String cast() throws RefusedException {
        expect('(');
        StringBuilder name = new StringBuilder(name("the name of a class"));
        while (peek('.')) {
            at++;
            name.append('.').append(name("the name of a class"));
        }
        expect(')');
        return name.toString();
    }

    private String quoted() throws RefusedException {
        expect('\'');
        StringBuilder value = new StringBuilder();
        while (true) {
            int quote = text.indexOf('\'', at);
            if (quote < 0) {
                at = text.length();
                throw expected("'");
            }
            value.append(text, at, quote);
            at = quote + 1;
            if (!peek('\'')) {
                return value.toString();
            }
            value.append('\'');
            at++;
        }
    }

    /** Kotlin mangles some names with a hyphen, so that one is let through. */
    private String name(String what) throws RefusedException {
        int start = at;
        while (at < text.length() && (Character.isJavaIdentifierPart(text.charAt(at)) || text.charAt(at) == '-')) {
            at++;
        }
        if (start == at || isDigit(text.charAt(start))) {
            at = start;
            throw expected(what);
        }
        return text.substring(start, at);
    }

    /** Whether an operator follows, which is then read, with the blanks around it. */
    private boolean takes(char operator) {
        int end = at;
        skipBlanks();
        if (!peek(operator)) {
            at = end;
            return false;
        }
        at++;
        skipBlanks();
        return true;
    }

    private void skipBlanks() {
        while (peek(' ')) {
            at++;
        }
    }

    private boolean peek(char wanted) {
        return at < text.length() && text.charAt(at) == wanted;
    }

    private void expect(char wanted) throws RefusedException {
        if (!peek(wanted)) {
            throw expected(String.valueOf(wanted));
        }
        at++;
    }

    private RefusedException expected(@Nullable String what) {
        return new RefusedException("malformed at column " + (at + 1) + ": expected " + what);
    }

    private static boolean isArgument(String word) {
        return word.matches("arg[0-9]{1,3}");
    }

    private static Root.Argument argument(String word) {
        return new Root.Argument(Integer.parseInt(word.substring(3)));
    }

    private static boolean isWord(String word) {
        return word.equals("true") || word.equals("false") || word.equals("null");
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
