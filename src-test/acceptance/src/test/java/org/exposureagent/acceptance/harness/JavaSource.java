package org.exposureagent.acceptance.harness;

import java.io.File;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * Compiles small programs that a test carries as text blocks.
 *
 * @param release the level of the class files, such as 8
 * @param paths compiler options for what the programs need, such as {@code -cp lib.jar}
 */
public record JavaSource(int release, List<String> paths) {

    private static final Pattern PACKAGE = Pattern.compile("(?m)^package ([\\w.]+);");
    private static final Pattern MODULE = Pattern.compile("(?m)^(open )?module ");
    private static final Pattern TYPE = Pattern.compile(
            "(?m)^(?:(?:public|final|abstract|sealed) )*(?:class|interface|enum|record|@interface) (\\w+)");

    public static JavaSource release(int release) {
        return new JavaSource(release, List.of());
    }

    /** With these folders and jars on the class path. */
    public JavaSource classPath(List<Path> classPath) {
        return option("-cp", classPath);
    }

    /** With these folders and jars on the module path. */
    public JavaSource modulePath(List<Path> modulePath) {
        return option("--module-path", modulePath);
    }

    /**
     * Compiles.
     *
     * @param folder gets the class files
     * @param sources one file each, which is named after its first top-level type
     * @return {@code folder}
     * @throws AssertionError with javac's messages when there is an error
     */
    public Path compile(Path folder, String... sources) {
        List<String> options = new ArrayList<>(paths);
        options.addAll(List.of(
                "-d",
                folder.toString(),
                "--release",
                Integer.toString(release),
                "-g",
                "-proc:none",
                "-Xlint:-options"));
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> messages = new DiagnosticCollector<>();
        List<JavaFileObject> files = Stream.of(sources).map(JavaSource::file).toList();
        if (!javac.getTask(null, null, messages, options, null, files).call()) {
            throw new AssertionError(
                    messages.getDiagnostics().stream().map(Object::toString).collect(Collectors.joining("\n")));
        }
        return folder;
    }

    private JavaSource option(String name, List<Path> values) {
        List<String> more = new ArrayList<>(paths);
        more.add(name);
        more.add(values.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
        return new JavaSource(release, List.copyOf(more));
    }

    private static JavaFileObject file(String source) {
        return new SimpleJavaFileObject(URI.create("source:///" + fileName(source)), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return source;
            }
        };
    }

    private static String fileName(String source) {
        if (MODULE.matcher(source).find()) {
            return "module-info.java";
        }
        Matcher type = TYPE.matcher(source);
        if (!type.find()) {
            throw new AssertionError("no top-level type in: " + source);
        }
        Matcher named = PACKAGE.matcher(source);
        String folder = named.find() ? named.group(1).replace('.', '/') + "/" : "";
        return folder + type.group(1) + ".java";
    }
}
