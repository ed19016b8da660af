package org.praxisitsm.launch;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/**
 * Loads and links the classes that a start needs, in the order in which it needs them, beside the thread that starts: a third of
 * what that thread did was to read and verify classes. No code of theirs runs here. The list is written by
 * {@code docker/start-classes.sh}; what it names and is not there any more is passed over.
 */
final class Ahead implements Runnable {

    /** Lines of a package and the classes in it, all separated by blanks. */
    static final String LIST = "META-INF/start-classes.txt";

    private final ClassLoader loader;

    Ahead(ClassLoader loader) {
        this.loader = loader;
    }

    static void of(ClassLoader loader) {
        var thread = new Thread(new Ahead(loader), "praxis-classes");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void run() {
        try (var list = loader.getResourceAsStream(LIST)) {
            if (list != null) {
                names(list).forEach(this::load);
            }
        } catch (IOException unread) {
            // Then each class is loaded when it is asked for.
        }
    }

    static Stream<String> names(InputStream list) {
        return new BufferedReader(new InputStreamReader(list, StandardCharsets.UTF_8))
                .lines()
                .map(line -> line.split(" "))
                .flatMap(words -> Stream.of(words).skip(1).map(name -> words[0] + "." + name));
    }

    private void load(String name) {
        try {
            // Asking for them links the class, which verifies it.
            Class.forName(name, false, loader).getDeclaredConstructors();
        } catch (ClassNotFoundException | LinkageError gone) {
            // From another version, or for a library that is not here.
        }
    }
}
