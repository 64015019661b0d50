package org.exposureagent.core.instrument.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.exposureagent.core.instrument.path.Expression.Choice;
import org.exposureagent.core.instrument.path.Expression.Term;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathTest {

    @Test
    void path_readsRootCastAndSteps() throws Exception {
        Path path = Path.parse("arg12(com.acme.User$Inner).get('a''b', -3, true, null)(com.acme.Key).id?");

        assertThat(path.root()).isEqualTo(new Root.Argument(12));
        assertThat(path.cast()).isEqualTo("com.acme.User$Inner");
        assertThat(path.steps())
                .containsExactly(
                        new Step(
                                "get",
                                List.of(new Literal("a'b"), new Literal(-3), new Literal(true), new Literal(null)),
                                "com.acme.Key",
                                false),
                        new Step("id", null, null, true));
    }

    @Test
    void parentheses_holdACastUnlessEmptyOrALiteral() throws Exception {
        Path path = Path.parse("this.field(User).method().other(false).truth(true.False)");

        assertThat(path.steps())
                .containsExactly(
                        new Step("field", null, "User", false),
                        new Step("method", List.of(), null, false),
                        new Step("other", List.of(new Literal(false)), null, false),
                        new Step("truth", null, "true.False", false));
    }

    @Test
    void mangledKotlinName_isAName() throws Exception {
        Path path = Path.parse("return.getId-pVg5ArA().name$app_release()");

        assertThat(path.steps()).extracting(Step::name).containsExactly("getId-pVg5ArA", "name$app_release");
    }

    @Test
    void lastCast_isSplitOff() throws Exception {
        Path.Split root = Path.parse("return(com.acme.Change)").splitLastCast();
        Path.Split step =
                Path.parse("arg0(com.acme.All).list()(com.acme.Change)").splitLastCast();

        assertThat(root.cast()).isEqualTo("com.acme.Change");
        assertThat(root.path().cast()).isNull();
        assertThat(step.cast()).isEqualTo("com.acme.Change");
        assertThat(step.path().cast()).isEqualTo("com.acme.All");
        assertThat(step.path().steps()).containsExactly(new Step("list", List.of(), null, false));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "\"\"          | 1 | this, return, item, argN or a 'literal'",
                "arg           | 1 | this, return, item, argN or a 'literal'",
                "argument      | 1 | this, return, item, argN or a 'literal'",
                "'open         | 6 | '",
                "this.         | 6 | the name of a field or method",
                "this.1a       | 6 | the name of a field or method",
                "this name     | 5 | .",
                "this.get('a'  | 13 | ,",
                "this.get('a',b) | 14 | a 'literal', an integer, argN, true, false or null",
                "this.get(99999999999) | 10 | a 'literal', an integer, argN, true, false or null",
                "this(com.)    | 10 | the name of a class",
                "this(com      | 9 | )",
                "this.a??      | 8 | .",
            })
    void malformedPath_isRefusedAtItsColumn(String text, int column, String expected) {
        assertThatThrownBy(() -> Path.parse(text))
                .isInstanceOf(RefusedException.class)
                .hasMessage("malformed at column " + column + ": expected " + expected);
    }

    @Test
    void choice_bindsStrongerThanPlusAndPlusThanBar() throws Exception {
        Expression expression =
                Expression.parse("arg0 + '+' + this.on() ? 'a' : 'b|' | arg1.x|arg2? 'it''s':'' | arg3 ? 'c'");

        assertThat(expression.alternatives())
                .extracting(Expression.Sum::terms)
                .containsExactly(
                        List.of(
                                new Term(Path.parse("arg0"), null),
                                new Term(Path.parse("'+'"), null),
                                new Term(Path.parse("this.on()"), new Choice("a", "b|"))),
                        List.of(new Term(Path.parse("arg1.x"), null)),
                        List.of(new Term(Path.parse("arg2"), new Choice("it's", ""))),
                        List.of(new Term(Path.parse("arg3"), new Choice("c", null))));
    }

    @Test
    void questionMarkBehindAMember_saysThatItMayBeAbsent() throws Exception {
        Expression expression = Expression.parse("arg0.a? ? 'x' : 'y' | arg0.b()?");

        assertThat(expression.alternatives())
                .extracting(Expression.Sum::terms)
                .containsExactly(
                        List.of(new Term(Path.parse("arg0.a?"), new Choice("x", "y"))),
                        List.of(new Term(Path.parse("arg0.b()?"), null)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '^',
            quoteCharacter = '"',
            value = {
                "arg0 arg1              ^ 6  ^ one of . ? : + |",
                "arg0.a? 'x' : 'y'      ^ 9  ^ one of . ? : + |",
                "arg0 |                 ^ 7  ^ this, return, item, argN or a 'literal'",
                "arg0 + | arg1          ^ 8  ^ this, return, item, argN or a 'literal'",
                "arg0 ? arg1 : 'x'      ^ 8  ^ '",
                "arg0 ? 'x' :           ^ 13 ^ '",
                "arg0 ? 'x' : arg1      ^ 14 ^ '",
                "arg0 ? 'x' : 'y' ? 'z' ^ 18 ^ one of . ? : + |",
            })
    void malformedExpression_isRefusedAtItsColumn(String text, int column, String expected) {
        assertThatThrownBy(() -> Expression.parse(text))
                .isInstanceOf(RefusedException.class)
                .hasMessage("malformed at column " + column + ": expected " + expected);
    }
}
