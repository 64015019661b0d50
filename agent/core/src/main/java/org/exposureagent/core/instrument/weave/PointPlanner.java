package org.exposureagent.core.instrument.weave;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.bytebuddy.ClassFileVersion;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.pool.TypePool;
import org.exposureagent.core.instrument.advice.Conversion;
import org.exposureagent.core.instrument.advice.PlannedEach;
import org.exposureagent.core.instrument.advice.PlannedPoint;
import org.exposureagent.core.instrument.advice.PlannedTerm;
import org.exposureagent.core.instrument.advice.PlannedValue;
import org.exposureagent.core.instrument.path.Expression;
import org.exposureagent.core.instrument.path.Path;
import org.exposureagent.core.instrument.path.PathResolver;
import org.exposureagent.core.instrument.path.RefusedException;
import org.exposureagent.core.instrument.path.ResolvedPath;
import org.exposureagent.integrations.Point;
import org.exposureagent.integrations.Value;
import org.jspecify.annotations.Nullable;

/** Plans one point in one method: resolves its paths, or says why it cannot be woven. */
final class PointPlanner {

    private static final TypeDescription OBJECT = TypeDescription.ForLoadedType.of(Object.class);

    private final TypePool types;
    private final TypeDescription woven;
    private final ClassFileVersion version;
    private final Point point;
    private final MethodDescription method;

    PointPlanner(
            TypePool types, TypeDescription woven, ClassFileVersion version, Point point, MethodDescription method) {
        this.types = types;
        this.woven = woven;
        this.version = version;
        this.point = point;
        this.method = method;
    }

    PlannedPoint plan(boolean framed) throws RefusedException {
        PlannedEach each = each();
        PathResolver resolver = resolver(each == null ? null : each.item());
        ResolvedPath when = truth(resolver, "when", point.when());
        ResolvedPath unless = truth(resolver, "unless", point.unless());
        List<PlannedValue> values = values(resolver);
        PlannedValue key = framed ? key(values) : null;
        PlannedPoint plan = new PlannedPoint(point, method, framed, key, when, unless, each, values);
        if (plan.isCheck() && !point.values().containsKey(Value.FEATURE)) {
            throw new RefusedException("the point has no feature");
        }
        return plan;
    }

    private @Nullable PlannedEach each() throws RefusedException {
        String text = point.each();
        if (text == null) {
            return null;
        }
        PathResolver resolver = resolver(null);
        Path.Split split = parse("each", text).splitLastCast();
        ResolvedPath path = resolve(resolver, "each", split.path());
        requireType(path.absent() || Conversion.isCollection(path.type()), "each", path);
        return new PlannedEach(path, split.cast() == null ? OBJECT : resolver.type(split.cast()));
    }

    private static @Nullable ResolvedPath truth(PathResolver resolver, String key, @Nullable String text)
            throws RefusedException {
        if (text == null) {
            return null;
        }
        ResolvedPath path = resolve(resolver, key, parse(key, text));
        requireType(path.absent() || Conversion.isTruth(path.type()), key, path);
        return path;
    }

    private List<PlannedValue> values(PathResolver resolver) throws RefusedException {
        List<PlannedValue> values = new ArrayList<>();
        for (Map.Entry<Value, String> entry : point.values().entrySet()) {
            Value value = entry.getKey();
            List<List<PlannedTerm>> alternatives = new ArrayList<>();
            for (Expression.Sum sum : expression(value.key(), entry.getValue()).alternatives()) {
                alternatives.add(terms(resolver, value, sum.terms()));
            }
            // No error is the good case, and an SDK that does not say "enrolled" says nothing.
            boolean mayBeNull = point.mayBeNull(value) || value == Value.ERROR || value == Value.ENROLLED;
            values.add(new PlannedValue(value, alternatives, mayBeNull));
        }
        return values;
    }

    private static List<PlannedTerm> terms(PathResolver resolver, Value value, List<Expression.Term> terms)
            throws RefusedException {
        List<PlannedTerm> planned = new ArrayList<>();
        for (Expression.Term term : terms) {
            ResolvedPath path = resolve(resolver, value.key(), term.path());
            if (term.choice() != null) {
                requireType(path.absent() || Conversion.isTruth(path.type()), value.key(), path);
                planned.add(new PlannedTerm(path, Conversion.NONE, term.choice()));
            } else {
                planned.add(new PlannedTerm(path, conversion(value, path, terms.size() > 1), null));
            }
        }
        return planned;
    }

    /** A feature id, or the experiment of a lifecycle event, when it is there before the call. */
    private static @Nullable PlannedValue key(List<PlannedValue> values) {
        PlannedValue key = PlannedValue.keyOf(values);
        return key != null && key.isKnownBefore() ? key : null;
    }

    private PathResolver resolver(@Nullable TypeDescription item) {
        return new PathResolver(types, woven, version, method, item);
    }

    private static Path parse(String key, String text) throws RefusedException {
        try {
            return Path.parse(text);
        } catch (RefusedException e) {
            throw refused(key, text, e.reason());
        }
    }

    private static Expression expression(String key, String text) throws RefusedException {
        try {
            return Expression.parse(text);
        } catch (RefusedException e) {
            throw refused(key, text, e.reason());
        }
    }

    private static ResolvedPath resolve(PathResolver resolver, String key, Path path) throws RefusedException {
        try {
            return resolver.resolve(path);
        } catch (RefusedException e) {
            throw refused(key, path.text(), e.reason());
        }
    }

    private static Conversion conversion(Value value, ResolvedPath path, boolean isPart) throws RefusedException {
        try {
            return isPart ? Conversion.ofText(value, path) : Conversion.of(value, path);
        } catch (RefusedException e) {
            throw refused(value.key(), path.path().text(), e.reason());
        }
    }

    private static void requireType(boolean fits, String key, ResolvedPath path) throws RefusedException {
        if (!fits) {
            throw refused(key, path.path().text(), path.type().getName() + " is no value for it");
        }
    }

    private static RefusedException refused(String key, String text, String reason) {
        return new RefusedException(key + " \"" + text + "\": " + reason);
    }
}
