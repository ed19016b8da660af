package org.praxisitsm.launch;

import java.lang.reflect.InvocationTargetException;
import java.net.URLClassLoader;

/**
 * The main class of the jar. The loader that comes with the jar asks its two hundred libraries one after the other for each
 * class, which is a quarter of what a start takes; here, a class is looked for where its package is.
 */
public final class Start {

    private static final String APPLICATION = "org.praxisitsm.PraxisApplication";

    private Start() {}

    public static void main(String[] args) throws Throwable {
        var given = Start.class.getClassLoader();
        // From folders, or extracted, the JVM's own loader does: it can use an archive of the classes.
        var loader = given instanceof URLClassLoader jars ? PackageLoader.of(jars) : given;
        Thread.currentThread().setContextClassLoader(loader);
        if (loader != given) {
            Ahead.of(loader);
        }
        try {
            Class.forName(APPLICATION, false, loader)
                    .getMethod("main", String[].class)
                    .invoke(null, (Object) args);
        } catch (InvocationTargetException failed) {
            throw failed.getCause();
        }
    }
}
