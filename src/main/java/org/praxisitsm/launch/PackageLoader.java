package org.praxisitsm.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.security.CodeSigner;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;
import org.jspecify.annotations.Nullable;

/** Loads from the same jars as another loader, but knows from the start which of them have something of a package. */
final class PackageLoader extends URLClassLoader {

    static {
        registerAsParallelCapable();
    }

    private static final String VERSIONS = "META-INF/versions/";

    /** The jars that have an entry right in a folder, in the order of the class path. */
    private final Map<String, List<Library>> folders = new HashMap<>(1 << 13);

    private record Library(URL url, JarFile jar, CodeSource source) {

        static Library of(URL url) throws IOException {
            if (!(url.openConnection() instanceof JarURLConnection connection)) {
                throw new IOException("Not a jar: " + url);
            }
            return new Library(url, connection.getJarFile(), new CodeSource(url, (CodeSigner[]) null));
        }
    }

    private PackageLoader(URL[] urls, ClassLoader parent) throws IOException {
        super("praxis", urls, parent);
        for (var url : urls) {
            index(Library.of(url));
        }
    }

    /** @return a loader for the same jars, or the one given where its places are not all jars */
    static ClassLoader of(URLClassLoader given) {
        try {
            return new PackageLoader(given.getURLs(), given.getParent());
        } catch (IOException unread) {
            return given;
        }
    }

    private void index(Library library) {
        var seen = new HashSet<String>();
        for (var entries = library.jar().entries(); entries.hasMoreElements(); ) {
            var name = entries.nextElement().getName();
            var folder = folder(name);
            if (seen.add(folder)) {
                add(folder, library);
                if (folder.startsWith(VERSIONS) && folder.indexOf('/', VERSIONS.length()) > 0) {
                    var unversioned = folder.substring(folder.indexOf('/', VERSIONS.length()) + 1);
                    if (seen.add(unversioned)) {
                        add(unversioned, library);
                    }
                }
            }
        }
    }

    private void add(String folder, Library library) {
        folders.computeIfAbsent(folder, key -> new ArrayList<>(1)).add(library);
    }

    /** The folder of a file, and the one around a folder, which is an entry of its own with a stroke at its end. */
    private static String folder(String name) {
        var end = name.endsWith("/") ? name.length() - 2 : name.length() - 1;
        return name.substring(0, name.lastIndexOf('/', end) + 1);
    }

    private List<Library> with(String name) {
        return folders.getOrDefault(folder(name), List.of());
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        var path = name.replace('.', '/') + ".class";
        for (var library : with(path)) {
            var entry = library.jar().getJarEntry(path);
            if (entry != null) {
                try (var content = library.jar().getInputStream(entry)) {
                    var bytes = content.readAllBytes();
                    definePackage(name, library);
                    return defineClass(name, bytes, 0, bytes.length, library.source());
                } catch (IOException unread) {
                    throw new ClassNotFoundException(name, unread);
                }
            }
        }
        throw new ClassNotFoundException(name);
    }

    private void definePackage(String type, Library library) throws IOException {
        var dot = type.lastIndexOf('.');
        if (dot < 0 || getDefinedPackage(type.substring(0, dot)) != null) {
            return;
        }
        var manifest = library.jar().getManifest();
        try {
            if (manifest == null) {
                definePackage(type.substring(0, dot), null, null, null, null, null, null, null);
            } else {
                definePackage(type.substring(0, dot), manifest, library.url());
            }
        } catch (IllegalArgumentException another) {
            // Another thread was first, with the same.
        }
    }

    @Override
    public @Nullable URL findResource(String name) {
        if (isOdd(name)) {
            return super.findResource(name);
        }
        for (var library : with(name)) {
            var url = url(library, name);
            if (url != null) {
                return url;
            }
        }
        return null;
    }

    @Override
    public Enumeration<URL> findResources(String name) throws IOException {
        if (isOdd(name)) {
            return super.findResources(name);
        }
        var found = new ArrayList<URL>();
        for (var library : with(name)) {
            var url = url(library, name);
            if (url != null) {
                found.add(url);
            }
        }
        return Collections.enumeration(found);
    }

    /** Whether the name is no entry's, or has signs that stand for something else in an address. */
    private static boolean isOdd(String name) {
        return name.isEmpty() || name.chars().anyMatch(sign -> sign <= ' ' || sign > '~' || "#%?:".indexOf(sign) >= 0);
    }

    private static @Nullable URL url(Library library, String name) {
        if (library.jar().getEntry(name) == null) {
            return null;
        }
        try {
            return new URL(library.url(), name);
        } catch (MalformedURLException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
