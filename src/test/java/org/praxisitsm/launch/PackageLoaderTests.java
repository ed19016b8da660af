package org.praxisitsm.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackageLoaderTests {

    /** Loaded anew, from a jar. */
    public static class Sample {}

    private static final String SAMPLE = Sample.class.getName();
    private static final String SAMPLE_PATH = SAMPLE.replace('.', '/') + ".class";

    @TempDir
    Path folder;

    private ClassLoader loader;

    @BeforeEach
    void twoJars() throws IOException {
        var one = jar("one.jar", Map.of("words/here.txt", "first", "META-INF/services/some.Service", "one"));
        var two = jar(
                "two.jar",
                Map.of(
                        "words/here.txt",
                        "second",
                        "words/only.txt",
                        "alone",
                        "words/50% more.txt",
                        "odd",
                        "META-INF/services/some.Service",
                        "two",
                        SAMPLE_PATH,
                        ""));
        loader = PackageLoader.of(new URLClassLoader(new URL[] {one, two}, ClassLoader.getPlatformClassLoader()));
    }

    @Test
    void classComesFromTheJarThatHasIt() throws Exception {
        var type = Class.forName(SAMPLE, true, loader);

        assertThat(type.getClassLoader()).isSameAs(loader);
        assertThat(type).isNotSameAs(Sample.class);
        assertThat(type.getProtectionDomain().getCodeSource().getLocation()).hasToString(address("two.jar"));
        assertThat(type.getPackage().getName()).isEqualTo("org.praxisitsm.launch");
        assertThat(loader.loadClass(SAMPLE)).isSameAs(type);
    }

    @Test
    void whatNobodyHasIsNotFound() {
        assertThatThrownBy(() -> loader.loadClass("org.praxisitsm.launch.Nothing"))
                .isInstanceOf(ClassNotFoundException.class);
        assertThatThrownBy(() -> loader.loadClass("elsewhere.Nothing")).isInstanceOf(ClassNotFoundException.class);
        assertThat(loader.getResource("words/nothing.txt")).isNull();
        assertThat(loader.getResource("")).isNull();
    }

    @Test
    void firstJarComesFirstAndAllAreToldInTheirOrder() throws IOException {
        assertThat(text(loader.getResource("words/here.txt"))).isEqualTo("first");
        assertThat(text(loader.getResource("words/only.txt"))).isEqualTo("alone");
        assertThat(Collections.list(loader.getResources("META-INF/services/some.Service")))
                .extracting(PackageLoaderTests::text)
                .containsExactly("one", "two");
    }

    @Test
    void folderIsAResourceToo() throws IOException {
        assertThat(Collections.list(loader.getResources("words/")))
                .extracting(URL::toString)
                .containsExactly(address("one.jar") + "words/", address("two.jar") + "words/");
    }

    @Test
    void signsThatMeanSomethingInAnAddressDoNoHarm() {
        assertThat(text(loader.getResource("words/50% more.txt"))).isEqualTo("odd");
    }

    @Test
    void loaderOfFoldersIsLeftAsItIs() throws IOException {
        try (var folders = new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
            assertThat(PackageLoader.of(folders)).isSameAs(folders);
        }
    }

    private URL jar(String name, Map<String, String> files) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var jar = new JarOutputStream(bytes)) {
            jar.putNextEntry(new JarEntry("words/"));
            for (var file : files.entrySet()) {
                jar.putNextEntry(new JarEntry(file.getKey()));
                jar.write(content(file));
            }
        }
        Files.write(folder.resolve(name), bytes.toByteArray());
        return new URL(address(name));
    }

    private static byte[] content(Map.Entry<String, String> file) throws IOException {
        if (!file.getKey().equals(SAMPLE_PATH)) {
            return file.getValue().getBytes(StandardCharsets.UTF_8);
        }
        try (var type = PackageLoaderTests.class.getResourceAsStream("/" + SAMPLE_PATH)) {
            return type.readAllBytes();
        }
    }

    private String address(String jar) {
        return "jar:" + folder.resolve(jar).toUri() + "!/";
    }

    private static String text(URL resource) {
        try (var stream = resource.openStream()) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unread) {
            throw new AssertionError(unread);
        }
    }
}
