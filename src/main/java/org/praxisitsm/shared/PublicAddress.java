package org.praxisitsm.shared;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where people reach this installation, for links that leave it.
 *
 * @param url absolute, {@code http} or {@code https}; a path in it is kept
 */
@ConfigurationProperties("praxis")
public record PublicAddress(@DefaultValue("http://localhost:8080") URI url) {

    public PublicAddress {
        if (url.getHost() == null || !("http".equals(url.getScheme()) || "https".equals(url.getScheme()))) {
            throw new IllegalArgumentException(
                    "praxis.url must be the address of this installation, such as https://praxis.example.org, not "
                            + url);
        }
    }

    /** @param path below the address, without a slash at its beginning */
    public String link(String path) {
        var base = url.toString();
        return (base.endsWith("/") ? base : base + "/") + path;
    }

    public String host() {
        return url.getHost();
    }
}
